#include "layout/block_layout.h"

#include <algorithm>
#include <cmath>

#include "layout/chart.h"
#include "layout/code_layout.h"
#include "layout/container_layout.h"
#include "layout/contents.h"
#include "layout/directory_index.h"
#include "layout/list_marks.h"
#include "layout/map.h"
#include "layout/picture.h"
#include "layout/qr_block.h"
#include "layout/table_layout.h"

namespace divulga::layout {

Fragment box_ground(const Setting& setting, Size size, const BoxStyle& style) {
  Fragment box;
  box.width = size.width;
  box.height = size.height;
  box.items.emplace_back(rectangle({Pt(0), Pt(0), size.width, size.height}, style.ground));
  const Pt bar = Mm(1);
  if (style.bar) box.items.emplace_back(rectangle({setting.x(Pt(0), bar, size.width), Pt(0), bar, size.height}, *style.bar));
  return box;
}

Fragment boxed(const Setting& setting, Fragment content, Pt width, const BoxStyle& style) {
  Fragment box = box_ground(setting, {width, content.height + style.padding * 2}, style);
  const Pt bar = style.bar ? Pt(Mm(1)) : Pt(0);
  const Pt content_width = content.width;
  box.put(std::move(content), setting.x(bar + style.padding, content_width, width), style.padding);
  return box;
}

FlowItem single(Fragment fragment, Pt before, Pt after, const SourceSpan& span) {
  FlowItem item;
  item.fragment = std::move(fragment);
  item.before = before;
  item.after = after;
  item.span = span;
  return item;
}

struct BlockVisitor {
  BlockLayout& layout;
  const Measure& measure;
  StructId parent;
  const SourceSpan& span;
  Setting& s = layout.setting_;

  TextOptions running_text() const {
    TextOptions options;
    options.span = span;
    options.hyphenate = s.design.type.hyphenate && !measure.boxed;
    options.protrusion = s.design.type.protrusion;
    const Alignment wanted = s.design.type.alignment;
    options.alignment = wanted == Alignment::justify && measure.boxed ? Alignment::start : wanted;
    return options;
  }
  Pt paragraph_gap() const { return s.type.unit; }

  Flow operator()(const Paragraph& n) const {
    const StructId p = s.structure.add(StructTag::paragraph, parent);
    TextBlock text(s, n.content, measure.body, p, running_text());
    return line_flow(text.lines(measure.text), paragraph_gap(), paragraph_gap(), Keep::free, span, s.design.type.orphans, s.design.type.widows);
  }

  Flow operator()(const Heading& n) const {
    const Typography& t = s.type;
    const int step = measure.aside ? n.level + 1 : n.level;
    const TextLook& look = step <= 2 ? t.heading2 : step == 3 ? t.heading3 : step == 4 ? t.heading4 : t.strong;
    const bool opens_page = s.design.sections == Sections::page && n.level == 2 && !measure.boxed;
    const Pt width = opens_page ? measure.full : measure.text;
    int level = n.level;
    if (layout.title_pending_) level = 1, layout.title_pending_ = false;
    const StructId h = s.structure.add(heading_tag(level), parent);
    Inlines content;
    const std::string number = s.number_of(n);
    if (!number.empty()) content.push_back({Text{number + "\xE2\x80\x82"}});
    content.insert(content.end(), n.content.begin(), n.content.end());
    TextOptions options;
    options.span = span;
    if (s.design.type.alignment == Alignment::center) options.alignment = Alignment::center;
    options.whole_words = true;
    TextBlock text(s, content, look, h, options);
    std::vector<Fragment> lines = text.balanced_lines(width);
    if (lines.empty()) return {};
    if (!n.id.empty()) lines.front().anchors.push_back({n.id, Pt(0)});
    const std::string title = without_bidi_controls(plain_text(content, s.edition.document.labels));
    lines.front().outline.push_back({title, level, Pt(0)});
    // More space above than below, so that a heading belongs to what follows.
    const Pt before = measure.boxed ? t.unit * 1.5 : t.unit * (n.level <= 2 ? (s.design.type.heading2 > 2 ? 4 : 3) : n.level == 3 ? 3 : 2);
    const Pt after = n.level <= 2 ? t.unit : t.unit * 0.5;
    const bool ruled = s.design.headings == HeadingLook::ruled && n.level == 2 && !measure.aside;
    Flow flow;
    if (ruled) {
      Fragment line;
      line.width = width;
      line.height = Pt(1.5) + t.unit * 0.6 + overhang(s.language, look);
      line.items.emplace_back(rule({Pt(0), Pt(0.75)}, {width, Pt(0.75)}, Pt(1.5), s.palette.primary));
      flow.push_back(single(std::move(line), before, Pt(0), span));
      flow.back().keep_with_next = true;
    }
    append(flow, line_flow(std::move(lines), ruled ? Pt(0) : before, opens_page ? after * 2 : after, Keep::with_next, span));
    if (opens_page) {
      flow.front().new_page = true;
      for (FlowItem& item : flow) item.width = measure.full > measure.text ? ItemWidth::full : ItemWidth::text;
    }
    return flow;
  }

