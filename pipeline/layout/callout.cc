#include "layout/container_layout.h"
#include "layout/container_parts.h"

namespace divulga::layout {

Flow ContainerLayout::callout() const {
  const std::string kind = container.attributes.get("kind", "note"), title = container.attributes.get("title");
  const bool warning = kind == "warning", tip = kind == "tip";
  const Color color = warning ? s.palette.accent_text : s.palette.primary_text;
  const std::string icon = warning ? "warning-circle" : tip ? "check-circle" : "info-circle";
  const StructId group = s.structure.add(StructTag::sect, parent);
  const Pt padding = s.type.unit * 1.25, icon_size = s.type.body.size * 1.5, icon_space = icon_size + padding * 0.6;
  const Pt width = measure.text - padding * 2 - Mm(1) - icon_space;
  Flow flow;
  if (!title.empty()) {
    TextLook look = s.type.heading4;
    const StructId p = s.structure.add(StructTag::paragraph, group);
    TextBlock text(s, title, look, p, {Alignment::start, false, {}, span});
    append(flow, line_flow(text.lines(width), Pt(0), s.type.unit * 0.25, Keep::with_next, span));
  }
  Measure inner = inside(width);
  inner.tinted = true;
  Flow body = layout.blocks(container.content, inner, group);
  if (!title.empty() && !body.empty()) body.front().before = Pt(0), flow.back().after = s.type.unit * 0.25;
  append(flow, std::move(body));
  if (flow.empty()) return {};
  const Pt line = title.empty() ? s.type.body.leading : s.type.heading4.leading, x = s.right_to_left ? width + icon_space - icon_size : Pt(0) - icon_space;
  Fragment& first = flow.front().fragment;
  std::vector<PageItem> drawn;
  for (Path& path : s.icons.draw(icon, {x, (line - icon_size) / 2}, icon_size, color)) drawn.emplace_back(std::move(path));
  first.items.insert(first.items.begin(), std::make_move_iterator(drawn.begin()), std::make_move_iterator(drawn.end()));
  const Color ground = warning ? mix(s.palette.accent, s.palette.paper, 0.07) : s.palette.tint1;
  const Pt around = measure.compact ? s.type.unit : s.type.unit * 2;
  return layout.in_box(std::move(flow), {ground, color, padding}, icon_space, width, measure, around, span);
}

Flow ContainerLayout::pullquote() const {
  const StructId quote = s.structure.add(StructTag::block_quote, parent);
  const Pt inset = s.type.unit * 1.5, width = measure.text - inset - Mm(1);
  Flow flow;
  for (const Block& block : container.content) {
    const Paragraph* p = std::get_if<Paragraph>(&block.node);
    if (!p) { append(flow, layout.block(block, inside(width), quote)); continue; }
    const std::string said = plain_text(p->content);
    const bool speaker = said.rfind("\xE2\x80\x94", 0) == 0 || said.rfind("\xE2\x80\x93", 0) == 0;
    TextLook look = speaker ? s.type.caption : s.type.heading3;
    if (!speaker) look.weight = 400, look.color = s.palette.primary_text, look.leading = look.leading * 1.05;
    TextBlock text(s, p->content, look, s.structure.add(StructTag::paragraph, quote), {Alignment::start, false, {}, block.span});
    append(flow, line_flow(text.balanced_lines(width), s.type.unit * 0.5, s.type.unit * 0.5, Keep::together, span));
  }
  Fragment content = stack(std::move(flow), width), f;
  f.width = measure.text;
  f.height = content.height;
  f.items.emplace_back(rectangle({s.x(Pt(0), Mm(1), measure.text), Pt(0), Mm(1), f.height}, s.palette.tint3));
  f.put(std::move(content), s.x(inset + Mm(1), width, measure.text), Pt(0));
  return {single(std::move(f), s.type.unit * 2.5, s.type.unit * 2.5, span)};
}

Flow ContainerLayout::aside() const {
  const Pt padding = s.type.unit;
  const StructId group = s.structure.add(StructTag::div, parent);
  Measure inner = inside(measure.text - padding * 2);
  inner.tinted = true;
  Fragment content = stack(layout.blocks(container.content, inner, group), inner.text);
  return {single(boxed(s, std::move(content), measure.text, {s.palette.tint1, std::nullopt, padding}), s.type.unit, s.type.unit, span)};
}

/// A tinted box in the margin column, under its pictogram where it has one: what to bring, what it costs.
static Fragment boxed_margin_note(BlockLayout& layout, const Container& container, const Measure& measure, StructId group) {
  Setting& s = layout.setting();
  const Pt padding = s.type.unit * 1.2, width = measure.margin - padding * 2;
  Measure inner = measure;
  inner.text = inner.full = width;
  inner.margin = Pt(0);
  inner.boxed = inner.aside = inner.compact = true;
  inner.body.role = FontRole::sans;
  inner.body.size = inner.body.size * 0.92;
  inner.body.leading = inner.body.leading * 0.92;
  Flow flow;
  const std::string icon = container.attributes.get("icon");
  if (s.icons.has(icon)) {
    const Pt size = Mm(9);
    Fragment mark;
    mark.width = width;
    mark.height = size;
    for (Path& path : s.icons.draw(icon, {s.x(Pt(0) - size * 0.08, size, width), Pt(0)}, size, s.palette.primary_text, s.right_to_left)) mark.items.emplace_back(std::move(path));
    flow.push_back(single(std::move(mark), Pt(0), s.type.unit * 0.5, {}));
  }
  Flow text = layout.blocks(container.content, inner, group);
  if (!flow.empty() && !text.empty()) text.front().before = Pt(0);
  append(flow, std::move(text));
  return boxed(s, stack(std::move(flow), width), measure.margin, {s.palette.tint1, std::nullopt, padding});
}

Fragment lay_out_margin_note(BlockLayout& layout, const Container& container, const Measure& measure, StructId parent) {
  Setting& s = layout.setting();
  const StructId group = s.structure.add(StructTag::div, parent);
  if (s.design.asides == AsideLook::box) return boxed_margin_note(layout, container, measure, group);
  Measure inner = measure;
  inner.text = inner.full = measure.margin;
  inner.margin = Pt(0);
  inner.boxed = inner.aside = true;
  inner.body = s.type.caption;
  Fragment content = stack(layout.blocks(container.content, inner, group), measure.margin), f;
  const Pt top = s.type.unit * 0.5;
  f.width = measure.margin;
  f.height = content.height + top;
  f.items.emplace_back(rule({Pt(0), Pt(0)}, {measure.margin, Pt(0)}, Pt(0.75), s.palette.primary));
  f.put(std::move(content), Pt(0), top);
  return f;
}

}  // namespace divulga::layout
