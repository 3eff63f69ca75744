#include "translation/wording.h"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <cctype>
#include <map>
#include <memory>
#include <optional>

#include "fs/hash.h"
#include "translation/inline_marks.h"

namespace divulga {
namespace {

/// A run of blanks is one, at the ends none; signs that only say where a line may break are nothing.
class WordingWriter {
 public:
  void put(std::string_view text) {
    for (size_t at = 0; at < text.size();) {
      const auto c = static_cast<unsigned char>(text[at]);
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        blank_ = true;
        ++at;
      } else if (const size_t size = c == 0xC2 || c == 0xE2 || c == 0xE3 || c == 0xEF ? special(text.substr(at)) : 0; size > 0) {
        at += size;
      } else {
        if (blank_ && !out_.empty()) out_ += ' ';
        blank_ = false;
        out_ += text[at++];
      }
    }
  }
  std::string take() { return std::move(out_); }

 private:
  /// Bytes of a blank of Unicode (White_Space) or of an invisible sign at the head of `text`; otherwise 0.
  size_t special(std::string_view text) {
    const auto is = [&](std::string_view sign) { return text.substr(0, sign.size()) == sign; };
    if (is("\u00A0") || is("\u0085")) return blank_ = true, 2;
    if (is("\u00AD")) return 2;
    if (is("\u200B") || is("\u2060") || is("\uFEFF")) return 3;
    const bool space = text.size() >= 3 && is("\xE2\x80") && static_cast<unsigned char>(text[2]) >= 0x80 && static_cast<unsigned char>(text[2]) <= 0x8A;
    if (space || is("\u202F") || is("\u205F") || is("\u2028") || is("\u2029") || is("\u3000")) return blank_ = true, 3;
    return 0;
  }

  std::string out_;
  bool blank_ = false;
};

std::string without_blanks(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != ' ') out += c;
  return out;
}

enum class Names { kept, left_out };

/// Running text: a backslash shows the sign behind it.
void put_text(std::string_view text, WordingWriter& writer) {
  for (size_t slash = text.find('\\'); slash != std::string_view::npos; slash = text.find('\\')) {
    const bool protects = slash + 1 < text.size() && (std::ispunct(static_cast<unsigned char>(text[slash + 1])) || text[slash + 1] == '\n');
    writer.put(text.substr(0, protects ? slash : slash + 1));
    text.remove_prefix(slash + 1);
    if (!protects) continue;
    writer.put(text.substr(0, 1));
    text.remove_prefix(1);
  }
  writer.put(text);
}

/// What is shown of a mark that stands alone.
void put_mark(std::string_view mark, Names names, WordingWriter& writer) {
  const auto starts = [&](std::string_view what) { return mark.substr(0, what.size()) == what; };
  if (starts("{{")) return writer.put(names == Names::kept ? without_blanks(mark) : " ");
  if (starts("[^")) return writer.put(names == Names::kept ? "[^]" : "");
  if (starts("<!--")) return;
  if (starts("@")) return writer.put(names == Names::kept ? mark.substr(0, 5) : " ");
  if (mark == "&nbsp;") return writer.put(" ");
  if (mark == "&shy;") return;
  if (mark == "&amp;") return writer.put("&");
  if (starts("`")) {
    const size_t ticks = mark.find_first_not_of('`');
    return writer.put(mark.substr(ticks, mark.size() - 2 * ticks));
  }
  writer.put(mark);
}

std::string written_wording(const std::string& text, Names names) {
  WordingWriter writer;
  if (text.find_first_of("\\`{<[]*_~@&h") == std::string::npos) {
    writer.put(text);
    return writer.take();
  }
  size_t at = 0;
  for (const InlineMark& mark : find_inline_marks(text)) {
    put_text(std::string_view(text).substr(at, mark.from - at), writer);
    if (mark.kind == Chip::Kind::alone) put_mark(std::string_view(text).substr(mark.from, mark.to - mark.from), names, writer);
    at = mark.to;
  }
  put_text(std::string_view(text).substr(at), writer);
  return writer.take();
}

