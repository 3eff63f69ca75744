#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "text/font.h"

struct hb_face_t;

namespace divulga::pdf {

/// One glyph of the face shifted by font units, as part of a composite.
struct Component {
  std::uint32_t glyph = 0;
  std::int16_t dx = 0, dy = 0;
};

/// A glyph that the subset gets in addition: the glyphs of one cluster drawn as one.
struct CompositeGlyph {
  std::vector<Component> components;   // none: an empty glyph
  std::uint16_t advance = 0;           // font units
};

/// What is embedded of a face.
struct FontProgram {
  std::string bytes;                                // TrueType file, or a bare CFF table
  std::vector<std::uint16_t> glyph_of;              // new glyph for each entry of `glyphs` as asked for (TrueType)
  std::vector<std::uint16_t> composite_of;          // new glyph for each composite (TrueType)
};

/// Subsets a TrueType face to `glyphs` (of the original face) and appends composites (OpenType glyf table, 5.3.3).
/// `prepared`: the same face out of PreparedFaces. Throws Error when HarfBuzz cannot subset it or the subset would exceed 65,535 glyphs.
FontProgram subset_truetype(const FontFace& face, const std::vector<std::uint32_t>& glyphs, const std::vector<CompositeGlyph>& composites,
                            hb_face_t* prepared = nullptr);

/// Subsets a CFF face; glyph numbers stay as they were, so that they serve as CIDs.
FontProgram subset_cff(const FontFace& face, const std::vector<std::uint32_t>& glyphs);

}  // namespace divulga::pdf
