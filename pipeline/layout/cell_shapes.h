#pragma once
#include <array>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "layout/inline_text.h"

namespace divulga::layout {

/// A cell's text shaped on one line, its left upper corner at (0, 0).
struct CellShape {
  Pt most;                                // the line's width
  Pt least;                               // its longest unbreakable piece; a number never breaks
  Pt whole;                               // from the left edge to the end of the whole number; all of it where there is no number
  std::vector<GlyphRun> runs;             // of no element yet
};

/// Shapes the plain texts of a table's cells: equal texts once, plain numbers from their digits. Belongs to one table and
/// one thread; keeps a bounded number of shapes, so that a table of any length is measured in little memory.
class CellShapes {
 public:
  enum class Hyphens { no, yes };
  CellShapes(Setting& setting, const TextLook& look, Hyphens hyphens, const SourceSpan& span);

  /// Valid until the next call.
  const CellShape& shape(const std::string& text);
  /// Broken at `measure`, aligned within it; elements are set by the caller.
  std::vector<Fragment> lines(const std::string& text, Pt measure, Alignment alignment);

  const TextLook& look() const { return look_; }

 private:
  static constexpr size_t kept_shapes = 1 << 15, kept_blocks = 1 << 12;
  /// One of the characters that numbers are written with, by its place in the table below.
  using Sign = std::uint8_t;
  static constexpr size_t signs = 64;
  struct Pair { enum class State : std::uint8_t { unknown, good, bad } state = State::unknown; float step = 0; };
  struct Figure { std::uint32_t glyph = 0; float x = 0, y = 0; };

  bool from_digits(const std::string& text);
  bool learn(Sign left, Sign right);
  CellShape shaped(const std::string& text);
  TextBlock block(const std::string& text, Alignment alignment) const;

  Setting& s_;
  const TextLook look_;
  const Hyphens hyphens_;
  const SourceSpan& span_;
  const std::string separator_;
  std::unordered_map<std::string, CellShape> shapes_;
  std::map<std::pair<std::string, Alignment>, TextBlock> blocks_;
  CellShape passing_;
  std::vector<Pair> pairs_;
  std::array<Figure, signs> figures_{};
  GlyphRun sample_;                       // font, size, colour and baseline of figures
  bool sampled_ = false;
};

/// Where the whole part of a text's first number ends, in bytes: "1.234,50 €" -> 5. The text's size where it has no digit.
size_t whole_number_end(const std::string& text, const std::string& decimal_separator);

}  // namespace divulga::layout