  Flow operator()(const List& n) const { return layout.list(n, measure, parent, span); }

  Flow operator()(const DefinitionList& n) const { return layout.definitions(n, measure, parent, span); }

  Flow operator()(const Quote& n) const {
    const StructId quote = s.structure.add(StructTag::block_quote, parent);
    Measure inner = measure;
    const BoxStyle style{s.palette.paper, s.palette.tint3, s.type.unit * 0.5};
    inner.text = inner.full = measure.text - style.padding * 2 - Mm(1) - s.type.unit;
    inner.margin = Pt(0);
    inner.boxed = inner.tinted = true;
    return layout.in_box(layout.blocks(n.content, inner, quote), style, s.type.unit, inner.text, measure, s.type.unit, span);
  }

  Flow operator()(const CodeBlock& n) const { return lay_out_code(layout, n, measure, parent, span); }

  Flow operator()(const ThematicBreak&) const {
    Fragment f;
    f.width = measure.text;
    f.height = Pt(0.5);
    f.items.emplace_back(rule({Pt(0), Pt(0.25)}, {measure.text, Pt(0.25)}, Pt(0.5), s.palette.line));
    return {single(std::move(f), s.type.unit, s.type.unit, span)};
  }

  Flow operator()(const Table& n) const { return lay_out_table(s, n, measure, parent, span); }

  Flow operator()(const Figure& n) const {
    const bool full = n.place == Figure::Place::full && measure.full > measure.text;
    const Pt room = full ? measure.full : measure.text;
    std::optional<Fragment> figure = lay_out_figure(s, n, room, measure.page_height, parent, span);
    if (!figure) return {};
    FlowItem item = single(std::move(*figure), s.type.unit * 2, s.type.unit * 2, span);
    item.floats = !measure.boxed;
    if (full) item.width = ItemWidth::full;
    return {std::move(item)};
  }

  Flow operator()(const Chart& n) const { return lay_out_chart(s, n, measure, parent, span); }

