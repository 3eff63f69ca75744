#include <unicode/listformatter.h>
#include <unicode/normalizer2.h>
#include <unicode/utf8.h>

#include <cstring>
#include <memory>

#include "locale/catalog.h"
#include "locale/format.h"
#include "locale/icu_locale.h"

namespace divulga {
namespace {

constexpr std::string_view lri = "\u2066", pdi = "\u2069";

bool is_bidi_control(UChar32 c) { return (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F; }

}  // namespace

std::string capitalised(const LocaleTag& locale, std::string_view text) {
  const icu::UnicodeString all = icu::UnicodeString::fromUTF8(std::string(text));
  const int32_t first = all.moveIndex32(0, 1);
  icu::UnicodeString head(all, 0, first);
  return utf8(head.toTitle(nullptr, icu_locale(locale)).append(all, first, all.length() - first));
}

std::string join_list(const LocaleTag& locale, const std::vector<std::string>& words) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::ListFormatter> formatter(
      // A narrow Chinese pair has nothing between its two: two times of day would run together.
      icu::ListFormatter::createInstance(icu_locale(locale), ULISTFMT_TYPE_AND,
                                         words.size() == 2 && locale.script().rfind("Han", 0) == 0 ? ULISTFMT_WIDTH_WIDE : ULISTFMT_WIDTH_NARROW, status));
  std::vector<icu::UnicodeString> items;
  for (const std::string& word : words) items.push_back(icu::UnicodeString::fromUTF8(word));
  icu::UnicodeString out;
  formatter->format(items.data(), static_cast<int32_t>(items.size()), out, status);
  return utf8(out);
}

std::string isolate_ltr(std::string_view text) { return std::string(lri).append(text).append(pdi); }

std::string without_bidi_controls(std::string_view text) {
  std::string out;
  const int32_t length = static_cast<int32_t>(text.size());
  for (int32_t at = 0; at < length;) {
    const int32_t start = at;
    UChar32 c = 0;
    U8_NEXT(text.data(), at, length, c);
    if (!is_bidi_control(c)) out.append(text.substr(static_cast<size_t>(start), static_cast<size_t>(at - start)));
  }
  return out;
}

std::string nfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  normalizer->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, nullptr, status);
  return U_FAILURE(status) ? std::string(text) : out;
}

size_t invalid_utf8_at(std::string_view bytes) {
  const int32_t length = static_cast<int32_t>(bytes.size());
  for (int32_t at = 0; at < length;) {
    // Eight bytes of ASCII at once: most of most files.
    std::uint64_t eight = 0;
    if (length - at >= 8 && (std::memcpy(&eight, bytes.data() + at, 8), (eight & 0x8080808080808080u) == 0)) {
      at += 8;
      continue;
    }
    const int32_t start = at;
    UChar32 c = 0;
    U8_NEXT(bytes.data(), at, length, c);
    if (c < 0) return static_cast<size_t>(start);
  }
  return std::string_view::npos;
}

std::string fill(std::string_view pattern, const std::vector<std::pair<std::string, std::string>>& values) {
  std::string out;
  for (size_t at = 0; at < pattern.size();) {
    const size_t close = pattern[at] == '{' ? pattern.find('}', at) : std::string_view::npos;
    const std::string* found = nullptr;
    if (close != std::string_view::npos)
      for (const auto& [name, value] : values)
        if (name == pattern.substr(at + 1, close - at - 1)) found = &value;
    if (found) {
      out += *found;
      at = close + 1;
    } else {
      out += pattern[at++];
    }
  }
  return out;
}

}  // namespace divulga
