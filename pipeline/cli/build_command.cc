#include <algorithm>
#include <cstdio>
#include <map>
#include <optional>
#include <ostream>
#include <set>
#include <thread>

#include "build/brand_fonts.h"
#include "build/project_build.h"
#include "cli/build_place.h"
#include "cli/language.h"
#include "cli/output_lock.h"
#include "cli/text_checks.h"
#include "diag/json.h"

namespace divulga {
namespace {

std::vector<LocaleTag> languages_of(const CommandContext& context, const Workspace& workspace) {
  std::vector<std::string> known;
  for (const ProjectContent& content : workspace.projects)
    for (const LocaleTag& language : content.project.languages)
      if (std::find(known.begin(), known.end(), language.str()) == known.end()) known.push_back(language.str());
  std::vector<LocaleTag> wanted;
  const std::string list = context.invocation.value("lang");
  for (size_t at = 0; !list.empty() && at <= list.size();) {
    const size_t comma = std::min(list.find(',', at), list.size());
    const std::string tag = list.substr(at, comma - at);
    at = comma + 1;
    if (std::find(known.begin(), known.end(), tag) == known.end()) {
      std::string all;
      for (const std::string& name : known) all += (all.empty() ? "" : ", ") + name;
      throw UsageError(message("no project here has the language '{0}'", tag), message("languages: {0}", all));
    }
    wanted.emplace_back(tag);
  }
  return wanted;
}

/// A pattern that fits nothing is a slip, not a wish for nothing.
void check_pattern(const std::string& pattern, const Workspace& workspace) {
  if (pattern.empty()) return;
  std::vector<std::string> names;
  for (const ProjectContent& content : workspace.projects)
    for (const Material& material : content.materials) {
      names.push_back(std::string(to_string(material.folder)) + "/" + material.name);
      if (matches_glob(pattern, names.back())) return;
    }
  if (names.empty()) return;               // the content's own mistakes say why
  const Message near = did_you_mean(pattern, names);
  throw UsageError(message("no material matches '--only {0}'", pattern), near.empty() ? message("write folder/name, for example '{0}'", names.front()) : near);
}

/// One line on a terminal, redrawn; nothing elsewhere, where the summary says enough.
class ProgressBar {
 public:
  ProgressBar(std::ostream& stream, bool shown) : stream_(stream), shown_(shown) {}
  ~ProgressBar() { clear(); }
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void step(const std::string& what, size_t done, size_t total) {
    if (!shown_) return;
    constexpr size_t width = 30;
    const size_t full = total ? done * width / total : width;
    std::string bar;
    for (size_t i = 0; i < width; ++i) bar += i < full ? "█" : "░";
    stream_ << "\r\033[K" << bar << " " << done << "/" << total << "  " << what.substr(0, 40) << std::flush;
    drawn_ = true;
  }
  void clear() {
    if (drawn_) stream_ << "\r\033[K" << std::flush;
    drawn_ = false;
  }

