#include "markdown/typography.h"

#include <cctype>
#include <string_view>

namespace divulga {
namespace {

const char* const no_break = "\xC2\xA0";           // U+00A0
const char* const narrow_no_break = "\xE2\x80\xAF";  // U+202F

bool starts_with_unit(std::string_view rest) {
  for (const std::string_view unit : {"%", "€", "EUR", "km", "kg", "cm", "mm", "m²", "min", "MB", "h"}) {
    if (rest.substr(0, unit.size()) != unit) continue;
    const auto after = rest.substr(unit.size());
    if (after.empty() || !(std::isalnum(static_cast<unsigned char>(after[0])) || (static_cast<unsigned char>(after[0]) & 0x80))) return true;
  }
  return false;
}

const char* french_blank(std::string_view before, std::string_view after) {
  const bool opened = before.size() >= 2 && before.substr(before.size() - 2) == "«";
  if (opened || after.substr(0, 2) == "»" || (!after.empty() && after[0] == ':')) return no_break;
  if (!after.empty() && (after[0] == ';' || after[0] == '!' || after[0] == '?')) return narrow_no_break;
  return nullptr;
}

/// Han, kana and full-width punctuation: U+3000..U+9FFF and U+FF00..U+FFEF in UTF-8.
bool is_wide(std::string_view character) {
  const auto lead = static_cast<unsigned char>(character[0]);
  return (lead >= 0xE3 && lead <= 0xE9) || (lead == 0xEF && static_cast<unsigned char>(character[1]) >= 0xBC);
}

}  // namespace

std::string with_fixed_blanks(const std::string& text, const LocaleTag& language) {
  const bool french = language.language() == "fr";
  const std::string_view view = text;
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const char* blank = nullptr;
    if (text[i] == ' ' && i > 0) {
      const auto before = view.substr(0, i), after = view.substr(i + 1);
      if (std::isdigit(static_cast<unsigned char>(before.back())) && starts_with_unit(after)) blank = no_break;
      if (!blank && french) blank = french_blank(before, after);
    }
    if (blank)
      out += blank;
    else
      out += text[i];
  }
  return out;
}

std::string with_joined_lines(const std::string& text) {
  const std::string_view view = text;
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\x1E') {
      out += text[i];
      continue;
    }
    const bool wide = i >= 3 && i + 3 < text.size() && is_wide(view.substr(i - 3, 3)) && is_wide(view.substr(i + 1, 3));
    if (!wide) out += ' ';
  }
  return out;
}

}  // namespace divulga
