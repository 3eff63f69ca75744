#include "picture/press_profile.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace divulga {

namespace {

using Triple = std::array<double, 3>;
using Inks = std::array<int, 4>;

constexpr Triple d50{0.9642, 1.0, 0.8249};

Triple xyz_of(const Triple& lab) {
  const double fy = (lab[0] + 16) / 116, f[3] = {fy + lab[1] / 500, fy, fy - lab[2] / 200};
  Triple out;
  for (size_t i = 0; i < 3; ++i) out[i] = d50[i] * (f[i] > 6.0 / 29 ? f[i] * f[i] * f[i] : (f[i] - 4.0 / 29) * 3 * 36 / 841);
  return out;
}

Triple lab_of(const Triple& xyz) {
  double f[3];
  for (size_t i = 0; i < 3; ++i) {
    const double t = std::max(0.0, xyz[i] / d50[i]);
    f[i] = t > 216.0 / 24389 ? std::cbrt(t) : t * 841 / 108 + 4.0 / 29;
  }
  return {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

/// Measured mixtures, and the steps of the three colours that were all measured at a step of black.
class Measured {
 public:
  Measured() {
    for (int i = 0; i < press_sample_count; ++i) {
      const PressSample& sample = press_samples[i];
      known_[{percent(sample.inks[0]), percent(sample.inks[1]), percent(sample.inks[2]), percent(sample.inks[3])}] =
          xyz_of({sample.lab[0], sample.lab[1], sample.lab[2]});
    }
  }

  /// Between the measured neighbours, ink by ink.
  Triple at(const Inks& inks) const {
    const auto [low, high] = around(blacks_, inks[3]);
    const Triple below = colors_at(inks, low);
    return low == high ? below : mixed(below, colors_at(inks, high), share(low, high, inks[3]));
  }

 private:
  static int percent(double ink) { return static_cast<int>(std::lround(ink)); }
  static double share(int low, int high, int value) { return static_cast<double>(value - low) / (high - low); }
  static Triple mixed(const Triple& a, const Triple& b, double part) {
    return {a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part, a[2] + (b[2] - a[2]) * part};
  }
  static std::pair<int, int> around(const std::vector<int>& steps, int value) {
    const auto high = std::lower_bound(steps.begin(), steps.end(), value);
    return *high == value ? std::pair(value, value) : std::pair(*(high - 1), *high);
  }
  static const std::vector<int>& colors_measured(int black) {
    static const std::vector<int> light{0, 10, 20, 40, 70, 100}, middle{0, 20, 40, 70, 100}, dark{0, 40, 70, 100}, full{0, 40, 100};
    return black <= 20 ? light : black <= 60 ? middle : black <= 80 ? dark : full;
  }
  Triple colors_at(const Inks& inks, int black) const {
    const std::vector<int>& steps = colors_measured(black);
    Triple out{};
    std::array<std::pair<int, int>, 3> sides;
    for (size_t i = 0; i < 3; ++i) sides[i] = around(steps, inks[i]);
    for (int corner = 0; corner < 8; ++corner) {
      double weight = 1;
      Inks place{0, 0, 0, black};
      for (size_t i = 0; i < 3; ++i) {
        const auto [low, high] = sides[i];
        const bool upper = (corner >> i & 1) != 0;
        if (low == high && upper) weight = 0;
        else if (low != high) weight *= upper ? share(low, high, inks[i]) : 1 - share(low, high, inks[i]);
        place[i] = upper ? high : low;
      }
      if (weight <= 0) continue;
      const Triple& corner_color = known_.at(place);
      for (size_t i = 0; i < 3; ++i) out[i] += corner_color[i] * weight;
    }
    return out;
  }

  std::map<Inks, Triple> known_;
  const std::vector<int> blacks_{0, 20, 40, 60, 80, 100};
};

}  // namespace

PressColors press_colors() {
  const Measured measured;
  const Triple paper = measured.at({0, 0, 0, 0});
  // The darkest mixture that a press lays down: full black over much colour.
  const double darkest = measured.at({100, 100, 100, 100})[1] / paper[1];
  PressColors out;
  constexpr int steps = PressColors::steps, step = 100 / (steps - 1);
  out.lab.reserve(steps * steps * steps * steps);
  for (int c = 0; c < steps; ++c)
    for (int m = 0; m < steps; ++m)
      for (int y = 0; y < steps; ++y)
        for (int k = 0; k < steps; ++k) {
          Triple xyz = measured.at({c * step, m * step, y * step, k * step});
          for (size_t i = 0; i < 3; ++i) {
            const double relative = xyz[i] / paper[i];
            xyz[i] = std::max(0.0, (relative - darkest) / (1 - darkest)) * d50[i];
          }
          out.lab.push_back(lab_of(xyz));
        }
  return out;
}

}  // namespace divulga
