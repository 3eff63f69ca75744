#include "translation/translation_memory.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "translation/provenance.h"
#include "translation/wording.h"

namespace divulga {
namespace {

constexpr int least_minimum = 50;

bool is_ideograph(UChar32 c) { return u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC); }
bool is_word_part(UChar32 c) { return u_isalnum(c) || u_getCombiningClass(c) != 0 || u_charType(c) == U_COMBINING_SPACING_MARK || u_charType(c) == U_NON_SPACING_MARK; }

/// Case-folded runs of letters and figures, every ideograph by itself, `{{names}}` too; the second "di" of a text is another word
/// than the first, so that shared words can be counted.
std::vector<std::string> memory_words(const std::string& wording) {
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(wording);
  text.foldCase();
  std::vector<std::string> words;
  std::map<std::string, int> seen;
  const auto take = [&](int32_t from, int32_t to) {
    if (from >= to) return;
    std::string word;
    text.tempSubStringBetween(from, to).toUTF8String(word);
    const int count = ++seen[word];
    words.push_back(count == 1 ? std::move(word) : word + "#" + std::to_string(count));
  };
  int32_t from = 0;
  for (int32_t at = 0; at < text.length();) {
    const UChar32 c = text.char32At(at);
    const int32_t next = at + U16_LENGTH(c);
    if (is_ideograph(c)) {
      take(from, at);
      take(at, next);
      from = next;
    } else if (!is_word_part(c)) {
      take(from, at);
      from = next;
    }
    at = next;
  }
  take(from, text.length());
  return words;
}

/// How many of the rarest words two texts must share one of, to be alike by so much.
size_t rarest_count(size_t words, int minimum) {
  const size_t shared = (words * static_cast<size_t>(minimum) + 99) / 100;
  return words - shared + 1;
}

/// Words to be put in, taken out or changed; `most` + 1 where there are more.
template <class Word>
size_t edit_distance(const std::vector<Word>& a, const std::vector<Word>& b, size_t most) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0], least = row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
      least = std::min(least, row[j]);
    }
    if (least > most) return most + 1;
  }
  return row[b.size()];
}

}  // namespace

TranslationMemory::TranslationMemory(std::vector<RememberedText> texts) {
  std::vector<std::vector<std::string>> all;
  std::map<std::string, size_t> counts;
  std::set<std::pair<std::string, std::string>> known;
  for (RememberedText& text : texts) {
    std::string wording = wording_of(text.source);
    if (text.translation.empty() || wording.empty() || !known.emplace(wording, text.translation).second) continue;
    all.push_back(memory_words(wording));
    for (const std::string& word : all.back()) ++counts[word];
    exact_[wording].push_back(static_cast<std::uint32_t>(texts_.size()));
    wordings_.push_back(std::move(wording));
    texts_.push_back(std::move(text));
  }
  std::vector<std::pair<size_t, const std::string*>> by_rarity;
  for (const auto& [word, count] : counts) by_rarity.emplace_back(count, &word);
  std::stable_sort(by_rarity.begin(), by_rarity.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [count, word] : by_rarity) ids_.emplace(*word, static_cast<WordId>(ids_.size() + 1));
  holders_.resize(ids_.size() + 1);
  for (size_t i = 0; i < all.size(); ++i) {
    std::vector<WordId> words;
    for (const std::string& word : all[i]) words.push_back(ids_.at(word));
    std::vector<WordId> sorted = words;
    std::sort(sorted.begin(), sorted.end());
    const size_t rarest = std::min(sorted.size(), rarest_count(sorted.size(), least_minimum));
    for (size_t k = 0; k < rarest; ++k) holders_[sorted[k]].push_back(static_cast<std::uint32_t>(i));
    words_.push_back(std::move(words));
    sorted_.push_back(std::move(sorted));
  }
}

