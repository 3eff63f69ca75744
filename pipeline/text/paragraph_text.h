#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "text/paragraph.h"

namespace divulga {

inline constexpr char16_t forced_break = 0x2028;
inline constexpr char16_t soft_hyphen = 0x00AD;

/// A paragraph's text joined, well formed, in the two encodings that are needed: UTF-16 for ICU, UTF-8 for the runs.
struct ParagraphText {
  std::u16string units;
  std::string utf8;
  std::vector<std::uint32_t> bytes;         // of each unit, its offset in utf8; one more for the end
  std::vector<std::uint32_t> span_starts;   // first unit of each span; one more for the end

  std::uint32_t size() const { return static_cast<std::uint32_t>(units.size()); }
};

/// Joins the spans. Ill-formed UTF-8 becomes U+FFFD, U+FFFC is dropped (both are error diagnostics); tabs and line feeds
/// become spaces, U+2029 becomes U+2028, other control characters are dropped.
ParagraphText join_spans(const std::vector<StyledText>& spans, const SourceSpan& where, DiagnosticSink& sink);

/// Space characters at which a line may end and which then hang over its end.
bool is_breaking_space(char16_t unit);
/// U+0020 and U+00A0: what justification widens.
inline bool is_word_space(char16_t unit) { return unit == ' ' || unit == 0xA0; }
/// Ideographs, kana and their punctuation: a line may be loosened between any two.
bool is_cjk(char16_t unit);
/// Bidi controls, joiners, the soft hyphen and the like: never a visible glyph, never a reason for another font.
bool is_default_ignorable(char32_t character);

}  // namespace divulga
