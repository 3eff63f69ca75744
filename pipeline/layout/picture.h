#pragma once
#include "layout/block_layout.h"
#include "picture/drawing.h"

namespace divulga::layout {

/// A figure in one piece, `room` wide: the picture, cropped and turned upright, its caption and credit. A drawing stays lines and
/// text. Too few pixels for print is a warning with what they would be enough for. Nothing when the file cannot be shown.
std::optional<Fragment> lay_out_figure(Setting& setting, const Figure& figure, Pt room, Pt page_height, StructId parent, const SourceSpan& span);

/// A picture's width over its height; 1 where it cannot be read, which is told where it is shown.
double picture_ratio(const Setting& setting, const std::string& source);

/// A drawing's shapes and words with its upper left corner at `at`, `scale` points a unit, cut off at `clip`.
void draw(Setting& setting, const Drawing& drawing, Point at, double scale, const std::optional<Rect>& clip, StructId element,
          const SourceSpan& span, Fragment& into);

}  // namespace divulga::layout
