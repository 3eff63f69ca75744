#pragma once
#include <functional>
#include <map>
#include <vector>

#include "layout/fragment.h"

namespace divulga::layout {

/// An item of a column flow: which column, how far below the columns' top.
struct ColumnPlacement {
  size_t item = 0;
  int column = 0;
  Pt y;
  bool header = false;
};
/// Where an item of a flow stands in a region; distances from the region's top.
struct Placement {
  size_t item = 0;
  Pt y;
  bool header = false;                    // its repeated table header stands just above it
  bool closer = false;                    // its closer setting stands here
  Pt height;
  std::vector<ColumnPlacement> columns;   // the part of its newspaper columns that stands here
};
struct MarginPlacement { size_t item = 0, index = 0; Pt y; };
/// Lines `first` to `first + count` of a footnote; the rest stands at the foot of the next region.
struct NotePlacement { int number = 0; size_t first = 0, count = 0; };
struct FilledRegion {
  std::vector<Placement> placements;
  std::vector<MarginPlacement> margin;
  std::vector<NotePlacement> notes;       // footnotes at its foot, in order
  Pt used;                                // height of what stands in it, without notes
  Pt notes_height;                        // with the space above them
  bool landscape = false;
};

using NoteFlows = std::map<int, Flow>;    // footnotes by number, as lines

struct Regions {
  std::function<Pt(size_t, bool)> height; // of the n-th region, upright or landscape
  const NoteFlows* notes = nullptr;
  Pt note_space;                          // above the first footnote of a region
  Pt unit;                                // smallest space between a full-width item and a margin note
};

/// The distributing layer: items into regions one after another, be they pages, columns or panels. Breaks only where
/// keep_with_next allows; a figure that does not fit waits for the next region's top while text goes on; a footnote stands
/// in the region of its first mark, and what does not fit of a long one in the next; margin notes stand beside their item,
/// pushed apart where they would touch. An item higher than its region stands alone in one.
std::vector<FilledRegion> distribute(const Flow& flow, const Regions& regions);

/// Height of the items from `first` on as they stand below one another.
Pt height_of(const Flow& flow, size_t first, size_t count);

/// A column flow in one piece, its columns as even as can be.
Fragment in_columns(ColumnFlow columns);

}  // namespace divulga::layout
