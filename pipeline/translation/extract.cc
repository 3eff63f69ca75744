#include "translation/extract.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <thread>
#include <unordered_map>

#include "diag/mapped_text.h"
#include "markdown/segments.h"
#include "parallel/worker_pool.h"
#include "translation/translation_units.h"

namespace divulga {
namespace {

const char* const front_matter_keys[] = {"title", "summary", "subject", "place"};

Risk risk_of(const std::string& name, Risk otherwise) {
  return name == "safety" ? Risk::safety : name == "legal" ? Risk::legal : name == "normal" ? Risk::normal : otherwise;
}

class Extraction {
 public:
  explicit Extraction(const ProjectContent& content) : content_(content) {}

  std::vector<SourceText> run(const Datasets& results, const std::vector<Service>& services) {
    find_markdown();
    project();
    for (const auto& fact : content_.facts.all()) {
      const auto& languages = content_.project.languages;
      const bool everywhere = std::all_of(languages.begin(), languages.end(), [&](const LocaleTag& language) { return fact.own_texts.count(language) > 0; });
      if ((fact.type == FactType::text || fact.type == FactType::address) && !everywhere) add(fact.value, {"facts", "fact", Risk::normal});
      if (fact.type == FactType::count) add(fact.unit, {"facts", "forms of a count", Risk::normal});
    }
    for (const auto& material : content_.materials) {
      const std::string name = std::string(to_string(material.folder)) + "/" + material.name;
      const SourceString* texts[] = {&material.title, &material.summary, &material.subject, &material.place};
      for (size_t i = 0; i < std::size(texts); ++i) add(*texts[i], {name, front_matter_keys[i], material.risk});
      markdown(next_++, material.body, material.file, material.body_line, {name, "", material.risk});
    }
    for (const auto& [name, text] : content_.partials)
      markdown(next_++, text, content_.project.directory + "/partials/" + name + ".md", 1, {"partials/" + name, "", Risk::normal});
    for (const auto& s : services) service(s);
    for (const auto& [name, dataset] : results)
      for (size_t row = 0; row < dataset.rows.size(); ++row)
        for (size_t column = 0; column < dataset.columns.size(); ++column)
          if (is_text_cell(dataset, row, column) && !is_person(dataset, column))
            add({dataset.rows[row][column].text, dataset.rows[row][column].span}, {"results/" + name, dataset.columns[column], Risk::normal});
    return std::move(texts_);
  }

 private:
  struct Where { std::string material, kind; Risk risk; };

  void project() {
    const auto& p = content_.project;
    const auto one = [&](const SourceString& text, const char* kind) { add(text, {"project", kind, Risk::normal}); };
    one(p.title, "title");
    one(p.summary, "summary");
    one(p.objective, "objective");
    one(p.measure, "measure");
    one(p.scope, "scope");
    one(p.intervention, "intervention");
    one(p.lead.name, "name");
    one(p.lead.role, "role");
    for (const auto& partner : p.partners) {
      one(partner.name, "name");
      one(partner.role, "role");
    }
    for (const auto& wp : p.workpackages) {
      one(wp.title, "title");
      for (const auto& task : wp.tasks) one(task.title, "title");
    }
    one(p.contacts.name, "name");
    one(p.contacts.address, "address");
    for (const auto* logo : {&p.brand.small, &p.brand.medium, &p.brand.large})
      if (*logo) one((*logo)->alt, "alt");
    for (const BrandLogo& logo : p.brand.strip) one(logo.alt, "alt");
    if (p.site) one(p.site->title, "title");
    if (p.mail) {
      one(p.mail->from_name, "from_name");
      one(p.mail->reason, "reason");
    }
  }

  void service(const Service& s) {
    const std::pair<const char*, const SourceString*> texts[] = {
        {"name", &s.name}, {"managing_body", &s.managing_body}, {"audience", &s.audience}, {"description", &s.description}, {"access", &s.access},
        {"bring", &s.bring}, {"receive", &s.receive}, {"cost", &s.cost}, {"address", &s.address}, {"municipality", &s.municipality}};
    for (const auto& [column, text] : texts) add(*text, {"services", column, Risk::normal});
  }

  /// Names of persons on certificates are not translated.
  bool is_person(const Dataset& dataset, size_t column) const {
    const std::string& name = dataset.columns[column];
    return (name == "name" || name == "number") &&
           std::any_of(content_.materials.begin(), content_.materials.end(), [&](const Material& m) {
             return !m.records.empty() && dataset.file.size() >= m.records.size() &&
                    dataset.file.compare(dataset.file.size() - m.records.size(), m.records.size(), m.records) == 0;
           });
  }

  struct HashedSegment { Segment segment; WordingHash hash = 0; };

  /// The texts of materials and partials, which is most of the work, on many threads.
  void find_markdown() {
    std::vector<const std::string*> bodies;
    for (const Material& material : content_.materials) bodies.push_back(&material.body);
    for (const auto& [name, text] : content_.partials) bodies.push_back(&text);
    found_.resize(bodies.size());
    WorkerPool workers(std::min(std::max(1u, std::thread::hardware_concurrency()), static_cast<unsigned>(bodies.size()) / 16 + 1));
    workers.run(bodies.size(), [&](size_t i) {
      for (Segment& segment : find_segments(*bodies[i])) {
        if (!segment.has_letters) continue;
        const WordingHash hash = wording_hash(segment.text);
        found_[i].push_back({std::move(segment), hash});
      }
    });
  }

