#include <map>
#include <ostream>

#include "build/manifest.h"
#include "cli/command.h"
#include "cli/language.h"
#include "diag/json.h"
#include "publish/directory_publisher.h"
#include "service/campaign_commands.h"
#include "service/workspace_store.h"

namespace divulga {
namespace {

struct ProjectStatus {
  std::string id, title, release;
  std::map<std::string, std::map<std::string, int>> by_kind_and_language;
  size_t artifacts = 0, missing = 0;
};

ProjectStatus status_of(CommandContext& context, const Place& place, const Project& project) {
  ProjectStatus status{project.id, project.title.text, "", {}, 0, 0};
  const std::string built = join_path(place.output, project.id);
  const std::string manifest_path = join_path(built, "manifest.json");
  if (context.files.exists(manifest_path)) {
    const Manifest manifest = read_manifest(context.files.read(manifest_path));
    status.artifacts = manifest.artifacts.size();
    for (const Artifact& artifact : manifest.artifacts) {
      ++status.by_kind_and_language[artifact.kind][artifact.language.empty() ? "-" : artifact.language];
      if (!context.files.exists(join_path(built, artifact.path))) ++status.missing;
    }
  }
  const DirectoryPublisher publisher(context.files, normal_path(join_path(built, project.release_directory)));
  for (const Release& release : publisher.releases())
    if (release.current) status.release = release.id;
  return status;
}

void print_json(std::ostream& out, const ProjectStatus& status, const std::vector<CampaignStatus>& campaigns) {
  out << "{\"project\": " << json_quote(status.id) << ", \"title\": " << json_quote(status.title) << ", \"artifacts\": " << status.artifacts
      << ", \"missing\": " << status.missing << ", \"release\": " << json_quote(status.release) << ", \"kinds\": {";
  bool first_kind = true;
  for (const auto& [kind, languages] : status.by_kind_and_language) {
    out << (first_kind ? "" : ", ") << json_quote(kind) << ": {";
    first_kind = false;
    bool first = true;
    for (const auto& [language, count] : languages) {
      out << (first ? "" : ", ") << json_quote(language) << ": " << count;
      first = false;
    }
    out << "}";
  }
  out << "}, \"campaigns\": " << to_json(campaigns) << "}";
}

void print_text(const CommandContext& context, const ProjectStatus& status, const std::vector<CampaignStatus>& campaigns) {
  std::ostream& out = context.out;
  out << status.id << ": " << status.title << "\n";
  if (status.artifacts == 0) out << "  " << context.say(message("not built yet: run 'divulga build'")) << "\n";
  for (const auto& [kind, languages] : status.by_kind_and_language) {
    int total = 0;
    std::string list;
    for (const auto& [language, count] : languages) {
      total += count;
      if (language != "-") list += (list.empty() ? "" : ", ") + language + " " + std::to_string(count);
    }
    out << "  " << kind << std::string(kind.size() < 14 ? 14 - kind.size() : 1, ' ') << total << (list.empty() ? "" : "  (" + list + ")") << "\n";
  }
  if (status.missing > 0) 
    out << "  " << context.say(message_n("{0} file is gone from the output: run 'divulga build'", "{0} files are gone from the output: run 'divulga build'", status.missing)) << "\n";
  const std::string release = context.say(message("release"));
  if (status.artifacts > 0)
    out << "  " << release << std::string(columns_of(release) < 14 ? 14 - columns_of(release) : 1, ' ')
        << (status.release.empty() ? context.say(message("none: run 'divulga publish'")) : status.release) << "\n";
  if (!campaigns.empty()) print(out, campaigns, context.vocabulary);
}

}  // namespace

ExitCode run_status(CommandContext& context) {
  const Place place = place_of(context, context.invocation.arguments.empty() ? "" : context.invocation.arguments[0]);
  DiagnosticSink sink;
  const Workspace workspace = load_place(context, place, sink);
  if (!wants_json(context) && print_diagnostics(context, place.root, sink)) return ExitCode::content_errors;
  std::unique_ptr<SqliteStore> store;
  if (has_workspace_store(place.root)) store = open_workspace_store(place.root);
  if (wants_json(context)) context.out << "[";
  bool first = true;
  for (const ProjectContent& content : workspace.projects) {
    const ProjectStatus status = status_of(context, place, content.project);
    const std::vector<CampaignStatus> campaigns = store ? campaign_status(*store, *store, status.id) : std::vector<CampaignStatus>();
    if (wants_json(context)) {
      context.out << (first ? "" : ",\n ");
      print_json(context.out, status, campaigns);
    } else {
      context.out << (first ? "" : "\n");
      print_text(context, status, campaigns);
    }
    first = false;
  }
  if (wants_json(context)) context.out << "]\n";
  return ExitCode::done;
}

}  // namespace divulga
