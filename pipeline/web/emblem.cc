#include "web/emblem.h"

#include <cmath>
#include <string>

#include "geometry/emblem.h"

namespace divulga {
namespace {

constexpr double kHeight = 100, kBorder = kHeight * emblem_border;

std::string number(double value) {
  const long hundredths = std::lround(value * 100);
  std::string text = std::to_string(hundredths / 100) + "." + std::to_string(100 + hundredths % 100).substr(1);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string path_of(const EmblemStar& star) {
  std::string path;
  for (const EmblemPoint& corner : star) path += (path.empty() ? "M" : "L") + number(kHeight * corner.x) + " " + number(kHeight * corner.y);
  return path + "Z";
}

}  // namespace

Html union_emblem(const std::string& title) {
  std::string stars;
  for (const EmblemStar& star : emblem_stars()) stars += path_of(star);
  const std::string box = number(-kBorder) + " " + number(-kBorder) + " " + number(emblem_width * kHeight + 2 * kBorder) + " " + number(kHeight + 2 * kBorder);
  return element("svg", {{"class", "emblem"}, {"viewBox", box}, {"role", "img"}, {"aria-label", title}},
                 element("rect", {{"x", number(-kBorder)}, {"y", number(-kBorder)}, {"width", number(emblem_width * kHeight + 2 * kBorder)}, {"height", number(kHeight + 2 * kBorder)}, {"fill", "#FFFFFF"}}, {}) +
                     element("rect", {{"width", number(emblem_width * kHeight)}, {"height", number(kHeight)}, {"fill", "#003399"}}, {}) +
                     element("path", {{"d", stars}, {"fill", "#FFCC00"}}, {}));
}

}  // namespace divulga
