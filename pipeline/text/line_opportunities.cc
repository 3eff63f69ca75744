#include "text/line_opportunities.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>

#include "diag/diagnostic.h"

namespace divulga {

LineOpportunities::~LineOpportunities() {
  for (auto& idle : idle_)
    for (UBreakIterator* iterator : idle) ubrk_close(iterator);
}

UBreakIterator* LineOpportunities::borrow(Manner manner) {
  static constexpr const char* locales[] = {"en", "zh@lb=strict", "ja@lb=strict"};
  auto& idle = idle_[static_cast<size_t>(manner)];
  {
    std::lock_guard lock(mutex_);
    if (!idle.empty()) {
      UBreakIterator* iterator = idle.back();
      idle.pop_back();
      return iterator;
    }
  }
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator* iterator = ubrk_open(UBRK_LINE, locales[static_cast<size_t>(manner)], nullptr, 0, &status);
  if (U_FAILURE(status)) throw EnvironmentError(message("ICU has no line-break rules"), message("install libicu72"));
  return iterator;
}

void LineOpportunities::give_back(Manner manner, UBreakIterator* iterator) {
  std::lock_guard lock(mutex_);
  idle_[static_cast<size_t>(manner)].push_back(iterator);
}

/// "09:00–13:00" is one thing: UAX 14 would let a line end after its dash.
static bool is_inside_range(std::u16string_view text, std::uint32_t at) {
  const auto digit = [](char16_t c) { return u_isdigit(c); };
  return at >= 2 && at < text.size() && text[at - 1] == 0x2013 && digit(text[at - 2]) && digit(text[at]);
}

std::vector<std::uint32_t> LineOpportunities::find(std::u16string_view text, const std::string& language) {
  std::vector<std::uint32_t> out;
  if (text.empty()) return out;
  const std::string code = language.substr(0, 2);
  const Manner manner = code == "zh" ? Manner::chinese : code == "ja" ? Manner::japanese : Manner::general;
  UBreakIterator* iterator = borrow(manner);
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText(iterator, text.data(), static_cast<int32_t>(text.size()), &status);
  if (U_SUCCESS(status)) {
    ubrk_first(iterator);
    for (int32_t at = ubrk_next(iterator); at != UBRK_DONE; at = ubrk_next(iterator))
      if (!is_inside_range(text, static_cast<std::uint32_t>(at))) out.push_back(static_cast<std::uint32_t>(at));
    ubrk_setText(iterator, u"", 0, &status);   // keeps no pointer into the paragraph
  }
  give_back(manner, iterator);
  return out;
}

std::vector<std::uint32_t> LineOpportunities::between_words(std::u16string_view text, const std::string& language,
                                                            const std::vector<std::uint32_t>& opportunities) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator* words = ubrk_open(UBRK_WORD, language.c_str(), text.data(), static_cast<int32_t>(text.size()), &status);
  if (U_FAILURE(status)) return opportunities;
  std::vector<std::uint32_t> out;
  for (const std::uint32_t at : opportunities)
    if (at == text.size() || ubrk_isBoundary(words, static_cast<int32_t>(at))) out.push_back(at);
  ubrk_close(words);
  return out;
}

}  // namespace divulga
