#include "geometry/emblem.h"

#include <cmath>
#include <numbers>

namespace divulga {

std::array<EmblemStar, 12> emblem_stars() {
  constexpr double degree = std::numbers::pi / 180, outer = 1.0 / 18;
  constexpr double inner = outer * 0.381966;   // the pentagram's own
  std::array<EmblemStar, 12> stars;
  for (size_t k = 0; k < stars.size(); ++k) {
    const double hour = 30 * static_cast<double>(k) * degree;
    const double x = 0.75 + std::sin(hour) / 3, y = 0.5 - std::cos(hour) / 3;
    for (size_t j = 0; j < stars[k].size(); ++j) {
      const double angle = (-90 + 36 * static_cast<double>(j)) * degree, radius = j % 2 == 0 ? outer : inner;
      stars[k][j] = {x + radius * std::cos(angle), y + radius * std::sin(angle)};
    }
  }
  return stars;
}

}  // namespace divulga