/// ICU's divider of one language: made once a thread, for making one reads dictionaries.
icu::BreakIterator* word_divider(const std::string& language) {
  thread_local std::map<std::string, std::unique_ptr<icu::BreakIterator>> made;
  auto& divider = made[language];
  if (!divider) {
    UErrorCode status = U_ZERO_ERROR;
    divider.reset(icu::BreakIterator::createWordInstance(icu::Locale(language.c_str()), status));
  }
  return divider.get();
}

enum class Sign { letter, digit, joiner, mid, mid_digits, other, beyond };

/// Of Latin text as UAX #29 sorts it; `size` is the sign's bytes.
Sign sign_at(std::string_view text, size_t at, size_t& size) {
  const auto c = static_cast<unsigned char>(text[at]);
  size = 1;
  if (c < 0x80) {
    if (std::isalpha(c)) return Sign::letter;
    if (std::isdigit(c)) return Sign::digit;
    if (c == '_') return Sign::joiner;
    if (c == '.' || c == '\'') return Sign::mid;
    if (c == ',' || c == ';') return Sign::mid_digits;
    return c == ':' || c == '@' ? Sign::beyond : Sign::other;   // tailored by CLDR from time to time
  }
  const auto next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0u;
  size = 2;
  if (c == 0xC3) return next == 0x97 || next == 0xB7 ? Sign::other : Sign::letter;   // × and ÷ are none
  if (c == 0xC4 || c == 0xC5) return Sign::letter;
  size = 3;
  const std::string_view sign = text.substr(at, 3);
  if (sign == "\u2019") return Sign::mid;
  for (const std::string_view known : {"\u2013", "\u2014", "\u201C", "\u201D", "\u2026", "\u20AC"})
    if (sign == known) return Sign::other;
  size = 2;
  for (const std::string_view known : {"\u00AB", "\u00BB", "\u00B0"})
    if (text.substr(at, 2) == known) return Sign::other;
  return Sign::beyond;
}

/// As ICU counts, many times as quickly; nothing where a sign is not plain Latin.
std::optional<int> count_latin_words(const std::string& text) {
  int count = 0;
  size_t size = 0;
  bool in_word = false, counted = false;
  Sign before = Sign::other;
  for (size_t at = 0; at < text.size(); at += size) {
    Sign sign = sign_at(text, at, size);
    if (sign == Sign::beyond) return {};
    if (sign == Sign::mid || sign == Sign::mid_digits) {
      size_t unused = 0;
      const Sign behind = at + size < text.size() ? sign_at(text, at + size, unused) : Sign::other;
      const bool joins = in_word && behind == before && (before == Sign::digit || (before == Sign::letter && sign == Sign::mid));
      if (joins) continue;
      sign = Sign::other;
    }
    if (sign == Sign::other) {
      in_word = counted = false;
    } else {
      in_word = true;
      if (!counted && sign != Sign::joiner) {
        ++count;
        counted = true;
      }
    }
    before = sign;
  }
  return count;
}

}  // namespace

std::string wording_of(const std::string& text) { return written_wording(text, Names::kept); }

WordingHash wording_hash(const std::string& text) { return parse_wording_hash(sha256_hex(wording_of(text)).substr(0, 16)); }

std::string to_string(WordingHash hash) {
  std::string out(16, '0');
  for (size_t i = 16; i-- > 0; hash >>= 4) out[i] = "0123456789abcdef"[hash & 15];
  return out;
}

WordingHash parse_wording_hash(const std::string& digits) {
  if (digits.size() != 16) return 0;
  WordingHash hash = 0;
  for (const char c : digits) {
    const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    if (digit < 0) return 0;
    hash = hash << 4 | static_cast<WordingHash>(digit);
  }
  return hash;
}

int count_words(const std::string& text, const std::string& language) {
  if (const auto latin = count_latin_words(written_wording(text, Names::left_out))) return *latin;
  icu::BreakIterator* divider = word_divider(language);
  if (!divider) return 0;
  const icu::UnicodeString words = icu::UnicodeString::fromUTF8(written_wording(text, Names::left_out));
  divider->setText(words);
  int count = 0;
  while (divider->next() != icu::BreakIterator::DONE) count += divider->getRuleStatus() >= UBRK_WORD_NONE_LIMIT ? 1 : 0;
  return count;
}

}  // namespace divulga
