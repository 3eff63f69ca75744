#include "web/emblem.h"

#include <cmath>
#include <string>

namespace divulga {
namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr double kHeight = 100, kBorder = kHeight / 25;

std::string number(double value) {
  const long hundredths = std::lround(value * 100);
  std::string text = std::to_string(hundredths / 100) + "." + std::to_string(100 + hundredths % 100).substr(1);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

/// An upright five-pointed star with its centre at (x, y).
std::string star(double x, double y) {
  const double outer = kHeight / 18, inner = outer * 0.381966;
  std::string path;
  for (int j = 0; j < 5; ++j)
    for (const auto& [radius, degrees] : {std::pair{outer, -90.0 + 72 * j}, std::pair{inner, -54.0 + 72 * j}})
      path += (path.empty() ? "M" : "L") + number(x + radius * std::cos(degrees * kPi / 180)) + " " + number(y + radius * std::sin(degrees * kPi / 180));
  return path + "Z";
}

}  // namespace

Html union_emblem(const std::string& title) {
  std::string stars;
  for (int k = 0; k < 12; ++k)
    stars += star(0.75 * kHeight + kHeight / 3 * std::sin(30 * k * kPi / 180), 0.5 * kHeight - kHeight / 3 * std::cos(30 * k * kPi / 180));
  const std::string box = number(-kBorder) + " " + number(-kBorder) + " " + number(1.5 * kHeight + 2 * kBorder) + " " + number(kHeight + 2 * kBorder);
  return element("svg", {{"class", "emblem"}, {"viewBox", box}, {"role", "img"}, {"aria-label", title}},
                 element("rect", {{"x", number(-kBorder)}, {"y", number(-kBorder)}, {"width", number(1.5 * kHeight + 2 * kBorder)}, {"height", number(kHeight + 2 * kBorder)}, {"fill", "#FFFFFF"}}, {}) +
                     element("rect", {{"width", number(1.5 * kHeight)}, {"height", number(kHeight)}, {"fill", "#003399"}}, {}) +
                     element("path", {{"d", stars}, {"fill", "#FFCC00"}}, {}));
}

}  // namespace divulga
