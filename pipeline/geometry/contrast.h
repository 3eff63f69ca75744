#pragma once
#include <string>

#include "geometry/geometry.h"

namespace divulga {

/// WCAG 2.1 contrast ratio, 1..21.
double contrast(Color a, Color b);
/// `amount` of `over` upon `ground`, 0..1.
Color mix(Color over, Color ground, double amount);
/// The colour nearest to `color` in lightness (OKLab, hue and chroma kept as far as sRGB has them) that reaches `least` on
/// `ground`; black or white, whichever is better, where none does.
Color nearest_readable(Color color, Color ground, double least);
/// "#0066CC".
std::string to_hex(Color color);

}  // namespace divulga
