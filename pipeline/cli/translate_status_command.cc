#include <ostream>

#include "cli/translate_commands.h"
#include "cli/translated_project.h"
#include "translation/status_report.h"
#include "translation/wording.h"

namespace divulga {
namespace {

std::vector<int> words_of_texts(const TranslatedProject& project) {
  std::vector<int> words;
  for (const SourceText& text : project.texts) words.push_back(count_words(text.text, project.content.project.source_language.str()));
  return words;
}

std::string report(const CommandContext& context, const std::vector<TranslationStatus>& projects) {
  const std::string format = context.invocation.value("format", "text");
  if (format == "html") return status_page(projects, LocaleTag("en"), {});
  std::string out = format == "json" ? "[" : "";
  for (size_t i = 0; i < projects.size(); ++i) {
    if (i > 0) out += format == "json" ? ",\n " : "\n";
    out += format == "json" ? status_json(projects[i])
                            : status_text(projects[i], context.invocation.value("lang").empty() ? StatusDetail::table : StatusDetail::texts, context.vocabulary);
  }
  return format == "json" ? out + "]\n" : out;
}

}  // namespace

ExitCode run_translate_status(CommandContext& context, const std::vector<std::string>& words) {
  const Place place = place_of(context, words.empty() ? "" : words[0]);
  DiagnosticSink sink;
  const std::vector<TranslatedProject> projects = load_translated(context, place, languages_asked(context), sink);
  if (print_diagnostics(context, place.root, sink)) return ExitCode::content_errors;
  std::vector<TranslationStatus> all;
  for (const TranslatedProject& project : projects)
    all.push_back(translation_status(project.content, project.texts, words_of_texts(project), project.languages, project.units));
  const std::string text = report(context, all);
  const std::string file = context.invocation.value("output");
  if (file.empty()) context.out << text;
  else context.files.write(normal_path(join_path(context.current_directory, file)), text);
  return ExitCode::done;
}

}  // namespace divulga
