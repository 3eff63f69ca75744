#pragma once
#include <string>
#include <vector>

namespace divulga {

enum class SegmentKind { heading, paragraph, list_item, cell, caption, alt, attribute, label };
/// "heading", "list item" …
const char* name_of(SegmentKind kind);

/// A piece of a material's text that is translated as one: where it stands, and its text on one line with markup and
/// `{{names}}` (hard breaks stay). Attributes of headings and the word `Table:` are outside.
struct Segment {
  SegmentKind kind = SegmentKind::paragraph;
  size_t from = 0, to = 0;            // bytes of the source text
  std::string text;                   // an attribute's value without its backslashes
  bool has_letters = true;            // false: nothing to translate
  size_t value_from = 0, value_to = 0;  // attribute, label: the whole value when it stands without quotation marks
  bool quoted = false;                // a figure's caption: it stands between quotation marks
  std::string risk{};                 // "safety", "legal", "normal" of the innermost container that says one
};

/// The segments in the order of the text. The text has its template tags still in it; mistakes are not told here.
std::vector<Segment> find_segments(const std::string& text);

/// True when there is a letter outside template tags.
bool has_letters(const std::string& text);

}  // namespace divulga
