#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "diag/diagnostic.h"
#include "locale/catalog.h"
#include "translation/translation_unit.h"
#include "workspace/workspace.h"

namespace divulga {

/// A project's translations into one language as its policy lets them go out.
struct OutgoingTranslations {
  Catalog catalog;   // texts as they stand now; `previous_source` where the source's markup has changed since
  std::unordered_map<std::string, TranslationState> noticed;   // those among them that go out with a notice: stale, machine
};
OutgoingTranslations outgoing_translations(const std::vector<TranslationUnit>& units, const TranslationPolicy& policy);

/// Whether the translation goes out. A stale one whose names, links or notes are no longer the source's never does.
bool goes_out(const TranslationUnit& unit, const TranslationPolicy& policy);

/// A text that an edition is made of, by its index among the source texts.
struct EditionText {
  size_t text = 0;
  Risk risk = Risk::normal;   // its own, or the material's where that is graver
};
/// Of every material its own texts and those of the partials that it takes in, each once, in order of the materials. Texts that a
/// risky text takes in by name (`{{facts.desk.name}}`) are among them.
std::vector<std::vector<EditionText>> edition_texts(const ProjectContent& content, const std::vector<SourceText>& texts);

/// An edition that is not fit to go out, and why.
struct HeldEdition {
  enum class Reason { risk, least };
  size_t material = 0;                     // index
  LocaleTag language;
  Reason reason = Reason::risk;
  Risk risk = Risk::normal;                // of the first such text
  const TranslationUnit* first = nullptr;  // risk: the first text that holds it back
  int texts = 0;                           // risk: how many do
  double share = 0;                        // per cent translated
};
/// `units` are those of `texts`. The source language and whole translations are never held back.
std::vector<HeldEdition> held_editions(const ProjectContent& content, const std::vector<std::vector<EditionText>>& editions, const LocaleTag& language,
                                       const std::vector<TranslationUnit>& units);

/// The reason as a warning: which text, since when, what to do.
Diagnostic told(const ProjectContent& content, const HeldEdition& held);

}  // namespace divulga
