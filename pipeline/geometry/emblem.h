#pragma once
#include <array>

#include "geometry/geometry.h"

namespace divulga {

/// The emblem of the European Union (Regulation (EU) 2021/1060, Annex IX) in units of its height: field 1.5 wide, 1 high,
/// origin upper left, y down.
struct EmblemPoint { double x, y; };
/// Corners of an upright five-pointed star, outer and inner by turns.
using EmblemStar = std::array<EmblemPoint, 10>;

/// The twelve stars, clockwise from twelve o'clock.
std::array<EmblemStar, 12> emblem_stars();

inline constexpr Color emblem_blue{0x00, 0x33, 0x99};     // Pantone Reflex Blue
inline constexpr Color emblem_yellow{0xFF, 0xCC, 0x00};   // Pantone Yellow
inline constexpr double emblem_width = 1.5;
inline constexpr double emblem_border = 1.0 / 25;         // the white border on a coloured ground

}  // namespace divulga
