#pragma once
#include <optional>
#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "locale/format.h"
#include "locale/locale_tag.h"
#include "translation/translation_state.h"
#include "translation/wording.h"
#include "workspace/project.h"

namespace divulga {

/// One place of a text in the sources.
struct Occurrence {
  std::string material;   // "leaflets/sportello-ponte"; "partials/contatti", "project", "facts", "services", "results/modules"
  std::string kind;       // name_of(SegmentKind), or the key: "title", "summary", "subject" …
  SourceSpan span;
  Risk risk = Risk::normal;   // of the container around it, otherwise of the material
};

/// A text of the project, once however often it stands there.
struct SourceText {
  std::string text;                      // with markup and {{names}}
  WordingHash hash = 0;
  Risk risk = Risk::normal;              // the gravest of its occurrences
  std::vector<Occurrence> occurrences;   // in the order of the files, never empty
};

/// A source text in one language.
struct TranslationUnit {
  const SourceText* source = nullptr;
  std::string translation;               // empty: missing
  TranslationState state = TranslationState::missing;
  std::string made_from;                 // the source text that the translation was made from; differs from source->text where stale
  std::optional<Date> reviewed;          // the day of the review, of exactly this text
  std::optional<Date> verified;          // "still true on": said of exactly this source and translation
  std::optional<Date> stale_since;       // the day on which an update wrote it down
  bool markup_changed = false;           // of the source, since the translation was made; its targets are carried over already
  std::vector<std::string> comments;     // of translators
  SourceSpan span;                       // the entry in the catalog
};

}  // namespace divulga
