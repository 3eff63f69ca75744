#pragma once
#include <array>
#include <compare>
#include <cstdint>

namespace divulga {

/// A length in PostScript points (1/72 inch).
struct Pt {
  double value = 0;

  constexpr Pt() = default;
  constexpr explicit Pt(double v) : value(v) {}
  friend constexpr auto operator<=>(Pt, Pt) = default;
  constexpr Pt& operator+=(Pt o) { value += o.value; return *this; }
  constexpr Pt& operator-=(Pt o) { value -= o.value; return *this; }
};
constexpr Pt operator+(Pt a, Pt b) { return Pt(a.value + b.value); }
constexpr Pt operator-(Pt a, Pt b) { return Pt(a.value - b.value); }
constexpr Pt operator-(Pt a) { return Pt(-a.value); }
constexpr Pt operator*(Pt a, double f) { return Pt(a.value * f); }
constexpr Pt operator*(double f, Pt a) { return Pt(a.value * f); }
constexpr Pt operator/(Pt a, double f) { return Pt(a.value / f); }
constexpr double operator/(Pt a, Pt b) { return a.value / b.value; }

/// A length in millimetres, as designs are written.
struct Mm {
  double value = 0;

  constexpr Mm() = default;
  constexpr explicit Mm(double v) : value(v) {}
  constexpr Mm(Pt pt) : value(pt.value * 25.4 / 72) {}
  constexpr operator Pt() const { return Pt(value * 72 / 25.4); }
};

/// Page coordinates: origin at the page's upper left corner, y grows downward. The PDF writer turns them over.
struct Point {
  Pt x, y;
};
struct Size {
  Pt width, height;
};
struct Rect {
  Pt x, y, width, height;

  constexpr Pt right() const { return x + width; }
  constexpr Pt bottom() const { return y + height; }
};

/// sRGB, 0..255 each.
struct Color {
  std::uint8_t r = 0, g = 0, b = 0;

  friend constexpr auto operator<=>(const Color&, const Color&) = default;
};

/// Inks of four-colour printing, 0..1 each.
struct Cmyk {
  double cyan = 0, magenta = 0, yellow = 0, black = 0;

  friend constexpr auto operator<=>(const Cmyk&, const Cmyk&) = default;
};

}  // namespace divulga
