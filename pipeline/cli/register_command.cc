#include <algorithm>
#include <ostream>

#include "cli/command.h"
#include "diag/json.h"
#include "publish/register.h"
#include "service/mailing_register.h"

namespace divulga {
namespace {

/// "2 artifacts", or the path of the only one.
std::string shown(const RegisterEvent& event) {
  const auto gone = std::count_if(event.artifacts.begin(), event.artifacts.end(), [](const RegisteredArtifact& a) { return a.gone; });
  const size_t there = event.artifacts.size() - static_cast<size_t>(gone);
  std::string out = event.artifacts.size() == 1 ? event.artifacts[0].path + (gone ? " gone" : "") : std::to_string(there) + " artifacts";
  if (gone && event.artifacts.size() != 1) out += ", " + std::to_string(gone) + " gone";
  std::int64_t copies = 0;
  for (const RegisteredArtifact& artifact : event.artifacts) copies += artifact.copies;
  if (copies > 0) out += ", " + std::to_string(copies) + (copies == 1 ? " copy" : " copies");
  return out;
}

std::string json_of(const RegisterEvent& event) {
  std::string artifacts;
  for (const RegisteredArtifact& a : event.artifacts)
    artifacts += (artifacts.empty() ? "" : ", ") + std::string("{\"path\": ") + json_quote(a.path) + ", \"language\": " + json_quote(a.language) + ", \"sha256\": " + json_quote(a.sha256) +
                 ", \"copies\": " + std::to_string(a.copies) + ", \"gone\": " + (a.gone ? "true" : "false") + ", \"facts\": " + to_json(a.facts) + "}";
  return "{\"how\": " + json_quote(to_string(event.channel)) + ", \"reference\": " + json_quote(event.reference) + ", \"time\": " + json_quote(event.time) +
         ", \"day\": " + json_quote(event.day) + ", \"place\": " + json_quote(event.place) + ", \"note\": " + json_quote(event.note) + ", \"artifacts\": [" + artifacts + "]}";
}

ExitCode list_register(CommandContext& context, const Place& place) {
  DiagnosticSink sink;
  const Workspace workspace = load_place(context, place, sink);
  if (print_diagnostics(context, place.root, sink)) return ExitCode::content_errors;
  std::string json;
  for (const ProjectContent& content : workspace.projects) {
    const std::vector<RegisterEvent> events = Register(context.files, place.root, content.project.id).events();
    if (wants_json(context)) {
      std::string all;
      for (const RegisterEvent& event : events) all += (all.empty() ? "" : ",\n ") + json_of(event);
      json += (json.empty() ? "" : ", ") + std::string("{\"project\": ") + json_quote(content.project.id) + ", \"events\": [" + all + "]}";
      continue;
    }
    context.out << content.project.id << ": " << context.say(events.empty() ? message("nothing went out yet") : message_n("{0} occasion", "{0} occasions", events.size())) << "\n";
    for (const RegisterEvent& event : events) {
      context.out << "  " << (event.day.empty() ? event.time.substr(0, 10) : event.day) << "  " << to_string(event.channel) << "  " << event.reference << ": " << shown(event);
      if (!event.place.empty()) context.out << ", " << event.place;
      if (!event.note.empty()) context.out << ", " << event.note;
      context.out << "\n";
    }
  }
  if (wants_json(context)) context.out << "[" << json << "]\n";
  return ExitCode::done;
}

std::int64_t copies_asked(const CommandContext& context) {
  if (!context.invocation.has("copies")) throw UsageError(message("how many copies?"), message("give their number with --copies"));
  const std::string copies = context.invocation.value("copies");
  if (copies.empty() || copies.size() > 9 || copies.find_first_not_of("0123456789") != std::string::npos || std::stol(copies) == 0)
    throw UsageError(message("'--copies {0}' is no number of copies", copies), message("give one from 1 to 999999999"));
  return std::stol(copies);
}

/// The artifact that a path means: as the manifest has it, from where one stands, or with the project before it.
const Artifact* find_artifact(const CommandContext& context, const Manifest& manifest, const std::string& built, const std::string& path) {
  if (const Artifact* found = manifest.find(normal_path(path))) return found;
  const std::string absolute = normal_path(join_path(context.current_directory, path));
  return absolute.rfind(built + "/", 0) == 0 ? manifest.find(absolute.substr(built.size() + 1)) : nullptr;
}

ExitCode register_print(CommandContext& context, const std::string& path, const Place& place) {
  const std::int64_t copies = copies_asked(context);
  const std::string now = to_iso(today(context.clock)), day = context.invocation.value("on", now);
  if (!parse_date(day)) throw UsageError(message("'--on {0}' is no day of the calendar", day), message("write year-month-day: {0}", now));
  DiagnosticSink sink;
  const Workspace workspace = load_place(context, place, sink);
  if (print_diagnostics(context, place.root, sink)) return ExitCode::content_errors;
  std::vector<std::string> known;
  for (const ProjectContent& content : workspace.projects) {
    const std::string& project = content.project.id;
    const std::string built = join_path(place.output, project), manifest_path = join_path(built, "manifest.json");
    if (!context.files.exists(manifest_path)) continue;
    const Manifest manifest = read_manifest(context.files.read(manifest_path));
    for (const Artifact& artifact : manifest.artifacts)
      if (artifact.path.ends_with(".pdf")) known.push_back(artifact.path);
    const Artifact* artifact = find_artifact(context, manifest, built, path);
    if (!artifact) continue;
    Register sent(context.files, place.root, project);
    const std::vector<RegisterEvent> events = sent.events();
    const auto runs = std::count_if(events.begin(), events.end(), [](const RegisterEvent& e) { return e.channel == Channel::print; });
    RegisterEvent event{Channel::print, "print " + std::to_string(runs + 1), iso_time(context.clock.now()), day, "", context.invocation.value("note"), {}};
    event.artifacts.push_back({artifact->path, artifact->kind, artifact->language, artifact->sha256, copies, false, artifact->facts});
    sent.add(event);
    if (wants_json(context)) context.out << json_of(event) << "\n";
    else if (!is_quiet(context)) context.out << project << ": " << event.reference << ", " << artifact->path << ", " << copies << (copies == 1 ? " copy" : " copies") << ", " << day << "\n";
    return ExitCode::done;
  }
  const Message near = did_you_mean(path, known);
  throw Error(message("there is no artifact '{0}' in the output", path),
              known.empty() ? message("run 'divulga build' first") : near.empty() ? message("name a PDF of the output, for example '{0}'", known.front()) : near);
}

}  // namespace

ExitCode run_register(CommandContext& context) {
  const std::vector<std::string>& words = context.invocation.arguments;
  if (words.empty() || (words[0] != "print" && words[0] != "list"))
    throw UsageError(words.empty() ? message("print or list?") : message("unknown word '{0}'", words[0]), message("'divulga register print PATH' and 'divulga register list' are known"));
  if (words[0] == "list") return list_register(context, place_of(context, words.size() > 1 ? words[1] : ""));
  if (words.size() < 2) throw UsageError(message("which artifact?"), message("usage: divulga register print PATH --copies N"));
  return register_print(context, words[1], place_of(context, words.size() > 2 ? words[2] : ""));
}

}  // namespace divulga
