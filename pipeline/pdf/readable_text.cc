#include "pdf/readable_text.h"

#include "pdf/syntax.h"

namespace divulga::pdf {

namespace {

bool steers_setting(char32_t c) {
  return c == 0x00AD || c == 0x061C || c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

/// None of them begins with another byte, so that most text is told apart at once.
bool may_steer(std::string_view text) { return text.size() > 2 && text.find_first_of("\xC2\xD8\xE2\xEF") != std::string_view::npos; }

}  // namespace

std::string_view readable_text(std::string_view text, std::string& buffer) {
  if (!may_steer(text)) return text;
  buffer.clear();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (!steers_setting(next_code_point(text, at))) buffer.append(text, begin, at - begin);
  }
  return buffer.empty() || buffer.size() == text.size() ? text : std::string_view(buffer);
}

}  // namespace divulga::pdf
