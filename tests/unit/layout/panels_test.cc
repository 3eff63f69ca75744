#include "places.h"
#include "sample_edition.h"

namespace divulga {
namespace {

const char* const six_panels =
    "::: {.panel name=cover icon=list}\n## Copertina\n\nTesto copertina.\n:::\n\n"
    "::: {.panel name=flap}\n## Aletta\n\nTesto aletta.\n:::\n\n"
    "::: {.panel name=inside-1}\n## Primo\n\nTesto primo.\n:::\n\n"
    "::: {.panel name=inside-2}\n## Secondo\n\nTesto secondo.\n:::\n\n"
    "::: {.panel name=inside-3}\n## Terzo\n\nTesto terzo.\n:::\n\n"
    "::: {.panel name=back}\n## Retro\n\nTesto retro.\n:::\n";

struct Leaflet : SampleEdition {
  explicit Leaflet(const std::string& language, const std::string& text = six_panels) : SampleEdition(text, language) {
    const DiskFileSystem disk;
    design_text = disk.read(places::source() + "/templates/leaflet-trifold/design.yaml");
    const std::string sprite = places::share() + "/bootstrap-italia/dist/svg/sprites.svg";
    files.write(sprite, disk.read(sprite));
  }
};

double x_of(const PagedDocument& document, size_t page, const std::string& words) {
  const GlyphRun* run = find_text(document.pages[page], words);
  return run ? millimetres(run->origin.x) : -1;
}
double right_of(const PagedDocument& document, size_t page, const std::string& words) {
  const GlyphRun* run = find_text(document.pages[page], words);
  if (!run) return -1;
  Pt width;
  for (const PlacedGlyph& glyph : run->glyphs) width += Pt(static_cast<double>(glyph.advance));
  return millimetres(run->origin.x + width);
}

TEST(Panels, StandInFoldOrderWithTheNarrowFlapOutsideLeft) {
  Leaflet leaflet("it");
  const PagedDocument document = leaflet.laid_out();
  ASSERT_EQ(document.pages.size(), 2u);
  EXPECT_NEAR(millimetres(document.pages[0].size.width), 297, 0.1);
  EXPECT_NEAR(x_of(document, 0, "Aletta"), 9, 0.1);
  EXPECT_NEAR(x_of(document, 0, "Retro"), 97 + 9, 0.1);
  EXPECT_NEAR(x_of(document, 0, "Copertina"), 197 + 9, 0.1);
  EXPECT_NEAR(x_of(document, 1, "Primo"), 9, 0.1);
  EXPECT_NEAR(x_of(document, 1, "Secondo"), 109, 0.1);
  EXPECT_NEAR(x_of(document, 1, "Terzo"), 209, 0.1);
}

TEST(Panels, MirrorForRightToLeft) {
  Leaflet leaflet("ar");
  const PagedDocument document = leaflet.laid_out();
  EXPECT_NEAR(right_of(document, 0, "Copertina"), 100 - 9, 0.1) << "the cover stands left";
  EXPECT_NEAR(right_of(document, 0, "Retro"), 200 - 9, 0.1);
  EXPECT_NEAR(right_of(document, 0, "Aletta"), 297 - 9, 0.1);
  EXPECT_NEAR(right_of(document, 1, "Primo"), 297 - 9, 0.1);
  EXPECT_NEAR(right_of(document, 1, "Secondo"), 197 - 9, 0.1);
  EXPECT_NEAR(right_of(document, 1, "Terzo"), 97 - 9, 0.1);
}

TEST(Panels, EmptyOnesAreAWarning) {
  Leaflet leaflet("it", "::: {.panel name=cover}\n## Copertina\n:::\n\n::: {.panel name=back}\n## Retro\n:::\n");
  leaflet.laid_out();
  std::vector<std::string> told;
  for (const Diagnostic& diagnostic : leaflet.sink.sorted())
    if (diagnostic.code == "empty-panel") told.push_back(diagnostic.message.text());
  EXPECT_EQ(told, std::vector<std::string>{"nothing stands in 'flap', 'inside-1', 'inside-2', 'inside-3' of 'sample'"});
}

TEST(Panels, AreReadInTheOrderOfTheSource) {
  Leaflet leaflet("it");
  const PagedDocument document = leaflet.laid_out();
  std::vector<std::string> titles;
  for (const StructElement& element : document.structure)
    if (element.tag == StructTag::sect && element.parent == 0) titles.push_back(element.title);
  EXPECT_EQ(titles, (std::vector<std::string>{"cover", "flap", "inside-1", "inside-2", "inside-3", "back"}));
  EXPECT_EQ(count_tag(document, StructTag::h1), 1u) << "the cover's heading is the title";
  EXPECT_EQ(count_tag(document, StructTag::h2), 5u);
}

TEST(Panels, LanguageTabStandsOnTheOpeningEdgeAtOneHeight) {
  Leaflet italian("it"), arabic("ar");
  italian.material.language_tab = arabic.material.language_tab = true;
  const PagedDocument a = italian.laid_out(), b = arabic.laid_out();
  const GlyphRun* own = find_text(a.pages[0], "Italiano");
  const GlyphRun* code = find_text(b.pages[0], "arabo");
  ASSERT_NE(own, nullptr);
  ASSERT_NE(code, nullptr);
  EXPECT_GT(millimetres(own->origin.x), 255);
  EXPECT_LT(millimetres(code->origin.x), 42);
}

TEST(Panels, OverflowSaysPanelMillimetresCharactersLanguageAndPlace) {
  const std::string text = std::string(six_panels) + "";
  std::string long_text = text;
  long_text.replace(long_text.find("Testo primo."), 12, repeated("Questa frase è troppo lunga per il pannello. ", 60));
  Leaflet leaflet("it", long_text);
  leaflet.laid_out();
  const Diagnostic* found = nullptr;
  const auto all = leaflet.sink.sorted();
  for (const Diagnostic& d : all)
    if (d.code == "overflow") found = &d;
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->severity, Severity::error);
  EXPECT_EQ(found->span.file, "content/prova/leaflets/foglio.md");
  EXPECT_GT(found->span.line, 12);
  EXPECT_THAT(found->message.text(), testing::MatchesRegex("panel 'inside-1' is [0-9]+\\.[0-9] mm too full in 'it': about [0-9]+ characters too many at the smallest size"));
}

TEST(Panels, EmptyOneIsAWarning) {
  Leaflet leaflet("it");
  leaflet.laid_out();
  int warnings = 0;
  for (const Diagnostic& d : leaflet.sink.sorted()) warnings += d.code == "panel-fill";
  EXPECT_EQ(warnings, 5) << "all but the cover, which is composed";
}

TEST(Panels, UnknownAndDoubleNamesAreErrors) {
  Leaflet leaflet("it", "::: {.panel name=coverr}\n## A\n:::\n\n::: {.panel name=back}\n## B\n:::\n\n::: {.panel name=back}\n## C\n:::\n\nFuori.\n");
  leaflet.laid_out();
  std::vector<std::string> codes;
  for (const Diagnostic& d : leaflet.sink.sorted())
    if (d.severity == Severity::error) codes.push_back(d.code);
  EXPECT_THAT(codes, testing::IsSupersetOf({"unknown-panel", "duplicate-panel", "outside-panel"}));
}

TEST(Panels, ChineseTitleBreaksBetweenWords) {
  std::string text = six_panels;
  text.replace(text.find("## Copertina"), 12, "## 证件、住房、工作：我们帮您");
  Leaflet leaflet("zh", text);
  const PagedDocument document = leaflet.laid_out();
  EXPECT_NE(find_text(document.pages[0], "工作"), nullptr);
}

TEST(Panels, CoverTitleGivesWayToTheTextUnderIt) {
  std::string text = six_panels;
  text.replace(text.find("## Copertina"), 12, "## Copertina con un titolo lungo che prende molto posto");
  std::string more = text;
  more.replace(more.find("Testo copertina."), 16, repeated("Una frase lunga sulla copertina del pieghevole. ", 10));
  Leaflet crowded("it", more), free("it", text);
  const PagedDocument a = crowded.laid_out(), b = free.laid_out();
  EXPECT_FALSE(crowded.sink.has_errors()) << crowded.sink.sorted()[0].message;
  EXPECT_LT(find_text(a.pages[0], "Copertina")->size, find_text(b.pages[0], "Copertina")->size);
  EXPECT_EQ(find_text(a.pages[1], "Testo primo")->size, find_text(b.pages[1], "Testo primo")->size) << "and the rest keeps its size";
}

TEST(Panels, WholeLeafletUsesOneSizeWhenOnePanelIsFull) {
  std::string text = six_panels;
  text.replace(text.find("Testo primo."), 12, repeated("Una frase che riempie. ", 75));
  Leaflet full("it", text), free("it");
  const PagedDocument a = full.laid_out(), b = free.laid_out();
  const Pt smaller = find_text(a.pages[1], "Testo secondo")->size, larger = find_text(b.pages[1], "Testo secondo")->size;
  EXPECT_LT(smaller, larger);
  EXPECT_EQ(smaller, find_text(a.pages[1], "riempie")->size);
  EXPECT_GE(smaller, Pt(9));
}

}  // namespace
}  // namespace divulga
