#pragma once
#include <string>

namespace divulga {

/// The emblem of the European Union as a PNG, 2:3, with the white border of H/25 that dark grounds ask for (Regulation
/// (EU) 2021/1060, Annex IX). Mail programs show no SVG. `height` in pixels; the bytes depend on it alone.
std::string emblem_png(int height);

}  // namespace divulga