  Flow operator()(const OpeningHours& n) const {
    const StructId table = s.structure.add(StructTag::table, parent);
    TextLook times = measure.body;
    times.tabular = true;
    Pt widest, longest, range;
    struct Row { TextBlock days; std::optional<TextBlock> times; };   // without times: the heading of a season
    std::vector<Row> rows;
    for (const HoursRow& row : n.rows) {
      const StructId tr = s.structure.add(StructTag::table_row, table);
      const StructId head = s.structure.add(StructTag::header_cell, tr);
      s.structure[head].scope = StructElement::Scope::row;
      TextLook bold = measure.body;
      bold.weight = 700;
      TextBlock days(s, row.days, bold, head, running_text());
      if (row.times.empty()) {
        s.structure[head].scope = StructElement::Scope::column;
        s.structure[head].column_span = 2;
        rows.push_back({std::move(days), std::nullopt});
        continue;
      }
      TextBlock hours(s, row.times, times, s.structure.add(StructTag::data_cell, tr), running_text());
      widest = std::max(widest, days.max_width());
      longest = std::max(longest, hours.max_width());
      range = std::max(range, hours.min_width());
      rows.push_back({std::move(days), std::move(hours)});
    }
    const Pt gap = s.type.unit;
    // A second time goes on a line of its own; in a narrow box all times stand under their days. Neither is torn in two.
    const bool both = widest + gap + std::min(longest, range * 1.25) + Pt(0.5) <= measure.text;
    const Pt days_width = both ? widest + Pt(0.2) : measure.text, hours_width = both ? measure.text - days_width - gap : measure.text;
    Flow flow;
    for (size_t i = 0; i < rows.size(); ++i) {
      const bool heading = !rows[i].times;
      const Pt pad = measure.body.leading * 0.1, above = heading && i > 0 ? measure.body.leading * 0.5 : pad;
      Fragment days = rows[i].days.block(heading ? measure.text : days_width);
      Fragment f;
      f.width = measure.text;
      f.height = days.height + above + pad;
      const Pt below = both ? Pt(0) : days.height;
      f.put(std::move(days), s.x(Pt(0), heading ? measure.text : days_width, measure.text), above);
      if (!heading) {
        Fragment hours = rows[i].times->block(hours_width);
        f.height = std::max(f.height, below + hours.height + pad * 2);
        f.put(std::move(hours), s.x(measure.text - hours_width, hours_width, measure.text), pad + below);
      }
      f.items.emplace_back(rule({Pt(0), f.height}, {measure.text, f.height}, Pt(0.35), s.palette.line));
      FlowItem item = single(std::move(f), i == 0 ? s.type.unit : Pt(0), i + 1 == rows.size() ? s.type.unit : Pt(0), span);
      item.keep_with_next = i + 1 < rows.size();
      flow.push_back(std::move(item));
    }
    return flow;
  }

  Flow operator()(const QrCode& n) const { return lay_out_qr(s, n, measure, parent, span); }

