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
  look.size = std::min(look.size, reference.box.height);
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
  const Pt number_width = t.body.size * 2.2, labels = t.body.size * 2.6;
  for (const ContentsEntry& entry : entries) {
    const bool first = entry.level <= 2;
    TextLook look = first ? t.body : t.note;
    look.role = FontRole::sans;
    look.weight = first ? 700 : 400;
    look.leading = first ? t.body.leading * 1.0 : t.note.leading * inner;
    const StructId item = s.structure.add(StructTag::toc_item, toc);
    const StructId reference = s.structure.add(StructTag::reference, item);
    const StructId link = s.structure.add(StructTag::link, reference);
    const Pt indent = first || entry.number.empty() ? Pt(0) : labels;
    Pt number_space = entry.number.empty() ? Pt(0) : labels;
    const StructId said = s.structure.add(StructTag::span, link);
    const StructId page = s.structure.add(StructTag::span, link);
    Fragment f;
    f.width = measure.text;
    if (!entry.number.empty()) {
      TextBlock number(s, entry.number, look, said);
      f.put(number.block(labels), s.x(indent, labels, measure.text), Pt(0));
    }
    const Pt room = measure.text - indent - number_space - number_width;
    TextBlock text(s, entry.title, look, said);
    std::vector<Fragment> lines = text.lines(room);
    const Pt baseline = baseline_of(s.context.fonts, look, s.language);
    for (Fragment& line : lines) {
      f.put(std::move(line), s.x(indent + number_space, room, measure.text), f.height);
      f.height += look.leading;
    }
    // Dots from the end of the title to the page number, on the baseline.
    const Pt last = f.height - look.leading + baseline;
    Pt end_of_text;
    for (const PageItem& drawn : f.items) {
      const GlyphRun* run = std::get_if<GlyphRun>(&drawn);
      if (!run || run->origin.y < last - Pt(1)) continue;
      Pt width;
      for (const PlacedGlyph& glyph : run->glyphs) width = std::max(width, Pt(static_cast<double>(glyph.x + glyph.advance)));
      end_of_text = std::max(end_of_text, s.right_to_left ? measure.text - run->origin.x : run->origin.x + width);
    }
    const Pt from = end_of_text + look.size * 0.5, to = measure.text - number_width;
    if (to > from) {
      const Pt a = s.right_to_left ? measure.text - to : from, b = s.right_to_left ? measure.text - from : to;
      f.items.emplace_back(leader(a, b, last, s.palette.line));
    }
    f.page_references.push_back({entry.id, {s.x(measure.text - number_width, number_width, measure.text), f.height - look.leading, number_width, look.leading}, page});
    f.references.push_back({{Pt(0), Pt(0), measure.text, f.height}, entry.id, link, entry.title});
    FlowItem made = single(std::move(f), first ? t.body.leading * 0.22 : Pt(0), Pt(0), {});
    made.keep_with_next = first && &entry != &entries.back() && (&entry)[1].level > 2;
    flow.push_back(std::move(made));
  }
  return flow;
}

}  // namespace divulga::layout