 private:
  std::ostream& stream_;
  bool shown_, drawn_ = false;
};

std::string decimals(double value, int count) {
  char text[32];
  std::snprintf(text, sizeof text, "%.*f", count, value);
  return text;
}

double percent(int part, int whole) { return whole == 0 ? 0 : 100.0 * part / whole; }

std::string listed(const std::set<std::string>& languages, const char* quote, const char* between) {
  std::string out;
  for (const std::string& language : languages) out += (out.empty() ? "" : between) + std::string(quote) + language + quote;
  return out;
}

std::string json_of(const std::vector<FileTypography>& typography) {
  std::string out = "[";
  for (const FileTypography& row : typography) {
    const TypographyFigures& f = row.figures;
    out += (out.size() == 1 ? "" : ", ") + std::string("{\"file\": ") + json_quote(row.file) + ", \"language\": " + json_quote(row.language.str()) +
           ", \"lines\": " + std::to_string(f.lines) + ", \"loose\": " + std::to_string(f.loose) + ", \"widest_space\": " + decimals(f.widest_space, 2) +
           ", \"hyphenated\": " + std::to_string(f.hyphenated) + ", \"ladder\": " + std::to_string(f.ladder) +
           ", \"overfull\": " + std::to_string(f.overfull) + ", \"languages\": [" + listed(f.languages, "\"", ", ") + "]}";
  }
  return out + "]";
}

/// One line a file and language, then one a language.
void print_typography(const CommandContext& context, const std::vector<FileTypography>& typography) {
  std::ostream& out = context.out;
  const std::string together = context.say(message("all of a language"));
  size_t width = columns_of(together);
  for (const FileTypography& row : typography) width = std::max(width, columns_of(row.file));
  const auto cell = [](std::string text, size_t wide, bool right) {
    const std::string pad(columns_of(text) < wide ? wide - columns_of(text) : 0, ' ');
    return right ? pad + text : text + pad;
  };
  const auto print = [&](const std::string& file, const std::string& language, const TypographyFigures& f) {
    out << cell(file, width, false) << "  " << cell(language, 8, false) << cell(std::to_string(f.lines), 7, true)
        << cell(decimals(percent(f.loose, f.lines), 1) + "%", 10, true) << cell(decimals(f.widest_space, 2), 9, true)
        << cell(decimals(percent(f.hyphenated, f.lines), 1) + "%", 9, true) << cell(std::to_string(f.ladder), 8, true)
        << cell(std::to_string(f.overfull), 10, true) << "  " << listed(f.languages, "", " ") << "\n";
  };
  out << cell(context.say(message("file")), width, false) << "  " << cell(context.say(message("language")), 8, false);
  const std::pair<Message, size_t> headings[] = {{message("lines"), 7}, {message("over 1.5"), 10}, {message("widest"), 9}, {message("hyphens"), 9},
                                                 {message("ladder"), 8}, {message("overfull"), 10}};
  for (const auto& [heading, wide] : headings) out << cell(context.say(heading), wide, true);
  out << "  " << context.say(message("languages")) << "\n";
  std::map<LocaleTag, TypographyFigures> totals;
  for (const FileTypography& row : typography) {
    print(row.file, row.language.str(), row.figures);
    totals[row.language].add(row.figures);
  }
  for (const auto& [language, figures] : totals) print(together, language.str(), figures);
}

void print_json(const CommandContext& context, const std::vector<BuildReport>& reports, const DiagnosticSink& sink) {
  std::ostream& out = context.out;
  const bool with_typography = context.invocation.has("typography");
  out << "{\"failed\": " << (sink.has_errors() ? "true" : "false") << ", \"projects\": [";
  for (const BuildReport& report : reports) {
    out << (&report == &reports[0] ? "" : ", ") << "{\"project\": " << json_quote(report.project) << ", \"artifacts\": [";
    for (const BuiltArtifact& artifact : report.artifacts) {
      out << (&artifact == &report.artifacts[0] ? "" : ", ") << "{\"path\": " << json_quote(artifact.path) << ", \"reason\": " << json_quote(artifact.reason.text());
      if (!artifact.setting.empty()) out << ", \"setting\": " << json_quote(artifact.setting.text());
      out << "}";
    }
    out << "]";
    if (with_typography) out << ", \"typography\": " << json_of(report.typography);
    out << "}";
  }
  out << "], \"diagnostics\": " << render_json(sink.sorted(), context.vocabulary) << "}\n";
}

void print_summary(const CommandContext& context, const BuildReport& report) {
  size_t made = 0;
  for (const BuiltArtifact& artifact : report.artifacts) made += artifact.reason.empty() ? 0 : 1;
  const Message counted = message("{0}, {1}", message_n("{0} made", "{0} made", made), message_n("{0} up to date", "{0} up to date", report.artifacts.size() - made));
  const Message all = report.removed.empty() ? counted : message("{0}, {1}", counted, message_n("{0} removed", "{0} removed", report.removed.size()));
  context.out << report.project << ": " << context.say(all) << "\n";
  if (!context.invocation.has("explain")) return;
  for (const BuiltArtifact& artifact : report.artifacts) {
    if (artifact.reason.empty()) continue;
    const bool closer = !artifact.setting.empty() && artifact.setting != "as designed";
    context.out << "  " << artifact.path << ": " << context.say(closer ? message("{0}; set with {1}", artifact.reason, artifact.setting) : artifact.reason) << "\n";
  }
  for (const std::string& path : report.removed) context.out << "  " << path << ": " << context.say(message("removed, nothing makes it any more")) << "\n";
}

void print_settings(const CommandContext& context, const BuildReport& report) {
  for (const BuiltArtifact& artifact : report.artifacts)
    context.out << "  " << artifact.path << ": "
                << context.say(artifact.setting == "as designed" ? message("set as designed") : message("set with {0}", artifact.setting)) << "\n";
}

/// With the families of the project's brand, or without them where they cannot be used.
FontBook font_book_of(const CommandContext& context, const Place& place, const ProjectSources& sources, DiagnosticSink& sink) {
  const std::vector<FontFamilyChoice> choices = font_choices(sources.content.project.brand, context.files, place.root);
  DiagnosticSink own;
  check_font_choices(choices, own);
  for (const Diagnostic& diagnostic : own.sorted()) sink.report(diagnostic);
  return FontBook(join_path(context.share, "fonts"), "/usr/share/fonts", own.has_errors() ? std::vector<FontFamilyChoice>() : choices);
}

/// Takes away the materials in whose files there is an error, and names them.
std::vector<std::string> leave_out_what_breaks(std::vector<Material>& materials, const DiagnosticSink& sink) {
  std::vector<std::string> broken;
  for (const Diagnostic& diagnostic : sink.sorted()) {
    if (diagnostic.severity != Severity::error) continue;
    const auto found = std::find_if(materials.begin(), materials.end(), [&](const Material& m) { return m.file == diagnostic.span.file; });
    if (found == materials.end()) continue;
    broken.push_back(found->file);
    materials.erase(found);
  }
  return broken;
}

Place named_place(const CommandContext& context) {
  return place_of(context, context.invocation.arguments.empty() ? "" : context.invocation.arguments[0]);
}

}  // namespace

ExitCode build_place(CommandContext& context, const Place& place, const BuildWish& wish) {
  std::optional<OutputLock> lock;
  if (wish.write) lock.emplace(place.root);
  DiagnosticSink sink;
  Workspace workspace = load_place(context, place, sink);
  BuildOptions options;
  options.languages = languages_of(context, workspace);
  options.only = context.invocation.value("only");
  check_pattern(options.only, workspace);
  const std::string jobs = context.invocation.value("jobs");
  options.threads = jobs.empty() ? std::max(1u, std::thread::hardware_concurrency()) : static_cast<unsigned>(std::stoul(jobs));
  options.force = context.invocation.has("force");
  options.write = wish.write && !sink.has_errors();
  if (!wish.write) options.today = today(context.clock);
  options.program = context.program;

  std::vector<ProjectSources> projects;
  for (ProjectContent& content : workspace.projects)
    projects.push_back(load_sources(context.files, place.root, context.share, std::move(content), sink));
  if (sink.has_errors()) options.write = false;
  if (wish.change)
    for (ProjectSources& sources : projects) wish.change(sources);

  // Every project is tried before anything is said, so that one run tells all mistakes.
  std::vector<BuildReport> reports;
  std::vector<std::string> left_out;
  ProgressBar bar(context.error, context.terminal && !is_quiet(context) && !wants_json(context));
  for (ProjectSources& sources : projects) {
    const Progress progress = [&](const std::string& what, size_t done, size_t total) { bar.step(what, done, total); };
    DiagnosticSink own;
    const FontBook fonts = font_book_of(context, place, sources, own);
    if (!wish.write) check_texts(sources, context.files, place.root, options.languages, options.only, own);
    const auto build = [&](DiagnosticSink& told) {
      return build_project(sources, context.files, fonts, place.root, context.share, place.output, options, progress, told);
    };
    reports.push_back(build(own));
    if (wish.leave_out_what_breaks && reports.back().failed) {
      const std::vector<std::string> broken = leave_out_what_breaks(sources.content.materials, own);
      left_out.insert(left_out.end(), broken.begin(), broken.end());
      DiagnosticSink again;
      if (!broken.empty()) reports.back() = build(again);
      for (const Diagnostic& diagnostic : again.sorted()) own.report(diagnostic);
    }
    for (const Diagnostic& diagnostic : own.sorted()) sink.report(diagnostic);
  }
  bar.clear();
  if (wants_json(context)) {
    print_json(context, reports, sink);
    return sink.has_errors() ? ExitCode::content_errors : ExitCode::done;
  }
  if (!left_out.empty()) print_rows(context, place.root, sink);
  else if (print_diagnostics(context, place.root, sink)) return ExitCode::content_errors;
  for (const std::string& file : left_out) context.error << context.say(message("{0}: left out", file)) << "\n";
  if (is_quiet(context)) return left_out.empty() ? ExitCode::done : ExitCode::content_errors;
  if (!wish.write) context.out << context.say(message("no errors")) << "\n";
  for (const BuildReport& report : reports)
    if (context.invocation.has("typography") && !report.typography.empty()) {
      context.out << "\n";
      print_typography(context, report.typography);
    }
  for (const BuildReport& report : reports) {
    if (wish.write) print_summary(context, report);
    else if (context.invocation.has("explain")) print_settings(context, report);
  }
  return left_out.empty() ? ExitCode::done : ExitCode::content_errors;
}

ExitCode run_build(CommandContext& context) { return build_place(context, named_place(context), {}); }
ExitCode run_check(CommandContext& context) { return build_place(context, named_place(context), {.write = false, .change = {}}); }

}  // namespace divulga
