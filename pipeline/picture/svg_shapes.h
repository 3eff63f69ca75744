#pragma once
#include <functional>
#include <string>

#include "picture/svg_grammar.h"

namespace divulga {

/// The attribute `name` as a length, `full` being 100 %; nothing where it is absent.
using SvgLength = std::function<std::optional<double>(const char* name, double full)>;

/// Basic shapes of SVG 1.1 (chapter 9) as paths in user units; one without an extent is empty.
std::vector<PathCommand> rect_outline(const SvgLength& length, double width, double height);
std::vector<PathCommand> ellipse_outline(double cx, double cy, double rx, double ry);
std::vector<PathCommand> polygon_outline(const std::vector<double>& points, bool closed);
std::vector<PathCommand> rectangle_outline(double x, double y, double width, double height);

}  // namespace divulga
