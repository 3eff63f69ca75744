#pragma once
#include <array>
#include <vector>

namespace divulga {

/// The colours of four inks on coated paper in offset (FOGRA39, ISO 12647-2), as measured, relative to the paper and with the
/// darkest mixture as black: what a CMYK picture without a profile of its own is taken to mean.
struct PressColors {
  static constexpr int steps = 11;        // of each ink, a tenth apart
  /// CIE L*a*b* (D50) of every mixture: cyan outermost, then magenta, yellow, black.
  std::vector<std::array<double, 3>> lab;
};
PressColors press_colors();

/// Percent of cyan, magenta, yellow, black, then L*, a*, b*: FOGRA39L.ti3 of Debian's icc-profiles-free, compiled in.
struct PressSample { double inks[4]; double lab[3]; };
extern const PressSample press_samples[];
extern const int press_sample_count;

}  // namespace divulga
