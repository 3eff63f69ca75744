#pragma once
#include "layout/setting.h"

namespace divulga::layout {

/// Which edge of the page a running head or a page number stands at: the outer one of left and right pages.
enum class PageSide { start, end };
PageSide outer_side(int page);                // page from 1

/// The head of a page: the material's title, the section, or both, as the design says. Decoration. Empty where there is
/// nothing to say.
Fragment running_head(Setting& setting, Pt width, int page, const std::string& section);

}  // namespace divulga::layout
