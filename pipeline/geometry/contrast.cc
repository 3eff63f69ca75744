#include "geometry/contrast.h"

#include <algorithm>
#include <cmath>

namespace divulga {
namespace {

double linear(std::uint8_t value) {
  const double s = value / 255.0;
  return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
}

double encoded(double value) {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * std::pow(value, 1 / 2.4) - 0.055;
}

double luminance(Color c) { return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b); }

/// Björn Ottosson's OKLab: equal steps of lightness look equal.
struct OkLab { double lightness, a, b; };

OkLab to_oklab(Color c) {
  const double r = linear(c.r), g = linear(c.g), b = linear(c.b);
  const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s, 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
          0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

struct LinearRgb {
  double r, g, b;
  bool inside() const {
    const auto fits = [](double v) { return v >= -1e-4 && v <= 1 + 1e-4; };
    return fits(r) && fits(g) && fits(b);
  }
};

LinearRgb to_linear(const OkLab& c) {
  const auto cube = [](double v) { return v * v * v; };
  const double l = cube(c.lightness + 0.3963377774 * c.a + 0.2158037573 * c.b);
  const double m = cube(c.lightness - 0.1055613458 * c.a - 0.0638541728 * c.b);
  const double s = cube(c.lightness - 0.0894841775 * c.a - 1.2914855480 * c.b);
  return {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s, -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
          -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

/// At another lightness; chroma gives way until sRGB has the colour.
Color at_lightness(const OkLab& color, double lightness) {
  LinearRgb rgb{0, 0, 0};
  for (double chroma = 1; chroma >= 0; chroma -= 0.02) {
    rgb = to_linear({lightness, color.a * chroma, color.b * chroma});
    if (rgb.inside()) break;
  }
  const auto byte = [](double v) { return static_cast<std::uint8_t>(std::lround(255 * encoded(std::clamp(v, 0.0, 1.0)))); };
  return {byte(rgb.r), byte(rgb.g), byte(rgb.b)};
}

}  // namespace

double contrast(Color a, Color b) {
  const double la = luminance(a), lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

Color mix(Color over, Color ground, double amount) {
  const auto channel = [&](std::uint8_t o, std::uint8_t g) {
    return static_cast<std::uint8_t>(std::lround(g + (o - g) * amount));
  };
  return {channel(over.r, ground.r), channel(over.g, ground.g), channel(over.b, ground.b)};
}

Color nearest_readable(Color color, Color ground, double least) {
  if (contrast(color, ground) >= least) return color;
  const OkLab lab = to_oklab(color);
  constexpr int steps = 400;
  for (int step = 1; step <= steps; ++step) {
    for (const double direction : {-1.0, 1.0}) {
      const double lightness = lab.lightness + direction * step / steps;
      if (lightness < 0 || lightness > 1) continue;
      const Color tried = at_lightness(lab, lightness);
      if (contrast(tried, ground) >= least) return tried;
    }
  }
  const Color black{0, 0, 0}, white{255, 255, 255};
  return contrast(black, ground) >= contrast(white, ground) ? black : white;
}

std::string to_hex(Color color) {
  static const char* digits = "0123456789ABCDEF";
  std::string out = "#";
  for (const unsigned part : {static_cast<unsigned>(color.r), static_cast<unsigned>(color.g), static_cast<unsigned>(color.b)}) {
    out += digits[part >> 4 & 15];
    out += digits[part & 15];
  }
  return out;
}

}  // namespace divulga
