#pragma once
#include <optional>
#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "diag/mapped_text.h"

namespace divulga {

/// A `{{tag}}` of a text, or a piece of plain text between tags.
struct TemplatePiece {
  enum class Kind { text, variable, unescaped, section, inverted, end, partial };
  Kind kind = Kind::text;
  size_t offset = 0, size = 0;   // in the text
  std::string name;
  int opens = -1;                // end: index of its section's piece; a section: of its end
  bool alone = false;            // nothing else on its line: the line feed belongs to it
};

/// Splits a text into pieces. A line with nothing but section tags, comments or a partial leaves no empty line behind.
/// Unclosed tags and sections are reported; nothing is returned then.
std::optional<std::vector<TemplatePiece>> template_pieces(const MappedText& text, DiagnosticSink& sink);

}  // namespace divulga
