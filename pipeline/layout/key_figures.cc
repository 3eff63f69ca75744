#include <algorithm>

#include "layout/container_parts.h"

namespace divulga::layout {

Flow ContainerLayout::key_figures() const {
  Flow flow;
  for (const Block& block : container.content) {
    const List* list = std::get_if<List>(&block.node);
    if (!list) { append(flow, layout.block(block, measure, parent)); continue; }
    const StructId element = s.structure.add(StructTag::list, parent);
    const bool wide = measure.full > measure.text;
    const Pt total = wide ? measure.full : measure.text;
    const size_t across = columns_of_figures(list->items.size(), total);
    const Pt gap = s.type.unit * 3;
    const Pt width = (total - gap * static_cast<double>(across - 1)) / static_cast<double>(across);
    for (size_t i = 0; i < list->items.size(); i += across) {
      Fragment row;
      row.width = total;
      for (size_t j = 0; j < across && i + j < list->items.size(); ++j) {
        Fragment one = key_figure(list->items[i + j], width, element);
        row.height = std::max(row.height, one.height);
        row.put(std::move(one), s.x((width + gap) * static_cast<double>(j), width, total), Pt(0));
      }
      FlowItem item = single(std::move(row), s.type.unit * 2, s.type.unit * 2, span);
      item.width = wide ? ItemWidth::full : ItemWidth::text;
      flow.push_back(std::move(item));
    }
  }
  return flow;
}

size_t ContainerLayout::columns_of_figures(size_t count, Pt total) {
  const size_t most = std::clamp<size_t>(static_cast<size_t>(total / Pt(Mm(36))), 1, 4);
  if (count <= most) return std::max<size_t>(1, count);
  for (size_t across = most; across > 1; --across)
    if (count % across == 0) return across;
  return std::min<size_t>(most, 3);
}

Fragment ContainerLayout::key_figure(const ListItem& source, Pt width, StructId list) const {
  const StructId item = s.structure.add(StructTag::list_item, list);
  const StructId body = s.structure.add(StructTag::list_body, item);
  Inlines number, rest;
  if (!source.content.empty()) {
    if (const Paragraph* p = std::get_if<Paragraph>(&source.content.front().node)) {
      for (const Inline& piece : p->content) {
        const Strong* bold = std::get_if<Strong>(&piece.node);
        const bool first = bold && number.empty();
        if (first) number = bold->content;
        // A language that puts the number later in the sentence (Chinese) keeps it there as well.
        if (!first || !rest.empty()) rest.push_back(piece);
      }
    }
  }
  if (!rest.empty())
    if (Text* text = std::get_if<Text>(&rest.front().node)) text->text.erase(0, text->text.find_first_not_of(' ') == std::string::npos ? 0 : text->text.find_first_not_of(' '));
  Fragment f;
  f.width = width;
  f.items.emplace_back(rule({Pt(0), Pt(0)}, {width, Pt(0)}, Pt(1.5), s.palette.primary));
  f.height = s.type.unit * 0.5;
  const auto add = [&](const Inlines& content, const TextLook& look) {
    if (content.empty()) return;
    TextBlock text(s, content, look, s.structure.add(StructTag::paragraph, body), {Alignment::start, false, {}, span});
    Fragment block = text.block(width);
    const Pt y = f.height;
    f.height += block.height;
    f.put(std::move(block), Pt(0), y);
  };
  add(number, s.type.figure);
  TextLook small = measure.body;
  small.role = FontRole::sans;
  small.size = s.type.note.size, small.leading = s.type.note.leading;
  add(rest, small);
  return f;
}

}  // namespace divulga::layout
