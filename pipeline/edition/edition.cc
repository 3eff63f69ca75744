#include "edition/edition.h"

#include <algorithm>
#include <map>
#include <set>

#include "edition/carried_facts.h"
#include "edition/data_blocks.h"
#include "edition/edition_values.h"
#include "edition/numbering.h"
#include "edition/own_links.h"
#include "edition/picture_files.h"
#include "edition/run_marks.h"
#include "edition/words.h"
#include "markdown/markdown.h"
#include "markdown/segments.h"
#include "parallel/worker_pool.h"
#include "templating/template.h"
#include "translation/translate.h"

namespace divulga {
namespace {

class EditionMaker {
 public:
  EditionMaker(const ProjectSources& sources, const Material& material, const LocaleTag& language,
               TemplateValue values, DiagnosticSink& sink)
      : sources_(sources), project_(sources.content.project), material_(material), language_(language),
        catalog_(content_catalog(sources, language)), sink_(sink), values_(std::move(values)) {}

  Edition make() {
    edition_.material = &material_;
    edition_.language = language_;
    edition_.name = material_.name;
    const auto whole = material_.translations.find(language_);
    const WholeTranslation* translation = whole == material_.translations.end() ? nullptr : &whole->second;
    uses(material_.file);
    uses(project_.directory + "/project.yaml");
    MappedText body = translation ? MappedText(translation->body, translation->file, translation->body_line)
                                  : MappedText(material_.body, material_.file, material_.body_line);
    if (translation)
      uses(translation->file);
    else
      body = translated(body);
    add_partials_of(body.text());
    add_other_partials();
    const MappedText filled = render(body, values_, Escape::markdown, sink_, partials_, &names_);
    notice_names(body.text());
    Document document = parse_markdown(filled, {language_, project_.directory}, sink_);
    DataBlocks data(sources_, language_, sink_);
    data.resolve(document.blocks);
    for (auto& note : document.footnotes) data.resolve(note.content);
    for (const auto& file : data.files()) uses(file);
    edition_.facts = facts_named(names_, sources_.content.facts);
    edition_.facts.insert(data.facts().begin(), data.facts().end());
    number_document(document, material_.design.rfind("report-", 0) == 0, sources_);
    link_own_site(document, sources_.content);
    mark_runs(document, telephone_numbers());
    document.title = front(material_.title, translation ? &translation->title : nullptr);
    document.summary = front(material_.summary, translation ? &translation->summary : nullptr);
    edition_.subject = front(material_.subject, translation ? &translation->subject : nullptr);
    if (edition_.subject.empty() && material_.folder == Folder::newsletters) edition_.subject = document.title;
    edition_.place = front(material_.place, translation ? &translation->place : nullptr);
    edition_.title_facts = facts_named(front_names_, sources_.content.facts);
    edition_.facts.insert(edition_.title_facts.begin(), edition_.title_facts.end());
    tell_missing();
    add_notice(document);
    image_files(document.blocks);
    edition_.document = std::move(document);
    edition_.sources.assign(files_.begin(), files_.end());
    return std::move(edition_);
  }

 private:
  void uses(const std::string& file) { files_.insert(file); }

  bool is_source_language() const { return language_ == project_.source_language; }

  MappedText translated(const MappedText& text) {
    if (is_source_language()) return text;
    const auto file = sources_.content.catalog_files.find(language_);
    if (file != sources_.content.catalog_files.end()) uses(file->second);
    const auto result = translate_markdown(text, catalog_, project_.source_language, sink_);
    const std::string first = result.missing_sources.empty() ? std::string() : result.missing_sources.front();
    count(text.locate(0).file, result.segments, result.missing, result.first_missing, first);
    for (const CatalogEntry* entry : result.used) notice_state(entry->source);
    return result.text;
  }

  /// The partials that a text takes in, and those that they take in, in the edition's language.
  void add_partials_of(const std::string& text) {
    for (const auto& [name, source] : sources_.content.partials) {
      if (partials_.count(name) || !takes_in(text, name)) continue;
      const std::string file = partial_file(name);
      uses(file);
      partials_.emplace(name, MappedText());
      partials_[name] = translated(MappedText(source, file));
      notice_names(source);
      add_partials_of(source);
    }
  }

  /// The others are there so that a slip in a name finds its neighbour.
  void add_other_partials() {
    for (const auto& [name, source] : sources_.content.partials) partials_.emplace(name, MappedText(source, partial_file(name)));
  }

  std::string partial_file(const std::string& name) const { return project_.directory + "/partials/" + name + ".md"; }

