#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "diag/message.h"
#include "document/document.h"

namespace divulga {

/// `{#id .class key=value key="v w"}` (Pandoc's attributes). Offsets are bytes from the opening brace.
struct ParsedAttributes {
  struct Value { std::string key; size_t offset = 0, size = 0; bool quoted = false; };   // as written, without quotes
  struct Problem { size_t offset = 0, size = 0; Message message, hint; };

  Attributes attributes;
  std::vector<Value> values;
  std::vector<Problem> problems;
  size_t size = 0;                      // bytes up to and with the closing brace
};

/// `text` starts with "{". A template's `{{tag}}` inside is opaque. `key=id` is the same as `#id`.
ParsedAttributes parse_attributes(std::string_view text);

/// "{#", "{." or "{key=": what is meant as attributes, as against a brace in the text.
bool starts_attributes(std::string_view text);
/// Where the attributes at the end of `text` start, or npos.
size_t trailing_attributes(std::string_view text);

/// Takes the backslashes off escaped punctuation (CommonMark 2.4).
std::string unescaped(std::string_view text);

}  // namespace divulga
