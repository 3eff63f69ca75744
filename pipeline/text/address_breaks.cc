#include "text/address_breaks.h"

#include "text/paragraph_text.h"

namespace divulga {
namespace {

constexpr std::uint32_t least_part = 3;   // letters that may stand alone on a line

bool is_address_unit(char16_t unit) { return unit > 0x20 && unit < 0x7F; }

bool is_address(std::u16string_view word) {
  if (word.find(u"://") != word.npos || word.starts_with(u"www.")) return true;
  const size_t at = word.find(u'@');
  return at != word.npos && at > 0 && word.find(u'.', at) != word.npos;
}

bool breaks_after(char16_t unit) { return unit == '/' || unit == '@'; }
bool breaks_before(char16_t unit) { return std::u16string_view(u".-_?&=#%~+").find(unit) != std::u16string_view::npos; }

void add_breaks(std::u16string_view text, std::uint32_t start, std::uint32_t end, std::vector<std::uint32_t>& out) {
  std::uint32_t last = start;
  for (std::uint32_t i = start + least_part; i + least_part <= end; ++i) {
    const bool here = (breaks_after(text[i - 1]) && !breaks_after(text[i])) || (breaks_before(text[i]) && !breaks_before(text[i - 1]) && !breaks_after(text[i - 1]));
    if (!here || i - last < least_part) continue;
    out.push_back(i);
    last = i;
  }
}

}  // namespace

std::vector<std::uint32_t> address_breaks(std::u16string_view text) {
  std::vector<std::uint32_t> out;
  if (text.find(u'@') == text.npos && text.find(u"://") == text.npos && text.find(u"www.") == text.npos) return out;
  const auto size = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t i = 0; i < size;) {
    std::uint32_t end = i;
    while (end < size && is_address_unit(text[end])) ++end;
    if (end > i && is_address(text.substr(i, end - i))) add_breaks(text, i, end, out);
    i = end;
    while (i < size && !is_address_unit(text[i])) ++i;
  }
  return out;
}

bool is_inside_address(std::u16string_view text, std::uint32_t at) {
  if (at == 0 || at >= text.size() || !is_address_unit(text[at - 1]) || !is_address_unit(text[at])) return false;
  std::uint32_t start = at, end = at;
  while (start > 0 && is_address_unit(text[start - 1])) --start;
  while (end < text.size() && is_address_unit(text[end])) ++end;
  return is_address(text.substr(start, end - start));
}

}  // namespace divulga
