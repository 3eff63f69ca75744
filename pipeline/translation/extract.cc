#include "translation/extract.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "diag/mapped_text.h"
#include "markdown/segments.h"

namespace divulga {
namespace {

class Extraction {
 public:
  explicit Extraction(const ProjectContent& content) : content_(content) {}

  std::vector<CatalogEntry> run(const Datasets& results, const std::vector<Service>& services) {
    project();
    for (const auto& fact : content_.facts.all())
      if (fact.type == FactType::text || fact.type == FactType::address) add(fact.value, "facts");
    for (const auto& material : content_.materials) {
      for (const auto* text : {&material.title, &material.summary, &material.subject, &material.place}) add(*text, "front matter");
      markdown(material.body, material.file, material.body_line);
    }
    for (const auto& [name, text] : content_.partials) markdown(text, content_.project.directory + "/partials/" + name + ".md", 1);
    for (const auto& s : services)
      for (const auto* text : {&s.name, &s.managing_body, &s.audience, &s.description, &s.access, &s.bring, &s.receive, &s.cost,
                               &s.address, &s.municipality})
        add(*text, "services");
    for (const auto& [name, dataset] : results)
      for (size_t row = 0; row < dataset.rows.size(); ++row)
        for (size_t column = 0; column < dataset.columns.size(); ++column)
          if (is_text_cell(dataset, row, column) && !is_person(dataset, column))
            add({dataset.rows[row][column].text, dataset.rows[row][column].span}, "results, column " + dataset.columns[column]);
    return std::move(entries_);
  }

 private:
  void project() {
    const auto& p = content_.project;
    for (const auto* text : {&p.title, &p.summary, &p.objective, &p.measure, &p.scope, &p.intervention, &p.lead.name, &p.lead.role})
      add(*text, "project");
    for (const auto& partner : p.partners) {
      add(partner.name, "project");
      add(partner.role, "project");
    }
    for (const auto& wp : p.workpackages) {
      add(wp.title, "project");
      for (const auto& task : wp.tasks) add(task.title, "project");
    }
    add(p.contacts.name, "project");
    add(p.contacts.address, "project");
    if (p.site) add(p.site->title, "project");
    if (p.mail) {
      add(p.mail->from_name, "project");
      add(p.mail->reason, "project");
    }
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

  void markdown(const std::string& text, const std::string& file, int first_line) {
    const MappedText mapped(text, file, first_line);
    for (const auto& segment : find_segments(text))
      if (segment.has_letters) add({segment.text, mapped.locate(segment.from)}, name_of(segment.kind));
  }

  void add(const SourceString& text, const std::string& comment) {
    if (text.empty() || !has_letters(text.text)) return;
    const auto [place, fresh] = index_.emplace(text.text, entries_.size());
    if (fresh) entries_.push_back({{}, text.text, {}, {}, {comment}, false, text.span});
    const std::string reference = text.span.file + ":" + std::to_string(text.span.line);
    auto& references = entries_[place->second].references;
    if (std::find(references.begin(), references.end(), reference) == references.end()) references.push_back(reference);
  }

  const ProjectContent& content_;
  std::vector<CatalogEntry> entries_;
  std::map<std::string, size_t> index_;
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
    const auto told = [](const Segment& s) { return std::string(name_of(s.kind)) + " '" + shortened(s.text) + "'"; };
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
