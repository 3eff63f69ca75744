#include <algorithm>

#include "layout/container_parts.h"

namespace divulga::layout {

Flow ContainerLayout::marked(bool numbered) const {
  Flow flow;
  for (const Block& block : container.content) {
    const List* list = std::get_if<List>(&block.node);
    if (!list) { append(flow, layout.block(block, measure, parent)); continue; }
    append(flow, marked_list(*list, numbered));
  }
  return flow;
}

Flow ContainerLayout::marked_list(const List& list, bool numbered) const {
  const StructId element = s.structure.add(StructTag::list, parent);
  s.structure[element].ordered_list = numbered;
  const bool numerals = numbered && s.design.step_marks == StepMarks::numerals, rail = numbered && s.design.step_marks == StepMarks::rail;
  TextLook digit = numerals ? s.type.title : s.type.heading4;
  digit.color = numerals ? s.palette.primary_text : s.palette.on_primary;
  digit.leading = numerals ? measure.body.leading * 1.5 : measure.body.leading;
  if (numerals) digit.size = std::min(digit.size, measure.body.leading * 1.55);
  const Pt widest = numerals ? TextBlock(s, s.number(list.start + static_cast<int>(list.items.size()) - 1), digit, artifact).max_width() + Pt(0.2) : Pt(0);
  const Pt disc = numerals ? std::max(widest, digit.size * 0.6) : numbered ? s.type.body.size * 1.75 : s.type.body.size * 0.95;
  const Pt indent = disc + s.type.body.size * (numbered ? 0.75 : 0.7);
  Flow flow;
  int number = list.start;
  for (size_t i = 0; i < list.items.size(); ++i, ++number) {
    const StructId item = s.structure.add(StructTag::list_item, element);
    const StructId label = s.structure.add(StructTag::label, item);
    const StructId body = s.structure.add(StructTag::list_body, item);
    Measure inner = inside(measure.text - indent);
    Fragment text = stack(layout.blocks(list.items[i].content, inner, body), inner.text), row;
    row.width = measure.text;
    const Pt line = measure.body.leading, x = s.x(Pt(0), disc, measure.text);
    const Pt gap = s.type.unit * (measure.compact ? 0.6 : 0.8);
    const bool first = i == 0, last = i + 1 == list.items.size();
    row.height = std::max(text.height, numbered && !numerals ? disc : Pt(0));
    if (numerals) {
      // The figure's capitals begin with the text's.
      constexpr double capitals = 0.70;
      const Pt top = baseline_of(s.context.fonts, measure.body, s.language) - measure.body.size * capitals;
      const Pt own = baseline_of(s.context.fonts, digit, s.language) - digit.size * capitals;
      TextBlock digits(s, s.number(number), digit, label, {Alignment::start, false, {}, span});
      row.put(digits.block(disc), x, top - own);
      row.height = std::max(row.height, top - own + digit.leading);
    } else if (numbered) {
      if (rail && !last)
        row.items.emplace_back(rule({x + disc / 2, line / 2}, {x + disc / 2, row.height + gap + line / 2}, Pt(1.25), s.palette.tint3));
      Path shape = circle({x + disc / 2, line / 2}, disc / 2);
      shape.fill = s.palette.primary;
      row.items.emplace_back(std::move(shape));
      TextBlock digits(s, s.number(number), digit, label, {Alignment::center, false, {}, span});
      row.put(digits.block(disc), x, Pt(0));
    } else {
      Path box = rectangle({x, (line - disc) / 2 + Pt(0.4), disc, disc}, s.palette.paper);
      box.fill.reset();
      box.stroke = s.palette.primary_text;
      box.stroke_width = Pt(1);
      row.items.emplace_back(std::move(box));
      s.structure[label].actual_text = "☐";
    }
    row.put(std::move(text), s.x(indent, inner.text, measure.text), Pt(0));
    FlowItem made = single(std::move(row), first ? s.type.unit * 1.25 : gap, last ? s.type.unit * 1.25 : gap, span);
    made.keep_with_next = !last && (first || i + 2 == list.items.size());   // no item alone
    flow.push_back(std::move(made));
  }
  return flow;
}

}  // namespace divulga::layout
