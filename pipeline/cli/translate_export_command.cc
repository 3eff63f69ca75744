#include <algorithm>
#include <ostream>
#include <set>

#include "build/brand_fonts.h"
#include "build/project_build.h"
#include "cli/translate_commands.h"
#include "diag/json.h"
#include "exchange/exchange_format.h"
#include "layout/layout.h"
#include "pdf/pdf_writer.h"
#include "proof/page_pictures.h"
#include "text/font_book.h"
#include "translation/extract.h"
#include "translation/glossary.h"
#include "translation/translation_checks.h"
#include "translation/translation_memory.h"
#include "translation/translation_units.h"

namespace divulga {
namespace {

struct ExportWish {
  ExchangeFormat format = ExchangeFormat::docx;
  std::string materials;             // glob; empty: all
  std::vector<LocaleTag> languages;  // empty: the project's
  bool only_missing = false;
  bool pictures = false;
};

struct ExportedFile {
  std::string path;
  LocaleTag language;
  size_t texts = 0;
  int words = 0;
};

std::vector<LocaleTag> languages_of(const std::string& list) {
  std::vector<LocaleTag> out;
  for (size_t at = 0; at < list.size();) {
    const size_t end = std::min(list.find(',', at), list.size());
    const std::string tag = list.substr(at, end - at);
    if (!is_known_language(tag)) throw UsageError(message("'{0}' is not a language tag", tag), message("write the code of two or three letters: it, en, ar, zh (BCP 47)"));
    out.emplace_back(tag);
    at = end + 1;
  }
  return out;
}

ExportWish wish_of(const Invocation& invocation, const std::vector<std::string>& arguments) {
  const std::string as = invocation.value("as");
  const auto format = parse_exchange_format(as);
  std::string known;
  for (const std::string& name : exchange_format_names()) known += (known.empty() ? "" : ", ") + name;
  if (as.empty()) throw UsageError(message("in which form?"), message("name it with --as: {0}", known));
  if (!format) throw UsageError(message("unknown form '{0}'", as), message("the forms are {0}", known));
  return {*format, arguments.empty() ? "" : arguments[0], languages_of(invocation.value("lang")), invocation.has("only-missing"),
          *format == ExchangeFormat::docx && !invocation.has("no-pictures")};
}

/// PO is one catalog for translation programs; the others go to a person, a file a material.
bool is_one_file(ExchangeFormat format) { return format == ExchangeFormat::po || format == ExchangeFormat::pot; }

class Exporter {
 public:
  Exporter(const CommandContext& context, const Place& place, const ProjectSources& sources, const std::vector<ProjectSources>& all, const ExportWish& wish)
      : context_(context), place_(place), sources_(sources), all_(all), wish_(wish), texts_(source_texts(sources.content, sources.results, sources.services)),
        // Mistakes of the glossary are told by `divulga check`; what can be read of it is offered.
        glossary_(load_glossary(context.files, place.root, sources.content.project, unheard_)) {}

  std::vector<ExportedFile> run() {
    for (const LocaleTag& language : languages()) in_language(language);
    return std::move(files_);
  }
  std::vector<NewFile> take_bytes() { return std::move(bytes_); }

 private:
  const Project& project() const { return sources_.content.project; }

  std::vector<LocaleTag> languages() const {
    if (wish_.format == ExchangeFormat::pot) return {LocaleTag()};
    std::vector<LocaleTag> all = wish_.languages.empty() ? project().languages : wish_.languages;
    const auto source = std::find(all.begin(), all.end(), project().source_language);
    if (source != all.end() && !wish_.languages.empty())
      throw UsageError(message("'{0}' is the language that project '{1}' is written in", project().source_language.str(), project().id));
    if (source != all.end()) all.erase(source);
    return all;
  }

  /// As it stands in its file: those of the sources hold what policy lets out, and languages that the project does not name are not among them.
  Catalog catalog_of(const LocaleTag& language, const std::string& of) const {
    const std::string file = "locales/" + language.str() + "/" + of + ".po", path = join_path(place_.root, file);
    DiagnosticSink unheard;
    return !language.empty() && context_.files.exists(path) ? parse_po(file, context_.files.read(path), unheard) : Catalog();
  }

