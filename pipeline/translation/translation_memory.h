#pragma once
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "locale/catalog.h"
#include "translation/translation_unit.h"
#include "workspace/workspace.h"

namespace divulga {

/// A text with its translation, as some project has it.
struct RememberedText {
  std::string source, translation;
  std::string project;
};

/// A remembered text that is like another one. 100: of the same wording; otherwise the share of words that stand, in order, in both.
struct MemoryHit {
  const RememberedText* text = nullptr;
  int percent = 0;
};

/// What was translated before into one language, over all projects of a workspace. Immutable after it was made, so safe to share
/// among threads; deterministic. Searching looks at texts that share their rarest words with the one asked for.
class TranslationMemory {
 public:
  TranslationMemory() = default;
  /// The first of equal pairs counts.
  explicit TranslationMemory(std::vector<RememberedText> texts);

  /// At most `limit`, the best first, none under `minimum` per cent (50 or more), each translation once.
  std::vector<MemoryHit> matches(const std::string& source, size_t limit, int minimum = 70) const;
  size_t size() const { return texts_.size(); }

 private:
  using WordId = std::uint32_t;
  std::vector<WordId> words_of(const std::string& wording) const;
  std::vector<std::uint32_t> candidates(const std::vector<WordId>& words, int minimum) const;

  std::vector<RememberedText> texts_;
  std::vector<std::string> wordings_;
  std::vector<std::vector<WordId>> words_, sorted_;    // of each text: in its order, by number
  std::unordered_map<std::string, WordId> ids_;        // from 1; the rarer a word, the smaller
  std::vector<std::vector<std::uint32_t>> holders_;    // of each word: the texts that have it among their rarest
  std::unordered_map<std::string, std::vector<std::uint32_t>> exact_;   // by wording
};

/// What a catalog holds, translated or better, obsolete entries too; a stale one with the source that it was made from. Drafts and
/// machine-made texts are not remembered.
std::vector<RememberedText> remembered_texts(const Catalog& catalog, const std::string& project);

/// The memory of a language over all projects of a workspace that are written in `source`; to be loaded whole, not one project of it.
TranslationMemory workspace_memory(const Workspace& workspace, const LocaleTag& source, const LocaleTag& language);

}  // namespace divulga
