#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "geometry/geometry.h"

namespace divulga {

/// A path as commands of PDF: move, line, curve (two control points and an end), close.
struct PathCommand {
  enum class Kind : std::uint8_t { move, line, curve, close } kind = Kind::move;
  Point p1, p2, p3;                       // move and line use p1; curve p1, p2, p3
};

/// x' = a x + c y + e, y' = b x + d y + f.
struct Matrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

  Point operator()(Point p) const { return {Pt(a * p.x.value + c * p.y.value + e), Pt(b * p.x.value + d * p.y.value + f)}; }
  /// First `inner`, then this one.
  Matrix operator*(const Matrix& inner) const {
    return {a * inner.a + c * inner.b, b * inner.a + d * inner.b, a * inner.c + c * inner.d, b * inner.c + d * inner.d,
            a * inner.e + c * inner.f + e, b * inner.e + d * inner.f + f};
  }
  double determinant() const { return a * d - b * c; }
};

/// Colours along a line, or between two circles; before the first and after the last stop its colour goes on.
struct Gradient {
  struct Stop { double offset = 0; Color color; };   // 0..1, rising
  bool radial = false;
  double x1 = 0, y1 = 0, r1 = 0, x2 = 1, y2 = 0, r2 = 0;   // in the gradient's own space
  Matrix place;                           // from that space to where the path stands
  std::vector<Stop> stops;                // two at least
};

enum class LineCap : std::uint8_t { butt, round, square };
enum class LineJoin : std::uint8_t { miter, round, bevel };

/// What few paths have: how a drawing's lines end, how much shows through, what cuts them off.
struct PathStyle {
  LineCap cap = LineCap::butt;
  LineJoin join = LineJoin::miter;
  double miter_limit = 10;
  double dash_phase = 0;                  // points
  double fill_opacity = 1, stroke_opacity = 1;
  std::optional<Rect> clip;               // nothing outside is shown
  std::optional<Gradient> gradient;       // instead of the fill's colour
};

/// The smallest rectangle around a path, curves at their extremes.
Rect bounds_of(const std::vector<PathCommand>& path);

}  // namespace divulga
