#include <map>
#include <ostream>

#include "cli/translate_commands.h"
#include "data/dataset.h"
#include "data/service_directory.h"
#include "diag/json.h"
#include "translation/catalog_update.h"
#include "translation/extract.h"

namespace divulga {
namespace {

std::string catalog_file(const LocaleTag& language, const std::string& project) { return "locales/" + language.str() + "/" + project + ".po"; }

using Way = ExitCode (*)(CommandContext&, const std::vector<std::string>&);
const std::map<std::string, Way> kWays{
    {"update", run_translate_update},
    {"pseudo", run_translate_pseudo},
};

}  // namespace

ExitCode run_translate(CommandContext& context) {
  const std::vector<std::string>& words = context.invocation.arguments;
  const auto way = words.empty() ? kWays.end() : kWays.find(words[0]);
  if (way == kWays.end()) return run_translate_update(context, words);
  return way->second(context, {words.begin() + 1, words.end()});
}

ExitCode run_translate_update(CommandContext& context, const std::vector<std::string>& words) {
  if (words.empty()) throw UsageError(message("into which language?"), message("usage: divulga translate LANGUAGE [WORKSPACE]"));
  if (!is_known_language(words[0])) throw UsageError(message("'{0}' is not a language tag", words[0]), message("write the code of two or three letters: it, en, ar, zh (BCP 47)"));
  const LocaleTag language(words[0]);
  const Place place = place_of(context, words.size() > 1 ? words[1] : "");
  DiagnosticSink sink;
  const Workspace workspace = load_place(context, place, sink);
  std::vector<CatalogUpdate> updates;
  for (const ProjectContent& content : workspace.projects) {
    if (content.project.source_language == language)
      throw UsageError(message("'{0}' is the language that project '{1}' is written in", words[0], content.project.id));
    const Datasets results = load_results(context.files, place.root, content.project, sink);
    const std::vector<Service> services = load_services(context.files, place.root, content.project, sink);
    // A catalog of a language that the project does not name yet has not been read with the others.
    const std::string file = catalog_file(language, content.project.id), path = join_path(place.root, file);
    const Catalog present = context.files.exists(path) ? parse_po(file, context.files.read(path), sink) : Catalog();
    updates.push_back(update_catalog(extract_segments(content, results, services), present));
  }
  // With a mistake in a source or a catalog, texts or translations would be missing from what is written.
  if (print_diagnostics(context, place.root, sink)) return ExitCode::content_errors;
  std::string json;
  for (size_t i = 0; i < updates.size(); ++i) {
    const Project& project = workspace.projects[i].project;
    const std::string file = catalog_file(language, project.id);
    context.files.write(join_path(place.root, file), write_po(language, updates[i].entries));
    if (wants_json(context)) {
      json += (json.empty() ? "" : ", ") + std::string("{\"file\": ") + json_quote(file) + ", \"texts\": " + std::to_string(updates[i].texts) +
              ", \"translated\": " + std::to_string(updates[i].translated) + "}";
    } else if (!is_quiet(context)) {
      context.out << file << ": " << context.say(message("{0} of {1} texts are translated", updates[i].translated, updates[i].texts)) << "\n";
      bool named = false;
      for (const LocaleTag& known : project.languages) named = named || known == language;
      if (!named) context.out << "  " << context.say(message("add '{0}' to 'languages' in {1}/project.yaml", words[0], project.directory)) << "\n";
    }
  }
  if (wants_json(context)) context.out << "[" << json << "]\n";
  return ExitCode::done;
}

}  // namespace divulga
