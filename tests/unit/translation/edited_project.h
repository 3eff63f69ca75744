#pragma once
#include <gmock/gmock.h>

#include <map>
#include <string>
#include <vector>

#include "data/dataset.h"
#include "data/service_directory.h"
#include "fs/file_system.h"
#include "translation/extract.h"
#include "translation/provenance.h"
#include "translation/translation_units.h"

// A small project that is translated, edited, and looked at again: what a writer's edit does to the states of its texts.

namespace divulga::edits {

using Files = std::map<std::string, std::string>;   // path below content/p -> text

constexpr Date first_day{2026, 11, 1}, later{2026, 11, 21};

inline std::vector<SourceText> texts_of(const Files& written) {
  MemoryFileSystem files;
  files.write("/w/content/p/project.yaml", "id: p\ntitle: \"Progetto\"\nsummary: \"Di che si tratta.\"\nfund: fami-2021-2027\n"
                                           "period: { start: 2026-01-01, end: 2026-12-31 }\nlead: { name: \"Capo\" }\nlanguages: { source: it, targets: [en] }\n");
  for (const auto& [path, text] : written) {
    const bool material = path.find(".md") != std::string::npos && path.compare(0, 9, "partials/") != 0;
    const std::string head = material && text.compare(0, 4, "---\n") != 0 ? "---\ntitle: \"Titolo\"\nsummary: \"Riassunto.\"\n---\n\n" : "";
    files.write("/w/content/p/" + path, head + text);
  }
  DiagnosticSink sink;
  const Workspace workspace = load_workspace(files, "/w", "", sink);
  for (const Diagnostic& problem : sink.sorted())
    if (problem.severity == Severity::error && problem.span.file.find(".yaml") != std::string::npos) ADD_FAILURE() << problem.span.file << ": " << problem.message;
  const ProjectContent& content = workspace.projects.at(0);
  return source_texts(content, load_results(files, "/w", content.project, sink), load_services(files, "/w", content.project, sink));
}

inline std::string translated(const std::string& text) { return "«" + text + "»"; }

/// The catalog of `files`, every text translated and in `state`, written and read back.
inline Catalog catalog_of(const Files& files, TranslationState state = TranslationState::translated) {
  const std::vector<SourceText> texts = texts_of(files);
  std::vector<TranslationUnit> units;
  for (const SourceText& text : texts) {
    TranslationUnit unit;
    unit.source = &text;
    unit.made_from = text.text;
    unit.state = state;
    if (state != TranslationState::missing) unit.translation = translated(text.text);
    if (state == TranslationState::reviewed) unit.reviewed = first_day;
    units.push_back(unit);
  }
  DiagnosticSink sink;
  return parse_po("en.po", write_po(LocaleTag("en"), catalog_entries(units, {}, first_day)), sink);
}

/// The catalog after `divulga translate update`.
inline Catalog updated(const Files& files, const Catalog& present) {
  const std::vector<SourceText> texts = texts_of(files);
  DiagnosticSink sink;
  return parse_po("en.po", write_po(LocaleTag("en"), catalog_entries(translation_units(texts, present), present, later)), sink);
}

/// "stale  now < before" for every text but those that every project here has; an update of the catalog changes none.
inline std::vector<std::string> states(const Files& files, const Catalog& catalog) {
  const auto written = [](const std::vector<SourceText>& texts, const Catalog& from) {
    std::vector<std::string> out;
    for (const TranslationUnit& unit : translation_units(texts, from)) {
      const std::string& text = unit.source->text;
      if (text == "Titolo" || text == "Riassunto." || text == "Progetto" || text == "Di che si tratta." || text == "Capo") continue;
      const bool other = unit.state != TranslationState::missing && wording_of(unit.made_from) != wording_of(text);
      out.push_back(to_string(unit.state) + ("  " + text) + (other ? " < " + unit.made_from : ""));
    }
    return out;
  };
  const std::vector<SourceText> texts = texts_of(files);
  const std::vector<std::string> out = written(texts, catalog);
  const Catalog after = updated(files, catalog);
  EXPECT_EQ(written(texts, after), out) << "after an update";
  DiagnosticSink sink;
  EXPECT_EQ(write_po(LocaleTag("en"), updated(files, after).entries()), write_po(LocaleTag("en"), after.entries())) << "a second update changes nothing";
  return out;
}

}  // namespace divulga::edits
