#include "layout/column_grid.h"

namespace divulga::layout {

ColumnGrid::Box ColumnGrid::box(size_t column, size_t span) const {
  Box box;
  for (size_t c = 0; c < widths.size(); ++c) {
    if (c < column) box.offset += widths[c];
    else if (c < column + span) box.width += widths[c];
  }
  box.start = column == 0 ? Pt(0) : padding;             // the table's outer edges align with the text
  const Pt end = column + span >= widths.size() ? Pt(0) : padding;
  box.inner = box.width - box.start - end;
  return box;
}

Pt ColumnGrid::text_x(const Box& box, const CellShape& shape, size_t column, ColumnAlignment align) const {
  if (is_decimal(column, align)) {
    // In digits the whole part is left of the separator in every script.
    const Pt block = left[column] + right[column];
    return x(box, std::max(Pt(0), box.inner - block), block) + left[column] - shape.whole;
  }
  if (align == ColumnAlignment::end || align == ColumnAlignment::decimal) return x(box, box.inner - shape.most, shape.most);
  if (align == ColumnAlignment::center) return x(box, (box.inner - shape.most) / 2, shape.most);
  return x(box, Pt(0), shape.most);
}

}  // namespace divulga::layout
