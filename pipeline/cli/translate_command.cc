#include <algorithm>
#include <map>
#include <ostream>

#include "cli/translate_commands.h"
#include "cli/translated_project.h"
#include "diag/json.h"
#include "translation/translation_units.h"

namespace divulga {
namespace {

using Way = ExitCode (*)(CommandContext&, const std::vector<std::string>&);
const std::map<std::string, Way> kWays{
    {"update", run_translate_update},
    {"export", run_translate_export},
    {"import", run_translate_import},
    {"pseudo", run_translate_pseudo},
    {"status", run_translate_status},
    {"machine", run_translate_machine},
};

int count_of(const std::vector<TranslationUnit>& units, TranslationState state) {
  return static_cast<int>(std::count_if(units.begin(), units.end(), [&](const TranslationUnit& unit) { return unit.state == state; }));
}

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
  const Date today = day_asked(context);
  const Place place = place_of(context, words.size() > 1 ? words[1] : "");
  DiagnosticSink sink;
  const std::vector<TranslatedProject> projects = load_translated(context, place, {language}, sink);
  // With a mistake in a source or a catalog, texts or translations would be missing from what is written.
  if (print_diagnostics(context, place.root, sink)) return ExitCode::content_errors;
  std::vector<NewFile> files;
  std::string json;
  for (const TranslatedProject& translated : projects) {
    const Project& project = translated.content.project;
    const std::string file = catalog_file(language, project.id);
    const std::vector<TranslationUnit>& units = translated.units[0];
    files.push_back({join_path(place.root, file), write_po(language, catalog_entries(units, translated.catalogs[0], today))});
    const int done = count_of(units, TranslationState::translated) + count_of(units, TranslationState::reviewed), stale = count_of(units, TranslationState::stale);
    if (wants_json(context)) {
      json += (json.empty() ? "" : ", ") + std::string("{\"file\": ") + json_quote(file) + ", \"texts\": " + std::to_string(units.size()) +
              ", \"translated\": " + std::to_string(done) + ", \"stale\": " + std::to_string(stale) + "}";
    } else if (!is_quiet(context)) {
      context.out << file << ": " << context.say(message("{0} of {1} texts are translated", done, units.size()));
      if (stale > 0) context.out << ", " << context.say(message_n("{0} is stale", "{0} are stale", stale));
      context.out << "\n";
      if (std::find(project.languages.begin(), project.languages.end(), language) == project.languages.end())
        context.out << "  " << context.say(message("add '{0}' to 'languages' in {1}/project.yaml", words[0], project.directory)) << "\n";
    }
  }
  context.files.write_all(files);
  if (wants_json(context)) context.out << "[" << json << "]\n";
  return ExitCode::done;
}

}  // namespace divulga
