#include "geometry/path.h"

#include <algorithm>
#include <cmath>

namespace divulga {
namespace {

struct Extent {
  double low = 1e300, high = -1e300;
  void take(double v) { low = std::min(low, v), high = std::max(high, v); }
  /// A cubic's extremes: where its derivative, a quadratic, is nought.
  void curve(double p0, double p1, double p2, double p3) {
    take(p0);
    take(p3);
    const double a = -p0 + 3 * p1 - 3 * p2 + p3, b = 2 * (p0 - 2 * p1 + p2), c = p1 - p0;
    const auto at = [&](double t) {
      if (t <= 0 || t >= 1) return;
      const double s = 1 - t;
      take(s * s * s * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3);
    };
    if (std::abs(a) < 1e-12) {
      if (std::abs(b) > 1e-12) at(-c / b);
      return;
    }
    const double inside = b * b - 4 * a * c;
    if (inside < 0) return;
    at((-b + std::sqrt(inside)) / (2 * a));
    at((-b - std::sqrt(inside)) / (2 * a));
  }
};

}  // namespace

Rect bounds_of(const std::vector<PathCommand>& path) {
  Extent x, y;
  Point here;
  for (const PathCommand& c : path) {
    switch (c.kind) {
      case PathCommand::Kind::close: continue;
      case PathCommand::Kind::move:
      case PathCommand::Kind::line:
        x.take(c.p1.x.value), y.take(c.p1.y.value);
        here = c.p1;
        break;
      case PathCommand::Kind::curve:
        x.curve(here.x.value, c.p1.x.value, c.p2.x.value, c.p3.x.value);
        y.curve(here.y.value, c.p1.y.value, c.p2.y.value, c.p3.y.value);
        here = c.p3;
        break;
    }
  }
  if (x.low > x.high) return {};
  return {Pt(x.low), Pt(y.low), Pt(x.high - x.low), Pt(y.high - y.low)};
}

}  // namespace divulga
