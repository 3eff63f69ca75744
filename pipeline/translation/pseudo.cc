#include "translation/pseudo.h"

#include <array>
#include <map>
#include <string_view>

#include "translation/chips.h"

namespace divulga {
namespace {

// Letters that every Latin text face has: another face for half the words would hide what a real translation shows.
constexpr std::array<const char*, 26> kAccented{"á", "b", "ç", "đ", "é", "f", "ğ", "h", "í", "j", "k", "ł", "m",
                                                "ñ", "ó", "p", "q", "ř", "š", "ť", "ú", "v", "ŵ", "x", "ý", "ž"};
constexpr std::array<const char*, 26> kAccentedCapitals{"Á", "B", "Ç", "Đ", "É", "F", "Ğ", "H", "Í", "J", "K", "Ł", "M",
                                                        "Ñ", "Ó", "P", "Q", "Ř", "Š", "Ť", "Ú", "V", "Ŵ", "X", "Ý", "Ž"};
constexpr std::array<const char*, 26> kArabic{"ا", "ب", "ص", "د", "ي", "ف", "غ", "ه", "ي", "ج", "ك", "ل", "م",
                                              "ن", "و", "ب", "ق", "ر", "س", "ت", "و", "ف", "و", "خ", "ي", "ز"};

// The accented vowels of Italian, French and Spanish.
const std::map<std::string_view, const char*> kArabicOfAccented{
    {"à", "ا"}, {"á", "ا"}, {"â", "ا"}, {"è", "ي"}, {"é", "ي"}, {"ê", "ي"}, {"ì", "ي"}, {"í", "ي"}, {"ò", "و"}, {"ó", "و"}, {"ù", "و"},
    {"ú", "و"}, {"À", "ا"}, {"È", "ي"}, {"É", "ي"}, {"Ì", "ي"}, {"Ò", "و"}, {"Ù", "و"}, {"ñ", "ن"}, {"ç", "س"}};

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_vowel(char c) { return std::string_view("aeiouAEIOU").find(c) != std::string_view::npos; }

/// The software's own words have their places in braces: "Page {page} of {pages}".
bool copies_braces(const std::string& words, size_t& at, std::string& out) {
  if (words[at] != '{') return false;
  const size_t end = words.find('}', at);
  if (end == std::string::npos) return false;
  out += words.substr(at, end + 1 - at);
  at = end;
  return true;
}

/// Arabic writes no short vowels: 'e' and 'i' stay at the start of a word only, which brings the length near that of real Arabic.
std::string arabic(const std::string& words) {
  std::string out;
  bool inside = false;
  for (size_t i = 0; i < words.size(); ++i) {
    const char c = words[i];
    if (copies_braces(words, i, out)) continue;
    const auto accented = kArabicOfAccented.find(std::string_view(words).substr(i, 2));
    if (accented != kArabicOfAccented.end()) {
      out += accented->second;
      ++i;
    } else if (is_small(c) || is_capital(c)) {
      if (!inside || std::string_view("eiEI").find(c) == std::string_view::npos) out += kArabic[static_cast<size_t>(is_small(c) ? c - 'a' : c - 'A')];
    } else {
      out += c;
    }
    inside = c != ' ';
  }
  return out;
}

std::string lengthened(const std::string& words) {
  std::string out;
  double owed = 0;   // letters by which the text is still too short
  for (size_t i = 0; i < words.size(); ++i) {
    const char c = words[i];
    if (copies_braces(words, i, out)) continue;
    if (!is_small(c) && !is_capital(c)) {
      out += c;
      continue;
    }
    const auto index = static_cast<size_t>(is_small(c) ? c - 'a' : c - 'A');
    out += is_small(c) ? kAccented[index] : kAccentedCapitals[index];
    for (owed += 0.4; is_vowel(c) && owed >= 1; --owed) out += kAccented[index];
  }
  return out;
}

}  // namespace

LocaleTag tag_of(PseudoLanguage language) { return LocaleTag(language == PseudoLanguage::lengthened ? "en-XA" : "ar-XB"); }

std::string pseudo_text(const std::string& markdown, PseudoLanguage language) {
  ChippedText text = split_chips(markdown);
  for (ChippedPiece& piece : text.pieces) piece.text = language == PseudoLanguage::lengthened ? lengthened(piece.text) : arabic(piece.text);
  const std::string made = join_chips(text);
  return language == PseudoLanguage::lengthened ? "‹" + made + "›" : made;
}

Catalog pseudo_catalog(const std::vector<CatalogEntry>& texts, PseudoLanguage language) {
  std::vector<CatalogEntry> entries;
  for (CatalogEntry entry : texts) {
    entry.translation = pseudo_text(entry.source, language);
    if (!entry.plural.empty()) entry.forms = {entry.translation, pseudo_text(entry.plural, language)};
    entry.fuzzy = false;
    entries.push_back(std::move(entry));
  }
  return Catalog(std::move(entries));
}

}  // namespace divulga
