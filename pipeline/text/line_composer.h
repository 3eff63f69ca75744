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
    double glyphs = 0;                    // of the width, what may be widened or narrowed
    double spaces = 0;                    // of the width
    double apart = 0;                     // by how much letters may be set apart
  };

  void gather(const Breakpoint& from, const Breakpoint& to);
  void add_part(const Piece& piece, std::uint32_t start, std::uint32_t end, const Breakpoint& from, const Breakpoint& to);
  void add_hyphen(const Breakpoint& to);
  double flexible_share(std::uint32_t unit, bool stretch) const;
  Flexibility flexibility() const;
  /// Sets by how much spaces and glyphs give way to fill or to fit `room` more than the natural width. Returns the spaces' factor.
  double adjust(const Flexibility& flexible, double room, bool may_stretch);
  double written_ratio(const Flexibility& flexible) const;
  double stretch_of(const Item& item) const;
  double tracking_of(const Item& item) const;
  LineRun make_run(size_t first, size_t last, const Breakpoint& to) const;
  void place_part(LineRun& run, const Part& part, std::uint32_t run_start, double& pen) const;
  std::vector<LineRun> make_runs(const Breakpoint& to) const;
  void add_heights(Line& line, std::uint32_t at) const;

  const ShapedPieces& paragraph_;
  Shaper shaper_;
  std::vector<Part> parts_;       // of the line at hand, logical order
  std::uint32_t trimmed_end_ = 0;
  double stretch_ratio_ = 0, shrink_ratio_ = 0, glyph_stretch_ = 1, tracking_ratio_ = 0;   // of the line at hand
};

}  // namespace divulga
