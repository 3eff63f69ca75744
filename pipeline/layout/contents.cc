#include "layout/contents.h"

#include <algorithm>

namespace divulga::layout {
namespace {

void gather(const Blocks& blocks, int deepest, const Document& document, std::vector<ContentsEntry>& entries) {
  for (const Block& block : blocks) {
    if (const Heading* heading = std::get_if<Heading>(&block.node)) {
      if (heading->level <= deepest && !heading->id.empty())
        entries.push_back({heading->level, heading->id, without_bidi_controls(plain_text(heading->content, document.labels)), heading->number});
    } else if (const Container* container = std::get_if<Container>(&block.node)) {
      gather(container->content, deepest, document, entries);
    }
  }
}

Path leader(Pt from, Pt to, Pt y, Color color) {
  Path dots = rule({from, y}, {to, y}, Pt(0.6), color);
  dots.dash = {0.6F, 3.2F};
  return dots;
}

/// An entry: number, title, dots and the place of its page number.
FlowItem entry_line(Setting& s, const ContentsEntry& entry, Pt width, double closing, StructId toc) {
  const Typography& t = s.type;
  const Pt number_width = t.body.size * 2.2, labels = t.body.size * 2.6;
  const bool first = entry.level <= 2;
  TextLook look = first ? t.body : t.note;
  look.role = FontRole::sans;
  look.weight = first ? 700 : 400;
  // Single lines need less than running text: tall scripts would otherwise fill two pages.
  if (optical_adjustment(s.language).size > 1.1) look.size = look.size * 0.88;
  look.leading = std::min(first ? t.body.leading : t.note.leading, look.size * 1.34) * closing;
  const StructId item = s.structure.add(StructTag::toc_item, toc);
  const StructId reference = s.structure.add(StructTag::reference, item);
  const StructId link = s.structure.add(StructTag::link, reference);
  const Pt indent = first || entry.number.empty() ? Pt(0) : labels;
  Pt number_space = entry.number.empty() ? Pt(0) : labels;
  const StructId said = s.structure.add(StructTag::span, link);
  const StructId page = s.structure.add(StructTag::span, link);
  Fragment f;
  f.width = width;
  if (!entry.number.empty()) {
    TextBlock number(s, entry.number + " ", look, said);    // the spaces part what is read out: number, title, page
    f.put(number.block(labels), s.x(indent, labels, width), Pt(0));
  }
  const Pt room = width - indent - number_space - number_width;
  TextBlock text(s, entry.title + " ", look, said);
  std::vector<Fragment> lines = text.lines(room);
  const Pt baseline = baseline_of(s.context.fonts, look, s.language);
  for (Fragment& line : lines) {
    f.put(std::move(line), s.x(indent + number_space, room, width), f.height);
    f.height += look.leading;
  }
  // Dots from the end of the title to the page number, on the baseline.
  const Pt last = f.height - look.leading + baseline;
  Pt end_of_text;
  for (const PageItem& drawn : f.items) {
    const GlyphRun* run = std::get_if<GlyphRun>(&drawn);
    if (!run || run->origin.y < last - Pt(1)) continue;
    Pt extent;
    for (const PlacedGlyph& glyph : run->glyphs) extent = std::max(extent, Pt(static_cast<double>(glyph.x + glyph.advance)));
    end_of_text = std::max(end_of_text, s.right_to_left ? width - run->origin.x : run->origin.x + extent);
  }
  const Pt from = end_of_text + look.size * 0.5, to = width - number_width;
  if (to > from) {
    const Pt a = s.right_to_left ? width - to : from, b = s.right_to_left ? width - from : to;
    f.items.emplace_back(leader(a, b, last, s.palette.line));
  }
  f.page_references.push_back({entry.id, {s.x(width - number_width, number_width, width), f.height - look.leading, number_width, look.leading}, page});
  f.references.push_back({{Pt(0), Pt(0), width, f.height}, entry.id, link, entry.title});
  FlowItem made = single(std::move(f), first ? look.leading * 0.24 : Pt(0), Pt(0), {});
  made.keep_with_next = true;
  return made;
}

/// Entries that stay in one column, and how high they stand.
struct ContentsSection {
  Flow lines;
  Pt height;
};

/// How many of the sections from `first` on stand in the left of two balanced columns, and how high the higher column is.
struct ColumnCut {
  size_t left = 0;
  Pt height;
};
ColumnCut balanced_cut(const std::vector<ContentsSection>& sections, size_t first, size_t last) {
  Pt total, before;
  for (size_t i = first; i < last; ++i) total += sections[i].height;
  size_t cut = first;
  for (; cut < last && before + sections[cut].height / 2 < total / 2; ++cut) before += sections[cut].height;
  return {cut, std::max(before, total - before)};
}

FlowItem two_columns(Setting& s, const Measure& measure, std::vector<ContentsSection>& sections, size_t first, size_t cut, size_t last) {
  const Pt gap = s.type.unit * 3, width = (measure.full - gap) / 2;
  Flow left, right;
  for (size_t i = first; i < last; ++i) append(i < cut ? left : right, std::move(sections[i].lines));
  Fragment start = stack(std::move(left), width), end = stack(std::move(right), width), both;
  both.width = measure.full;
  both.height = std::max(start.height, end.height);
  both.put(std::move(start), s.x(Pt(0), width, measure.full), Pt(0));
  both.put(std::move(end), s.x(width + gap, width, measure.full), Pt(0));
  FlowItem item = single(std::move(both), s.type.unit, s.type.unit, {});
  item.width = ItemWidth::full;
  return item;
}

/// Two columns across the page's whole width, as many pages as it takes. A section is not parted from its first entries.
Flow in_columns(Setting& s, const Measure& measure, Flow flow, StructId toc, const std::vector<ContentsEntry>& entries) {
  const Pt width = (measure.full - s.type.unit * 3) / 2;
  Pt room = measure.page_height;
  std::vector<ContentsSection> sections;
  for (const ContentsEntry& entry : entries) {
    FlowItem line = entry_line(s, entry, width, 1.0, toc);
    const Pt height = line.fragment.height + line.before;
    if (sections.empty() || entry.level <= 2 || (room > Pt(0) && sections.back().height > room * 0.4)) sections.emplace_back();
    sections.back().lines.push_back(std::move(line));
    sections.back().height += height;
  }
  for (const FlowItem& line : flow) room -= line.fragment.height + line.after;   // the heading stands on the first page
  for (size_t first = 0; first < sections.size();) {
    size_t last = measure.page_height > Pt(0) ? first + 1 : sections.size();
    while (last < sections.size() && balanced_cut(sections, first, last + 1).height <= room) ++last;
    flow.push_back(two_columns(s, measure, sections, first, balanced_cut(sections, first, last).left, last));
    first = last;
    room = measure.page_height;
  }
  return flow;
}

}  // namespace

std::vector<ContentsEntry> contents_entries(const Document& document, int deepest_level) {
  std::vector<ContentsEntry> entries;
  gather(document.blocks, deepest_level, document, entries);
  return entries;
}

Fragment page_number(Setting& s, const PageReference& reference, const std::string& label) {
  TextLook look = s.type.body;
  look.role = FontRole::sans;
  look.tabular = true;
  look.size = std::min(look.size, reference.box.height / 1.34);   // as large as its entry
  look.leading = reference.box.height;
  TextOptions options;
  options.alignment = Alignment::end;
  TextBlock block(s, label, look, artifact, options);
  Fragment f = block.block(reference.box.width);
  for (PageItem& item : f.items) std::visit([&](auto& i) { i.element = reference.element; }, item);
  return f;
}

Flow lay_out_contents(Setting& s, const Measure& measure, StructId parent) {
  const Typography& t = s.type;
  std::vector<ContentsEntry> entries = contents_entries(s.edition.document, s.design.contents_levels + 1);
  if (entries.empty()) return {};
  const StructId heading = s.structure.add(StructTag::h2, parent);
  TextBlock title(s, s.word("Contents"), t.heading2, heading);
  Flow flow = line_flow(title.lines(measure.text), t.unit * 2, t.unit, Keep::with_next, {});
  const StructId toc = s.structure.add(StructTag::toc, parent);
  const bool columns = entries.size() > 24 && measure.full > Pt(Mm(140));
  if (columns) return in_columns(s, measure, std::move(flow), toc, entries);
  // On one page: the second level closes up until it fits.
  const auto height = [&](double inner) {
    Pt total = title.block(measure.text).height + t.unit * 2;
    for (const ContentsEntry& e : entries) total += e.level <= 2 ? t.body.leading * 1.22 : t.note.leading * inner;
    return total;
  };
  double inner = 1.0;
  if (measure.page_height > Pt(0)) {
    while (inner > 0.8 && height(inner) > measure.page_height) inner -= 0.04;
    if (height(inner) > measure.page_height) std::erase_if(entries, [](const ContentsEntry& e) { return e.level > 2; });
  }
  for (size_t i = 0; i < entries.size(); ++i) {
    flow.push_back(entry_line(s, entries[i], measure.text, inner, toc));
    flow.back().keep_with_next = entries[i].level <= 2 && i + 1 < entries.size() && entries[i + 1].level > 2;
  }
  return flow;
}

}  // namespace divulga::layout
