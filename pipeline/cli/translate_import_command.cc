#include <algorithm>
#include <chrono>
#include <ostream>

#include "build/brand_fonts.h"
#include "build/project_build.h"
#include "cli/translate_commands.h"
#include "delivery/clock.h"
#include "diag/json.h"
#include "exchange/exchange_format.h"
#include "exchange/import_plan.h"
#include "text/coverage.h"
#include "text/font_book.h"
#include "translation/extract.h"
#include "translation/translation_checks.h"
#include "translation/translation_units.h"

namespace divulga {
namespace {

constexpr size_t shown_bytes = 60;

Date today() {
  const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(SystemClock().now()));
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())), static_cast<int>(static_cast<unsigned>(day.day()))};
}

/// A language of a project whose catalog the files change.
struct LanguageInWork {
  std::vector<TranslationUnit> units;
  Catalog present;
  bool changed = false;
};

struct ProjectInWork {
  explicit ProjectInWork(ProjectSources given) : sources(std::move(given)), texts(source_texts(sources.content, sources.results, sources.services)) {}
  ProjectSources sources;
  std::vector<SourceText> texts;
  std::map<LocaleTag, LanguageInWork> languages;
  std::optional<Glossary> glossary;
  std::unique_ptr<FontBook> fonts;
};

struct ReadFile {
  std::string file;
  ReturnedTable table;
  ImportPlan plan;
  bool refused = false;             // the file as a whole
};

std::string catalog_file(const LocaleTag& language, const std::string& project) { return "locales/" + language.str() + "/" + project + ".po"; }

