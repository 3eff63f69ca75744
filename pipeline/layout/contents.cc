#include "layout/contents.h"

#include <algorithm>
#include <map>

namespace divulga::layout {
namespace {

void gather(const Blocks& blocks, int deepest, const Setting& s, std::vector<ContentsEntry>& entries) {
  const Document& document = s.edition.document;
  for (const Block& block : blocks) {
    if (const Heading* heading = std::get_if<Heading>(&block.node)) {
      if (heading->level <= deepest && !heading->id.empty())
        entries.push_back({heading->level, heading->id, without_bidi_controls(plain_text(heading->content, document.labels)), s.number_of(*heading)});
    } else if (const Container* container = std::get_if<Container>(&block.node)) {
      gather(container->content, deepest, s, entries);
    }
  }
}

void gather_captions(const Blocks& blocks, ContentsOf of, const Document& document, std::vector<ContentsEntry>& entries) {
  const auto add = [&](const std::string& id, const std::string& label, const Inlines& caption) {
    if (!id.empty() && !label.empty()) entries.push_back({3, id, without_bidi_controls(plain_text(caption, document.labels)), label});
  };
  for (const Block& block : blocks) {
    const Table* table = std::get_if<Table>(&block.node);
    const Figure* figure = std::get_if<Figure>(&block.node);
    const Chart* chart = std::get_if<Chart>(&block.node);
    if (table && of == ContentsOf::tables) add(table->id, table->label, table->caption);
    if (figure && of == ContentsOf::figures) add(figure->id, figure->label, figure->caption);
    if (chart && of == ContentsOf::figures) add(chart->id, chart->label, chart->title);
    if (const Container* container = std::get_if<Container>(&block.node)) gather_captions(container->content, of, document, entries);
  }
}

Path leader(Pt from, Pt to, Pt y, Color color) {
  Path dots = rule({from, y}, {to, y}, Pt(0.6), color);
  dots.dash = {0.6F, 3.2F};
  return dots;
}

TextLook entry_look(const Setting& s, const ContentsEntry& entry, double closing) {
  const Typography& t = s.type;
  const bool first = entry.level <= 2;
  TextLook look = first ? t.body : t.note;
  look.role = FontRole::sans;
  look.weight = first ? 700 : 400;
  // Single lines need less than running text: tall scripts would otherwise fill two pages.
  if (optical_adjustment(s.language).size > 1.1) look.size = look.size * 0.88;
  look.leading = std::min(first ? t.body.leading : t.note.leading, look.size * (is_sloping(s.language) ? 1.6 : 1.34)) * closing;
  return look;
}

/// Where the numbers of each level start and the titles behind them: numbers of one level stand below one another.
class EntryColumns {
 public:
  EntryColumns(Setting& s, const std::vector<ContentsEntry>& entries) : least_(s.type.body.size * 2.6) {
    for (const ContentsEntry& entry : entries) {
      if (entry.number.empty()) continue;
      const TextLook look = entry_look(s, entry, 1);
      Pt& width = widths_[entry.level];
      width = std::max({width, least_, TextBlock(s, entry.number, look, artifact).max_width() + look.size * 0.8});
    }
  }
  Pt indent(const ContentsEntry& entry) const {
    Pt total;
    for (const auto& [level, width] : widths_)
      if (level < entry.level) total += width;
    if (widths_.empty() && entry.level > 2) total = least_ * 0.5 * static_cast<double>(entry.level - 2);
    return total;
  }
  Pt number(const ContentsEntry& entry) const {
    const auto width = widths_.find(entry.level);
    return entry.number.empty() || width == widths_.end() ? Pt(0) : width->second;
  }

