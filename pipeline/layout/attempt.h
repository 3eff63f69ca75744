#pragma once
#include <string>
#include <vector>

#include "layout/setting.h"

namespace divulga::layout {

/// A panel or fixed page that holds more than it has room for.
struct Overflow {
  Message region;                         // "panel 'inside-1'", "the page"
  Pt excess;
  int characters = 0;                     // about how many are too many
  SourceSpan span;                        // the first block that is not inside
};
/// One try at one size: what came out, and what did not fit.
struct Attempt {
  PagedDocument document;
  std::vector<Overflow> overflows;
  bool tight = false;                     // everything fits, but a panel has no white left
  bool blanks = false;                    // everything fits, but pages of the last sheet stay empty
};

Attempt lay_out_panels(Setting& setting);
Attempt lay_out_pages(Setting& setting);
/// The edition beside the one that it faces (Edition::facing), which must be there.
Attempt lay_out_facing(Setting& setting);

/// Characters drawn in a fragment.
size_t count_characters(const Fragment& fragment);

}  // namespace divulga::layout