  /// Of every project that is written in the same language.
  TranslationMemory memory_of(const LocaleTag& language) const {
    std::vector<RememberedText> texts;
    for (const ProjectSources& other : all_) {
      const Project& from = other.content.project;
      if (language.empty() || from.source_language != project().source_language) continue;
      for (RememberedText& text : remembered_texts(catalog_of(language, from.id), from.id)) texts.push_back(std::move(text));
    }
    return TranslationMemory(std::move(texts));
  }

  /// What was translated before and is like a text that waits.
  void add_matches(ExchangeTable& table) const {
    for (ExchangeRow& row : table.rows) {
      if (!row.translation.empty() && row.state != TranslationState::stale) continue;
      for (const MemoryHit& hit : memory_.matches(row.source, 2))
        if (hit.text->translation != row.translation) row.matches.push_back({hit.text->source, hit.text->translation, hit.percent});
    }
  }

  /// The materials asked for, in the order of their first text.
  std::vector<std::string> materials() const {
    std::vector<std::string> out;
    for (const SourceText& text : texts_)
      for (const Occurrence& place : text.occurrences)
        if (std::find(out.begin(), out.end(), place.material) == out.end() && (wish_.materials.empty() || matches_glob(wish_.materials, place.material)))
          out.push_back(place.material);
    return out;
  }

  void in_language(const LocaleTag& language) {
    const auto units = translation_units(texts_, catalog_of(language, project().id));
    memory_ = memory_of(language);
    if (wish_.materials.empty() && is_one_file(wish_.format)) return add(language, units, "");
    for (const std::string& material : materials()) add(language, units, material);
  }

  void add(const LocaleTag& language, const std::vector<TranslationUnit>& units, const std::string& material) {
    ExchangeTable table = exchange_table(project(), language, units, {material, wish_.only_missing, [&](const SourceText& text) { return estimated_length_limit(text, sources_.content.materials); }});
    if (!material.empty()) table.title = title_of(material);
    // Sent whole, a text that stands in several materials goes out with the first of them only.
    if (wish_.materials.empty() && !material.empty()) leave_out_sent(language, table);
    if (table.rows.empty()) return;
    add_matches(table);
    add_terms(table, glossary_);
    if (wish_.pictures) add_pictures(material, table);
    std::string name = project().id + (material.empty() ? "" : "-" + material);
    std::replace(name.begin(), name.end(), '/', '-');
    const std::string folder = wish_.format == ExchangeFormat::pot ? "" : language.str() + "/";
    const std::string path = join_path(target(), folder + name + ending_of(wish_.format));
    bytes_.push_back({path, write_exchange(table, wish_.format, words(language))});
    files_.push_back({path, language, table.rows.size(), count_words(table)});
  }

  void leave_out_sent(const LocaleTag& language, ExchangeTable& table) {
    auto& sent = sent_[language];
    const auto known = [&](const ExchangeRow& row) { return !sent.insert(row.source).second; };
    table.rows.erase(std::remove_if(table.rows.begin(), table.rows.end(), known), table.rows.end());
    number_rows(table);
  }

  std::string title_of(const std::string& material) const {
    const Material* const known = material_of(material);
    return known ? known->title.text : project().title.text;
  }

  const Material* material_of(const std::string& name) const {
    for (const Material& material : sources_.content.materials)
      if (std::string(to_string(material.folder)) + "/" + material.name == name) return &material;
    return nullptr;
  }

  /// Each text as it stands in the page of the source language. A material that cannot be set goes out without.
  void add_pictures(const std::string& name, ExchangeTable& table) {
    PagePictures* const pages = pages_of(name);
    if (!pages) return;
    for (ExchangeRow& row : table.rows) row.picture = pages->of(split_chips(row.source, row.markup));
  }

  /// Set once, whatever the number of languages.
  PagePictures* pages_of(const std::string& name) {
    const auto known = pages_.find(name);
    if (known != pages_.end()) return known->second.get();
    auto& kept = pages_[name];
    const Material* const material = material_of(name);
    if (!material || !material->has_output(Output::pdf) || !material->records.empty()) return nullptr;
    DiagnosticSink unheard;   // `divulga check` tells what is wrong with a page
    const Design design = load_design(context_.files, context_.share, place_.root, material->design, unheard);
    if (unheard.has_errors() || design.kind == DesignKind::facing) return nullptr;
    const Edition edition = make_edition(sources_, *material, project().source_language, nullptr, unheard);
    if (unheard.has_errors()) return nullptr;
    const PagedDocument document = lay_out(edition, design, {sources_, fonts(), context_.files, place_.root, context_.share}, unheard);
    if (!unheard.has_errors()) kept = std::make_unique<PagePictures>(document, write_pdf(document, fonts()));
    return kept.get();
  }

