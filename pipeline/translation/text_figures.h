#pragma once
#include <set>
#include <string>
#include <vector>

#include "locale/locale_tag.h"

namespace divulga {

/// What of a text must be the same in every language.
struct TextFigures {
  std::multiset<std::string> numbers;    // digits alone, European, without leading noughts and separators: "1.240" -> "1240"
  std::multiset<std::string> phones;     // digits and a leading "+"
  std::multiset<std::string> codes;      // "F79I22002140006", "O.2.3", "A2"
  std::multiset<std::string> addresses;  // of mail and web, as they stand
  std::set<int> months;                  // 1 .. 12, named beside a day or a year
};

/// Reads figures in the wordings (translation/wording.h) of a language, digits of every script; `{{names}}` are none. Holds the
/// months' names by CLDR. Immutable, so safe to share among threads.
class FigureReader {
 public:
  explicit FigureReader(const LocaleTag& language);
  TextFigures read(const std::string& wording) const;
  /// Whether a month may be named anywhere: by a word that begins as its name does.
  bool may_name_month(const std::string& wording, int month) const;

 private:
  LocaleTag language_;
  std::vector<std::vector<std::u16string>> months_;   // case folded
};

}  // namespace divulga
