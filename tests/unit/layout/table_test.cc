#include "layout/dump.h"
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

/// The pages before the sixth, as they are dumped.
std::string first_pages(const std::string& markdown, const char* language) {
  SampleEdition sample(markdown, language);
  std::get<Table>(sample.edition.document.blocks[0].node).alignment[2] = ColumnAlignment::decimal;
  const std::string all = dump(sample.laid_out());
  return all.substr(0, all.find("page 6 "));
}

TEST(TableLayout, RowsSetAsTheirPageIsComposedStandLikeThoseSetBefore) {
  std::string rows = "| Uno | Due | Tre |\n|---|---|---|\n";
  for (int i = 0; i < 1000; ++i)
    rows += i == 70 ? "| è **uno** | due | 1,5 |\n" : "| uno" + std::to_string(i % 50) + " | " + (i % 7 ? "due" : "") + " | " + std::to_string(i % 50) + ",25 |\n";
  for (const char* language : {"it", "ar"}) {
    const std::string before = first_pages(rows, language), late = first_pages(rows + "| uno1 | due | 1,25 |\n", language);
    EXPECT_GT(before.size(), 5000u);
    EXPECT_TRUE(before == late) << language;
  }
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

Table& table_of(SampleEdition& sample) { return std::get<Table>(sample.edition.document.blocks[0].node); }

TEST(TableLayout, ColumnsWithANameInCommonHaveTwoRowsOfHeaders) {
  SampleEdition sample("| Luogo | Fisso | Mobile |\n|---|---|---|\n| Valdora | 1 | 2 |\n");
  Table& table = table_of(sample);
  table.groups.cells = {{{}, 1, 1}, {{{Text{"Visite"}}}, 2, 1}};
  const PagedDocument document = sample.laid_out();
  std::vector<std::string> headers;
  for (const StructElement& e : document.structure)
    if (e.tag == StructTag::header_cell) headers.push_back(std::to_string(e.column_span) + "x" + std::to_string(e.row_span));
  EXPECT_THAT(headers, testing::ElementsAre("1x2", "2x1", "1x1", "1x1"));
  const Page& page = document.pages[0];
  EXPECT_LT(find_text(page, "Visite")->origin.y, find_text(page, "Fisso")->origin.y);
  EXPECT_EQ(find_text(page, "Luogo")->origin.y, find_text(page, "Fisso")->origin.y) << "one alone stands on the rule";
}

std::string merged_rows(int rows) {
  std::string text = "| Luogo | Voce |\n|---|---|\n";
  for (int i = 1; i <= rows; ++i) text += "| Comune | voce" + std::to_string(i) + "x |\n";
  return text;
}
void merge_first_column(Table& table) {
  table.rows[0].cells[0].row_span = static_cast<int>(table.rows.size());
  for (size_t i = 1; i < table.rows.size(); ++i) table.rows[i].cells.erase(table.rows[i].cells.begin());
}

TEST(TableLayout, ACellOverSeveralRowsIsSaidAgainOnTheNextPageForTheEyeOnly) {
  SampleEdition sample(merged_rows(20));
  merge_first_column(table_of(sample));
  const PagedDocument document = sample.laid_out();
  ASSERT_EQ(document.pages.size(), 2u);
  ASSERT_NE(find_text(document.pages[0], "Comune"), nullptr);
  ASSERT_NE(find_text(document.pages[1], "Comune"), nullptr);
  EXPECT_NE(find_text(document.pages[0], "Comune")->element, artifact);
  EXPECT_EQ(find_text(document.pages[1], "Comune")->element, artifact);
  int spans = 0;
  for (const StructElement& e : document.structure) spans += e.row_span == 20;
  EXPECT_EQ(spans, 1);
  EXPECT_EQ(find_text(document.pages[0], "voce1x")->origin.x, find_text(document.pages[0], "voce2x")->origin.x);
}

TEST(TableLayout, AHighCellOverTwoRowsMakesThemHighEnough) {
  SampleEdition sample("| Luogo | Voce |\n|---|---|\n| Un comune con un nome lungo, che non finisce mai e va a capo molte volte, finché le righe sono alte | a |\n| x | b |\n| y | c |\n");
  Table& table = table_of(sample);
  table.widths = {1, 3};
  table.rows[0].cells[0].row_span = 2;
  table.rows[1].cells.erase(table.rows[1].cells.begin());
  const PagedDocument document = sample.laid_out();
  const GlyphRun* last = nullptr;
  for (const PageItem& item : document.pages[0].items)
    if (const GlyphRun* run = std::get_if<GlyphRun>(&item); run && run->text.find("alte") != std::string::npos) last = run;
  ASSERT_NE(last, nullptr);
  EXPECT_GT(find_text(document.pages[0], "y")->origin.y, last->origin.y);
}

TEST(TableLayout, GivenWidthsShareTheMeasure) {
  SampleEdition sample("| Uno | Due |\n|---|---|\n| a | b |\n\nTable: T {#tbl-t widths=\"3,1\"}\n");
  const PagedDocument document = sample.laid_out();
  const Pt first = find_text(document.pages[0], "Uno")->origin.x, second = find_text(document.pages[0], "Due")->origin.x;
  EXPECT_NEAR((second - first).value, Pt(Mm(60)).value, 6) << "three quarters of 80 mm, and the padding";
}

TEST(TableLayout, ARowHigherThanThePageGoesOnAtTheNext) {
  SampleEdition sample("| Uno | Due |\n|---|---|\n| prima " + repeated("parola ", 400) + "ultima | b |\n");
  const PagedDocument document = sample.laid_out();
  ASSERT_GE(document.pages.size(), 2u);
  EXPECT_NE(page_of(document, "ultima"), page_of(document, "prima"));
  for (const Page& page : document.pages)
    for (const PageItem& item : page.items) {
      const GlyphRun* run = std::get_if<GlyphRun>(&item);
      EXPECT_TRUE(!run || run->origin.y < page.size.height - Pt(Mm(9))) << run->text;
    }
  EXPECT_EQ(count_tag(document, StructTag::table_row), 2u);
}

TEST(TableLayout, SmallerTypeComesBeforeTooWide) {
  const std::string word = "12345678901234";
  std::string cells;
  for (int i = 0; i < 3; ++i) cells += "| " + word + " ";
  SampleEdition sample(cells + "|\n" + repeated("|---", 3) + "|\n" + cells + "|\n");
  sample.design_text.replace(sample.design_text.find("body: 10, leading: 14"), 21, "body: 13, leading: 18");
  const PagedDocument document = sample.laid_out();
  EXPECT_TRUE(sample.sink.sorted().empty());
  EXPECT_GE(find_text(document.pages[0], word)->size, Pt(8));
  EXPECT_LT(find_text(document.pages[0], word)->size, Pt(10)) << "by the scale it would be 10.8";
}

TEST(TableLayout, PercentAndMinusKeepTheUnitsInLine) {
  SampleEdition sample("| a | b |\n|---|---|\n| x | \u221212,5\u00A0% |\n| y | 7\u00A0% |\n");
  table_of(sample).alignment[1] = ColumnAlignment::decimal;
  const PagedDocument document = sample.laid_out();
  const auto end_of = [&](const std::string& text, const std::string& digit) {
    const GlyphRun* run = find_text(document.pages[0], text);
    for (const PlacedGlyph& glyph : run->glyphs)
      if (run->text.compare(glyph.cluster, digit.size(), digit) == 0) return run->origin.x.value + static_cast<double>(glyph.x + glyph.advance);
    return -1.0;
  };
  EXPECT_NEAR(end_of("12,5", "2"), end_of("7", "7"), 0.05);
}

TEST(TableLayout, TooWideIsAnErrorWithMillimetres) {
  std::string cells;
  for (int i = 0; i < 8; ++i) cells += "| parolalunghissimasenzaspazi ";
  SampleEdition sample(cells + "|\n" + repeated("|---", 8) + "|\n" + cells + "|\n");
  sample.laid_out();
  bool told = false;
  for (const Diagnostic& d : sample.sink.sorted()) told |= d.code == "table-too-wide" && d.message.text().find("mm wider than its page") != std::string::npos;
  EXPECT_TRUE(told);
}

}  // namespace
}  // namespace divulga
