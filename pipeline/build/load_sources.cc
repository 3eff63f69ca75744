#include "build/project_build.h"

#include <algorithm>

#include "data/map_lines.h"
#include "translation/extract.h"
#include "translation/translation_policy.h"
#include "translation/translation_units.h"

namespace divulga {

namespace {

/// Catalogs become what goes out of them, and editions that are held back leave the languages of their materials.
void apply_policy(ProjectSources& sources, DiagnosticSink& sink) {
  ProjectContent& content = sources.content;
  const std::vector<SourceText> texts = source_texts(content, sources.results, sources.services);
  const auto editions = edition_texts(content, texts);
  std::vector<HeldEdition> held;
  for (const LocaleTag& language : content.project.languages) {
    if (language == content.project.source_language) continue;
    const std::vector<TranslationUnit> units = translation_units(texts, content.catalogs[language]);
    for (const HeldEdition& edition : held_editions(content, editions, language, units)) {
      sink.report(told(content, edition));
      held.push_back(edition);
    }
    OutgoingTranslations outgoing = outgoing_translations(units, content.project.translation);
    content.catalogs[language] = std::move(outgoing.catalog);
    sources.noticed[language] = std::move(outgoing.noticed);
  }
  for (const HeldEdition& edition : held) {
    auto& languages = content.materials[edition.material].languages;
    languages.erase(std::remove(languages.begin(), languages.end(), edition.language), languages.end());
  }
}

}  // namespace

ProjectSources load_sources(const FileSystem& files, const std::string& root, const std::string& share, ProjectContent content,
                            DiagnosticSink& sink) {
  ProjectSources sources;
  sources.content = std::move(content);
  const Project& project = sources.content.project;
  sources.results = load_results(files, root, project, sink);
  check_results(sources.results, project, sink);
  sources.services = load_services(files, root, project, sink);
  apply_policy(sources, sink);
  sources.map_lines = load_map_lines(files, root, project, sink);
  for (const LocaleTag& language : project.languages) {
    // A workspace may word things its own way; what it leaves out comes from the program.
    const std::string name = "locales/" + language.str() + "/divulga.po";
    std::vector<CatalogEntry> entries;
    for (const std::string& directory : {root, share}) {
      const std::string path = join_path(directory, name);
      if (!files.exists(path)) continue;
      const Catalog catalog = parse_po(name, files.read(path), sink);
      entries.insert(entries.end(), catalog.entries().begin(), catalog.entries().end());
      if (normal_path(path) == normal_path(join_path(share, name))) break;
    }
    sources.words.emplace(language, Catalog(std::move(entries)));
  }
  return sources;
}

}  // namespace divulga
