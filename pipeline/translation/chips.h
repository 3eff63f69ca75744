#pragma once
#include <string>
#include <vector>

#include "diag/message.h"

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

/// Texts of materials are Markdown; those of project.yaml, facts and tables know `{{names}}` only.
enum class Markup { markdown, tags };

/// A segment with its markup apart: what XLIFF, Word and CSV show. `join_chips(split_chips(x)) == x` for every segment.
/// A hard break is a line feed of the text.
struct ChippedText {
  std::vector<ChippedPiece> pieces;
  std::vector<Chip> chips;
  Markup markup = Markup::markdown;
};
ChippedText split_chips(const std::string& text, Markup markup = Markup::markdown);
std::string join_chips(const ChippedText& text);

/// A chip that a translation must keep, once: a name, a link, a note, a reference, code. Emphasis and single signs may go or come twice.
bool must_stay(const Chip& chip);

/// A translation whose chips have the numbers of the source's that they are; those that the source has not come after its own.
/// `chips` are the source's with the others behind: what can be written in this translation.
ChippedText split_like(const std::string& translation, const ChippedText& source);

/// The text with "{1}" for a lone chip and "{1>" … "<1}" about what a pair encloses; for plain tables. What looks like a chip and is
/// text has a backslash before it.
std::string written_with_chips(const ChippedText& text);
/// The same for one chip: "{1}", "{1>", "<1}".
std::string written(const Chip& chip);
/// Reads it back with the chips of `source`; a label may stand behind a number ("{1 facts.desk.phone}"). A chip that is missing,
/// doubled, unknown or crosses another is told in `problem`, in plain words.
std::string read_with_chips(const std::string& written, const ChippedText& source, Message& problem);

/// The pieces of a written text, chips by number and kind alone; what readers of files take apart.
struct WrittenPiece {
  std::string text;
  int number = 0;                // 0: text
  Chip::Kind kind = Chip::Kind::alone;
};
std::vector<WrittenPiece> written_pieces(const std::string& written);
std::string written_with_chips(const std::vector<WrittenPiece>& pieces);
/// The pieces of a text as they are written: backslashes where text looks like a chip.
std::vector<WrittenPiece> as_written(const ChippedText& text);

}  // namespace divulga
