#include "cli/text_checks.h"

#include <algorithm>

#include "build/project_build.h"
#include "translation/extract.h"
#include "translation/plain_language.h"
#include "translation/translation_checks.h"
#include "translation/translation_units.h"

namespace divulga {
namespace {

bool is_wanted(const SourceText& text, const std::string& only) {
  return only.empty() || std::any_of(text.occurrences.begin(), text.occurrences.end(), [&](const Occurrence& one) { return matches_glob(only, one.material); });
}

}  // namespace

void check_texts(const ProjectSources& sources, const FileSystem& files, const std::string& root, const std::vector<LocaleTag>& languages, const std::string& only,
                 DiagnosticSink& sink) {
  const ProjectContent& content = sources.content;
  const Project& project = content.project;
  const Glossary glossary = load_glossary(files, root, project, sink);
  const auto is_asked = [&](const LocaleTag& language) { return languages.empty() || std::find(languages.begin(), languages.end(), language) != languages.end(); };
  const auto is_chosen = [&](const Material& material) { return only.empty() || matches_glob(only, std::string(to_string(material.folder)) + "/" + material.name); };
  if (is_asked(project.source_language)) check_plain_language(content, is_chosen, sink);
  const std::vector<SourceText> texts = source_texts(content, sources.results, sources.services);
  for (const auto& [language, catalog] : content.catalogs) {
    if (language == project.source_language || !is_asked(language)) continue;
    std::vector<TranslationUnit> units = translation_units(texts, catalog);
    std::erase_if(units, [&](const TranslationUnit& unit) { return !is_wanted(*unit.source, only); });
    check_translations(units, TranslationChecks(project.source_language, language, glossary), [&](const SourceText& text) { return estimated_length_limit(text, content.materials); }, sink);
  }
}

}  // namespace divulga
