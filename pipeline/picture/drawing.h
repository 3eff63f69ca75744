#pragma once
#include <string>
#include <variant>
#include <vector>

#include "geometry/path.h"

namespace divulga {

/// A vector picture as flat values in its own units (CSS pixels, 1/96 inch), origin upper left, y down; every
/// transformation, style and reference is worked in.
struct DrawnShape {
  std::vector<PathCommand> outline;
  std::optional<Color> fill;
  bool even_odd = false;
  std::optional<Color> stroke;
  double stroke_width = 1;
  std::vector<double> dash;
  PathStyle style;
};

/// A piece of one text in one look.
struct DrawnPiece {
  std::string text;
  double size = 16;
  Color color;
  double opacity = 1;
  bool bold = false, italic = false, serif = false, mono = false;
};
/// A line of text that starts, stands in the middle or ends at a point of its baseline.
struct DrawnText {
  enum class Anchor { start, middle, end } anchor = Anchor::start;
  double x = 0, y = 0;
  bool right_to_left = false;
  std::vector<DrawnPiece> pieces;
  int line = 0;                           // in the file
};

struct Drawing {
  double width = 0, height = 0;           // both above 0
  std::vector<std::variant<DrawnShape, DrawnText>> items;   // painting order
};

}  // namespace divulga
