#pragma once
#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "diag/mapped_text.h"
#include "locale/catalog.h"

namespace divulga {

/// A Markdown text whose segments stand in another language.
struct TranslatedText {
  MappedText text;
  int segments = 0, missing = 0;
  std::vector<std::string> missing_sources;
  SourceSpan first_missing;
  std::vector<const CatalogEntry*> used;   // a translation a segment, in order
};

/// Replaces every segment by its translation, whose place is then that of its entry in the catalog: there a mistake in it is
/// mended. One that is missing stays in the source language and is marked so
/// (`[…]{lang=it}`), but for attributes. A translation whose `{{names}}`, links or notes differ from the source's is an error
/// at its place in the catalog, a warning where the source's markup changed (`previous_source`). Template tags are plain text here.
TranslatedText translate_markdown(const MappedText& source, const Catalog& catalog, const LocaleTag& source_language, DiagnosticSink& sink);

/// The entry that translates a text outside Markdown, checked like a segment; nullptr when it is missing.
const CatalogEntry* translate_text(const std::string& text, const Catalog& catalog, DiagnosticSink& sink);

/// What a translation lacks of its source's tags, link targets, notes and references, or has too many; empty when they agree.
Message difference_of_marks(const std::string& source, const std::string& translation);

}  // namespace divulga
