#pragma once
#include <functional>
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

#include "cli/command_table.h"
#include "delivery/clock.h"
#include "diag/diagnostic.h"
#include "fs/file_system.h"
#include "workspace/workspace.h"

namespace divulga {

enum class ExitCode { done = 0, content_errors = 1, wrong_usage = 2, environment_failed = 3 };

/// What a command works with. Streams are the terminal's, or a test's.
struct CommandContext {
  const Invocation& invocation;
  FileSystem& files;
  std::string current_directory;   // absolute
  std::string share;               // …/share/divulga
  std::string program;             // identity of the executable's bytes
  std::ostream& out;
  std::ostream& error;
  const Clock& clock;
  bool terminal = false;           // a progress bar may be drawn on `error`
  Vocabulary vocabulary{};         // of the language that the user reads

  std::string say(const Message& words) const { return words.in(vocabulary); }
};

/// The workspace a command is to work on, and the one project, when the words or the place name one.
struct Place {
  std::string root;                // absolute
  std::string project;             // empty: all
  std::string output;              // absolute
};

/// From the first argument (or the current folder) and --project, --output. Throws UsageError or Error.
Place place_of(const CommandContext& context, const std::string& argument);

/// Prints diagnostics as --format asks; --quiet leaves warnings out. Returns whether there were errors.
bool print_diagnostics(const CommandContext& context, const std::string& root, const DiagnosticSink& sink);

/// Prints diagnostics of rows that were passed over while the others were taken; nothing about what was written.
void print_rows(const CommandContext& context, const std::string& root, const DiagnosticSink& sink);

/// Loads the workspace; unknown --project throws UsageError.
Workspace load_place(const CommandContext& context, const Place& place, DiagnosticSink& sink);

/// The day in Italy, whose offices the texts are about.
Date today(const Clock& clock);

bool wants_json(const CommandContext& context);
bool is_quiet(const CommandContext& context);

ExitCode run_init(CommandContext& context);
ExitCode run_new(CommandContext& context);
ExitCode run_designs(CommandContext& context);
ExitCode run_check(CommandContext& context);
ExitCode run_build(CommandContext& context);
ExitCode run_publish(CommandContext& context);
ExitCode run_list(CommandContext& context);
ExitCode run_send(CommandContext& context);
ExitCode run_serve(CommandContext& context);
ExitCode run_status(CommandContext& context);
ExitCode run_translate(CommandContext& context);
ExitCode run_verify(CommandContext& context);
ExitCode run_facts(CommandContext& context);
ExitCode run_register(CommandContext& context);

/// What runs a command, by its name in the command table.
using Commands = std::map<std::string, std::function<ExitCode(CommandContext&)>>;
/// Those that make documents.
Commands document_commands();
/// Those that publish, mail, serve and exchange files with translators: they need libraries that cost as much time to load as a leaflet
/// to lay out.
Commands service_commands();

/// The whole program but for finding itself. `commands` has all of the table; `language` is one that spoken_language() gives.
ExitCode run_program(const std::vector<std::string>& words, FileSystem& files, const std::string& current_directory, const std::string& share,
                     const std::string& program, const Commands& commands, std::ostream& out, std::ostream& error, bool terminal,
                     const std::string& language = "en", const Clock& clock = SystemClock());

}  // namespace divulga