  Flow operator()(const Services& n) const { return lay_out_services(layout, n, measure, parent, span); }
  Flow operator()(const ServiceMap& n) const { return lay_out_map(s, n, measure, parent, span); }
  Flow operator()(const ServiceIndex& n) const { return lay_out_directory_index(s, n, measure, parent, span); }
  Flow operator()(const Container& n) const { return lay_out_container(layout, n, measure, parent, span); }
  Flow operator()(const TableOfContents& n) const { return lay_out_contents(s, n.of, measure, parent); }
  Flow operator()(const PageBreak&) const {
    FlowItem item = single({}, Pt(0), Pt(0), span);
    item.new_page = true;
    item.keep_with_next = true;
    return {std::move(item)};
  }
};

Flow BlockLayout::block(const Block& block, const Measure& measure, StructId parent) {
  Flow flow = std::visit(BlockVisitor{*this, measure, parent, block.span}, block.node);
  gather_notes(flow, parent);
  return flow;
}

bool BlockLayout::beside(const Block& first, const Block& second, const Measure& measure) {
  const Container* contacts = std::get_if<Container>(&second.node);
  return measure.text >= Pt(Mm(110)) && std::holds_alternative<QrCode>(first.node) && contacts && contacts->kind == ContainerKind::contacts;
}

FlowItem BlockLayout::side_by_side(const Block& first, const Block& second, const Measure& measure, StructId parent) {
  const Pt gap = setting_.type.unit * 2, width = (measure.text - gap) * 0.45, rest = measure.text - gap - width;
  Measure part = measure;
  part.text = part.full = width;
  part.margin = Pt(0);
  Fragment left = stack(block(first, part, parent), width);
  part.text = part.full = rest;
  Fragment right = stack(block(second, part, parent), rest), row;
  row.width = measure.text;
  row.height = std::max(left.height, right.height);
  const Pt left_y = (row.height - left.height) / 2, right_y = (row.height - right.height) / 2;
  row.put(std::move(left), setting_.x(Pt(0), width, measure.text), left_y);
  row.put(std::move(right), setting_.x(width + gap, rest, measure.text), right_y);
  return single(std::move(row), setting_.type.unit * 1.5, setting_.type.unit, first.span);
}

std::vector<BlockLayout::Piece> BlockLayout::pieces_of(const Blocks& blocks, const Measure& measure) {
  std::vector<Piece> pieces;
  pieces.reserve(blocks.size());
  for (size_t i = 0; i < blocks.size(); ++i) {
    Piece piece;
    piece.block = &blocks[i];
    if (i + 1 < blocks.size() && beside(blocks[i], blocks[i + 1], measure)) piece.beside = &blocks[++i];
    const Container* container = std::get_if<Container>(&piece.block->node);
    const Figure* figure = std::get_if<Figure>(&piece.block->node);
    if (!piece.beside && container && container->kind == ContainerKind::aside && measure.margin > Pt(0)) piece.aside = container;
    if (!piece.beside && figure && figure->place == Figure::Place::margin && measure.margin > Pt(0)) piece.figure = figure;
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

void BlockLayout::measure_piece(Piece& piece, const Measure& measure, StructId parent) {
  if (piece.beside) piece.flow.push_back(side_by_side(*piece.block, *piece.beside, measure, parent));
  else if (piece.aside) piece.note = lay_out_margin_note(*this, *piece.aside, measure, parent);
  else if (piece.figure) piece.note = lay_out_figure(setting_, *piece.figure, measure.margin, measure.page_height, parent, piece.block->span).value_or(Fragment());
  else piece.flow = block(*piece.block, measure, parent);
}

void BlockLayout::measure_pieces(std::vector<Piece>& pieces, const Measure& measure, StructId parent) {
  constexpr size_t in_a_stretch = 16;
  const bool apart = setting_.context.workers && setting_.context.workers->threads() > 1 && pieces.size() > 2 * in_a_stretch && !title_pending_;
  if (!apart) {
    for (Piece& piece : pieces) measure_piece(piece, measure, parent);
    return;
  }
  const auto each = [&](size_t stretch, const auto& task) {
    for (size_t i = stretch * in_a_stretch; i < std::min((stretch + 1) * in_a_stretch, pieces.size()); ++i) task(pieces[i]);
  };
  const size_t count = (pieces.size() + in_a_stretch - 1) / in_a_stretch;
  std::vector<std::unique_ptr<BlockLayout>> parts(count);
  measure_apart(
      setting_, parent, count,
      [&](size_t i, Setting& setting) {
        parts[i] = std::make_unique<BlockLayout>(setting, note_measure_);
        each(i, [&](Piece& piece) { parts[i]->measure_piece(piece, measure, Structure::root); });
      },
      [&](size_t i, Setting& setting, const StructShift& shift) {
        if (!take_notes(*parts[i], shift)) {     // a note referred to again belongs to its first mark
          setting.structure = Structure(setting.language);
          parts[i] = std::make_unique<BlockLayout>(setting, note_measure_);
          for (const auto& known : notes_) parts[i]->notes_[known.first];
          each(i, [&](Piece& piece) {
            piece.flow.clear();
            parts[i]->measure_piece(piece, measure, Structure::root);
          });
          for (const auto& known : notes_) parts[i]->notes_.erase(known.first);
          take_notes(*parts[i], shift);
        }
        each(i, [&](Piece& piece) {
          shift.move(piece.flow);
          shift.move(piece.note);
        });
        parts[i].reset();
      });
}

bool BlockLayout::take_notes(BlockLayout& part, const StructShift& shift) {
  for (const auto& note : part.notes_)
    if (notes_.count(note.first) > 0) return false;
  for (auto& [number, note] : part.notes_) {
    shift.move(note);
    notes_[number] = std::move(note);
  }
  return true;
}

Flow BlockLayout::blocks(const Blocks& blocks, const Measure& measure, StructId parent) {
  std::vector<Piece> pieces = pieces_of(blocks, measure);
  measure_pieces(pieces, measure, parent);
  Flow flow;
  size_t last_start = 0;
  std::vector<Fragment> waiting;                 // margin notes before the first block
  for (Piece& piece : pieces) {
    if (piece.aside || piece.figure) {
      if (flow.empty()) waiting.push_back(std::move(piece.note));
      else flow[last_start].margin.push_back(std::move(piece.note));   // beside the block that it comments on
      continue;
    }
    if (piece.flow.empty()) continue;
    if (!std::holds_alternative<Heading>(piece.block->node)) last_start = flow.size();
    for (Fragment& note : waiting) piece.flow.front().margin.push_back(std::move(note));
    waiting.clear();
    append(flow, std::move(piece.flow));
  }
  return flow;
}

namespace {

/// A mark that is read before what stands beside it.
void put_before(Fragment& fragment, Fragment mark, Pt x) {
  Fragment both;
  both.width = fragment.width;
  both.height = std::max(fragment.height, mark.height);
  both.put(std::move(mark), x, Pt(0));
  both.put(std::move(fragment), Pt(0), Pt(0));
  fragment = std::move(both);
}

/// Lines set in from the start edge of a wider space.
Flow indented(const Setting& s, Flow lines, Pt indent, Pt width) {
  for (FlowItem& line : lines) {
    Fragment shifted;
    shifted.width = width;
    shifted.height = line.fragment.height;
    shifted.put(take_fragment(line), s.x(indent, width - indent, width), Pt(0));
    line.fragment = std::move(shifted);
    line.floats = false;
  }
  return lines;
}

}  // namespace

Flow BlockLayout::in_box(Flow content, const BoxStyle& style, Pt indent, Pt width, const Measure& measure, Pt around, const SourceSpan& span) {
  Setting& s = setting_;
  const Pt inside = indent + width, start = (style.bar ? Pt(Mm(1)) : Pt(0)) + style.padding;
  content = indented(s, std::move(content), indent, inside);
  const bool long_box = measure.page_height > Pt(0) && height_of(content, 0, content.size()) > measure.page_height * 0.4;
  if (measure.boxed || measure.inset || !long_box) return {single(boxed(s, stack(std::move(content), inside), measure.text, style), around, around, span)};
  // A long one goes on over the page break, on a ground of its own on each page.
  const auto box = std::make_shared<BoxStyle>(style);
  content = indented(s, std::move(content), start, measure.text);
  for (FlowItem& item : content) item.box = box;
  content.front().before = content.back().after = around;
  return content;
}

Flow BlockLayout::list(const List& n, const Measure& measure, StructId parent, const SourceSpan& span) {
  Setting& s = setting_;
  const StructId list = s.structure.add(StructTag::list, parent);
  s.structure[list].ordered_list = n.ordered;
  const ListMarks marks(s, n, measure.list_level);
  TextLook look = measure.body;
  if (!n.ordered) look.color = s.palette.primary_text;
  look.tabular = n.ordered;
  const Pt widest = n.ordered ? marks.widest(s, look) : Pt(0);
  const Pt indent = n.ordered ? std::max(measure.body.size * 1.9, widest + measure.body.size * 0.6) : measure.body.size * 1.3;
  Measure inner = measure;
  inner.text = measure.text - indent;
  inner.margin = Pt(0);
  inner.inset = true;
  ++inner.list_level;
  const Pt gap = s.type.unit * (measure.compact ? 0.4 : n.tight ? 0.25 : 1.0);
  const Pt around = measure.list_level > 0 && n.tight ? gap : s.type.unit;
  Flow flow;
  for (size_t i = 0; i < n.items.size(); ++i) {
    const StructId item = s.structure.add(StructTag::list_item, list);
    const StructId label = s.structure.add(StructTag::label, item);
    Fragment mark;
    if (n.items[i].checked) {
      mark = tick_box(s, measure.body, label, *n.items[i].checked);
    } else {
      TextBlock text(s, marks.text(s, i), look, label, {n.ordered ? Alignment::end : Alignment::start, false, {}, span});
      mark = text.block(n.ordered ? widest : indent);
    }
    const StructId body = s.structure.add(StructTag::list_body, item);
    Flow lines = indented(s, blocks(n.items[i].content, inner, body), indent, measure.text);
    if (lines.empty()) lines.push_back(single({}, Pt(0), Pt(0), span));
    for (FlowItem& line : lines) line.opens_item = false;
    lines.front().opens_item = true;
    if (n.tight)
      for (FlowItem& line : lines) line.before = std::min(line.before, gap), line.after = std::min(line.after, gap);
    const Pt mark_width = mark.width;
    put_before(lines.front().fragment, std::move(mark), s.x(Pt(0), mark_width, measure.text));
    lines.front().fragment.width = measure.text;
    lines.front().before = i == 0 ? around : gap;
    lines.back().after = i + 1 == n.items.size() ? around : gap;
    if (i + 1 < n.items.size() && (i == 0 || i + 2 == n.items.size()) && lines.size() <= 2) lines.back().keep_with_next = true;   // no short item alone
    append(flow, std::move(lines));
  }
  for (FlowItem& item : flow)
    if (item.span.file.empty()) item.span = span;
  return flow;
}

Flow BlockLayout::definitions(const DefinitionList& n, const Measure& measure, StructId parent, const SourceSpan& span) {
  Setting& s = setting_;
  const StructId list = s.structure.add(StructTag::list, parent);
  const Pt indent = measure.body.size * 1.6, gap = n.tight ? s.type.unit * 0.5 : s.type.unit;
  TextLook bold = measure.body;
  bold.weight = 700;
  Measure inner = measure;
  inner.text = measure.text - indent;
  inner.margin = Pt(0);
  inner.inset = true;
  Flow flow;
  for (const Definition& definition : n.items) {
    const StructId item = s.structure.add(StructTag::list_item, list);
    TextBlock term(s, definition.term, bold, s.structure.add(StructTag::label, item), {Alignment::start, false, {}, span, true});
    append(flow, line_flow(term.lines(measure.text), gap, Pt(0), Keep::with_next, span));
    const StructId body = s.structure.add(StructTag::list_body, item);
    for (const Blocks& meaning : definition.meanings) {
      Flow lines = indented(s, blocks(meaning, inner, body), indent, measure.text);
      if (lines.empty()) continue;
      if (n.tight)
        for (FlowItem& line : lines) line.before = std::min(line.before, gap), line.after = std::min(line.after, gap);
      lines.front().before = s.type.unit * 0.1;
      lines.back().after = gap;
      append(flow, std::move(lines));
    }
  }
  if (flow.empty()) return flow;
  flow.front().before = flow.back().after = s.type.unit;
  return flow;
}

void BlockLayout::gather_notes(const Flow& flow, StructId parent) {
  for (const FlowItem& item : flow) {
    for (const int number : item.fragment.notes) {
      if (notes_.count(number) > 0) continue;
      const std::vector<Footnote>& all = setting_.edition.document.footnotes;   // in the order of their numbers
      for (auto found = std::lower_bound(all.begin(), all.end(), number, [](const Footnote& note, int sought) { return note.number < sought; });
           found != all.end() && found->number == number; ++found) {
        const Footnote& note = *found;
        Setting& s = setting_;
        const StructId element = s.structure.add(StructTag::note, parent);
        s.structure[element].id = "note-" + std::to_string(number);
        notes_[number];                          // a note that refers to itself ends here
        const Pt indent = s.type.note.size * 1.6;
        const StructId label = s.structure.add(StructTag::label, element);
        TextBlock mark(s, s.number(number), s.type.note, label);
        Measure inner{note_measure_ - indent, note_measure_ - indent, Pt(0), Pt(0), s.type.note, true, false};
        Flow lines = indented(s, blocks(note.content, inner, element), indent, note_measure_);
        if (lines.empty()) lines.push_back(single({}, Pt(0), Pt(0), {}));
        put_before(lines.front().fragment, mark.block(indent), s.x(Pt(0), indent, note_measure_));
        lines.front().fragment.anchors.push_back({"note-" + std::to_string(number), Pt(0)});
        notes_[number] = std::move(lines);
      }
    }
  }
}

}  // namespace divulga::layout
