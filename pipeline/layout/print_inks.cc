#include "layout/print_inks.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace divulga {
namespace {

constexpr Color white{255, 255, 255};
constexpr Color emblem_field{0x00, 0x33, 0x99}, emblem_stars{0xFF, 0xCC, 0x00};
constexpr double rounding = 1.6;          // levels of 255 by which a mixed colour may miss

Cmyk share_of(const Cmyk& inks, double share) { return {inks.cyan * share, inks.magenta * share, inks.yellow * share, inks.black * share}; }

/// How much of `over` was laid upon `ground` to give `color`, if it was.
std::optional<double> share(Color color, Color over, Color ground) {
  const double from[] = {double(ground.r), double(ground.g), double(ground.b)}, to[] = {double(over.r), double(over.g), double(over.b)};
  const double seen[] = {double(color.r), double(color.g), double(color.b)};
  double length = 0, along = 0;
  for (int i = 0; i < 3; ++i) {
    length += (to[i] - from[i]) * (to[i] - from[i]);
    along += (to[i] - from[i]) * (seen[i] - from[i]);
  }
  if (length == 0) return {};
  const double amount = along / length;
  if (amount < 0 || amount > 1 + rounding / 255) return {};
  for (int i = 0; i < 3; ++i)
    if (std::abs(from[i] + (to[i] - from[i]) * amount - seen[i]) > rounding) return {};
  return std::min(1.0, std::round(amount * 100) / 100);      // printers think in whole percents
}

bool is_near_black(Color color) { return std::max({color.r, color.g, color.b}) <= 0x30; }

}  // namespace

Cmyk plain_cmyk(Color color) {
  const double brightest = std::max({color.r, color.g, color.b}) / 255.0;
  if (brightest == 0) return {0, 0, 0, 1};
  const auto part = [&](std::uint8_t level) { return 1 - level / 255.0 / brightest; };
  return {part(color.r), part(color.g), part(color.b), 1 - brightest};
}

PrintInks::PrintInks(const Brand& brand) : paper_(brand.paper), ink_(brand.ink) {
  const auto name = [&](Color color, const Cmyk& otherwise) {
    const auto found = brand.inks.find(color);
    named_.emplace_back(color, found != brand.inks.end() ? found->second : otherwise);
  };
  name(brand.ink, {0, 0, 0, 1});
  for (const Color color : {brand.primary, brand.accent}) name(color, plain_cmyk(color));
  for (const auto& [color, inks] : brand.inks) named_.emplace_back(color, inks);
}

Cmyk PrintInks::text(Color color) const {
  if (color == paper_ || color == white) return {};
  if (is_near_black(color)) return {0, 0, 0, 1};
  if (const auto amount = share(color, ink_, paper_)) return {0, 0, 0, *amount};
  return area(color);
}

Cmyk PrintInks::area(Color color) const {
  if (color == paper_ || color == white) return {};
  if (color == emblem_field) return {1, 0.8, 0, 0};
  if (color == emblem_stars) return {0, 0, 1, 0};
  for (const auto& [named, inks] : named_)
    if (color == named) return inks;
  if (color.r == color.g && color.g == color.b) return {0, 0, 0, 1 - color.r / 255.0};
  if (is_near_black(color)) return {0, 0, 0, 1};
  for (const auto& [named, inks] : named_)
    if (const auto amount = share(color, named, paper_)) return share_of(inks, *amount);
  return plain_cmyk(color);
}

}  // namespace divulga
