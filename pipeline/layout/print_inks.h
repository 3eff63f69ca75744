#pragma once
#include <utility>
#include <vector>

#include "geometry/geometry.h"
#include "workspace/brand.h"

namespace divulga {

/// The inks that the print edition uses for the screen's colours. Immutable.
class PrintInks {
 public:
  explicit PrintInks(const Brand& brand);

  /// Text and lines: near-black and the brand's ink colour in black only, so that no plate can be out of register.
  Cmyk text(Color color) const;
  /// Areas: the brand's own inks and their tints; the European emblem's official ones; paper stays bare.
  Cmyk area(Color color) const;

 private:
  Color paper_, ink_;
  std::vector<std::pair<Color, Cmyk>> named_;      // in order of precedence
};

/// Plain conversion with full black replacement, where nobody named inks.
Cmyk plain_cmyk(Color color);

}  // namespace divulga
