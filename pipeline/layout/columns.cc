#include <algorithm>

#include "layout/container_parts.h"

namespace divulga::layout {

Flow ContainerLayout::landscape() const {
  if (measure.turned.width <= Pt(0) || measure.boxed || measure.inset) {
    s.sink.warning("no-landscape", span, message("a landscape section cannot turn its page here ({0})", s.design.name),
                   message("pages of a booklet and panels do not turn; in a report it stands outside of other containers"));
    return plain();
  }
  Measure inner = measure;
  inner.text = inner.full = measure.turned.width;
  inner.page_height = measure.turned.height;
  inner.margin = Pt(0);
  inner.turned = {};
  Flow flow = layout.blocks(container.content, inner, parent);
  for (FlowItem& item : flow) item.landscape = true;
  return flow;
}

Flow ContainerLayout::newspaper(int count) const {
  const Pt gap = s.type.unit * 3;
  Pt width;
  for (; count > 1; --count) {
    width = (measure.text - gap * static_cast<double>(count - 1)) / static_cast<double>(count);
    if (width >= std::min(Pt(Mm(40)), measure.body.size * 10)) break;
  }
  if (count < 2) return plain();
  auto made = std::make_shared<ColumnFlow>();
  made->flow = layout.blocks(container.content, inside(width), parent);
  if (made->flow.empty()) return {};
  for (FlowItem& item : made->flow) item.floats = item.new_page = false;
  made->count = count;
  made->width = width;
  made->gap = gap;
  made->right_to_left = s.right_to_left;
  FlowItem item = single({}, s.type.unit, s.type.unit, span);
  item.columns = std::move(made);
  if (!measure.boxed && !measure.inset) return {std::move(item)};
  return {single(in_columns(std::move(*item.columns)), s.type.unit, s.type.unit, span)};
}

Flow ContainerLayout::columns() const {
  const std::string count = container.attributes.get("count");
  if (!count.empty()) return newspaper(count == "3" ? 3 : 2);
  std::vector<const Container*> parts;
  for (const Block& block : container.content) {
    const Container* part = std::get_if<Container>(&block.node);
    if (part && part->kind == ContainerKind::column) parts.push_back(part);
  }
  if (parts.empty()) return plain();
  const Pt gap = s.type.unit * 2;
  const double n = static_cast<double>(parts.size());
  const Pt width = (measure.text - gap * (n - 1)) / n;
  Fragment row;
  row.width = measure.text;
  Pt offset;
  for (const Container* part : parts) {
    Fragment column = stack(layout.blocks(part->content, inside(width), parent), width);
    row.height = std::max(row.height, column.height);
    row.put(std::move(column), s.x(offset, width, measure.text), Pt(0));
    offset += width + gap;
  }
  return {single(std::move(row), s.type.unit, s.type.unit, span)};
}

}  // namespace divulga::layout
