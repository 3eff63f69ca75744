#pragma once
#include <string>
#include <vector>

#include "cli/command.h"
#include "locale/format.h"
#include "translation/translation_unit.h"

namespace divulga {

/// A project's texts, and where they stand in the languages asked for.
struct TranslatedProject {
  ProjectContent content;
  std::vector<SourceText> texts;
  std::vector<LocaleTag> languages;
  std::vector<Catalog> catalogs;                          // one a language, as they are on the disk
  std::vector<std::vector<TranslationUnit>> units;        // one list a language, pointing into `texts`
};
/// Without languages those of the project. Mistakes of sources and catalogs go to `sink`.
std::vector<TranslatedProject> load_translated(const CommandContext& context, const Place& place, const std::vector<LocaleTag>& languages, DiagnosticSink& sink);

/// "locales/ar/ponte.po".
std::string catalog_file(const LocaleTag& language, const std::string& project);

/// --lang, separated by commas; empty: none said.
std::vector<LocaleTag> languages_asked(const CommandContext& context);
/// --on, otherwise today (UTC).
Date day_asked(const CommandContext& context);

}  // namespace divulga