 private:
  Pt least_;
  std::map<int, Pt> widths_;
};

/// An entry: number, title, dots and the place of its page number.
FlowItem entry_line(Setting& s, const ContentsEntry& entry, const EntryColumns& columns, Pt width, double closing, StructId toc) {
  const Pt number_width = s.type.body.size * 2.2;
  const bool first = entry.level <= 2;
  const TextLook look = entry_look(s, entry, closing);
  const StructId item = s.structure.add(StructTag::toc_item, toc);
  const StructId reference = s.structure.add(StructTag::reference, item);
  const StructId link = s.structure.add(StructTag::link, reference);
  const Pt indent = columns.indent(entry), number_space = columns.number(entry);
  const StructId said = s.structure.add(StructTag::span, link);
  const StructId page = s.structure.add(StructTag::span, link);
  Fragment f;
  f.width = width;
  if (!entry.number.empty()) {
    TextBlock number(s, entry.number + " ", look, said);    // the spaces part what is read out: number, title, page
    f.put(number.block(number_space), s.x(indent, number_space, width), Pt(0));
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

/// The TOC elements of nested levels: entries of a deeper level stand in a TOC of their own.
class NestedContents {
 public:
  NestedContents(Setting& s, StructId parent) : s_(s) { open_.push_back({0, s.structure.add(StructTag::toc, parent)}); }

  StructId of_level(int level) {
    while (open_.size() > 1 && open_.back().first > level) open_.pop_back();
    if (open_.back().first == 0) open_.back().first = level;
    if (open_.back().first < level) open_.push_back({level, s_.structure.add(StructTag::toc, open_.back().second)});
    return open_.back().second;
  }

 private:
  Setting& s_;
  std::vector<std::pair<int, StructId>> open_;
};

/// Where contents may break: not between a section's title and its first entry, and a short section not at all.
void keep_sections(Flow& lines, const std::vector<ContentsEntry>& entries) {
  constexpr size_t short_section = 8;
  for (size_t i = 0; i < lines.size();) {
    size_t end = i + 1;
    while (end < lines.size() && entries[end].level > entries[i].level) ++end;
    const size_t count = end - i;
    for (size_t k = i; k < end; ++k) lines[k].keep_with_next = k + 1 < end && (count <= short_section || k == i || k + 2 == end);
    i = end;
  }
}

/// The same lines, each a little lower.
FlowItem set_closer(const FlowItem& item) {
  FlowItem closer = item;
  closer.columns = std::make_shared<ColumnFlow>(*item.columns);
  for (FlowItem& line : closer.columns->flow) line.fragment.height = line.fragment.height * 0.9, line.before = line.before * 0.8;
  return closer;
}

}  // namespace

std::vector<ContentsEntry> contents_entries(const Setting& s, ContentsOf of) {
  std::vector<ContentsEntry> entries;
  if (of == ContentsOf::headings) gather(s.edition.document.blocks, s.design.contents_levels + 1, s, entries);
  else gather_captions(s.edition.document.blocks, of, s.edition.document, entries);
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

Flow lay_out_contents(Setting& s, ContentsOf of, const Measure& measure, StructId parent) {
  const Typography& t = s.type;
  std::vector<ContentsEntry> entries = contents_entries(s, of);
  if (entries.empty()) return {};
  const StructId heading = s.structure.add(StructTag::h2, parent);
  TextBlock title(s, s.word(of == ContentsOf::figures ? "List of figures" : of == ContentsOf::tables ? "List of tables" : "Contents"), t.heading2, heading);
  Flow flow = line_flow(title.lines(measure.text), t.unit * 2, t.unit, Keep::with_next, {});
  const EntryColumns columns(s, entries);
  NestedContents nested(s, parent);
  const bool side_by_side = of == ContentsOf::headings && entries.size() > 24 && measure.full > Pt(Mm(140));
  if (side_by_side) {
    FlowItem item = single({}, t.unit, t.unit, {});
    item.columns = std::make_shared<ColumnFlow>();
    item.columns->gap = t.unit * 3;
    item.columns->width = (measure.full - item.columns->gap) / 2;
    item.columns->right_to_left = s.right_to_left;
    for (const ContentsEntry& entry : entries) item.columns->flow.push_back(entry_line(s, entry, columns, item.columns->width, 1.0, nested.of_level(entry.level)));
    keep_sections(item.columns->flow, entries);
    item.width = ItemWidth::full;
    item.together = true;
    item.closer = std::make_shared<FlowItem>(set_closer(item));
    flow.push_back(std::move(item));
    return flow;
  }
  // On one page: the second level closes up until it fits.
  const auto height = [&](double inner) {
    Pt total = title.block(measure.text).height + t.unit * 2;
    for (const ContentsEntry& e : entries) total += e.level <= 2 ? t.body.leading * 1.22 : t.note.leading * inner;
    return total;
  };
  double inner = 1.0;
  if (of == ContentsOf::headings && measure.page_height > Pt(0)) {
    while (inner > 0.8 && height(inner) > measure.page_height) inner -= 0.04;
    if (height(inner) > measure.page_height) std::erase_if(entries, [](const ContentsEntry& e) { return e.level > 2; });
  }
  Flow lines;
  for (const ContentsEntry& entry : entries) lines.push_back(entry_line(s, entry, columns, measure.text, inner, nested.of_level(entry.level)));
  keep_sections(lines, entries);
  append(flow, std::move(lines));
  return flow;
}

}  // namespace divulga::layout