/// A text on one line, cut at a blank.
std::string shortened(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  if (text.size() <= shown_bytes) return text;
  size_t end = text.rfind(' ', shown_bytes);
  if (end == std::string::npos || end == 0)
    for (end = shown_bytes; (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80;) --end;
  return text.substr(0, end) + " …";
}

class Importer {
 public:
  Importer(CommandContext& context, const Place& place) : context_(context), place_(place) {
    overwrite_ = context.invocation.has("overwrite") ? Overwrite::newer_texts : Overwrite::never;
    Workspace workspace = load_place(context, place, sink_);
    for (ProjectContent& content : workspace.projects)
      projects_.push_back(std::make_unique<ProjectInWork>(load_sources(context.files, place.root, context.share, std::move(content), sink_)));
  }

  DiagnosticSink& sink() { return sink_; }

  void take(const std::string& given) {
    ReadFile read;
    read.file = given;
    DiagnosticSink here;   // a file that cannot be read does not keep the others from being taken
    read.table = read_exchange(given, context_.files.read(join_path(context_.current_directory, given)), here);
    read.refused = here.has_errors() && read.table.rows.empty();
    for (const Diagnostic& diagnostic : here.sorted()) rows_.report(diagnostic);
    if (!read.refused) plan(read);
    files_.push_back(std::move(read));
  }

  ExitCode finish() {
    if (!context_.invocation.has("dry-run")) write();
    if (wants_json(context_)) print_json();
    else print();
    return rows_.has_errors() ? ExitCode::content_errors : ExitCode::done;
  }

 private:
  void refuse(ReadFile& read, const Message& message, const Message& hint) {
    read.refused = true;
    rows_.error("wrong-file", {read.file, 0, 0, 0}, message, hint);
  }

  void plan(ReadFile& read) {
    ReturnedTable& table = read.table;
    const std::string wanted = context_.invocation.value("lang");
    if (table.language.empty() && is_known_language(wanted)) table.language = LocaleTag(wanted);
    if (table.language.empty()) return refuse(read, message("the file does not say its language"), message("name it with --lang"));
    if (!wanted.empty() && table.language.str() != wanted)
      return refuse(read, message("the file is in '{0}', not in '{1}'", table.language.str(), wanted), message("leave --lang out, or give the file of that language"));
    ProjectInWork* const project = project_of(table);
    if (!project) return refuse(read, table.project.empty() ? message("the file does not say its project") : message("no project '{0}' in this workspace", table.project),
                                message("name it with --project"));
    if (table.language == project->sources.content.project.source_language)
      return refuse(read, message("'{0}' is the language that project '{1}' is written in", table.language.str(), project->sources.content.project.id), message("ask for the file with the translation"));
    LanguageInWork& work = language_of(*project, table.language);
    const TableWords words = load_table_words(context_.files, context_.share, project->sources.content.project.source_language, table.language);
    read.plan = plan_import(work.units, table, words, today());
    check_rows(read.plan, checks_of(*project, table.language),
               [&](const SourceText& text) { return estimated_length_limit(text, project->sources.content.materials); });
    tell(read.plan, read.file, overwrite_, rows_);
    auto after = apply_import(work.units, read.plan, overwrite_);
    for (const PlannedRow& row : read.plan.rows)
      work.changed = work.changed || row.fate == RowFate::added || row.fate == RowFate::improved || row.fate == RowFate::stale ||
                     (row.fate == RowFate::conflict && overwrite_ == Overwrite::newer_texts);
    work.units = std::move(after);
  }

  ProjectInWork* project_of(const ReturnedTable& table) {
    for (const auto& project : projects_)
      if (project->sources.content.project.id == table.project) return project.get();
    return table.project.empty() && projects_.size() == 1 ? projects_[0].get() : nullptr;
  }

  LanguageInWork& language_of(ProjectInWork& project, const LocaleTag& language) {
    const auto [place, fresh] = project.languages.try_emplace(language);
    if (!fresh) return place->second;
    const std::string file = catalog_file(language, project.sources.content.project.id), path = join_path(place_.root, file);
    // A catalog of a language that the project does not name yet has not been read with the others.
    if (context_.files.exists(path)) place->second.present = parse_po(file, context_.files.read(path), rows_);
    place->second.units = translation_units(project.texts, place->second.present);
    return place->second;
  }

  /// Those of `divulga check`, and characters that no font has: a page would show that later.
  TranslationChecks checks_of(ProjectInWork& project, const LocaleTag& language) const {
    const Project& named = project.sources.content.project;
    DiagnosticSink unheard, of_fonts;   // mistakes of the glossary and the brand are told by `divulga check`
    if (!project.glossary) project.glossary = load_glossary(context_.files, place_.root, named, unheard);
    if (!project.fonts) {
      std::vector<FontFamilyChoice> choices = font_choices(named.brand, context_.files, place_.root);
      check_font_choices(choices, of_fonts);
      if (of_fonts.has_errors()) choices.clear();
      project.fonts = std::make_unique<FontBook>(join_path(context_.share, "fonts"), "/usr/share/fonts", choices);
    }
    return TranslationChecks(named.source_language, language, *project.glossary,
                             [fonts = project.fonts.get(), language](const std::string& text) { return uncovered_characters(*fonts, text, language); });
  }

  /// All catalogs or none.
  void write() {
    std::vector<NewFile> files;
    for (const auto& project : projects_)
      for (auto& [language, work] : project->languages)
        if (work.changed)
          files.push_back({join_path(place_.root, catalog_file(language, project->sources.content.project.id)), write_po(language, catalog_entries(work.units, work.present, today()))});
    context_.files.write_all(files);
  }

  void print() {
    print_rows(context_, place_.root, rows_);
    if (is_quiet(context_)) return;
    for (const ReadFile& read : files_) {
      if (read.refused) continue;
      const ImportPlan& plan = read.plan;
      for (const PlannedRow& row : plan.rows)
        if (row.fate == RowFate::added || row.fate == RowFate::improved || row.fate == RowFate::stale)
          context_.out << "  " << row.number << " " << context_.say(name_of(row.fate)) << ": " << shortened(row.after.source->text) << " → "
                       << (row.after.translation.empty() ? shortened(row.after.comments.empty() ? "" : row.after.comments[0]) : shortened(row.after.translation)) << "\n";
      context_.out << context_.say(message("{0} ({1}): {2} new, {3} better, {4} stale, {5} the same, {6} empty, {7} in conflict, {8} refused", read.file, read.table.language.str(),
                              plan.count(RowFate::added), plan.count(RowFate::improved), plan.count(RowFate::stale), plan.count(RowFate::same),
                              plan.count(RowFate::left_empty), plan.count(RowFate::conflict), plan.count(RowFate::refused)))
                   << "\n";
      if (const int found = plan.rows_with_findings()) context_.out << "  " << context_.say(message_n("{0} row to look at again", "{0} rows to look at again", found)) << "\n";
    }
    if (context_.invocation.has("dry-run")) context_.out << context_.say(message("a dry run: nothing was written")) << "\n";
  }

  void print_json() {
    context_.out << "{\"files\": [";
    for (size_t i = 0; i < files_.size(); ++i) {
      const ReadFile& read = files_[i];
      context_.out << (i ? ", " : "") << "{\"file\": " << json_quote(read.file) << ", \"project\": " << json_quote(read.table.project) << ", \"language\": " << json_quote(read.table.language.str());
      for (const RowFate fate : {RowFate::added, RowFate::improved, RowFate::stale, RowFate::same, RowFate::left_empty, RowFate::conflict, RowFate::refused})
        context_.out << ", \"" << to_string(fate) << "\": " << read.plan.count(fate);
      context_.out << ", \"findings\": " << read.plan.rows_with_findings() << "}";
    }
    context_.out << "], \"diagnostics\": " << render_json(rows_.sorted(), context_.vocabulary) << "}\n";
  }

  CommandContext& context_;
  const Place& place_;
  Overwrite overwrite_ = Overwrite::never;
  DiagnosticSink sink_, rows_;
  std::vector<std::unique_ptr<ProjectInWork>> projects_;
  std::vector<ReadFile> files_;
};

}  // namespace

ExitCode run_translate_import(CommandContext& context, const std::vector<std::string>& arguments) {
  if (arguments.empty()) throw UsageError(message("which file?"), message("usage: divulga translate import FILE…"));
  const Place place = place_of(context, context.invocation.value("workspace"));
  Importer importer(context, place);
  if (print_diagnostics(context, place.root, importer.sink())) return ExitCode::content_errors;
  for (const std::string& file : arguments) importer.take(file);
  return importer.finish();
}

}  // namespace divulga
