#pragma once
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "translation/translation_policy.h"
#include "translation/translation_unit.h"

namespace divulga {

/// How far a material's texts are in one language.
struct TranslationCount {
  std::array<int, 6> texts{};          // by TranslationState
  int words_left = 0;                  // of the source's, in texts that nobody answers for as they are
  int total() const;
  int of(TranslationState state) const { return texts[static_cast<size_t>(state)]; }
  /// Texts that somebody answers for: translated and reviewed.
  int done() const { return of(TranslationState::translated) + of(TranslationState::reviewed); }
  int percent() const;                 // 100 only where all are done
};

/// A text that was reworded, for the translator: what it was made from stands beside it.
struct StaleText {
  SourceSpan span;                     // in the sources
  std::string before, now, translation;
  Risk risk = Risk::normal;
  std::optional<Date> since;
};

struct LanguageStatus {
  LocaleTag language;
  bool whole = true;                   // most materials are made in it; of another language only their texts count
  TranslationCount count;              // every text once
  std::vector<StaleText> stale;        // in the order of the files
};

struct MaterialStatus {
  std::string name;                    // "leaflets/sportello-ponte"; "project", "facts", "services", "results", "partials"
  std::string title;
  Risk risk = Risk::normal;
  struct Cell {
    bool made = false;                 // the material is to go out in this language
    TranslationCount count;
    Message held;                      // why it does not go out; empty: it does
  };
  std::vector<Cell> cells;             // one a language
};

struct TranslationStatus {
  std::string project, title;
  LocaleTag source;
  int texts = 0, words = 0;
  std::vector<LanguageStatus> languages;
  std::vector<MaterialStatus> materials;
};

/// `words`: of every text, as count_words counts them. `units` of every language, in the order of `languages`.
TranslationStatus translation_status(const ProjectContent& content, const std::vector<SourceText>& texts, const std::vector<int>& words,
                                     const std::vector<LocaleTag>& languages, const std::vector<std::vector<TranslationUnit>>& units);

}  // namespace divulga
