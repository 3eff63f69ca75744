#pragma once
#include <vector>

#include "layout/column_grid.h"
#include "layout/fragment.h"
#include "layout/setting.h"

namespace divulga::layout {

/// The text of a cell that holds nothing but text; nullptr where there is markup.
const std::string* plain(const TableCell& cell);

/// Rows of a long table whose every cell is a text on one line, set one by one as pages are composed. Keeps references to the
/// edition's table and to all that a Setting refers to, but to no Setting. Belongs to one thread.
class PlainRows final : public LateRows {
 public:
  struct Style {
    std::vector<ColumnAlignment> alignment;   // one a column
    Pt width;                                 // of the flow
    Pt padding, height;                       // above a row's text; of the row
    CellShapes::Hyphens hyphens = CellShapes::Hyphens::no;
  };
  PlainRows(Setting& setting, const Table& table, ColumnGrid grid, Style style, const TextLook& look, const SourceSpan& span);

  Fragment set(size_t row, StructId element) override;

 private:
  Setting s_;
  const Table& table_;
  const ColumnGrid grid_;
  const Style style_;
  std::vector<ColumnGrid::Box> boxes_;
  CellShapes shapes_;
};

}  // namespace divulga::layout
