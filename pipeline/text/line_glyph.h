#pragma once
#include <cstdint>

namespace divulga {

/// A glyph in its place. Lengths in points; advances are whole thousandths of an em (as the PDF's width table has them),
/// tracking and justification added. Default ignorable characters leave no glyph: their bytes belong to a neighbour's cluster.
struct LineGlyph {
  std::uint32_t glyph = 0;
  float x = 0, y = 0, advance = 0;   // x from the run's left end; y up
  std::uint32_t cluster = 0;         // byte offset into the run's text of the cluster that the glyph belongs to
};

}  // namespace divulga
