#include "translation/extract.h"

#include <gmock/gmock.h>

namespace divulga {
namespace {

using testing::ElementsAre;

Dataset dataset() {
  Dataset d{"training", "content/p/results/training.csv", {}, {}, {}};
  d.columns = {"course", "wp", "mode", "hours", "date"};
  d.rows = {{{"Corso base", {"training.csv", 2}}, {"WP2", {}}, {"in presenza", {"training.csv", 2}}, {"24", {}}, {"2026-10", {}}}};
  return d;
}

TEST(ExtractSegments, EachTextOnceWithItsPlaces) {
  ProjectContent content;
  content.project.directory = "content/p";
  content.project.title = {"Ponte", {"content/p/project.yaml", 3}};
  Material material;
  material.file = "content/p/pages/a.md";
  material.title = {"Ponte", {"content/p/pages/a.md", 2}};
  material.body = "## Ponte\n\nTesto {{x}}\n\n12\n";
  material.body_line = 5;
  content.materials.push_back(material);
  content.partials["p"] = "Coda\n";
  std::vector<std::string> found;
  for (const auto& entry : extract_segments(content, {{"training", dataset()}}, {}))
    found.push_back(entry.source + " " + testing::PrintToString(entry.references));
  EXPECT_THAT(found, ElementsAre("Ponte { \"content/p/project.yaml:3\", \"content/p/pages/a.md:2\", \"content/p/pages/a.md:5\" }",
                                 "Testo {{x}} { \"content/p/pages/a.md:7\" }", "Coda { \"content/p/partials/p.md:1\" }",
                                 "Corso base { \"training.csv:2\" }", "in presenza { \"training.csv:2\" }"));
}

TEST(ExtractSegments, WhatLogosShowIsSaidInEveryLanguage) {
  ProjectContent content;
  const auto logo = [](const char* alt, int line) { return BrandLogo{"content/p/logos/a.svg", {alt, {"content/p/brand.yaml", line}}, {}, {}, {}}; };
  content.project.brand.large = content.project.brand.medium = logo("Marchio del progetto", 4);
  content.project.brand.strip = {logo("Stemma del Comune", 5)};
  std::vector<std::string> found;
  for (const auto& entry : extract_segments(content, {}, {})) found.push_back(entry.source + " " + testing::PrintToString(entry.references));
  EXPECT_THAT(found, ElementsAre("Marchio del progetto { \"content/p/brand.yaml:4\" }", "Stemma del Comune { \"content/p/brand.yaml:5\" }"));
}

TEST(TextCell, NumbersCodesAndIdentifiersAreNone) {
  auto d = dataset();
  EXPECT_TRUE(is_text_cell(d, 0, 0));
  EXPECT_FALSE(is_text_cell(d, 0, 1));
  EXPECT_FALSE(is_text_cell(d, 0, 3));
  d.rows[0][0].text = "visits_fixed";
  EXPECT_FALSE(is_text_cell(d, 0, 0));
}

}  // namespace
}  // namespace divulga