  static bool takes_in(const std::string& text, const std::string& name) {
    for (size_t at = text.find("{{>"); at != std::string::npos; at = text.find("{{>", at + 3)) {
      const size_t from = text.find_first_not_of(' ', at + 3);
      if (from == std::string::npos || text.compare(from, name.size(), name) != 0) continue;
      if (text.find_first_not_of(' ', from + name.size()) == text.find("}}", at)) return true;
    }
    return false;
  }

  /// A translation that goes out although nobody answers for it as it is.
  void notice_state(const std::string& source) {
    const auto noticed = sources_.noticed.find(language_);
    if (noticed == sources_.noticed.end()) return;
    if (const auto found = noticed->second.find(source); found != noticed->second.end()) unsure_.insert(found->second);
  }

  /// At the head of the edition, behind its cover; of a leaflet at the end of its first panel: a box that says what to rely on.
  void add_notice(Document& document) {
    std::string text;
    if (unsure_.count(TranslationState::stale)) text = word(sources_, language_, "The original text was changed after this translation was made: parts of it may be out of date.");
    if (unsure_.count(TranslationState::machine))
      text += (text.empty() ? "" : " ") + word(sources_, language_, "This text was translated by a machine, in whole or in part, and nobody has checked it yet.");
    if (text.empty()) return;
    Container box{ContainerKind::callout, {{}, {}, {{"kind", "note"}}}, {{Paragraph{{{Text{text}}}}, {material_.file, 0, 0, 0}}}};
    Blocks* place = &document.blocks;
    auto at = place->begin();
    auto* first = place->empty() ? nullptr : std::get_if<Container>(&place->front().node);
    if (first && first->kind == ContainerKind::cover) ++at;
    if (first && first->kind == ContainerKind::panel) {
      place = &first->content;
      at = place->end();
    }
    place->insert(at, {std::move(box), {material_.file, 0, 0, 0}});
  }

  /// Which files the names of a text come from.
  void notice_names(const std::string& text) {
    for (size_t at = text.find("{{"); at != std::string::npos; at = text.find("{{", at + 2)) {
      const size_t from = text.find_first_not_of("{#^& ", at);
      if (from == std::string::npos) return;
      if (text.compare(from, 6, "facts.") == 0) uses(project_.directory + "/facts.yaml");
      if (text.compare(from, 7, "record.") == 0) uses(project_.directory + "/" + material_.records);
      if (text.compare(from, 8, "results.") != 0) continue;
      const size_t start = from + 8;
      const auto dataset = sources_.results.find(text.substr(start, text.find_first_of(".} ", start) - start));
      if (dataset != sources_.results.end()) uses(dataset->second.file);
    }
  }

  /// A text of the front matter in the edition's language, its names filled in.
  std::string front(const SourceString& source, const SourceString* whole) {
    if (source.empty()) return {};
    std::string text = source.text;
    SourceSpan place = source.span;
    if (whole && !whole->empty()) {
      text = whole->text;
      place = whole->span;
    } else if (!is_source_language() && has_letters(text)) {
      const CatalogEntry* entry = translate_text(text, catalog_, sink_);
      count(material_.file, 1, entry ? 0 : 1, place, text);
      if (entry) {
        notice_state(entry->source);
        text = entry->translation;
        place = entry->span;
      }
    }
    notice_names(text);
    return render(text, place, values_, Escape::none, sink_, {}, &front_names_);
  }

  /// What is missing of one file is told once, at the first text that is.
  struct Coverage {
    int segments = 0, missing = 0;
    SourceSpan first;
    std::string first_text;
  };

  void count(const std::string& file, int segments, int missing, const SourceSpan& first, const std::string& first_text) {
    edition_.segments += segments;
    edition_.missing += missing;
    Coverage& coverage = coverage_[file];
    coverage.segments += segments;
    if (missing > 0 && (coverage.missing == 0 || first.line < coverage.first.line)) {
      coverage.first = first;
      coverage.first_text = first_text;
    }
    coverage.missing += missing;
  }

  void tell_missing() const {
    for (const auto& [file, coverage] : coverage_) {
      if (coverage.missing == 0) continue;
      const std::string& text = coverage.first_text;
      const std::string shown = text.size() > 70 ? text.substr(0, text.rfind(' ', 70)) + " …" : text;
      sink_.warning("missing-translation", coverage.first,
                    message_n("{0} of {1} texts has no translation into '{2}'", "{0} of {1} texts have no translation into '{2}'", coverage.missing, coverage.segments, language_.str()),
                    message("add them to locales/{0}/{1}.po, starting with '{2}'", language_.str(), project_.id, shown));
    }
  }

