#pragma once
#include "layout/fragment.h"
#include "layout/setting.h"

namespace divulga::layout {

/// When and where, from the material's `start`, `end` and `place`: the day as a large figure, month and year, weekday and
/// hours beside it, the place at the end where there is room for it, otherwise below. Nothing has no height.
/// `look` is the text's; the figure is as high as the lines beside it.
Fragment lay_out_occasion(Setting& setting, const TextLook& look, Color accent, Pt width, StructId parent);

/// The same lines as texts, in reading order: for those who compare what is shown with what was written.
std::vector<std::string> occasion_lines(const Edition& edition);

}  // namespace divulga::layout
