#pragma once
#include <cstdint>
#include <vector>

#include "text/paragraph_text.h"
#include "text/script_resolution.h"

namespace divulga {

/// A stretch of a paragraph with one style, direction, script and font: what is shaped together.
struct Item {
  std::uint32_t start = 0, end = 0;   // units
  std::uint32_t span = 0;             // index of the StyledText
  FontId font = 0;
  ScriptCode script = 0;
  std::uint8_t level = 0;             // bidi embedding level
};

/// Cuts a paragraph into items by the bidirectional algorithm (UAX 9), script and font coverage, in logical order.
/// Forced breaks belong to no item. Reports characters that no font has.
std::vector<Item> itemize(const FontBook& fonts, const ParagraphText& text, const std::vector<StyledText>& spans,
                          const ParagraphOptions& options, DiagnosticSink& sink);

}  // namespace divulga
