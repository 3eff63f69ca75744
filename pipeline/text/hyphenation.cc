#include "text/hyphenation.h"

#include <hyphen.h>
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif
#include <unicode/uchar.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <functional>

#include "text/paragraph_text.h"

namespace divulga {
namespace {

/// Where a dictionary has a pattern twice (the French one has), the library loses the first; the leak checker is to look at
/// our own memory.
HyphenDict* load_patterns(const std::string& path) {
#ifdef __SANITIZE_ADDRESS__
  const __lsan::ScopedDisabler ignored;
#endif
  return hnj_hyphen_load(path.c_str());
}

constexpr std::uint32_t longest_word = 90;   // libhyphen's own tables end at 100
constexpr size_t most_words = 100000;

/// Letters that stay on the line, and that go to the next: what the dictionary says, at least two, and more after the hyphen
/// where the language's typographers ask for it.
struct LeastLetters {
  std::uint32_t before = 2, after = 2;
};
LeastLetters least_letters(const std::string& language, const HyphenDict& patterns) {
  const std::string code = language.substr(0, language.find('-'));
  const std::uint32_t after = code == "en" || code == "fr" || code == "pt" ? 3 : 2;
  return {std::max<std::uint32_t>(2, static_cast<unsigned char>(patterns.lhmin)), std::max<std::uint32_t>(after, static_cast<unsigned char>(patterns.rhmin))};
}

bool is_mark(char16_t unit) { return (U_MASK(u_charType(unit)) & U_GC_M_MASK) != 0 || unit == 0x200C || unit == 0x200D; }
bool is_virama(char16_t unit) { return u_getCombiningClass(unit) == 9 || unit == 0x200D; }

/// Whether a line may end before unit `at`: not inside a syllable written as one, and with letters enough on either side.
bool keeps_letters(std::u16string_view word, std::uint32_t at, const LeastLetters& least) {
  if (is_mark(word[at]) || is_virama(word[at - 1])) return false;
  const auto letters = [](std::u16string_view part) {
    return static_cast<std::uint32_t>(std::count_if(part.begin(), part.end(), [](char16_t unit) { return !is_mark(unit); }));
  };
  return letters(word.substr(0, at)) >= least.before && letters(word.substr(at)) >= least.after;
}

bool is_apostrophe(char16_t unit) { return unit == '\'' || unit == 0x2019; }

/// The dictionary file for a tag: its own region, then the plain language, then the language's first region by name.
std::string dictionary_path(const std::string& directory, const std::string& tag) {
  std::string name = tag;
  std::replace(name.begin(), name.end(), '-', '_');
  const std::string language = name.substr(0, name.find('_'));
  std::error_code failed;
  for (const std::string& candidate : {name, language, language == "en" ? std::string("en_GB") : language})
    if (std::string path = directory + "/hyph_" + candidate + ".dic"; std::filesystem::exists(path, failed)) return path;
  std::string first;
  for (const auto& entry : std::filesystem::directory_iterator(directory, failed)) {
    const std::string file = entry.path().filename().string();
    if (file.starts_with("hyph_" + language + "_") && file.ends_with(".dic") && (first.empty() || file < first)) first = file;
  }
  return first.empty() ? first : directory + "/" + first;
}

/// Lower case in the dictionary's encoding; empty where a character is not in it.
std::string encoded(std::u16string_view word, const HyphenDict& patterns) {
  std::u16string lower(word);
  for (char16_t& unit : lower) unit = static_cast<char16_t>(u_tolower(unit));
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(patterns.utf8 ? "UTF-8" : patterns.cset, &status),
                                                               ucnv_close);
  if (U_FAILURE(status)) return {};
  ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  char bytes[longest_word * 3 + 1];
  int32_t length = ucnv_fromUChars(converter.get(), bytes, sizeof bytes, lower.data(), static_cast<int32_t>(lower.size()), &status);
  return U_FAILURE(status) ? std::string() : std::string(bytes, static_cast<size_t>(length));
}

}  // namespace

