#pragma once
#include <gmock/gmock.h>

#include <memory>

#include "document/dump.h"
#include "edition/edition.h"
#include "fs/file_system.h"

namespace divulga {

/// A small project in memory: Italian, with English and Arabic editions.
class SampleProject {
 public:
  SampleProject() {
    auto& content = sources.content;
    auto& p = content.project;
    p.id = "p";
    p.directory = "content/p";
    p.title = {"Ponte", {"content/p/project.yaml", 2}};
    p.acronym = "PONTE";
    p.prog = "DEMO-0000";
    p.lead.name = {"Prefettura di Valdora", {}};
    p.source_language = LocaleTag("it");
    p.languages = {LocaleTag("it"), LocaleTag("en"), LocaleTag("ar")};
    p.workpackages.push_back({"WP1", {"Rete", {}}, WorkPackageStatus::done, {}});
    content.facts = Facts({fact("desk.phone", FactType::phone, "+39 0000 000 001"), fact("desk.hours", FactType::hours, "Mo-Fr 09:00-13:00"),
                           fact("desk.name", FactType::text, "Sportello")});
    add_data("monthly", {"month", "fixed", "mobile"}, {{"2025-01", "1240", "3"}, {"2025-02", "98.5", "4"}});
    add_data("topics", {"topic", "requests", "target"}, {{"Casa", "10", "12"}, {"Lavoro", "20", "15"}});
    material.folder = Folder::pages;
    material.name = "a";
    material.file = "content/p/pages/a.md";
    material.title = {"Titolo", {"content/p/pages/a.md", 2, 8}};
    material.body_line = 5;
  }

  static Fact fact(const std::string& name, FactType type, const std::string& value) {
    Fact out;
    out.name = name;
    out.type = type;
    out.value.text = value;
    return out;
  }

  void add_data(const std::string& name, const std::vector<std::string>& columns, const std::vector<std::vector<std::string>>& rows) {
    Dataset data;
    data.name = name;
    data.file = "content/p/results/" + name + ".csv";
    data.columns = columns;
    int line = 1;
    for (const auto& row : rows) {
      ++line;
      data.rows.emplace_back();
      for (const auto& cell : row) data.rows.back().push_back({cell, {data.file, line, 1}});
    }
    sources.results[name] = data;
  }

  void translate(const std::string& language, const std::vector<std::pair<std::string, std::string>>& pairs) {
    std::vector<CatalogEntry> entries;
    for (const auto& [from, to] : pairs) {
      CatalogEntry entry;
      entry.source = from;
      entry.translation = to;
      entry.span = {"locales/" + language + "/p.po", static_cast<int>(entries.size()) + 1};
      entries.push_back(entry);
    }
    sources.content.catalogs[LocaleTag(language)] = Catalog(entries);
    sources.content.catalog_files[LocaleTag(language)] = "locales/" + language + "/p.po";
  }

  void word(const std::string& language, const std::string& english, const std::string& own) {
    words_[language].push_back({{}, english, own, {}, {}, false, {}});
    sources.words[LocaleTag(language)] = Catalog(words_[language]);
  }

  Edition edition(const std::string& body, const std::string& language = "it") {
    material.body = body;
    return make_edition(sources, material, LocaleTag(language), nullptr, sink);
  }

  /// The dump of the edition's document.
  std::string dumped(const std::string& body, const std::string& language = "it") { return dump(edition(body, language).document); }

  std::vector<std::string> problems() const {
    std::vector<std::string> out;
    for (const auto& d : sink.sorted())
      out.push_back(d.span.file + ":" + std::to_string(d.span.line) + ":" + std::to_string(d.span.column) + ": " + d.message.text() + (d.hint.empty() ? "" : " | " + d.hint.text()));
    return out;
  }

  ProjectSources sources;
  Material material;
  DiagnosticSink sink;

 private:
  std::map<std::string, std::vector<CatalogEntry>> words_;
};

}  // namespace divulga
