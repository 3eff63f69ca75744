#include "translation/text_figures.h"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

namespace divulga {
namespace {

bool is_ascii_letter(UChar32 c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// `{{names}}` are blanks, digits European, invisible signs nothing, so that what follows reads ASCII alone.
std::string plain(const std::string& text) {
  const icu::UnicodeString source = icu::UnicodeString::fromUTF8(text);
  icu::UnicodeString out;
  for (int32_t at = 0; at < source.length();) {
    if (source.compareBetween(at, std::min(at + 2, source.length()), u"{{", 0, 2) == 0) {
      const int32_t end = source.indexOf(u"}}", 2, at);
      if (end >= 0) {
        out.append(u' ');
        at = end + 2;
        continue;
      }
    }
    const UChar32 c = source.char32At(at);
    at += U16_LENGTH(c);
    const int32_t digit = u_charDigitValue(c);
    if (digit >= 0) out.append(static_cast<UChar32>('0' + digit));
    else if (c == 0x66B) out.append(u',');                      // Arabic decimal separator
    else if (c == 0x66C) out.append(u'.');                      // and that of thousands
    else if (u_charType(c) == U_FORMAT_CHAR) continue;          // direction marks
    else if (u_isUWhiteSpace(c)) out.append(u' ');
    else if (c == 0x2013 || c == 0x2010 || c == 0x2011 || c == 0x2212) out.append(u'-');
    else if (c >= 0xFF01 && c <= 0xFF5E) out.append(c - 0xFEE0);   // full width
    else out.append(c);
  }
  std::string utf8;
  return out.toUTF8String(utf8);
}

/// Runs that end at a blank or at a sign that no address, code or number has.
std::vector<std::string> tokens(const std::string& text) {
  static const std::string inside = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-./:@_%#?=&~";
  std::vector<std::string> found;
  std::string token;
  for (size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && inside.find(text[i]) != std::string::npos) {
      token += text[i];
      continue;
    }
    // Letters of other scripts beside it belong to the word: "l’A4" is a code, "é1" is none.
    while (!token.empty() && std::string("-./:?&#=+~").find(token.back()) != std::string::npos) token.pop_back();
    if (!token.empty()) found.push_back(std::move(token));
    token.clear();
  }
  return found;
}

bool is_address(const std::string& token) {
  const size_t at = token.find('@');
  if (at != std::string::npos) return at > 0 && token.find('.', at) != std::string::npos;
  return token.rfind("http://", 0) == 0 || token.rfind("https://", 0) == 0 || token.rfind("www.", 0) == 0;
}

/// Capitals and digits mixed: "A2", "O.2.3", "Z99Z99999999999", "2.d/2.m" is none.
bool is_code(const std::string& token) {
  bool upper = false, digit = false;
  for (const char c : token) {
    if (c >= 'a' && c <= 'z') return false;
    upper = upper || is_upper(c);
    digit = digit || is_digit(c);
    if (c == ':' || c == '@' || c == '+') return false;
  }
  return upper && digit;
}

/// "+39 0000 000 001", "800 290 290", "0376 123456": taken out of the text.
void take_phones(std::string& text, std::multiset<std::string>& phones) {
  for (size_t at = 0; at < text.size(); ++at) {
    const bool starts = (is_digit(text[at]) || (text[at] == '+' && at + 1 < text.size() && is_digit(text[at + 1]))) && (at == 0 || !(is_digit(text[at - 1]) || is_ascii_letter(text[at - 1])));
    if (!starts) continue;
    size_t end = at;
    std::string digits;
    for (size_t i = at; i < text.size(); ++i) {
      if (is_digit(text[i]) || (i == at && text[i] == '+')) {
        digits += text[i];
        end = i + 1;
      } else if (!((text[i] == ' ' || text[i] == '-' || text[i] == '/') && i + 1 < text.size() && is_digit(text[i + 1]))) {
        break;
      }
    }
    const size_t count = digits.size() - (digits[0] == '+' ? 1 : 0);
    const std::string run = text.substr(at, end - at);
    const bool grouped = run.find(' ') != std::string::npos;
    // Seven digits with a blank are a telephone number; years, days and figures in a row are shorter or have marks between them.
    const bool is_date = run.find('/') != std::string::npos || run.find('-') != std::string::npos;
    if (digits[0] == '+' ? count >= 6 : (grouped && !is_date && count >= 7 && (digits[0] == '0' || digits[0] == '3' || digits[0] == '8'))) {
      phones.insert(digits);
      text.replace(at, end - at, std::string(end - at, ' '));
    }
    at = std::max(at, end > at ? end - 1 : at);
  }
}

void take_numbers(const std::string& text, std::multiset<std::string>& numbers) {
  for (size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at])) continue;
    std::string digits;
    size_t i = at;
    for (; i < text.size(); ++i) {
      if (is_digit(text[i])) {
        digits += text[i];
        continue;
      }
      // Separators within a number: "1.240", "12,5", "9:30", "1 240".
      const bool three = i + 3 < text.size() && is_digit(text[i + 1]) && is_digit(text[i + 2]) && is_digit(text[i + 3]) && (i + 4 >= text.size() || !is_digit(text[i + 4]));
      const bool within = i + 1 < text.size() && is_digit(text[i + 1]) && ((text[i] == '.' || text[i] == ',' || text[i] == ':' || text[i] == '\'') || (text[i] == ' ' && three && digits.size() <= 3));
      // "17 h 40", "17h40": a time.
      size_t minutes = i;
      if (minutes < text.size() && text[minutes] == ' ') ++minutes;
      const bool hour = minutes < text.size() && text[minutes] == 'h' && digits.size() <= 2;
      if (hour) minutes += minutes + 1 < text.size() && text[minutes + 1] == ' ' ? 2 : 1;
      if (hour && minutes + 1 < text.size() && is_digit(text[minutes]) && is_digit(text[minutes + 1])) {
        i = minutes - 1;
        continue;
      }
      if (!within) break;
    }
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
    numbers.insert(digits);
    at = i;
  }
}