  const FontBook& fonts() {
    if (fonts_) return *fonts_;
    std::vector<FontFamilyChoice> choices = font_choices(project().brand, context_.files, place_.root);
    DiagnosticSink own;
    check_font_choices(choices, own);
    if (own.has_errors()) choices.clear();
    return fonts_.emplace(join_path(context_.share, "fonts"), "/usr/share/fonts", choices);
  }

  std::string target() const {
    const std::string to = context_.invocation.value("to");
    return to.empty() ? join_path(place_.output, project().id + "/translations") : join_path(context_.current_directory, to);
  }

  TableWords words(const LocaleTag& language) const { return load_table_words(context_.files, context_.share, project().source_language, language); }

  const CommandContext& context_;
  const Place& place_;
  const ProjectSources& sources_;
  const std::vector<ProjectSources>& all_;
  const ExportWish& wish_;
  const std::vector<SourceText> texts_;
  DiagnosticSink unheard_;
  const Glossary glossary_;
  std::map<LocaleTag, std::set<std::string>> sent_;   // texts
  TranslationMemory memory_;
  std::map<std::string, std::unique_ptr<PagePictures>> pages_;
  std::optional<FontBook> fonts_;
  std::vector<ExportedFile> files_;
  std::vector<NewFile> bytes_;
};

/// Below the workspace, or as it is.
std::string shown_path(const std::string& path, const std::string& root) {
  return path.compare(0, root.size() + 1, root + "/") == 0 ? path.substr(root.size() + 1) : path;
}

void print(const CommandContext& context, const std::string& root, const std::vector<ExportedFile>& files) {
  if (wants_json(context)) {
    context.out << "[";
    for (size_t i = 0; i < files.size(); ++i)
      context.out << (i ? ", " : "") << "{\"file\": " << json_quote(shown_path(files[i].path, root)) << ", \"language\": " << json_quote(files[i].language.str()) << ", \"texts\": " << files[i].texts
                  << ", \"words\": " << files[i].words << "}";
    context.out << "]\n";
    return;
  }
  if (is_quiet(context)) return;
  for (const ExportedFile& file : files)
    context.out << context.say(message("{0}: {1}, {2}", shown_path(file.path, root), message_n("{0} text", "{0} texts", file.texts), message_n("{0} word", "{0} words", file.words))) << "\n";
  if (files.empty()) context.out << context.say(message("nothing to translate")) << "\n";
}

}  // namespace

ExitCode run_translate_export(CommandContext& context, const std::vector<std::string>& arguments) {
  const ExportWish wish = wish_of(context.invocation, arguments);
  const Place place = place_of(context, context.invocation.value("workspace"));
  DiagnosticSink sink;
  Workspace workspace = load_place(context, place, sink);
  std::vector<ProjectSources> all;
  for (ProjectContent& content : workspace.projects) all.push_back(load_sources(context.files, place.root, context.share, std::move(content), sink));
  // With a mistake in a source or a catalog, texts or translations would be missing from what goes out.
  if (print_diagnostics(context, place.root, sink)) return ExitCode::content_errors;
  std::vector<ExportedFile> files;
  std::vector<NewFile> bytes;
  for (const ProjectSources& sources : all) {
    Exporter exporter(context, place, sources, all, wish);
    for (ExportedFile& file : exporter.run()) files.push_back(std::move(file));
    for (NewFile& file : exporter.take_bytes()) bytes.push_back(std::move(file));
  }
  if (files.empty() && !wish.materials.empty() && !wish.only_missing)
    throw UsageError(message("no material '{0}'", wish.materials), message("materials are named by folder and file: leaflets/sportello"));
  context.files.write_all(bytes);
  print(context, place.root, files);
  return ExitCode::done;
}

}  // namespace divulga
