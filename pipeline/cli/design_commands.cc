#include <algorithm>
#include <ostream>

#include "cli/command.h"
#include "diag/json.h"
#include "layout/design.h"
#include "workspace/mapping.h"
#include "workspace/material_file.h"

namespace divulga {
namespace {

/// The workspace we stand in, or nothing: the installation's designs can be looked at from anywhere.
std::string root_of(const CommandContext& context) {
  try {
    return place_of(context, "").root;
  } catch (const Error&) {
    return {};
  }
}

std::string millimetres(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

std::vector<Design> designs_of(const CommandContext& context, const std::string& root, DiagnosticSink& sink) {
  std::vector<Design> designs;
  for (const std::string& name : design_names(context.files, context.share, root)) designs.push_back(load_design(context.files, context.share, root, name, sink));
  return designs;
}

std::string skeleton_of(const CommandContext& context, const std::string& root, const std::string& design) {
  const std::string file = "templates/" + design + "/skeleton.md", own = join_path(root, file);
  return context.files.exists(own) ? own : join_path(context.share, file);
}

Folder folder_named(const std::string& name) {
  std::string all;
  std::vector<std::string> names;
  for (const Folder folder : {Folder::leaflets, Folder::brochures, Folder::reports, Folder::press, Folder::events, Folder::procedures, Folder::certificates}) {
    if (name == to_string(folder)) return folder;
    names.push_back(to_string(folder));
    all += (all.empty() ? "" : ", ") + names.back();
  }
  const Message near = did_you_mean(name, names);
  throw UsageError(message("no folder '{0}' holds materials for paper", name), near.empty() ? message("folders: {0}", all) : near);
}

std::string only_project(const CommandContext& context, const Place& place) {
  if (!place.project.empty()) return place.project;
  std::vector<std::string> projects;
  std::string all;
  for (const std::string& name : context.files.list(join_path(place.root, "content"))) {
    if (!context.files.exists(join_path(place.root, "content/" + name + "/project.yaml"))) continue;
    projects.push_back(name);
    all += (all.empty() ? "" : ", ") + name;
  }
  if (projects.size() == 1) return projects.front();
  throw UsageError(message("which project?"), message("name it with --project, or stand in its folder: {0}", all));
}

}  // namespace

ExitCode run_designs(CommandContext& context) {
  const std::string root = root_of(context);
  DiagnosticSink sink;
  const std::vector<Design> designs = designs_of(context, root, sink);
  if (print_diagnostics(context, root, sink)) return ExitCode::content_errors;
  if (wants_json(context)) {
    context.out << "[";
    for (const Design& design : designs) {
      context.out << (&design == &designs[0] ? "" : ", ") << "{\"name\": " << json_quote(design.name) << ", \"width\": " << millimetres(design.width.value)
                  << ", \"height\": " << millimetres(design.height.value) << ", \"description\": " << json_quote(design.description) << "}";
    }
    context.out << "]\n";
    return ExitCode::done;
  }
  size_t longest = 0;
  for (const Design& design : designs) longest = std::max(longest, design.name.size());
  for (const Design& design : designs) {
    const std::string size = millimetres(design.width.value) + " x " + millimetres(design.height.value);
    context.out << design.name << std::string(longest + 2 - design.name.size(), ' ') << size << std::string(11 - std::min<size_t>(10, size.size()), ' ')
                << context.say(Message::of(design.description, {})) << "\n";
  }
  return ExitCode::done;
}

ExitCode run_new(CommandContext& context) {
  const Message usage = message("usage: divulga new FOLDER/NAME --design DESIGN");
  if (context.invocation.arguments.empty()) throw UsageError(message("which material?"), usage);
  const std::string path = context.invocation.arguments[0];
  const size_t slash = path.find('/');
  if (slash == std::string::npos) throw UsageError(message("'{0}' names no folder", path), usage);
  const Folder folder = folder_named(path.substr(0, slash));
  const std::string name = path.substr(slash + 1), design = context.invocation.value("design", default_design(folder));
  if (!is_file_name(name)) throw UsageError(message("'{0}' is no name for a material", name), message("lower-case letters, digits, '-' and '_'"));

  const Place place = place_of(context, "");
  const std::vector<std::string> known = design_names(context.files, context.share, place.root);
  if (std::find(known.begin(), known.end(), design) == known.end()) {
    const Message near = did_you_mean(design, known);
    throw UsageError(message("there is no design '{0}'", design), near.empty() ? message("'divulga designs' lists them") : near);
  }
  const std::string skeleton = skeleton_of(context, place.root, design);
  if (!context.files.exists(skeleton)) throw UsageError(message("'{0}' has no skeleton", design), message("put one into templates/{0}/skeleton.md", design));
  const std::string file = "content/" + only_project(context, place) + "/" + to_string(folder) + "/" + name + ".md";
  const std::string target = join_path(place.root, file);
  if (context.files.exists(target)) throw UsageError(message("'{0}' is there already and is left alone", file), message("choose another name"));
  context.files.write(target, context.files.read(skeleton));
  if (is_quiet(context)) return ExitCode::done;
  context.out << context.say(message("made {0}\n\nnext:\n  change its text, then\n  divulga build --only {1}/{2}\n", file, to_string(folder), name));
  return ExitCode::done;
}

}  // namespace divulga