struct Hyphenation::Dictionary {
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::u16string_view word) const { return std::hash<std::u16string_view>{}(word); }
  };

  HyphenDict* patterns = nullptr;
  LeastLetters least;
  mutable std::mutex mutex;
  mutable std::unordered_map<std::u16string, std::vector<std::uint8_t>, Hash, std::equal_to<>> words;

  ~Dictionary() {
    if (patterns) hnj_hyphen_free(patterns);
  }

  /// Words come again and again: their points are kept.
  void add_word_points(std::u16string_view word, std::uint32_t offset, std::vector<std::uint32_t>& out) const {
    if (word.size() < least.before + least.after || word.size() > longest_word) return;
    std::lock_guard lock(mutex);
    auto known = words.find(word);
    if (known == words.end()) {
      if (words.size() >= most_words) words.clear();
      known = words.emplace(word, points_of(word)).first;
    }
    for (std::uint8_t point : known->second) out.push_back(offset + point);
  }

  std::vector<std::uint8_t> points_of(std::u16string_view word) const {
    std::vector<std::uint8_t> out;
    const std::string bytes = encoded(word, *patterns);
    if (bytes.empty()) return out;
    std::string marks(bytes.size() + 5, '\0');
    char** replacements = nullptr;
    int* positions = nullptr;
    int* cuts = nullptr;
    const int failed = hnj_hyphen_hyphenate2(patterns, bytes.c_str(), static_cast<int>(bytes.size()), marks.data(), nullptr,
                                             &replacements, &positions, &cuts);
    // libhyphen marks the character (not the byte, in UTF-8) after which a hyphen may stand.
    for (std::uint32_t i = least.before; !failed && i + least.after <= word.size(); ++i)
      if ((marks[i - 1] & 1) != 0 && !(replacements && replacements[i - 1]) && keeps_letters(word, i, least))
        out.push_back(static_cast<std::uint8_t>(i));
    if (replacements) {
      for (size_t i = 0; i < bytes.size(); ++i) std::free(replacements[i]);
      std::free(replacements);
      std::free(positions);
      std::free(cuts);
    }
    return out;
  }
};

Hyphenation::Hyphenation(std::string directory) : directory_(std::move(directory)) {}
Hyphenation::~Hyphenation() = default;

const Hyphenation::Dictionary* Hyphenation::dictionary(const std::string& language) {
  std::lock_guard lock(mutex_);
  auto [entry, is_new] = dictionaries_.try_emplace(language);
  if (is_new) {
    entry->second = std::make_unique<Dictionary>();
    if (std::string path = dictionary_path(directory_, language); !path.empty())
      entry->second->patterns = load_patterns(path);
    if (entry->second->patterns) entry->second->least = least_letters(language, *entry->second->patterns);
  }
  return entry->second->patterns ? entry->second.get() : nullptr;
}

std::vector<std::uint32_t> Hyphenation::points(std::u16string_view text, const std::string& language) {
  std::vector<std::uint32_t> out;
  const Dictionary* patterns = language.empty() ? nullptr : dictionary(language);
  if (!patterns) return out;
  auto is_gap = [](char16_t u) { return is_breaking_space(u) || u == 0xA0 || u == 0x202F || u == forced_break; };
  const auto size = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t i = 0; i < size;) {
    std::uint32_t end = i;
    while (end < size && !is_gap(text[end])) ++end;
    add_token_points(text, i, end, *patterns, out);
    i = end + 1;
  }
  return out;
}

void Hyphenation::add_token_points(std::u16string_view text, std::uint32_t start, std::uint32_t end, const Dictionary& patterns,
                                   std::vector<std::uint32_t>& out) const {
  auto is_letter = [&](std::uint32_t i) { return u_isalpha(text[i]) != 0 || is_mark(text[i]); };
  while (start < end && !is_letter(start)) ++start;
  while (end > start && !is_letter(end - 1)) --end;
  bool all_capitals = true;   // an acronym; false as well where a script has no capitals
  for (std::uint32_t i = start; i < end; ++i) {
    if (!is_letter(i) && !is_apostrophe(text[i])) return;
    if (is_letter(i) && u_isUUppercase(text[i]) == 0 && !is_mark(text[i])) all_capitals = false;
  }
  if (all_capitals) return;
  for (std::uint32_t i = start; i < end;) {
    std::uint32_t word_end = i;
    while (word_end < end && !is_apostrophe(text[word_end])) ++word_end;
    patterns.add_word_points(text.substr(i, word_end - i), i, out);
    i = word_end + 1;
  }
}

}  // namespace divulga
