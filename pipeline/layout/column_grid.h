#pragma once
#include <algorithm>
#include <vector>

#include "document/document.h"
#include "layout/cell_shapes.h"

namespace divulga::layout {

/// A table's columns as they stand on the page, from the left edge of the flow that it is part of.
struct ColumnGrid {
  std::vector<Pt> widths;
  std::vector<Pt> left, right;            // of a decimal column: the widest whole number and the widest fraction
  Pt padding, total, origin;              // beside every text; all widths; the table's left edge
  bool right_to_left = false;

  struct Box { Pt offset, width, start, inner; };        // the cell, and its text's part of it without padding
  Box box(size_t column, size_t span) const;

  /// Left edge of something in a cell that stands `offset` from the start of the text's part.
  Pt x(const Box& box, Pt offset, Pt width) const {
    const Pt from = box.offset + box.start + offset;
    return origin + (right_to_left ? total - from - width : from);
  }
  bool is_decimal(size_t column, ColumnAlignment align) const { return align == ColumnAlignment::decimal && left[column] > Pt(0); }
  /// Whether a text stands on one line in its cell.
  bool holds(const Box& box, const CellShape& shape, bool decimal) const { return !shape.runs.empty() && (decimal || shape.most <= box.inner + Pt(0.01)); }
  /// Left edge of a text on one line.
  Pt text_x(const Box& box, const CellShape& shape, size_t column, ColumnAlignment align) const;
};

}  // namespace divulga::layout
