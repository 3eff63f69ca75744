#pragma once
#include <optional>
#include <string>
#include <vector>

#include "geometry/path.h"

namespace divulga {

// Values of SVG 1.1 attributes; the XML and the cascade stand in svg_reader.h and svg_style.h.

/// Path data (8.3) with arcs and quadratic curves as cubics, everything absolute. `whole` says whether all of it was
/// understood; what stands before the first mistake is kept, as SVG demands.
std::vector<PathCommand> read_path_data(const std::string& data, bool* whole = nullptr);
/// A list of transformations (7.6) as one matrix; nothing when it is not understood.
std::optional<Matrix> read_transform(const std::string& list);
/// "#06c", "rgb(0, 102, 204)", "steelblue" (4.4); nothing for anything else.
std::optional<Color> read_color(const std::string& text);
/// Numbers parted by blanks and commas; nothing when there is something else.
std::optional<std::vector<double>> read_numbers(const std::string& list);

/// viewBox and preserveAspectRatio (7.7, 7.8): the matrix that puts a view box on a viewport of this size at the origin.
struct ViewBox { double x = 0, y = 0, width = 0, height = 0; };
std::optional<ViewBox> read_view_box(const std::string& text);
Matrix fitted(const ViewBox& box, double width, double height, const std::string& preserve_aspect_ratio);

}  // namespace divulga
