#include <algorithm>
#include <ostream>

#include "build/expired_facts.h"
#include "build/manifest.h"
#include "cli/command.h"
#include "cli/output_lock.h"
#include "diag/json.h"
#include "publish/directory_publisher.h"
#include "publish/register.h"
#include "service/mailing_register.h"

namespace divulga {
namespace {

void collect(const FileSystem& files, const std::string& directory, const std::string& prefix, std::vector<PublishedFile>& found) {
  for (const std::string& name : files.list(directory)) {
    if (name.front() == '.') continue;   // a write that was cut off
    const std::string path = join_path(directory, name);
    const std::string below = prefix.empty() ? name : prefix + "/" + name;
    if (files.is_directory(path)) collect(files, path, below, found);
    else found.push_back({below, [&files, path] { return files.read(path); }});
  }
}

/// As text to the terminal, as objects into `json`.
void print_releases(CommandContext& context, const std::string& project, const DirectoryPublisher& publisher, std::string& json) {
  for (const Release& release : publisher.releases()) {
    if (wants_json(context))
      json += (json.empty() ? "" : ", ") + std::string("{\"project\": ") + json_quote(project) + ", \"release\": " + json_quote(release.id) +
              ", \"current\": " + (release.current ? "true" : "false") + "}";
    else
      context.out << (release.current ? "* " : "  ") << release.id << "\n";
  }
}

/// As the register names it: below the workspace where it lies there.
std::string shown_place(const std::string& root, const std::string& target) {
  return target.rfind(root + "/", 0) == 0 ? target.substr(root.size() + 1) : target;
}

RegisterEvent release_event(const std::string& where, const std::string& release, const Clock& clock) {
  RegisterEvent event;
  event.channel = Channel::publish;
  event.reference = release;
  event.time = iso_time(clock.now());
  event.place = where;
  return event;
}

/// What changed online. Compared with what the register holds, so that a release that was cut off before it was written down
/// is written down by the next one.
void register_release(CommandContext& context, Register& sent, const std::string& where, const std::string& release, const std::vector<PublishedFile>& files,
                      const std::string& manifest) {
  if (!context.files.exists(manifest)) return;
  std::vector<std::string> paths;
  for (const PublishedFile& file : files) paths.push_back(file.path);
  const std::vector<RegisterEvent> events = sent.events();
  RegisterEvent event = release_event(where, release, context.clock);
  event.artifacts = difference(online(events, where), site_artifacts(read_manifest(context.files.read(manifest)), paths));
  if (last_release(events, where) != release || !event.artifacts.empty()) sent.add(event);
}

void register_rollback(Register& sent, const std::string& where, const std::string& release, const Clock& clock) {
  const std::vector<RegisterEvent> events = sent.events();
  RegisterEvent event = release_event(where, release, clock);
  const bool known = std::any_of(events.begin(), events.end(), [&](const RegisterEvent& e) { return e.channel == Channel::publish && e.place == where && e.reference == release; });
  event.note = known ? "rollback" : "rollback to a release that is older than this register";
  if (known) event.artifacts = difference(online(events, where), online(events, where, release));
  sent.add(event);
}

/// Safety and law do not go online with what is no longer true.
bool refuses_expired_facts(CommandContext& context, const std::string& root, const ProjectContent& content, const std::string& built) {
  const std::string path = join_path(built, "manifest.json");
  if (!context.files.exists(path)) return false;
  DiagnosticSink sink;
  check_expired_facts(facts_in_use(read_manifest(context.files.read(path)), content.materials), content.facts, today(context.clock), sink);
  return print_diagnostics(context, root, sink);
}

}  // namespace

ExitCode run_publish(CommandContext& context) {
  const Place place = place_of(context, context.invocation.arguments.empty() ? "" : context.invocation.arguments[0]);
  const OutputLock lock(place.root);
  DiagnosticSink sink;
  const Workspace workspace = load_place(context, place, sink);
  if (print_diagnostics(context, place.root, sink)) return ExitCode::content_errors;
  if (context.invocation.has("to") && workspace.projects.size() > 1)
    throw UsageError(message("--to takes one project's site, and this workspace has {0}", workspace.projects.size()), message("name one with --project"));
  std::string json;
  for (const ProjectContent& content : workspace.projects) {
    const Project& project = content.project;
    const std::string built = join_path(place.output, project.id);
    const std::string target = context.invocation.has("to") ? join_path(context.current_directory, context.invocation.value("to"))
                                                            : join_path(built, project.release_directory);
    DirectoryPublisher publisher(context.files, normal_path(target));
    if (context.invocation.has("list")) {
      print_releases(context, project.id, publisher, json);
      continue;
    }
    const std::string where = shown_place(place.root, normal_path(target));
    Register sent(context.files, place.root, project.id);
    Release release;
    size_t count = 0;
    if (context.invocation.has("rollback")) {
      release = publisher.rollback();
      register_rollback(sent, where, release.id, context.clock);
    } else {
      std::vector<PublishedFile> files;
      collect(context.files, join_path(built, "site"), "", files);
      if (files.empty()) throw Error(message("the site of '{0}' is not built yet", project.id), message("run 'divulga build' first"));
      if (refuses_expired_facts(context, place.root, content, built)) return ExitCode::content_errors;
      count = files.size();
      release = publisher.publish(files);
      register_release(context, sent, where, release.id, files, join_path(built, "manifest.json"));
    }
    const std::string current = join_path(normal_path(target), "current");
    if (wants_json(context))
      json += (json.empty() ? "" : ", ") + std::string("{\"project\": ") + json_quote(project.id) + ", \"release\": " + json_quote(release.id) +
              ", \"directory\": " + json_quote(normal_path(target)) + "}";
    else if (!is_quiet(context))
      context.out << project.id << ": "
                  << context.say(count ? message_n("release {1} is current ({0} file) in {2}", "release {1} is current ({0} files) in {2}", count, release.id, current)
                                       : message("release {0} is current in {1}", release.id, current))
                  << "\n";
  }
  if (wants_json(context)) context.out << "[" << json << "]\n";
  return ExitCode::done;
}

}  // namespace divulga
