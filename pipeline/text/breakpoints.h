#pragma once
#include <vector>

#include "text/line_breaker.h"
#include "text/shaped_pieces.h"

namespace divulga {

/// The breakpoints between two forced breaks: a start, the opportunities, a forced break or the end.
using Segment = std::vector<Breakpoint>;

/// Share of a space's width by which it may grow (ratio 1) and shrink, as TeX sets them.
inline constexpr double space_stretch = 0.5, space_shrink = 1.0 / 3;
/// Share of a character's width by which two Chinese characters may be set apart.
inline constexpr double cjk_stretch = 0.08;

/// Share of a letter's width by which a justified line may widen or narrow it, spaces apart: too little to be seen (Thành,
/// Micro-typographic extensions to the TeX typesetting system, 2000). Ideographs keep their square.
inline constexpr double glyph_expansion = 0.02;

/// Where the spaces would grow beyond this ratio (twice the normal width) letters are set apart instead, by at most so much of
/// an em, in scripts that allow it.
inline constexpr double widest_space = 2.0, most_tracking = 0.03;

/// All segments of a paragraph; `opportunities` as LineOpportunities found them, `hyphens` places for a hyphen (may be
/// empty); places inside addresses are found here. Nothing for an empty text.
std::vector<Segment> find_segments(const ShapedPieces& paragraph, const std::vector<std::uint32_t>& opportunities,
                                   const std::vector<std::uint32_t>& hyphens);

}  // namespace divulga
