#pragma once
#include <string>
#include <vector>

namespace divulga {

/// A piece of a segment that a translator moves but never writes: markup, a link with its target, `{{name}}`, a note, a reference.
struct Chip {
  enum class Kind { opening, closing, alone };
  Kind kind = Kind::alone;
  int number = 0;         // from 1 in the order of the source; an opening one and its closing one share theirs
  std::string markup;     // as it stands in the Markdown: "**", "](https://…)", "{{facts.desk.phone}}"
  std::string label;      // what the translator sees: "bold", "link", "facts.desk.phone"
};

/// A run of words, or a chip (text empty).
struct ChippedPiece {
  std::string text;       // Markdown's backslashes taken away
  int chip = -1;          // index into ChippedText::chips
};

/// A segment with its markup apart: what XLIFF, Word and CSV show. `join_chips(split_chips(x)) == x` for every segment.
struct ChippedText {
  std::vector<ChippedPiece> pieces;
  std::vector<Chip> chips;
};
ChippedText split_chips(const std::string& markdown);
std::string join_chips(const ChippedText& text);

/// The text with "{1}" for a lone chip and "{1>" … "<1}" about what a pair encloses; for plain tables.
std::string written_with_chips(const ChippedText& text);
/// Reads it back with the chips of `source`. A chip that is missing, doubled, unknown or crosses another is told in `problem`, in plain words.
std::string read_with_chips(const std::string& written, const ChippedText& source, std::string& problem);

}  // namespace divulga
