#include "sample_edition.h"

namespace divulga {
namespace {

std::string long_table(int rows) {
  std::string text = "| Voce | Numero |\n|---|---:|\n";
  for (int i = 1; i <= rows; ++i) text += "| Riga" + std::to_string(i) + "x | " + std::to_string(i * 7) + " |\n";
  return text + "\nTable: Una tabella lunga {#tbl-lunga}\n";
}

TEST(TableLayout, HeaderRepeatsOnEveryPageAndIsReadOnce) {
  SampleEdition sample(long_table(40));
  const PagedDocument document = sample.laid_out();
  ASSERT_GE(document.pages.size(), 3u);
  for (size_t p = 0; p < document.pages.size(); ++p) {
    const GlyphRun* header = find_text(document.pages[p], "Voce");
    ASSERT_NE(header, nullptr) << "page " << p + 1;
    EXPECT_EQ(header->element == artifact, p > 0) << "a repeated header is decoration";
  }
  EXPECT_EQ(count_tag(document, StructTag::table), 1u);
  EXPECT_EQ(count_tag(document, StructTag::table_row), 41u);
}

TEST(TableLayout, CaptionIsKeptWithItsTable) {
  for (int before = 4; before < 14; ++before) {
    SampleEdition sample(repeated("Riga.\\\n", before) + "fine.\n\n" + long_table(20));
    const PagedDocument document = sample.laid_out();
    const int caption = page_of(document, "lunga");
    ASSERT_GE(caption, 0);
    EXPECT_EQ(caption, page_of(document, "Riga1x")) << before;
    EXPECT_EQ(caption, page_of(document, "Riga2x")) << before;
  }
}

TEST(TableLayout, RowsTouchOneAnotherInAPageWithAMarginColumn) {
  SampleEdition sample("| Uno | Due | Tre |\n|---|---|---|\n" + repeated("| una cella che è lunga | un’altra cella lunga | ancora |\n", 12));
  sample.design_text.replace(sample.design_text.find("type:"), 5, "columns: { text: 50, gutter: 5, margin: 25 }\ntype:");
  const PagedDocument document = sample.laid_out();
  std::vector<Pt> rules;
  for (const PageItem& item : document.pages[0].items)
    if (const Path* path = std::get_if<Path>(&item); path && path->stroke) rules.push_back(path->commands[0].p1.y);
  ASSERT_GT(rules.size(), 3u);
  EXPECT_NEAR((rules[2] - rules[1]).value, (rules[3] - rules[2]).value, 0.01);
  EXPECT_LT(rules[2] - rules[1], Pt(30)) << "two lines and their padding, nothing else";
}

TEST(TableLayout, HeaderCellsHaveAScope) {
  SampleEdition sample(long_table(2));
  const PagedDocument document = sample.laid_out();
  int columns = 0, rows = 0;
  for (const StructElement& e : document.structure) {
    if (e.tag != StructTag::header_cell) continue;
    columns += e.scope == StructElement::Scope::column;
    rows += e.scope == StructElement::Scope::row;
  }
  EXPECT_EQ(columns, 2);
  EXPECT_EQ(rows, 2) << "beside numbers the first cell names its row";
}

TEST(TableLayout, NumbersStandOnTheirDecimalSeparator) {
  SampleEdition sample("| a | b |\n|---|---|\n| x | 1,5 |\n| y | 120,25 |\n");
  std::get<Table>(sample.edition.document.blocks[0].node).alignment[1] = ColumnAlignment::decimal;
  const PagedDocument document = sample.laid_out();
  const auto separator_x = [&](const std::string& number) {
    const GlyphRun* run = find_text(document.pages[0], number);
    for (const PlacedGlyph& glyph : run->glyphs)
      if (run->text[glyph.cluster] == ',') return run->origin.x.value + static_cast<double>(glyph.x);
    return -1.0;
  };
  EXPECT_NEAR(separator_x("1,5"), separator_x("120,25"), 0.3);
}

TEST(TableLayout, ColumnsTurnWithTheWriting) {
  SampleEdition left("| Uno | Due |\n|---|---|\n| a | b |\n", "it"), right("| Uno | Due |\n|---|---|\n| a | b |\n", "ar");
  const PagedDocument a = left.laid_out(), b = right.laid_out();
  EXPECT_LT(find_text(a.pages[0], "Uno")->origin.x, find_text(a.pages[0], "Due")->origin.x);
  EXPECT_GT(find_text(b.pages[0], "Uno")->origin.x, find_text(b.pages[0], "Due")->origin.x);
}

TEST(TableLayout, TooWideIsAnErrorWithMillimetres) {
  std::string cells;
  for (int i = 0; i < 8; ++i) cells += "| parolalunghissimasenzaspazi ";
  SampleEdition sample(cells + "|\n" + repeated("|---", 8) + "|\n" + cells + "|\n");
  sample.laid_out();
  bool told = false;
  for (const Diagnostic& d : sample.sink.sorted()) told |= d.code == "table-too-wide" && d.message.find("mm wider than its page") != std::string::npos;
  EXPECT_TRUE(told);
}

}  // namespace
}  // namespace divulga
