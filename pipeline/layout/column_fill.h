#pragma once
#include <functional>
#include <vector>

#include "layout/paginator.h"

namespace divulga::layout {

/// The part of a column flow that stands in one region.
struct ColumnFill {
  std::vector<ColumnPlacement> placements;
  size_t next = 0;                        // first item that is left
  Pt height;                              // of the highest column
};

/// `where_room`: nothing when two lines do not fit into each column; `here`: something always.
enum class ColumnStart { where_room, here };

/// Fills columns from item `first` on into `room`: all that is left in columns as even as can be, or columns as high as the
/// room. `notes` is the height of the footnotes of items [from, to), which the room must hold too.
ColumnFill fill_columns(const ColumnFlow& columns, size_t first, Pt room, ColumnStart start,
                        const std::function<Pt(size_t from, size_t to)>& notes);

}  // namespace divulga::layout
