#include "cli/command.h"

#include <algorithm>
#include <map>
#include <ostream>

#include "cli/language.h"
#include "delivery/schedule.h"
#include "locale/format.h"

namespace divulga {
namespace {

/// Lines of the user's files, each file read once.
class Lines {
 public:
  Lines(const FileSystem& files, std::string root) : files_(files), root_(std::move(root)) {}

  std::string operator()(const std::string& file, int number) {
    auto found = texts_.find(file);
    if (found == texts_.end()) {
      std::string text;
      const std::string path = join_path(root_, file);
      if (files_.exists(path) && !files_.is_directory(path) && files_.size(path) < 10u << 20) text = files_.read(path);
      if (invalid_utf8_at(text) != std::string::npos) text.clear();   // no broken bytes on the terminal
      found = texts_.emplace(file, std::move(text)).first;
    }
    size_t at = 0;
    for (int line = 1; line < number; ++line) {
      at = found->second.find('\n', at);
      if (at == std::string::npos) return "";
      ++at;
    }
    std::string line = found->second.substr(at, found->second.find('\n', at) - at);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    std::replace(line.begin(), line.end(), '\t', ' ');
    return line;
  }

 private:
  const FileSystem& files_;
  std::string root_;
  std::map<std::string, std::string> texts_;
};

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

}  // namespace

bool wants_json(const CommandContext& context) { return context.invocation.value("format") == "json"; }
bool is_quiet(const CommandContext& context) { return context.invocation.has("quiet"); }

Date today(const Clock& clock) { return *parse_date(schedule_at(clock.now(), "Europe/Rome").local.substr(0, 10)); }

Place place_of(const CommandContext& context, const std::string& argument) {
  const std::string start = normal_path(join_path(context.current_directory, argument));
  if (!context.files.exists(start)) throw UsageError(message("there is no '{0}'", argument), message("name a workspace or a project's folder"));
  Place place;
  place.root = find_workspace(context.files, start);
  // Standing in content/<project>, or below, means that project.
  const std::string content = join_path(place.root, "content/");
  if (start.compare(0, content.size(), content) == 0) {
    const std::string rest = start.substr(content.size());
    place.project = rest.substr(0, rest.find('/'));
  }
  place.project = context.invocation.value("project", place.project);
  place.output = normal_path(join_path(context.current_directory, context.invocation.value("output", join_path(place.root, "output"))));
  if (const std::string inside = place.output + "/"; inside.compare(0, content.size(), content) == 0)
    throw UsageError(message("'--output {0}' lies among the sources", context.invocation.value("output")), message("name a folder outside 'content'"));
  return place;
}

Workspace load_place(const CommandContext& context, const Place& place, DiagnosticSink& sink) {
  if (!place.project.empty()) {
    const std::vector<std::string> known = context.files.list(join_path(place.root, "content"));
    const Message near = did_you_mean(place.project, known);
    if (std::find(known.begin(), known.end(), place.project) == known.end())
      throw UsageError(message("there is no project '{0}' in this workspace", place.project), near.empty() ? message("projects: {0}", joined(known)) : near);
  }
  return load_workspace(context.files, place.root, place.project, sink);
}

void print_rows(const CommandContext& context, const std::string& root, const DiagnosticSink& sink) {
  Lines lines(context.files, root);
  for (const Diagnostic& diagnostic : sink.sorted())
    context.error << render_text(diagnostic, [&](const std::string& file, int line) { return lines(file, line); }, context.vocabulary);
}

bool print_diagnostics(const CommandContext& context, const std::string& root, const DiagnosticSink& sink) {
  std::vector<Diagnostic> shown = sink.sorted();
  if (is_quiet(context))
    shown.erase(std::remove_if(shown.begin(), shown.end(), [](const Diagnostic& d) { return d.severity != Severity::error; }), shown.end());
  if (wants_json(context)) {
    // One JSON value a run: where there is no error, the command's own answer.
    if (sink.has_errors()) context.out << render_json(shown, context.vocabulary);
    return sink.has_errors();
  }
  Lines lines(context.files, root);
  const LineReader reader = [&](const std::string& file, int line) { return lines(file, line); };
  size_t errors = 0, warnings = 0;
  for (const Diagnostic& diagnostic : shown) {
    context.error << render_text(diagnostic, reader, context.vocabulary);
    ++(diagnostic.severity == Severity::error ? errors : warnings);
  }
  const Message counted = message("{0}, {1}", message_n("{0} error", "{0} errors", errors), message_n("{0} warning", "{0} warnings", warnings));
  if (errors + warnings > 0) context.error << context.say(errors ? message("{0}; nothing was written", counted) : counted) << "\n";
  return sink.has_errors();
}

ExitCode run_program(const std::vector<std::string>& words, FileSystem& files, const std::string& current_directory, const std::string& share,
                     const std::string& program, const Commands& commands, std::ostream& out, std::ostream& error, bool terminal,
                     const std::string& language, const Clock& clock) {
  std::string name = "divulga";
  bool json = false;
  const Vocabulary vocabulary = command_vocabulary(files, share, language);
  const auto tell = [&](const Error& problem) {
    if (json) out << render_json({problem.diagnostic()}, vocabulary);
    else error << name << ": " << render_text(problem.diagnostic(), {}, vocabulary);
  };
  try {
    const Invocation invocation = parse_command_line(words);
    if (invocation.has("version")) {
      out << "divulga " << DIVULGA_VERSION << "\n";
      return ExitCode::done;
    }
    if (!invocation.command || invocation.has("help")) {
      out << (invocation.command ? command_help(*invocation.command, vocabulary) : program_help(vocabulary));
      return words.empty() ? ExitCode::wrong_usage : ExitCode::done;
    }
    name += " " + invocation.command->name;
    json = invocation.value("format") == "json";
    CommandContext context{invocation, files, current_directory, share, program, out, error, clock, terminal, vocabulary};
    return commands.at(invocation.command->name)(context);
  } catch (const UsageError& problem) {
    error << name << ": " << problem.message().in(vocabulary) << "\n";
    if (!problem.advice().empty()) error << problem.advice().in(vocabulary) << "\n";
    return ExitCode::wrong_usage;
  } catch (const EnvironmentError& problem) {
    tell(problem);
    return ExitCode::environment_failed;
  } catch (const Error& problem) {
    tell(problem);
    return ExitCode::content_errors;
  } catch (const std::exception& problem) {
    error << name << ": " << problem.what() << "\n";
    return ExitCode::environment_failed;
  }
}

}  // namespace divulga
