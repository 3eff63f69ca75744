#include <algorithm>
#include <chrono>
#include <ostream>
#include <thread>

#include "build/project_build.h"
#include "cli/translate_commands.h"
#include "data/service_directory.h"
#include "diag/json.h"
#include "machine/http_machine_translator.h"
#include "machine/machine_run.h"
#include "translation/extract.h"
#include "translation/translation_units.h"

namespace divulga {
namespace {

/// A project's texts in one language, and its catalog.
struct Job {
  const ProjectContent* content = nullptr;
  std::string file;
  std::vector<SourceText> texts;
  Catalog present;
  std::vector<TranslationUnit> units;
  std::vector<size_t> chosen;
};

bool is_wanted(const SourceText& text, const std::string& pattern) {
  return pattern.empty() || std::any_of(text.occurrences.begin(), text.occurrences.end(), [&](const Occurrence& one) { return matches_glob(pattern, one.material); });
}

void tell(const CommandContext& context, const Job& job, const MachineRun& run) {
  std::ostream& out = context.out;
  out << job.file << ": " << context.say(message("{0} texts by machine, to be reviewed", run.translated));
  if (run.damaged > 0) out << ", " << context.say(message("{0} broken and left out", run.damaged));
  if (run.over_quota > 0) out << ", " << context.say(message("{0} left out: the quota of divulga.yaml is spent", run.over_quota));
  out << "\n";
}

std::string json_of(const Job& job, const MachineRun& run) {
  return "{\"file\": " + json_quote(job.file) + ", \"translated\": " + std::to_string(run.translated) + ", \"broken\": " + std::to_string(run.damaged) + ", \"over_quota\": " +
         std::to_string(run.over_quota) + ", \"requests\": " + std::to_string(run.requests) + "}";
}

}  // namespace

ExitCode run_translate_machine(CommandContext& context, const std::vector<std::string>& words) {
  if (words.empty()) throw UsageError(message("into which language?"), message("usage: divulga translate machine LANGUAGE [WORKSPACE]"));
  if (!is_known_language(words[0])) throw UsageError(message("'{0}' is not a language tag", words[0]), message("write the code of two or three letters: it, en, ar, zh (BCP 47)"));
  const LocaleTag language(words[0]);
  const Place place = place_of(context, words.size() > 1 ? words[1] : "");
  DiagnosticSink sink;
  const Workspace workspace = load_place(context, place, sink);
  const std::optional<MachineSettings> settings = load_machine_settings(context.files, place.root, sink);
  std::vector<Job> jobs;
  for (const ProjectContent& content : workspace.projects) {
    if (content.project.source_language == language) throw UsageError(message("'{0}' is the language that project '{1}' is written in", words[0], content.project.id));
    Job job{&content, "locales/" + language.str() + "/" + content.project.id + ".po", {}, {}, {}, {}};
    const std::string path = join_path(place.root, job.file);
    if (context.files.exists(path)) job.present = parse_po(job.file, context.files.read(path), sink);
    job.texts = source_texts(content, load_results(context.files, place.root, content.project, sink), load_services(context.files, place.root, content.project, sink));
    jobs.push_back(std::move(job));
  }
  if (print_diagnostics(context, place.root, sink)) return ExitCode::content_errors;
  if (!settings) throw Error(message("machine translation is off"), message("add the group 'machine' to divulga.yaml: machine: { service: libretranslate, url: https://… }"));
  HttpMachineTranslator machine(*settings, [](std::chrono::milliseconds time) { std::this_thread::sleep_for(time); });
  std::string json;
  std::optional<Diagnostic> failure;
  for (Job& job : jobs) {
    job.units = translation_units(job.texts, job.present);
    job.chosen = machine_texts(job.units, [&](const SourceText& text) { return is_wanted(text, context.invocation.value("only")); });
    if (context.invocation.has("dry-run")) {
      const size_t characters = machine_characters(job.units, job.chosen);
      if (wants_json(context)) json += (json.empty() ? "" : ", ") + std::string("{\"file\": ") + json_quote(job.file) + ", \"texts\": " + std::to_string(job.chosen.size()) + ", \"characters\": " + std::to_string(characters) + "}";
      else context.out << job.file << ": " << context.say(message("{0} texts with {1} characters would go to {2}", job.chosen.size(), characters, settings->url)) << "\n";
      continue;
    }
    DiagnosticSink damage;
    const MachineRun run = run_machine(job.units, job.chosen, machine, job.content->project.source_language, language, static_cast<size_t>(settings->quota), damage);
    // What came before a failure is paid for, and good.
    if (run.translated > 0) context.files.write(join_path(place.root, job.file), write_po(language, catalog_entries(job.units, job.present, today(context.clock))));
    if (!wants_json(context)) print_rows(context, place.root, damage);
    if (wants_json(context)) json += (json.empty() ? "" : ", ") + json_of(job, run);
    else if (!is_quiet(context)) tell(context, job, run);
    if (!run.failure) continue;
    failure = run.failure;
    break;
  }
  if (failure) throw EnvironmentError(failure->message, failure->hint);
  if (wants_json(context)) context.out << "[" << json << "]\n";
  return ExitCode::done;
}

}  // namespace divulga
