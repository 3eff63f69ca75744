#include "picture/svg_shapes.h"

#include <algorithm>

namespace divulga {
namespace {

using Kind = PathCommand::Kind;
constexpr double quarter = 0.5522847498;           // control points of a quarter circle as one cubic

PathCommand move(double x, double y) { return {Kind::move, {Pt(x), Pt(y)}, {}, {}}; }
PathCommand line(double x, double y) { return {Kind::line, {Pt(x), Pt(y)}, {}, {}}; }
PathCommand curve(double x1, double y1, double x2, double y2, double x, double y) {
  return {Kind::curve, {Pt(x1), Pt(y1)}, {Pt(x2), Pt(y2)}, {Pt(x), Pt(y)}};
}
PathCommand close() { return {Kind::close, {}, {}, {}}; }

}  // namespace

std::vector<PathCommand> rectangle_outline(double x, double y, double width, double height) {
  return {move(x, y), line(x + width, y), line(x + width, y + height), line(x, y + height), close()};
}

std::vector<PathCommand> rect_outline(const SvgLength& length, double full_width, double full_height) {
  const double x = length("x", full_width).value_or(0), y = length("y", full_height).value_or(0);
  const double w = length("width", full_width).value_or(0), h = length("height", full_height).value_or(0);
  if (!(w > 0) || !(h > 0)) return {};
  std::optional<double> rx = length("rx", full_width), ry = length("ry", full_height);
  const double a = std::clamp(rx ? *rx : ry.value_or(0), 0.0, w / 2), b = std::clamp(ry ? *ry : rx.value_or(0), 0.0, h / 2);
  if (a <= 0 || b <= 0) return rectangle_outline(x, y, w, h);
  const double ka = a * (1 - quarter), kb = b * (1 - quarter), right = x + w, bottom = y + h;
  return {move(x + a, y), line(right - a, y), curve(right - ka, y, right, y + kb, right, y + b), line(right, bottom - b),
          curve(right, bottom - kb, right - ka, bottom, right - a, bottom), line(x + a, bottom), curve(x + ka, bottom, x, bottom - kb, x, bottom - b),
          line(x, y + b), curve(x, y + kb, x + ka, y, x + a, y), close()};
}

std::vector<PathCommand> ellipse_outline(double cx, double cy, double rx, double ry) {
  if (!(rx > 0) || !(ry > 0)) return {};
  const double a = rx * quarter, b = ry * quarter;
  return {move(cx + rx, cy), curve(cx + rx, cy + b, cx + a, cy + ry, cx, cy + ry), curve(cx - a, cy + ry, cx - rx, cy + b, cx - rx, cy),
          curve(cx - rx, cy - b, cx - a, cy - ry, cx, cy - ry), curve(cx + a, cy - ry, cx + rx, cy - b, cx + rx, cy), close()};
}

std::vector<PathCommand> polygon_outline(const std::vector<double>& points, bool closed) {
  std::vector<PathCommand> out;
  for (size_t i = 0; i + 1 < points.size(); i += 2) out.push_back(i == 0 ? move(points[0], points[1]) : line(points[i], points[i + 1]));
  if (closed && !out.empty()) out.push_back(close());
  return out;
}

}  // namespace divulga
