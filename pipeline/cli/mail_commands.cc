#include <ostream>

#include "build/project_build.h"
#include "cli/command.h"
#include "delivery/clock.h"
#include "service/campaign_commands.h"
#include "service/list_commands.h"
#include "service/mailing_register.h"
#include "service/run_service.h"
#include "service/workspace_store.h"

namespace divulga {
namespace {

/// The one project that a mailing belongs to.
ProjectContent& single_project(Workspace& workspace) {
  if (workspace.projects.size() == 1) return workspace.projects[0];
  std::string names;
  for (const ProjectContent& content : workspace.projects) names += (names.empty() ? "" : ", ") + content.project.id;
  throw UsageError(message("which project?"), message("name one with --project: {0}", names));
}

ExitCode import_subscribers(CommandContext& context, const Place& place) {
  DiagnosticSink sink;
  Workspace workspace = load_place(context, place, sink);
  if (print_diagnostics(context, place.root, sink)) return ExitCode::content_errors;
  const Project& project = single_project(workspace).project;
  const std::string given = context.invocation.arguments[1];
  const std::string file = find_import_file(context.files, place.root, project, given);
  const Dataset rows = read_dataset(context.files, place.root, file, sink);
  const Clock& clock = context.clock;
  const auto store = open_workspace_store(place.root);
  const ListImport summary =
      import_list(rows, project, context.invocation.value("list"), context.invocation.has("dry-run"), *store, clock, sink);
  if (wants_json(context)) {
    context.out << "{\"import\": " << to_json(summary) << ", \"diagnostics\": " << render_json(sink.sorted(), context.vocabulary) << "}\n";
  } else {
    print_rows(context, place.root, sink);
    if (!is_quiet(context)) print(context.out, summary, context.vocabulary);
  }
  return sink.has_errors() ? ExitCode::content_errors : ExitCode::done;
}

ExitCode show_lists(CommandContext& context, const Place& place) {
  const std::string name = context.invocation.arguments.size() > 1 ? context.invocation.arguments[1] : "";
  std::vector<ListFigures> figures;
  if (has_workspace_store(place.root)) figures = list_figures(*open_workspace_store(place.root), name);
  else if (!name.empty()) throw Error(message("there is no list '{0}'", name), message("take one in with 'divulga list import FILE'"));
  if (wants_json(context)) context.out << to_json(figures) << "\n";
  else if (figures.empty()) context.out << context.say(message("no lists yet: take one in with 'divulga list import FILE'")) << "\n";
  else print(context.out, figures, context.vocabulary);
  return ExitCode::done;
}

/// Errors that a build would tell stop a mailing as well.
ExitCode send_newsletter(CommandContext& context, const Place& place, const SendRequest& request) {
  DiagnosticSink sink;
  Workspace workspace = load_place(context, place, sink);
  ProjectContent& content = single_project(workspace);
  const ProjectSources sources = load_sources(context.files, place.root, context.share, std::move(content), sink);
  const DeliverySettings settings = load_delivery_settings(context.files, place.root, sink);
  if (print_diagnostics(context, place.root, sink)) return ExitCode::content_errors;
  const SendPlace where{context.files, place.root, context.share, place.output};
  const Clock& clock = context.clock;
  const auto store = open_workspace_store(place.root);
  DiagnosticSink rendering;
  const PreparedSend prepared = prepare_send(sources, request, where, settings, *store, clock, rendering);
  if (print_diagnostics(context, place.root, rendering)) return ExitCode::content_errors;
  if (context.invocation.has("dry-run")) {
    if (wants_json(context)) context.out << to_json(prepared.plan) << "\n";
    else print(context.out, prepared.plan, context.vocabulary);
    return ExitCode::done;
  }
  const KeptCampaign kept = keep_campaign(prepared, *store, clock);
  if (!wants_json(context) && !is_quiet(context)) {
    if (!kept.is_new) context.out << context.say(message("this newsletter already stands for this list (campaign {0}); it goes on where it was", kept.id)) << "\n";
    else print(context.out, prepared.plan, context.vocabulary);
    if (kept.replaced != 0) context.out << context.say(message("it takes the place of campaign {0}, which had not started", kept.replaced)) << "\n";
  }
  if (!context.invocation.has("now")) return ExitCode::done;
  const SendOutcome outcome = deliver_now(kept.id, *store, where, settings, clock);
  register_mailings(context.files, place.root, *store, *store, clock);
  if (wants_json(context)) context.out << to_json(campaign_status(*store, *store, sources.content.project.id)) << "\n";
  else if (!is_quiet(context)) print(context.out, outcome, context.vocabulary);
  return outcome.closed.empty() || outcome.figures.open() == 0 ? ExitCode::done : ExitCode::environment_failed;
}

}  // namespace

ExitCode run_list(CommandContext& context) {
  const std::vector<std::string>& words = context.invocation.arguments;
  if (words.empty() || (words[0] != "import" && words[0] != "show"))
    throw words.empty() ? UsageError(message("import or show?"), message("see 'divulga list --help'"))
                        : UsageError(message("unknown word '{0}'", words[0]), message("'divulga list import FILE' and 'divulga list show [LIST]' are known"));
  const Place place = place_of(context, context.invocation.value("workspace"));
  if (words[0] == "show") return show_lists(context, place);
  if (words.size() < 2) throw UsageError(message("which file?"), message("usage: divulga list import FILE"));
  return import_subscribers(context, place);
}

ExitCode run_send(CommandContext& context) {
  const Invocation& invocation = context.invocation;
  if (invocation.arguments.empty()) throw UsageError(message("which newsletter?"), message("usage: divulga send newsletters/NAME --list LIST --at TIME"));
  if (!invocation.has("list")) throw UsageError(message("to which list?"), message("name it with --list; 'divulga list show' prints them"));
  if (!invocation.has("at") && !invocation.has("now") && !invocation.has("dry-run"))
    throw UsageError(message("when?"), message("give a local time with --at \"2026-11-27 09:00\", or --now"));
  if (invocation.has("at") && invocation.has("now")) throw UsageError(message("--at and --now exclude each other"));
  SendRequest request;
  request.newsletter = invocation.arguments[0];
  request.list = invocation.value("list");
  if (invocation.has("at")) request.at = invocation.value("at");
  request.zone = invocation.value("zone", request.zone);
  return send_newsletter(context, place_of(context, invocation.value("workspace")), request);
}

ExitCode run_serve(CommandContext& context) {
  const Place place = place_of(context, context.invocation.arguments.empty() ? "" : context.invocation.arguments[0]);
  DiagnosticSink sink;
  load_delivery_settings(context.files, place.root, sink);
  if (print_diagnostics(context, place.root, sink)) return ExitCode::content_errors;
  ServiceOptions options;
  options.root = place.root;
  options.share = context.share;
  options.output = place.output;
  options.address = context.invocation.value("address", options.address);
  const std::string port = context.invocation.value("port");
  if (!port.empty()) {
    if (port.size() > 5 || port.find_first_not_of("0123456789") != std::string::npos || std::stoul(port) > 65535)
      throw UsageError(message("'--port {0}' is no port", port), message("give a number from 0 to 65535"));
    options.port = static_cast<std::uint16_t>(std::stoul(port));
  }
  options.ready_file = context.invocation.value("ready-file");
  if (!options.ready_file.empty()) options.ready_file = join_path(context.current_directory, options.ready_file);
  options.vocabulary = context.vocabulary;
  options.out = is_quiet(context) ? nullptr : &context.out;
  return static_cast<ExitCode>(run_service(options));
}

}  // namespace divulga