std::vector<std::u16string> month_names(int month, const icu::DateFormatSymbols& symbols) {
  std::vector<std::u16string> names;
  for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
    for (const auto width : {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
      int32_t count = 0;
      const icu::UnicodeString* all = symbols.getMonths(count, context, width);
      if (month > count) continue;
      UErrorCode status = U_ZERO_ERROR;
      icu::UnicodeString name = icu::Normalizer2::getNFDInstance(status)->normalize(icu::UnicodeString(all[month - 1]).foldCase(), status);
      if (name.endsWith(u".", 1)) name.truncate(name.length() - 1);
      if (std::u16string text(name.getBuffer(), static_cast<size_t>(name.length())); std::find(names.begin(), names.end(), text) == names.end()) names.push_back(std::move(text));
    }
  }
  return names;
}

/// Where a name stands as a word of its own; -1: nowhere.
int32_t find_name(const icu::UnicodeString& text, const std::u16string& month, const LocaleTag& language) {
  const icu::UnicodeString name(false, month.data(), static_cast<int32_t>(month.size()));
  const bool unbroken = language.script() == "Hans" || language.script() == "Hant";
  for (int32_t at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const int32_t end = at + name.length();
    const bool alone = (at == 0 || !u_isalnum(text.char32At(at - 1))) && (end >= text.length() || !u_isalpha(text.char32At(end)));
    if (alone || (unbroken && (at == 0 || !u_isdigit(text.char32At(at - 1))))) return at;
  }
  return -1;
}

/// A number within two signs on either side.
bool beside_number(const icu::UnicodeString& text, int32_t from, int32_t to) {
  for (int32_t i = std::max(0, from - 3); i < std::min(text.length(), to + 4); ++i)
    if ((i < from || i >= to) && u_isdigit(text.char32At(i))) return true;
  return false;
}

/// Case folded, taken apart: Bengali writes one sign in two ways.
icu::UnicodeString folded(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Normalizer2::getNFDInstance(status)->normalize(icu::UnicodeString::fromUTF8(text).foldCase(), status);
}

}  // namespace

FigureReader::FigureReader(const LocaleTag& language) : language_(language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(icu::Locale(language.str().c_str()), status);
  for (int month = 1; month <= 12; ++month) months_.push_back(U_FAILURE(status) ? std::vector<std::u16string>() : month_names(month, symbols));
}

TextFigures FigureReader::read(const std::string& wording) const {
  TextFigures figures;
  std::string text = plain(wording);
  for (const std::string& token : tokens(text)) {
    const bool address = is_address(token);
    if (!address && !is_code(token)) continue;
    (address ? figures.addresses : figures.codes).insert(token);
    text.replace(text.find(token), token.size(), std::string(token.size(), ' '));
  }
  take_phones(text, figures.phones);
  take_numbers(text, figures.numbers);
  if (figures.numbers.empty()) return figures;
  const icu::UnicodeString unicode = folded(wording);
  for (int month = 1; month <= 12; ++month) {
    for (const std::u16string& name : months_[static_cast<size_t>(month - 1)]) {
      const int32_t at = find_name(unicode, name, language_);
      if (at >= 0 && beside_number(unicode, at, at + static_cast<int32_t>(name.size()))) figures.months.insert(month);
    }
  }
  return figures;
}

bool FigureReader::may_name_month(const std::string& wording, int month) const {
  const icu::UnicodeString text = folded(wording);
  const auto& names = months_[static_cast<size_t>(month - 1)];
  // Spellings and endings differ: what begins like a month's name may be it.
  return std::any_of(names.begin(), names.end(), [&](const std::u16string& name) {
    const icu::UnicodeString start(false, name.data(), static_cast<int32_t>(std::min<size_t>(name.size(), 4)));
    return !start.isEmpty() && text.indexOf(start) >= 0;
  });
}

}  // namespace divulga
