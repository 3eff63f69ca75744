#include "proof/page_texts.h"

#include <gtest/gtest.h>

namespace divulga {
namespace {

GlyphRun run(const std::string& text, double x, double y) {
  GlyphRun run;
  run.size = Pt{10};
  run.origin = {Pt{x}, Pt{y}};
  run.text = text;
  run.glyphs.push_back({1, 0, 0, static_cast<float>(5 * text.size()), 0});
  return run;
}

PagedDocument document(std::vector<std::vector<GlyphRun>> pages) {
  PagedDocument out;
  for (auto& runs : pages) {
    Page page;
    page.size = {Pt{500}, Pt{700}};
    for (auto& run : runs) page.items.emplace_back(std::move(run));
    out.pages.push_back(std::move(page));
  }
  return out;
}

TEST(PageTexts, AParagraphOverTwoLinesWithAHyphen) {
  const PageTexts texts(document({{run("Altro", 50, 100), run("Lo sportello apre il lu-", 50, 120), run("ned\u00EC mattina", 50, 134), run("Altro", 50, 160)}}));
  const auto place = texts.find(split_chips("Lo sportello apre il luned\u00EC mattina"));
  ASSERT_TRUE(place);
  EXPECT_EQ(place->page, 0);
  EXPECT_DOUBLE_EQ(place->box.y.value, 120 - 9.5);
  EXPECT_DOUBLE_EQ(place->box.bottom().value, 134 - 9.5 + 12.5);
  EXPECT_DOUBLE_EQ(place->box.x.value, 50);
}

TEST(PageTexts, AChipIsWhateverStandsInItsPlace) {
  const PageTexts texts(document({{}, {run("Chiama il +39 0000 000 001 subito", 10, 50), run("Altro", 10, 70)}}));
  const auto place = texts.find(split_chips("Chiama il **{{facts.desk.phone}}** subito"));
  ASSERT_TRUE(place);
  EXPECT_EQ(place->page, 1);
  EXPECT_DOUBLE_EQ(place->box.height.value, 12.5);
}

TEST(PageTexts, ATextByItselfComesBeforeOneInASentence) {
  const PageTexts texts(document({{run("Vieni allo Sportello Ponte oggi", 10, 50), run("Sportello Ponte", 10, 90)}}));
  EXPECT_DOUBLE_EQ(texts.find(split_chips("Sportello Ponte"))->box.y.value, 90 - 9.5);
}
TEST(PageTexts, CapitalsOfADesignDoNotCount) { EXPECT_TRUE(PageTexts(document({{run("DOVE SIAMO", 1, 1)}})).find(split_chips("Dove siamo"))); }
TEST(PageTexts, WhatIsNotThereIsNotFound) { EXPECT_FALSE(PageTexts(document({{run("Uno", 1, 1)}})).find(split_chips("Tutt'altro"))); }
TEST(PageTexts, TwoLettersAreTooFew) { EXPECT_FALSE(PageTexts(document({{run("ab", 1, 1)}})).find(split_chips("ab"))); }
TEST(PageTexts, NothingButChips) { EXPECT_FALSE(PageTexts(document({{run("ab", 1, 1)}})).find(split_chips("{{a}}"))); }

}  // namespace
}  // namespace divulga
