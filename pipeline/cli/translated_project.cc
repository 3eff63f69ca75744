#include "cli/translated_project.h"

#include <algorithm>
#include <chrono>

#include "data/dataset.h"
#include "data/service_directory.h"
#include "delivery/clock.h"
#include "translation/extract.h"
#include "translation/translation_units.h"

namespace divulga {

std::string catalog_file(const LocaleTag& language, const std::string& project) { return "locales/" + language.str() + "/" + project + ".po"; }

std::vector<TranslatedProject> load_translated(const CommandContext& context, const Place& place, const std::vector<LocaleTag>& languages, DiagnosticSink& sink) {
  Workspace workspace = load_place(context, place, sink);
  std::vector<TranslatedProject> projects(workspace.projects.size());
  for (size_t i = 0; i < projects.size(); ++i) {
    TranslatedProject& project = projects[i];
    project.content = std::move(workspace.projects[i]);
    const Project& named = project.content.project;
    project.texts = source_texts(project.content, load_results(context.files, place.root, named, sink), load_services(context.files, place.root, named, sink));
    for (const LocaleTag& language : languages.empty() ? named.languages : languages) {
      if (language == named.source_language) {
        if (languages.empty()) continue;
        throw UsageError(message("'{0}' is the language that project '{1}' is written in", language.str(), named.id));
      }
      // A catalog of a language that the project does not name yet has not been read with the others.
      const std::string file = catalog_file(language, named.id), path = join_path(place.root, file);
      const auto known = project.content.catalogs.find(language);   // looked at through `catalogs` from here on
      project.languages.push_back(language);
      if (known != project.content.catalogs.end()) project.catalogs.push_back(std::move(known->second));
      else project.catalogs.push_back(context.files.exists(path) ? parse_po(file, context.files.read(path), sink) : Catalog());
    }
    project.units = translation_units(project.texts, project.catalogs);
  }
  return projects;
}

std::vector<LocaleTag> languages_asked(const CommandContext& context) {
  std::vector<LocaleTag> out;
  const std::string asked = context.invocation.value("lang");
  for (size_t at = 0; at < asked.size();) {
    const size_t end = std::min(asked.find(',', at), asked.size());
    const std::string tag = asked.substr(at, end - at);
    if (!is_known_language(tag)) throw UsageError(message("'{0}' is not a language tag", tag), message("write the code of two or three letters: it, en, ar, zh (BCP 47)"));
    if (std::find(out.begin(), out.end(), LocaleTag(tag)) == out.end()) out.emplace_back(tag);
    at = end + 1;
  }
  return out;
}

Date day_asked(const CommandContext& context) {
  if (const std::string day = context.invocation.value("on"); !day.empty()) {
    if (const auto date = parse_date(day)) return *date;
    throw UsageError(message("'--on {0}' is no day", day), message("write 2026-11-27"));
  }
  const std::chrono::year_month_day today(std::chrono::floor<std::chrono::days>(SystemClock().now()));
  return {static_cast<int>(today.year()), static_cast<int>(static_cast<unsigned>(today.month())), static_cast<int>(static_cast<unsigned>(today.day()))};
}

}  // namespace divulga
