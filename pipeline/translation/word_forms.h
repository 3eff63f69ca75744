#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "locale/locale_tag.h"

namespace divulga {

/// A word of a text: case folded, and its bytes in the text.
struct FoldedWord {
  std::string folded;
  size_t from = 0, to = 0;
};

/// Words as UAX #29 divides them, folded by Unicode's full case folding; Arabic without vowel signs, tatweel and the article.
/// `{{names}}` are none. Safe to call from many threads.
std::vector<FoldedWord> folded_words(std::string_view text, const LocaleTag& language);

/// Whether two folded words of a language are forms of one: equal, or alike up to endings as long as that language's ("casa", "case";
/// "permesso", "permessi"). Short words must be equal. Knows no irregular forms.
bool same_word(const std::string& a, const std::string& b, const LocaleTag& language);

/// True for languages whose words do not change their endings and stand without blanks: terms are found as parts of the text.
bool finds_by_substring(const LocaleTag& language);

/// Where a term of one or more words first stands in a text, in any form of its words; {npos, npos} where it does not.
struct TermPlace { size_t from = std::string::npos, to = std::string::npos; };
TermPlace find_term(std::string_view text, std::string_view term, const LocaleTag& language);
/// The same with both folded before, where many terms are looked for; not for languages that are found by substring.
TermPlace find_term(const std::vector<FoldedWord>& words, const std::vector<FoldedWord>& term, const LocaleTag& language);

}  // namespace divulga
