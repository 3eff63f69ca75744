#include "translation/word_forms.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

namespace divulga {
namespace {

/// The longest ending that a form may differ in, in letters, and the shortest stem that the forms share. `short_ones`: of a short word
/// less than half may differ, or "casa" were "cassa".
struct Endings { size_t longest = 0, stem = 0; bool short_ones = false; };

Endings endings_of(const LocaleTag& language) {
  const std::string code = language.language(), script = language.script();
  if (code == "en") return {3, 3, true};
  if (code == "it" || code == "fr" || code == "es" || code == "pt" || code == "ro") return {4, 3, true};
  if (code == "sq") return {4, 3};
  if (script == "Cyrl" || code == "pl" || code == "cs") return {4, 3};
  if (script == "Beng" || script == "Guru" || script == "Deva") return {6, 2};   // vowel signs count too
  if (script == "Arab") return {3, 2};
  if (script == "Ethi") return {2, 2};
  return {3, 3};
}

std::u32string code_points(const icu::UnicodeString& text) {
  std::u32string out(static_cast<size_t>(text.countChar32()), U'\0');
  UErrorCode status = U_ZERO_ERROR;
  text.toUTF32(reinterpret_cast<UChar32*>(out.data()), static_cast<int32_t>(out.size()), status);
  return out;
}

bool is_arabic_sign(UChar32 c) { return (c >= 0x64B && c <= 0x65F) || c == 0x670 || c == 0x640; }

/// Letters that writers of Arabic use for one another.
UChar32 plain_arabic(UChar32 c) {
  switch (c) {
    case 0x622: case 0x623: case 0x625: return 0x627;   // alef with hamza or madda
    case 0x649: return 0x64A;                           // alef maksura
    case 0x629: return 0x647;                           // teh marbuta
    default: return c;
  }
}

icu::UnicodeString folded(const icu::UnicodeString& word, const LocaleTag& language) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString text = icu::Normalizer2::getNFCInstance(status)->normalize(word, status);
  text.foldCase();
  if (language.script() != "Arab") return text;
  icu::UnicodeString out;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
    if (const UChar32 c = text.char32At(i); !is_arabic_sign(c)) out.append(plain_arabic(c));
  // The article, with the conjunctions and prepositions that are written onto it.
  static constexpr const char16_t* articles[] = {u"وبال", u"وال", u"فال", u"بال", u"كال", u"لل", u"ال"};
  for (const char16_t* article : articles) {
    const icu::UnicodeString prefix(article);
    if (language.language() == "ar" && out.startsWith(prefix) && out.length() - prefix.length() >= 2) return icu::UnicodeString(out, prefix.length());
  }
  return out;
}

bool is_in_tag(std::string_view text, size_t at) {
  const size_t open = text.rfind("{{", at);
  if (open == std::string_view::npos) return false;
  const size_t close = text.find("}}", open);
  return close != std::string_view::npos && at < close + 2;
}

std::string folded_text(std::string_view text) {
  icu::UnicodeString out = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  UErrorCode status = U_ZERO_ERROR;
  out = icu::Normalizer2::getNFKCCasefoldInstance(status)->normalize(out, status);
  std::string utf8;
  return out.toUTF8String(utf8);
}

}  // namespace

bool finds_by_substring(const LocaleTag& language) {
  const std::string script = language.script();
  return script == "Hans" || script == "Hant" || script == "Jpan" || script == "Thai" || script == "Khmr" || script == "Laoo" || script == "Mymr";
}

std::vector<FoldedWord> folded_words(std::string_view text, const LocaleTag& language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString source = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  const std::unique_ptr<icu::BreakIterator> words(icu::BreakIterator::createWordInstance(icu::Locale(language.str().c_str()), status));
  std::vector<FoldedWord> found;
  if (U_FAILURE(status)) return found;
  words->setText(source);
  // Offsets in bytes, counted along the way.
  int32_t unit = 0;
  size_t byte = 0;
  const auto byte_at = [&](int32_t until) {
    for (; unit < until; unit = source.moveIndex32(unit, 1)) {
      const UChar32 c = source.char32At(unit);
      byte += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
    return byte;
  };
  for (int32_t from = words->first(), to = words->next(); to != icu::BreakIterator::DONE; from = to, to = words->next()) {
    const bool is_word = words->getRuleStatus() != UBRK_WORD_NONE;
    const size_t begin = byte_at(from), end = byte_at(to);
    if (!is_word || is_in_tag(text, begin)) continue;
    icu::UnicodeString word(source, from, to - from);
    size_t shift = 0;
    // "dell’ufficio" is one word by UAX #29; what stands before the apostrophe is an article.
    if (const int32_t apostrophe = std::max(word.lastIndexOf(u'\''), word.lastIndexOf(u'\u2019')); apostrophe >= 0 && word.length() - apostrophe > 3) {
      std::string before;
      icu::UnicodeString(word, 0, apostrophe + 1).toUTF8String(before);
      shift = before.size();
      word.remove(0, apostrophe + 1);
    }
    std::string utf8;
    folded(word, language).toUTF8String(utf8);
    if (!utf8.empty()) found.push_back({std::move(utf8), begin + shift, end});
  }
  return found;
}

bool same_word(const std::string& a, const std::string& b, const LocaleTag& language) {
  if (a == b) return true;
  if (a.empty() || b.empty()) return false;
  const std::u32string first = code_points(icu::UnicodeString::fromUTF8(a)), second = code_points(icu::UnicodeString::fromUTF8(b));
  const Endings endings = endings_of(language);
  size_t common = 0;
  while (common < first.size() && common < second.size() && first[common] == second[common]) ++common;
  const size_t shorter = std::min(first.size(), second.size()), longer = std::max(first.size(), second.size());
  const size_t most = endings.short_ones ? std::min(endings.longest, (shorter - 1) / 2) : endings.longest;
  // Three letters in five are the stem at least; two words that share a beginning only are not one.
  return common >= endings.stem && common * 5 >= shorter * 3 && shorter - common <= most && longer - common <= most &&
         common * 2 > longer;
}

TermPlace find_term(std::string_view text, std::string_view term, const LocaleTag& language) {
  if (finds_by_substring(language)) {
    // Folding leaves these scripts' own characters as long as they are; Latin within them loses its place, not its presence.
    const std::string inside = folded_text(text), wanted = folded_text(term);
    const size_t at = wanted.empty() ? std::string::npos : inside.find(wanted);
    if (at == std::string::npos) return {};
    const size_t exact = text.find(term);
    return exact == std::string_view::npos ? TermPlace{0, text.size()} : TermPlace{exact, exact + term.size()};
  }
  return find_term(folded_words(text, language), folded_words(term, language), language);
}

TermPlace find_term(const std::vector<FoldedWord>& words, const std::vector<FoldedWord>& wanted, const LocaleTag& language) {
  if (wanted.empty()) return {};
  for (size_t at = 0; at + wanted.size() <= words.size(); ++at) {
    size_t same = 0;
    while (same < wanted.size() && same_word(words[at + same].folded, wanted[same].folded, language)) ++same;
    if (same == wanted.size()) return {words[at].from, words[at + same - 1].to};
  }
  return {};
}

}  // namespace divulga
