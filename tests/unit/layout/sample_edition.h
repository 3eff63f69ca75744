#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <string>

#include "layout/layout.h"
#include "markdown/markdown.h"
#include "places.h"

namespace divulga {

/// A small project, a material written in Markdown and a design written in YAML, laid out with the real fonts.
struct SampleEdition {
  ProjectSources sources;
  Material material;
  Edition edition;
  MemoryFileSystem files;
  DiagnosticSink sink;
  WorkerPool* workers = nullptr;
  std::string design_text =
      "kind: pages\n"
      "page: { width: 100, height: 80 }\n"
      "margins: { top: 10, bottom: 10, start: 10, end: 10 }\n"
      "type: { family: sans, body: 10, leading: 14 }\n"
      "cover: none\nlockup: cover\nfoot: false\n";

  explicit SampleEdition(const std::string& markdown, const std::string& language = "it") {
    Project& project = sources.content.project;
    project.id = "prova";
    project.acronym = "PROVA";
    project.title.text = "Progetto di prova";
    project.prog = "DEMO-0000";
    project.cup = "Z99Z99999999999";
    project.lead.name.text = "Ente di prova";
    project.source_language = LocaleTag("it");
    material.name = "foglio";
    material.file = "content/prova/leaflets/foglio.md";
    material.title.text = "Foglio di prova";
    material.body = markdown;
    edition.material = &material;
    edition.language = LocaleTag(language);
    edition.document = parse_markdown(MappedText(markdown, material.file), {LocaleTag(language), "content/prova"}, sink);
    edition.document.language = edition.language;
    edition.document.title = material.title.text;
    name_headings(edition.document.blocks);
  }

  Design design() {
    files.write("share/templates/sample/design.yaml", design_text);
    return load_design(files, "share", "", "sample", sink);
  }
  PagedDocument laid_out() { return laid_out(design()); }
  PagedDocument laid_out(const Design& design_) {
    static const FontBook fonts(places::share() + "/fonts");
    return lay_out(edition, design_, {sources, fonts, files, "", places::share(), workers}, sink);
  }

 private:
  /// What edition/ does: every heading has an id.
  void name_headings(Blocks& blocks) {
    for (Block& block : blocks) {
      if (Heading* heading = std::get_if<Heading>(&block.node); heading && heading->id.empty()) heading->id = "h" + std::to_string(++headings_);
      if (Container* container = std::get_if<Container>(&block.node)) name_headings(container->content);
    }
  }
  int headings_ = 0;
};

/// The first glyph run of a page whose text contains `words`, or nullptr.
inline const GlyphRun* find_text(const Page& page, const std::string& words) {
  for (const PageItem& item : page.items)
    if (const GlyphRun* run = std::get_if<GlyphRun>(&item); run && run->text.find(words) != std::string::npos) return run;
  return nullptr;
}
/// Index of the page that shows `words`, or -1.
inline int page_of(const PagedDocument& document, const std::string& words) {
  for (size_t i = 0; i < document.pages.size(); ++i)
    if (find_text(document.pages[i], words)) return static_cast<int>(i);
  return -1;
}
inline double millimetres(Pt length) { return Mm(length).value; }
inline std::string repeated(const std::string& piece, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += piece;
  return out;
}
inline size_t count_tag(const PagedDocument& document, StructTag tag) {
  size_t count = 0;
  for (const StructElement& element : document.structure) count += element.tag == tag;
  return count;
}

}  // namespace divulga
