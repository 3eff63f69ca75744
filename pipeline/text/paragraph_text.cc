#include "text/paragraph_text.h"

#include <unicode/uchar.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <limits>

namespace divulga {
namespace {

constexpr UChar32 object_replacement = 0xFFFC;
constexpr UChar32 dropped = -1;

/// What is set for a character, or `dropped`.
UChar32 as_set(UChar32 c) {
  if (c == '\t' || c == '\n' || c == '\r' || c == 0x85) return ' ';
  if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == object_replacement) return dropped;
  return c == 0x2029 ? UChar32{forced_break} : c;
}

void append(ParagraphText& text, UChar32 c) {
  const auto offset = static_cast<std::uint32_t>(text.utf8.size());
  char encoded[U8_MAX_LENGTH];
  int32_t length = 0;
  U8_APPEND_UNSAFE(encoded, length, c);
  text.utf8.append(encoded, static_cast<size_t>(length));
  if (c < 0x10000) {
    text.units.push_back(static_cast<char16_t>(c));
    text.bytes.push_back(offset);
  } else {
    text.units.push_back(U16_LEAD(c));
    text.units.push_back(U16_TRAIL(c));
    text.bytes.insert(text.bytes.end(), 2, offset);
  }
}

void append_span(ParagraphText& text, const std::string& span, const SourceSpan& where, DiagnosticSink& sink) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(span.data());
  const auto length = static_cast<int32_t>(span.size());
  for (int32_t i = 0; i < length;) {
    if (data[i] >= 0x20 && data[i] < 0x7F) {
      text.bytes.push_back(static_cast<std::uint32_t>(text.utf8.size()));
      text.utf8.push_back(span[static_cast<size_t>(i)]);
      text.units.push_back(data[i++]);
      continue;
    }
    UChar32 c = 0;
    U8_NEXT(data, i, length, c);
    if (c < 0) {
      sink.error("invalid-utf8", where, message("the text is not valid UTF-8"), message("save the file as UTF-8"));
      c = 0xFFFD;
    }
    if (c == object_replacement)
      sink.error("object-replacement", where, message("the character U+FFFC stands for nothing that can be printed"), message("delete it"));
    c = as_set(c);
    if (c != dropped) append(text, c);
  }
}

}  // namespace

ParagraphText join_spans(const std::vector<StyledText>& spans, const SourceSpan& where, DiagnosticSink& sink) {
  size_t total = 0;
  for (const StyledText& span : spans) total += span.text.size();
  if (total > std::numeric_limits<int32_t>::max() / 4) throw Error(message("a paragraph is longer than 512 MB"));
  ParagraphText text;
  text.units.reserve(total);
  text.utf8.reserve(total);
  text.bytes.reserve(total + 1);
  text.span_starts.reserve(spans.size() + 1);
  for (const StyledText& span : spans) {
    text.span_starts.push_back(text.size());
    append_span(text, span.text, where, sink);
  }
  text.span_starts.push_back(text.size());
  text.bytes.push_back(static_cast<std::uint32_t>(text.utf8.size()));
  return text;
}

bool is_breaking_space(char16_t unit) {
  if (unit < 0x1680) return unit == ' ';
  return unit == 0x1680 || (unit >= 0x2000 && unit <= 0x200A && unit != 0x2007) || unit == 0x205F || unit == 0x3000;
}

bool is_cjk(char16_t unit) {
  return unit >= 0x2E80 && ((unit <= 0x9FFF && unit != 0x3000) || (unit >= 0xF900 && unit <= 0xFAFF) || (unit >= 0xFF00 && unit <= 0xFFEF));
}

bool is_default_ignorable(char32_t c) {
  if (c < 0x300) return c == soft_hyphen;
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

}  // namespace divulga
