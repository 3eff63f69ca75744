#pragma once
#include "layout/attempt.h"
#include "layout/block_layout.h"
#include "layout/page_composer.h"

namespace divulga::layout {

/// What stands before a material's text: a masthead in the flow, or a head on colour across the first page. A cover page
/// of its own is put on `pages` at once.
struct Opening {
  Flow flow;
  Pt band;                                // height of the colour at the first page's head; 0: there is none
  Fragment head;                          // stands on it
  Pt head_top;
};
Opening lay_out_opening(Setting& setting, BlockLayout& blocks, const Block* cover, const Measure& measure, PageComposer& pages, Attempt& attempt);

}  // namespace divulga::layout