  void markdown(size_t body, const std::string& text, const std::string& file, int first_line, Where where) {
    const MappedText mapped(text, file, first_line);
    const Risk risk = where.risk;
    for (HashedSegment& one : found_[body]) {
      where.kind = name_of(one.segment.kind);
      where.risk = risk_of(one.segment.risk, risk);
      add({std::move(one.segment.text), mapped.locate(one.segment.from)}, where, one.hash);
    }
  }

  /// `hash` where it is known already.
  void add(const SourceString& text, const Where& where, WordingHash hash = 0) {
    if (text.empty() || !has_letters(text.text)) return;
    const auto [place, fresh] = index_.emplace(text.text, texts_.size());
    if (fresh) texts_.push_back({text.text, hash ? hash : wording_hash(text.text), Risk::normal, {}});
    SourceText& known = texts_[place->second];
    known.risk = std::min(known.risk, where.risk);
    known.occurrences.push_back({where.material, where.kind, text.span, where.risk});
  }

  const ProjectContent& content_;
  std::vector<SourceText> texts_;
  std::unordered_map<std::string, size_t> index_;
  std::vector<std::vector<HashedSegment>> found_;   // of materials, then of partials
  size_t next_ = 0;
};

bool is_identifier(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::islower(c) || std::isdigit(c) || c == '_'; });
}

/// "O.2.3", "WP2", "A1": no three letters in a row.
bool is_code(const std::string& text) {
  int run = 0;
  for (const char c : text) {
    run = std::isalpha(static_cast<unsigned char>(c)) || (static_cast<unsigned char>(c) & 0x80) ? run + 1 : 0;
    if (run >= 3) return false;
  }
  return true;
}

int line_of(const std::string& text, size_t offset) {
  return static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

Message said(SegmentKind kind) {
  switch (kind) {
    case SegmentKind::heading: return message("heading");
    case SegmentKind::paragraph: return message("paragraph");
    case SegmentKind::list_item: return message("list item");
    case SegmentKind::cell: return message("table cell");
    case SegmentKind::caption: return message("caption");
    case SegmentKind::alt: return message("alternative text");
    case SegmentKind::attribute: return message("container's text");
    case SegmentKind::label: return message("label");
  }
  return {};
}

std::string shortened(const std::string& text) { return text.size() > 60 ? text.substr(0, text.rfind(' ', 60)) + " …" : text; }

}  // namespace

bool is_text_cell(const Dataset& dataset, size_t row, size_t column) {
  static const std::set<std::string> coded{"code", "kind", "wp", "languages", "number", "url", "cup", "prog", "email", "phone"};
  const std::string& text = dataset.rows[row][column].text;
  if (coded.count(dataset.columns[column]) || !has_letters(text) || is_code(text)) return false;
  if (column == 0)
    return !std::all_of(dataset.rows.begin(), dataset.rows.end(), [](const auto& cells) { return is_identifier(cells[0].text); });
  return true;
}

std::vector<CatalogEntry> extract_segments(const ProjectContent& content, const Datasets& results, const std::vector<Service>& services) {
  std::vector<CatalogEntry> entries;
  for (const SourceText& text : source_texts(content, results, services)) {
    TranslationUnit unit;
    unit.source = &text;
    entries.push_back(entry_of(unit, {}));
    entries.back().span = text.occurrences[0].span;
  }
  return entries;
}

std::vector<SourceText> source_texts(const ProjectContent& content, const Datasets& results, const std::vector<Service>& services) {
  return Extraction(content).run(results, services);
}

std::vector<AlignedSegment> align(const std::string& source, const std::string& translated, const std::string& translated_file, int first_line,
                                  DiagnosticSink& sink) {
  const auto from = find_segments(source), to = find_segments(translated);
  std::vector<AlignedSegment> pairs;
  for (size_t i = 0; i < from.size() || i < to.size(); ++i) {
    if (i < from.size() && i < to.size() && from[i].kind == to[i].kind) {
      if (from[i].has_letters) pairs.push_back({from[i].text, to[i].text});
      continue;
    }
    const auto told = [](const Segment& s) { return message("{0} '{1}'", said(s.kind), shortened(s.text)); };
    const SourceSpan place{translated_file, first_line + line_of(translated, i < to.size() ? to[i].from : translated.size()), 1, 0};
    if (i >= to.size())
      sink.error("alignment", place, message("the translation ends before the {0}", told(from[i])), message("give it the structure of the source"));
    else if (i >= from.size())
      sink.error("alignment", place, message("the translation has a {0} more than the source", told(to[i])),
                 message("give it the structure of the source"));
    else
      sink.error("alignment", place, message("a {0} where the source has the {1}", told(to[i]), told(from[i])),
                 message("give it the structure of the source"));
    break;
  }
  return pairs;
}

}  // namespace divulga
