#include "markdown/segments.h"

#include <gmock/gmock.h>

namespace divulga {
namespace {

using testing::ElementsAre;

std::vector<std::string> segments_of(const std::string& text) {
  std::vector<std::string> out;
  for (const auto& segment : find_segments(text)) out.push_back(std::string(name_of(segment.kind)) + ": " + segment.text);
  return out;
}

TEST(Segments, HeadingWithoutItsAttributes) {
  EXPECT_THAT(segments_of("## Dove e quando {#sec-dove .unnumbered}\n\n### Ciao {{facts.a}} ###\n"),
              ElementsAre("heading: Dove e quando", "heading: Ciao {{facts.a}} ###"));
}

TEST(Segments, LinesOfAParagraphAreOneLine) {
  EXPECT_THAT(segments_of("Uno *due*\n  tre {{x}}\n\nQuattro\\\ncinque"), ElementsAre("paragraph: Uno *due* tre {{x}}", "paragraph: Quattro\\\ncinque"));
}

TEST(Segments, ListItemsAndQuotations) {
  EXPECT_THAT(segments_of("- uno\n  e mezzo\n- [x] due\n\n  ancora\n\n> detto\n> bene\n"),
              ElementsAre("list item: uno e mezzo", "list item: due", "list item: ancora", "paragraph: detto bene"));
}

TEST(Segments, TermsAndTheirMeanings) {
  EXPECT_THAT(segments_of("Nulla osta\n: Il permesso\n  di entrare.\n: Altro.\n\nDopo\n"),
              ElementsAre("paragraph: Nulla osta", "list item: Il permesso di entrare.", "list item: Altro.", "paragraph: Dopo"));
}

TEST(Segments, TableCellsAndCaption) {
  EXPECT_THAT(segments_of("| Anno | *Chi* |\n|---|--:|\n| 2025 | a \\| b |\n\nTable: La tabella {#tbl-a}\n"),
              ElementsAre("table cell: Anno", "table cell: *Chi*", "table cell: 2025", "table cell: a \\| b", "caption: La tabella"));
}

TEST(Segments, ATableRightUnderAParagraph) {
  EXPECT_THAT(segments_of("Uno\ndue\n| a | b |\n|---|---|\n| c | d |\n"),
              ElementsAre("paragraph: Uno due", "table cell: a", "table cell: b", "table cell: c", "table cell: d"));
  EXPECT_THAT(segments_of("Uno\n| a |\n|---|\n\nDue"), ElementsAre("paragraph: Uno", "table cell: a", "paragraph: Due"));
}

TEST(Segments, AnEmptyTextOfAContainerIsNone) { EXPECT_THAT(segments_of("::: {.callout title=\"\"}\nBada\n:::\n"), ElementsAre("paragraph: Bada")); }

TEST(Segments, AFigureHasAlternativeTextAndCaption) {
  EXPECT_THAT(segments_of("![Una porta](images/x.png \"La *porta*\"){#fig-a width=60%}\n"),
              ElementsAre("alternative text: Una porta", "caption: La *porta*"));
}

TEST(Segments, TextsOfContainersButNotTheirCodes) {
  EXPECT_THAT(segments_of("::: {.chart data=m type=line label=month series=\"fixed:Sportello fisso, mobile:Sportello, mobile\" subtitle=\"Visite\"}\nCresce\n:::\n"),
              ElementsAre("label: Sportello fisso", "label: Sportello, mobile", "container's text: Visite", "paragraph: Cresce"));
}

TEST(Segments, AColumnsFormatIsNobodysToTranslate) {
  EXPECT_THAT(segments_of("::: {.data-table data=m columns=\"spent:Spesa:money, share:Quota: parte :share, x::whole, hours:Ore: 9:30\"}\nLe spese\n:::\n"),
              ElementsAre("label: Spesa", "label: Quota: parte", "label: Ore: 9:30", "paragraph: Le spese"));
}

TEST(Segments, FootnotesStandWhereTheyAreWritten) {
  EXPECT_THAT(segments_of("Testo[^a].\n\n[^a]: Nota\n    lunga\n\nFine"), ElementsAre("paragraph: Testo[^a].", "paragraph: Nota lunga", "paragraph: Fine"));
}

TEST(Segments, TagsAloneOnALineEndParagraphs) {
  EXPECT_THAT(segments_of("{{#rows}}\n- {{n}} volte\n{{/rows}}\n{{> p}}\n"), ElementsAre("list item: {{n}} volte"));
}

TEST(Segments, CodeIsNotTranslated) { EXPECT_THAT(segments_of("```\nx\n```\n"), testing::IsEmpty()); }

TEST(Segments, LettersOfAnyScriptOutsideTags) {
  EXPECT_TRUE(has_letters("文"));
  EXPECT_TRUE(has_letters("{{a}} è"));
  EXPECT_FALSE(has_letters("{{facts.a}}: 12–13, € 5 “…”"));
}

}  // namespace
}  // namespace divulga
