#pragma once
#include <cstdint>
#include <vector>

#include "text/paragraph.h"

namespace divulga {

/// A place where a line may end, with running sums from the paragraph's start: a line from break a to break b is
/// b.end - a.start wide. Points.
struct Breakpoint {
  enum class Kind : std::uint8_t { start, opportunity, soft_hyphen, hyphenation, address, forced, end };
  struct Sums {
    double width = 0, stretch = 0, shrink = 0;
    double expansion = 0;          // by how much the glyphs may be widened or narrowed
  };

  Kind kind = Kind::opportunity;
  std::uint32_t position = 0;      // the unit that begins the next line
  std::uint32_t text_end = 0;      // where this line's text ends: before a forced break
  std::uint32_t trimmed_end = 0;   // and without the spaces that hang over its end
  Sums end, start;                 // at trimmed_end; at position
  double hyphen = 0;               // width of the hyphen put in
  double hangs_over_end = 0, hangs_over_start = 0;   // of the line ending here, and of the one beginning here
  bool is_short = false;           // of a hyphenation: only two letters before or after it

  bool is_hyphen() const { return kind == Kind::soft_hyphen || kind == Kind::hyphenation; }
};

struct LineMeasure {
  double width = 0;
  double first_indent = 0;   // of the first line
  Alignment alignment = Alignment::start;
};

/// Chooses where lines end between `points.front()` (a start) and `points.back()` (a forced break or the end): after Knuth
/// and Plass (Breaking paragraphs into lines, 1981) when justifying, else the lines' raggedness is least in total.
/// Returns indices into points, the last one included. `hyphenated`: whether points of Kind::hyphenation may be used.
/// Nothing when that cannot be done well and `is_last_resort` is false.
std::vector<std::uint32_t> break_lines(const std::vector<Breakpoint>& points, const LineMeasure& measure, bool hyphenated,
                                       bool is_last_resort);

}  // namespace divulga
