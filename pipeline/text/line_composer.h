#pragma once
#include "text/breakpoints.h"

namespace divulga {

/// Makes a Line of the text between two breakpoints: cuts and where needed reshapes its pieces, orders them visually
/// (UAX 9, rule L2), spreads or tightens the spaces and aligns.
class LineComposer {
 public:
  explicit LineComposer(const ShapedPieces& paragraph) : paragraph_(paragraph), shaper_(paragraph.shaper()) {}

  Line compose(const Breakpoint& from, const Breakpoint& to, Pt measure, Pt indent);

 private:
  /// Glyphs of one item that lie side by side in the line.
  struct Part {
    std::uint32_t start = 0, end = 0;     // units
    const Item* item = nullptr;
    std::uint8_t level = 0;
    bool hangs = false;                   // spaces over the line's end
    bool is_hyphen = false;
    ShapedTextPtr shaped;                 // owns the glyphs
    std::uint32_t base = 0;               // unit that the glyphs' clusters count from
    size_t first = 0, last = 0;           // range in shaped->glyphs
  };
  struct Flexibility {
    double width = 0, stretch = 0, shrink = 0;
  };

  void gather(const Breakpoint& from, const Breakpoint& to);
  void add_part(const Piece& piece, std::uint32_t start, std::uint32_t end, const Breakpoint& from, const Breakpoint& to);
  void add_hyphen(const Breakpoint& to);
  double flexible_share(std::uint32_t unit, bool stretch) const;
  Flexibility flexibility() const;
  LineRun make_run(size_t first, size_t last, const Breakpoint& to) const;
  void place_part(LineRun& run, const Part& part, std::uint32_t run_start, double& pen) const;
  std::vector<LineRun> make_runs(const Breakpoint& to) const;
  void add_heights(Line& line, std::uint32_t at) const;

  const ShapedPieces& paragraph_;
  Shaper shaper_;
  std::vector<Part> parts_;       // of the line at hand, logical order
  std::uint32_t trimmed_end_ = 0;
  double stretch_ratio_ = 0, shrink_ratio_ = 0;   // of the line at hand
};

}  // namespace divulga
