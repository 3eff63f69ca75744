#include <set>

#include "layout/paginator.h"
#include "sample_edition.h"

namespace divulga {
namespace {

/// Baselines of a page's running text, each line once.
std::set<int> lines_of(const Page& page) {
  std::set<int> lines;
  for (const PageItem& item : page.items)
    if (const GlyphRun* run = std::get_if<GlyphRun>(&item)) lines.insert(static_cast<int>(std::lround(run->origin.y.value * 10)));
  return lines;
}

TEST(Pagination, ColumnStandsBetweenTheMargins) {
  SampleEdition sample("Uno due tre.\n");
  const PagedDocument document = sample.laid_out();
  ASSERT_EQ(document.pages.size(), 1u);
  EXPECT_NEAR(millimetres(document.pages[0].size.width), 100, 0.1);
  const GlyphRun* run = find_text(document.pages[0], "Uno");
  ASSERT_NE(run, nullptr);
  EXPECT_NEAR(millimetres(run->origin.x), 10, 0.1);
}

TEST(Pagination, RightToLeftTextEndsAtTheMirroredMargin) {
  SampleEdition sample("مرحبا\n", "ar");
  sample.design_text.replace(sample.design_text.find("start: 10"), 9, "start: 15");
  const PagedDocument document = sample.laid_out();
  const GlyphRun* run = find_text(document.pages[0], "مرحبا");
  ASSERT_NE(run, nullptr);
  Pt width;
  for (const PlacedGlyph& glyph : run->glyphs) width += Pt(static_cast<double>(glyph.advance));
  EXPECT_NEAR(millimetres(run->origin.x + width), 85, 0.1);
}

TEST(Pagination, NoLineOfAParagraphStandsAlone) {
  // Every length of a first paragraph moves the break of the second one by a line.
  for (int before = 6; before < 14; ++before) {
    std::string text;
    for (int i = 0; i < before; ++i) text += "Riga" + std::string(i + 1 < before ? "\\\n" : "\n");
    text += "\n" + repeated("parola ", 40) + "\n";
    SampleEdition sample(text);
    const PagedDocument document = sample.laid_out();
    for (size_t p = 0; p < document.pages.size(); ++p) {
      std::set<int> own;
      for (const PageItem& item : document.pages[p].items)
        if (const GlyphRun* run = std::get_if<GlyphRun>(&item); run && run->text.find("parola") != std::string::npos)
          own.insert(static_cast<int>(std::lround(run->origin.y.value)));
      if (own.empty()) continue;
      EXPECT_GE(own.size(), 2u) << before << " lines before, page " << p + 1;
    }
  }
}

TEST(Pagination, HeadingIsNeverLastOnAPage) {
  for (int before = 5; before < 14; ++before) {
    std::string text;
    for (int i = 0; i < before; ++i) text += "Riga" + std::string(i + 1 < before ? "\\\n" : "\n");
    text += "\n## Titolo\n\n" + repeated("parola ", 30) + "\n";
    SampleEdition sample(text);
    const PagedDocument document = sample.laid_out();
    const int page = page_of(document, "Titolo");
    ASSERT_GE(page, 0);
    EXPECT_NE(find_text(document.pages[static_cast<size_t>(page)], "parola"), nullptr) << before;
  }
}

TEST(Pagination, FootnoteStandsAtTheFootOfItsMarksPage) {
  std::string text;
  for (int i = 0; i < 9; ++i) text += "Riga " + std::to_string(i) + ".\n\n";
  text += "Qui c’è la nota[^a].\n\nDopo.\n\n[^a]: Testo della nota.\n";
  SampleEdition sample(text);
  const PagedDocument document = sample.laid_out();
  const int mark = page_of(document, "Qui"), note = page_of(document, "della nota");
  ASSERT_GE(mark, 0);
  EXPECT_EQ(mark, note);
  const GlyphRun* body = find_text(document.pages[static_cast<size_t>(note)], "della nota");
  EXPECT_GT(millimetres(body->origin.y), 62) << "at the foot";
  EXPECT_EQ(count_tag(document, StructTag::note), 1u);
  bool linked = false;
  for (const LinkArea& link : document.pages[static_cast<size_t>(mark)].links) linked |= link.page == note;
  EXPECT_TRUE(linked);
}

TEST(Pagination, ElementAcrossAPageBreakStaysOne) {
  SampleEdition sample(repeated("parola ", 200) + "\n");
  const PagedDocument document = sample.laid_out();
  ASSERT_GT(document.pages.size(), 1u);
  EXPECT_EQ(count_tag(document, StructTag::paragraph), 1u);
  EXPECT_EQ(find_text(document.pages[0], "parola")->element, find_text(document.pages[1], "parola")->element);
}

TEST(Pagination, LinesKeepOneGrid) {
  SampleEdition sample(repeated(repeated("parola ", 25) + "\n\n", 3));
  const PagedDocument document = sample.laid_out();
  std::set<int> lines = lines_of(document.pages[0]);
  ASSERT_GT(lines.size(), 4u);
  for (const int y : lines) EXPECT_EQ((y - *lines.begin()) % 70, 0) << "half a line of 14 pt";
}

TEST(Pagination, AFigureThatDoesNotFitWaitsWhileTextGoesOn) {
  layout::Flow flow;
  const auto item = [&](double height, bool floats) {
    layout::FlowItem made;
    made.fragment.height = Pt(height);
    made.floats = floats;
    flow.push_back(std::move(made));
  };
  item(60, false);
  item(50, true);
  item(30, false);
  item(30, false);
  layout::Regions regions;
  regions.height = [](size_t, bool) { return Pt(100); };
  const auto filled = layout::distribute(flow, regions);
  ASSERT_EQ(filled.size(), 2u);
  EXPECT_EQ(filled[0].placements.size(), 2u);
  EXPECT_EQ(filled[0].placements[1].item, 2u) << "the text after the figure";
  EXPECT_EQ(filled[1].placements[0].item, 1u) << "the figure heads the next region";
}

TEST(Pagination, SameInputGivesTheSameDocument) {
  const std::string text = "## Uno\n\n" + repeated("parola ", 90) + "\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
  SampleEdition first(text), second(text);
  const PagedDocument a = first.laid_out(), b = second.laid_out();
  ASSERT_EQ(a.pages.size(), b.pages.size());
  ASSERT_EQ(a.structure.size(), b.structure.size());
  for (size_t p = 0; p < a.pages.size(); ++p) {
    ASSERT_EQ(a.pages[p].items.size(), b.pages[p].items.size());
    for (size_t i = 0; i < a.pages[p].items.size(); ++i) {
      const GlyphRun* one = std::get_if<GlyphRun>(&a.pages[p].items[i]);
      const GlyphRun* two = std::get_if<GlyphRun>(&b.pages[p].items[i]);
      ASSERT_EQ(one == nullptr, two == nullptr);
      if (!one) continue;
      EXPECT_EQ(one->origin.x, two->origin.x);
    }
  }
}

}  // namespace
}  // namespace divulga
