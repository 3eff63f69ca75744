#pragma once
#include <functional>
#include <map>
#include <vector>

#include "layout/fragment.h"

namespace divulga::layout {

/// Where an item of a flow stands in a region; distances from the region's top.
struct Placement {
  size_t item = 0;
  Pt y;
  bool header = false;                    // its repeated table header stands just above it
};
struct MarginPlacement { size_t item = 0, index = 0; Pt y; };
struct FilledRegion {
  std::vector<Placement> placements;
  std::vector<MarginPlacement> margin;
  std::vector<int> notes;                 // footnotes at its foot, in order
  Pt used;                                // height of what stands in it, without notes
  Pt notes_height;                        // with the space above them
};

struct Regions {
  std::function<Pt(size_t)> height;       // of the n-th region
  const std::map<int, Fragment>* notes = nullptr;
  Pt note_space;                          // above the first footnote of a region
  Pt unit;                                // smallest space between a full-width item and a margin note
};

/// The distributing layer: items into regions one after another, be they pages, columns or panels. Breaks only where
/// keep_with_next allows; a figure that does not fit waits for the next region's top while text goes on; a footnote stays in the region
/// of its mark; margin notes stand beside their item, pushed apart where they would touch. An item higher than its
/// region stands alone in one.
std::vector<FilledRegion> distribute(const Flow& flow, const Regions& regions);

}  // namespace divulga::layout
