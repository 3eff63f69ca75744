#include "layout/code_layout.h"
#include "sample_edition.h"

namespace divulga {
namespace {

using testing::ElementsAre;

TEST(Code, LongLinesAreCutAtASpaceOrAnywhere) {
  EXPECT_THAT(layout::wrapped_code("uno due tre", 20), ElementsAre("uno due tre"));
  EXPECT_THAT(layout::wrapped_code("uno due tre", 8), ElementsAre("uno due ", "tre"));
  EXPECT_THAT(layout::wrapped_code("unoduetrequattro", 6), ElementsAre("unodue", "trequa", "ttro"));
  EXPECT_THAT(layout::wrapped_code("", 6), ElementsAre(""));
  EXPECT_THAT(layout::wrapped_code("\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x89", 4), ElementsAre("\xE4\xB8\x80\xE4\xBA\x8C", "\xE4\xB8\x89")) << "wide characters";
}

TEST(Code, RunsLeftToRightInARightToLeftEdition) {
  SampleEdition sample("```sh\nls -l\n```\n", "ar");
  const PagedDocument document = sample.laid_out();
  const GlyphRun* code = find_text(document.pages[0], "ls");
  ASSERT_NE(code, nullptr);
  EXPECT_LT(millimetres(code->origin.x), 20);
  EXPECT_EQ(document.structure[static_cast<size_t>(code->element)].tag, StructTag::code);
}

/// Text lines of a page, by baseline.
size_t lines_with(const Page& page, const std::string& words) {
  std::set<long> lines;
  for (const PageItem& item : page.items)
    if (const GlyphRun* run = std::get_if<GlyphRun>(&item); run && run->text.find(words) != std::string::npos) lines.insert(std::lround(run->origin.y.value));
  return lines.size();
}

TEST(RunningText, WidowsAndOrphansAreTheDesigns) {
  for (int before = 4; before < 14; ++before) {
    std::string text;
    for (int i = 0; i < before; ++i) text += "Riga" + std::string(i + 1 < before ? "\\\n" : "\n");
    SampleEdition sample(text + "\n" + repeated("parola ", 70) + "\n");
    sample.design_text.replace(sample.design_text.find("leading: 14"), 11, "leading: 14, widows: 3, orphans: 4");
    const PagedDocument document = sample.laid_out();
    const int first = page_of(document, "parola");
    ASSERT_GE(first, 0);
    EXPECT_GE(lines_with(document.pages[static_cast<size_t>(first)], "parola"), 4u) << before;
    for (size_t p = static_cast<size_t>(first) + 1; p < document.pages.size(); ++p) EXPECT_GE(lines_with(document.pages[p], "parola"), 3u) << before;
  }
}

TEST(RunningText, ALongNoteGoesOnAtTheNextPagesFoot) {
  SampleEdition sample("Testo[^n]. " + repeated("parola ", 60) + "\n\n[^n]: " + repeated("nota ", 200) + "\n");
  const PagedDocument document = sample.laid_out();
  ASSERT_GE(document.pages.size(), 2u);
  EXPECT_GT(lines_with(document.pages[0], "nota"), 1u);
  EXPECT_GT(lines_with(document.pages[1], "nota"), 1u);
  EXPECT_EQ(count_tag(document, StructTag::note), 1u);
  EXPECT_EQ(find_text(document.pages[0], "nota")->element, find_text(document.pages[1], "nota")->element) << "one element over the page break";
}

TEST(RunningText, ANoteReferredToTwiceStandsOnce) {
  SampleEdition sample("Uno[^n].\n\n::: page-break\n:::\n\nDue[^n].\n\n[^n]: Nota.\n");
  const PagedDocument document = sample.laid_out();
  ASSERT_EQ(document.pages.size(), 2u);
  EXPECT_NE(find_text(document.pages[0], "Nota"), nullptr);
  EXPECT_EQ(find_text(document.pages[1], "Nota"), nullptr);
}

TEST(RunningText, NewspaperColumnsStartTogetherAndRunOverThePage) {
  SampleEdition sample("::: {.columns count=2}\n" + repeated("parola ", 220) + "\n:::\n\nDopo.\n");
  const PagedDocument document = sample.laid_out();
  ASSERT_GE(document.pages.size(), 2u);
  std::map<long, Pt> top;                   // by left edge
  for (const PageItem& item : document.pages[0].items)
    if (const GlyphRun* run = std::get_if<GlyphRun>(&item); run && run->text.rfind("parola", 0) == 0) {
      const auto found = top.emplace(std::lround(run->origin.x.value), run->origin.y).first;
      found->second = std::min(found->second, run->origin.y);
    }
  ASSERT_GE(top.size(), 2u);
  EXPECT_EQ(top.begin()->second, top.rbegin()->second);
  EXPECT_NE(find_text(document.pages.back(), "Dopo"), nullptr);
}

TEST(RunningText, LandscapeSectionTurnsItsPagesOnly) {
  SampleEdition sample("Prima.\n\n::: landscape\n## Largo\n:::\n\nPoi.\n");
  const PagedDocument document = sample.laid_out();
  ASSERT_EQ(document.pages.size(), 3u);
  EXPECT_NEAR(millimetres(document.pages[0].size.width), 100, 0.1);
  EXPECT_NEAR(millimetres(document.pages[1].size.width), 80, 0.1);
  EXPECT_NEAR(millimetres(document.pages[1].size.height), 100, 0.1);
  EXPECT_NEAR(millimetres(document.pages[2].size.width), 100, 0.1);
  EXPECT_EQ(document.outline[0].page, 1);
}

TEST(RunningText, LandscapeIsRefusedWithAWarningInABooklet) {
  SampleEdition sample("::: landscape\nLargo.\n:::\n");
  sample.design_text += "multiple: 2\n";
  const PagedDocument document = sample.laid_out();
  for (const Page& page : document.pages) EXPECT_NEAR(millimetres(page.size.width), 100, 0.1);
  bool told = false;
  for (const Diagnostic& diagnostic : sample.sink.sorted()) told |= diagnostic.code == "no-landscape";
  EXPECT_TRUE(told);
}

TEST(RunningText, HeadSaysTheSectionAtTheOuterEdgeButNotAboveItsTitle) {
  SampleEdition sample("## Inizio\n\n" + repeated(repeated("parola ", 60) + "\n\n", 6));
  sample.design_text += "running_head: section\nfacing: true\n";
  const PagedDocument document = sample.laid_out();
  ASSERT_GE(document.pages.size(), 3u);
  const auto head = [&](size_t page) {
    const GlyphRun* run = find_text(document.pages[page], "Inizio");
    return run && run->element == artifact ? run : nullptr;
  };
  EXPECT_EQ(head(0), nullptr) << "the section's title stands there";
  ASSERT_NE(head(1), nullptr);
  EXPECT_LT(millimetres(head(1)->origin.x), 11) << "a left page";
  ASSERT_NE(head(2), nullptr);
  EXPECT_GT(millimetres(head(2)->origin.x), 70) << "a right page";
}

TEST(RunningText, ADesignMayNumberFewerLevels) {
  SampleEdition sample("## Uno {#sec-uno}\n\nVedi @sec-due e @sec-uno.\n\n### Due {#sec-due}\n\nTesto.\n");
  for (Block& block : sample.edition.document.blocks)
    if (Heading* heading = std::get_if<Heading>(&block.node)) heading->number = heading->level == 2 ? "1" : "1.1";
  sample.edition.document.labels = {{"sec-uno", "sezione 1"}, {"sec-due", "sezione 1.1"}};
  sample.design_text += "numbered_levels: 1\n";
  const PagedDocument document = sample.laid_out();
  EXPECT_NE(find_text(document.pages[0], "sezione\xC2\xA0" "1"), nullptr);
  EXPECT_EQ(find_text(document.pages[0], "1.1"), nullptr) << "the title stands for the number";
}

TEST(RunningText, ContentsOfFiguresLeadToThem) {
  SampleEdition sample("::: {.toc of=tables}\n:::\n\n::: page-break\n:::\n\n| a |\n|---|\n| b |\n\nTable: Le spese {#tbl-a}\n");
  for (Block& block : sample.edition.document.blocks)
    if (Table* table = std::get_if<Table>(&block.node)) table->label = "Tabella 1";
  const PagedDocument document = sample.laid_out();
  ASSERT_EQ(document.pages.size(), 2u);
  EXPECT_NE(find_text(document.pages[0], "Le spese"), nullptr);
  ASSERT_EQ(document.pages[0].links.size(), 1u);
  EXPECT_EQ(document.pages[0].links[0].page, 1);
}

TEST(RunningText, ALinkOverTwoLinesIsOneArea) {
  for (const char* language : {"it", "ar"}) {
    const std::string words = language == std::string("it") ? "il registro degli stranieri presenti nel territorio del comune" : "سجل الأجانب المقيمين في أراضي البلدية وجميع الأسر المسجلة فيها منذ البداية";
    SampleEdition sample("[" + words + "](https://ponte.example/registro) e [altro](https://ponte.example/altro).\n", language);
    const PagedDocument document = sample.laid_out();
    const std::vector<LinkArea>& links = document.pages[0].links;
    ASSERT_EQ(links.size(), 2u) << language;
    ASSERT_EQ(links[0].parts.size(), 2u) << language;
    EXPECT_TRUE(links[1].parts.empty()) << language;
    const Rect &first = links[0].parts[0], &second = links[0].parts[1];
    EXPECT_LT(first.y, second.y);
    EXPECT_EQ(links[0].box.y, first.y);
    EXPECT_EQ(links[0].box.bottom(), second.bottom());
    // Both lines begin at the side where reading starts.
    const bool turned = language == std::string("ar");
    EXPECT_NEAR((turned ? first.right() : first.x).value, (turned ? second.right() : second.x).value, 0.5) << language;
  }
}

}  // namespace
}  // namespace divulga
