#include "text/hanging_marks.h"

#include <string_view>

namespace divulga {
namespace {

bool is_one_of(char16_t unit, std::u16string_view marks) { return marks.find(unit) != std::u16string_view::npos; }

}  // namespace

double hanging_share_at_start(char16_t unit) {
  if (is_one_of(unit, u"“‘«‹„‚\"'”’")) return 0.4;
  if (is_one_of(unit, u"–—")) return 0.2;
  return unit == u'(' || unit == u'[' ? 0.1 : 0;
}

double hanging_share_at_end(char16_t unit) {
  if (is_one_of(unit, u"-‐\u00AD.,")) return 0.6;
  if (is_one_of(unit, u"”’»›“‘\"'،؛۔।॥།።၊")) return 0.4;
  if (is_one_of(unit, u":;")) return 0.35;
  if (is_one_of(unit, u"–—!?؟")) return 0.2;
  return unit == u')' || unit == u']' ? 0.1 : 0;
}

FullWidthMark full_width_mark(char16_t unit) {
  if (is_one_of(unit, u"、。，．；：！？）］｝〉》」』】〕〗〙〛’”")) return FullWidthMark::closing;
  if (is_one_of(unit, u"（［｛〈《「『【〔〖〘〚‘“")) return FullWidthMark::opening;
  return FullWidthMark::none;
}

bool closes_up(char16_t first, char16_t second) {
  const FullWidthMark a = full_width_mark(first), b = full_width_mark(second);
  return (a == FullWidthMark::closing && b != FullWidthMark::none) || (a == FullWidthMark::opening && b == FullWidthMark::opening);
}

}  // namespace divulga