  std::vector<std::string> telephone_numbers() const {
    std::vector<std::string> numbers;
    for (const auto& fact : sources_.content.facts.all())
      if (fact.type == FactType::phone) numbers.push_back(fact.value.text);
    if (!project_.contacts.phone.empty()) numbers.push_back(project_.contacts.phone);
    return numbers;
  }

  void image_files(const Blocks& blocks) {
    for (const auto& block : blocks) {
      if (const auto* figure = std::get_if<Figure>(&block.node)) uses(figure->source);
      if (const auto* container = std::get_if<Container>(&block.node)) image_files(container->content);
    }
  }

  const ProjectSources& sources_;
  const Project& project_;
  const Material& material_;
  const LocaleTag language_;
  const Catalog& catalog_;
  DiagnosticSink& sink_;
  const TemplateValue values_;
  Edition edition_;
  Partials partials_;
  std::set<std::string> files_, names_, front_names_;
  std::map<std::string, Coverage> coverage_;   // by file
  std::set<TranslationState> unsure_;          // of the translations used
};

/// Names of records' files: letters, digits, '-' and '_', each once, capitals or not, as other computers see them.
class RecordNames {
 public:
  explicit RecordNames(DiagnosticSink& sink) : sink_(sink) {}

  void add(const std::string& name, const Dataset::Cell& cell) {
    if (name.find_first_not_of("-_") == std::string::npos) {
      sink_.error("bad-record-name", cell.span, message("'{0}' gives the record's file no name", cell.text), message("it wants letters without accents or digits: 'record_name' may be another column"));
      return;
    }
    std::string lower = name;
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const auto [first, fresh] = names_.emplace(lower, &cell);
    if (!fresh) {
      const bool same = first->second->text == cell.text;
      sink_.error("duplicate-record", cell.span,
                  same ? message("'{0}' names two records", cell.text) : message("'{0}' and '{1}' both become the file '{2}.pdf'", cell.text, first->second->text, name),
                  message("every record's file wants its own name; the first one stands in line {0}", first->second->span.line));
    }
  }

 private:
  DiagnosticSink& sink_;
  std::map<std::string, const Dataset::Cell*> names_;
};

}  // namespace

Edition make_edition(const ProjectSources& sources, const Material& material, const LocaleTag& language,
                     const std::map<std::string, std::string>* record, DiagnosticSink& sink) {
  return EditionMaker(sources, material, language, edition_values(sources, language, record), sink).make();
}

std::vector<Edition> make_editions(const ProjectSources& sources, const FileSystem& files, const std::string& root,
                                   const Material& material, const LocaleTag& language, DiagnosticSink& sink, WorkerPool* workers) {
  std::vector<Edition> editions;
  if (material.records.empty()) {
    editions.push_back(make_edition(sources, material, language, nullptr, sink));
    check_picture_files(editions.back().document, files, root, sink);
    return editions;
  }
  const Dataset records = read_dataset(files, root, join_path(sources.content.project.directory, material.records), sink);
  const std::string& name = material.record_name.empty() && !records.columns.empty() ? records.columns[0] : material.record_name;
  const auto name_column = records.column(name);
  if (!name_column && !records.columns.empty())
    sink.error("unknown-column", material.records_span, message("no column '{0}' in '{1}'", name, material.records),
               did_you_mean(name, records.columns));
  editions.resize(records.rows.size());
  const TemplateValue common = edition_values(sources, language, nullptr);
  WrittenCells known;
  const auto make = [&](size_t number) {
    const auto& row = records.rows[number];
    std::map<std::string, std::string> record;
    for (size_t i = 0; i < records.columns.size() && i < row.size(); ++i) record[records.columns[i]] = row[i].text;
    TemplateValue values = common;
    values.set("record", record_values(sources, language, record, known));
    Edition& edition = editions[number] = EditionMaker(sources, material, language, std::move(values), sink).make();
    check_picture_files(edition.document, files, root, sink);
    edition.sources.push_back(records.file);
    std::sort(edition.sources.begin(), edition.sources.end());
    edition.sources.erase(std::unique(edition.sources.begin(), edition.sources.end()), edition.sources.end());
    if (name_column) edition.name = row_key(row[*name_column].text);
  };
  if (workers) workers->run(editions.size(), make);
  else for (size_t number = 0; number < editions.size(); ++number) make(number);
  RecordNames names(sink);
  for (size_t number = 0; name_column && number < editions.size(); ++number) {
    names.add(editions[number].name, records.rows[number][*name_column]);
  }
  return editions;
}

}  // namespace divulga