namespace {

/// Whether two sorted lists have so many words in common.
template <class Word>
bool share(const std::vector<Word>& a, const std::vector<Word>& b, size_t least) {
  size_t i = 0, j = 0, shared = 0;
  while (i < a.size() && j < b.size()) {
    if (shared + std::min(a.size() - i, b.size() - j) < least) return false;
    if (a[i] == b[j]) ++i, ++j, ++shared;
    else if (a[i] < b[j]) ++i;
    else ++j;
  }
  return shared >= least;
}

}  // namespace

std::vector<TranslationMemory::WordId> TranslationMemory::words_of(const std::string& wording) const {
  std::vector<WordId> words;
  for (const std::string& word : memory_words(wording)) {
    const auto found = ids_.find(word);
    words.push_back(found == ids_.end() ? 0 : found->second);     // 0: in no text, so the rarest of all
  }
  return words;
}

std::vector<std::uint32_t> TranslationMemory::candidates(const std::vector<WordId>& words, int minimum) const {
  std::vector<WordId> rarest = words;
  std::sort(rarest.begin(), rarest.end());
  rarest.resize(std::min(rarest.size(), rarest_count(rarest.size(), minimum)));
  std::vector<std::uint32_t> found;
  for (const WordId word : rarest) {
    if (word == 0) continue;
    for (const std::uint32_t text : holders_[word]) {
      const size_t shorter = std::min(words_[text].size(), words.size()), longer = std::max(words_[text].size(), words.size());
      if (shorter * 100 >= longer * static_cast<size_t>(minimum)) found.push_back(text);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<MemoryHit> TranslationMemory::matches(const std::string& source, size_t limit, int minimum) const {
  std::vector<MemoryHit> hits;
  minimum = std::max(minimum, least_minimum);
  const std::string wording = wording_of(source);
  if (const auto exact = exact_.find(wording); exact != exact_.end())
    for (const std::uint32_t text : exact->second) hits.push_back({&texts_[text], 100});
  if (hits.size() < limit) {
    const std::vector<WordId> words = words_of(wording);
    std::vector<WordId> sorted = words;
    std::sort(sorted.begin(), sorted.end());
    for (const std::uint32_t text : candidates(words, minimum)) {
      if (wordings_[text] == wording) continue;
      const size_t longer = std::max(words_[text].size(), words.size()), most = longer - (longer * static_cast<size_t>(minimum) + 99) / 100;
      if (!share(sorted, sorted_[text], longer - most)) continue;
      const size_t distance = edit_distance(words, words_[text], most);
      if (distance > most) continue;
      // The same words with other marks or capitals are not quite the same.
      hits.push_back({&texts_[text], std::min(99, static_cast<int>((longer - distance) * 100 / longer))});
    }
    std::stable_sort(hits.begin(), hits.end(), [](const MemoryHit& a, const MemoryHit& b) { return a.percent > b.percent; });
  }
  std::set<std::string> told;
  std::erase_if(hits, [&](const MemoryHit& hit) { return !told.insert(hit.text->translation).second; });
  if (hits.size() > limit) hits.resize(limit);
  return hits;
}

std::vector<RememberedText> remembered_texts(const Catalog& catalog, const std::string& project) {
  std::vector<RememberedText> texts;
  for (const CatalogEntry& entry : catalog.entries()) {
    if (entry.translation.empty()) continue;
    const TranslationState state = state_of(entry);
    // A stale translation is a good one of the text that it was made from.
    if (state == TranslationState::stale && !entry.previous_source.empty()) texts.push_back({entry.previous_source, entry.translation, project});
    else if (state == TranslationState::translated || state == TranslationState::reviewed) texts.push_back({entry.source, entry.translation, project});
  }
  return texts;
}

TranslationMemory workspace_memory(const Workspace& workspace, const LocaleTag& source, const LocaleTag& language) {
  std::vector<RememberedText> texts;
  for (const ProjectContent& content : workspace.projects) {
    const auto catalog = content.catalogs.find(language);
    if (content.project.source_language != source || catalog == content.catalogs.end()) continue;
    std::vector<RememberedText> own = remembered_texts(catalog->second, content.project.id);
    texts.insert(texts.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
  }
  return TranslationMemory(std::move(texts));
}

}  // namespace divulga
