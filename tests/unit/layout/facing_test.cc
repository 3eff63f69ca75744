#include "layout/block_pairs.h"
#include "unit/layout/sample_edition.h"

namespace divulga {
namespace {

/// An edition with the same text in Italian beside it.
struct BilingualEdition : SampleEdition {
  BilingualEdition(const std::string& italian, const std::string& other, const std::string& language) : SampleEdition(other, language), source(italian) {
    material.title.text = "Foglio di prova";
    edition.document.title = "Other title";
    auto own = std::make_shared<Edition>(source.edition);
    own->material = &material;
    edition.facing = own;
    design_text = "kind: facing\npage: { width: 210, height: 120 }\nmargins: { top: 10, bottom: 12, start: 15, end: 15 }\ncolumns: { gutter: 10 }\n"
                  "type: { family: sans, body: 10, leading: 14 }\nlockup: last-page\n";
  }
  std::string told() {
    std::string out;
    for (const Diagnostic& diagnostic : sink.sorted()) out += render_text(diagnostic, {});
    return out;
  }
  SampleEdition source;
};

const GlyphRun& run(const PagedDocument& document, const std::string& words) {
  for (const Page& page : document.pages)
    if (const GlyphRun* found = find_text(page, words)) return *found;
  ADD_FAILURE() << "no '" << words << "'";
  static const GlyphRun none;
  return none;
}

TEST(Facing, PairsStartOnOneBaselineInTwoColumns) {
  BilingualEdition pair("## Uno\n\nPrimo punto.\n\nSecondo " + repeated("molto ", 60) + "lungo.\n\nTerzo.\n", "## One\n\nFirst point.\n\nSecond short.\n\nThird.\n", "en");
  const PagedDocument document = pair.laid_out();
  EXPECT_EQ(pair.told(), "");
  for (const auto& [left, right] : {std::pair{"Uno", "One"}, {"Primo", "First"}, {"Secondo", "Second short"}, {"Terzo", "Third"}}) {
    EXPECT_EQ(page_of(document, left), page_of(document, right)) << left;
    EXPECT_NEAR(run(document, left).origin.y.value, run(document, right).origin.y.value, 0.01) << left;
    EXPECT_NEAR(millimetres(run(document, left).origin.x), 15, 0.5) << left;
    EXPECT_NEAR(millimetres(run(document, right).origin.x), 110, 0.5) << right;
  }
}

TEST(Facing, ItalianStaysAtTheLeftOfArabic) {
  BilingualEdition pair("Testo in italiano.\n", "نص عربي قصير\n", "ar");
  const PagedDocument document = pair.laid_out();
  EXPECT_NEAR(millimetres(run(document, "Testo").origin.x), 15, 0.5);
  EXPECT_GT(millimetres(run(document, "نص").origin.x), 110);
  EXPECT_NEAR(run(document, "Testo").origin.y.value, run(document, "نص").origin.y.value, 0.01);
}

TEST(Facing, ListItemsArePairedOneByOneAndNumbered) {
  BilingualEdition pair("Prima.\n\n- uno\n- due " + repeated("parole ", 40) + "\n- tre\n", "Before.\n\n- one\n- two\n- three\n", "en");
  const PagedDocument document = pair.laid_out();
  EXPECT_NEAR(run(document, "tre").origin.y.value, run(document, "three").origin.y.value, 0.01);
  const GlyphRun* fourth = find_text(document.pages[0], "4");
  ASSERT_NE(fourth, nullptr);
  EXPECT_NEAR(fourth->origin.y.value, run(document, "three").origin.y.value, 0.5);
  EXPECT_GT(millimetres(fourth->origin.x), 100);
  EXPECT_LT(millimetres(fourth->origin.x), 110);
  EXPECT_EQ(count_tag(document, StructTag::list), 2u) << "a list of each language stays one list";
}

TEST(Facing, EachLanguageIsOnePartTheReadersFirst) {
  BilingualEdition pair("## Uno\n\nPrimo.\n", "## One\n\nFirst.\n", "en");
  const PagedDocument document = pair.laid_out();
  std::vector<const StructElement*> parts;
  for (const StructElement& element : document.structure)
    if (element.parent == 0 && element.tag == StructTag::sect) parts.push_back(&element);
  ASSERT_GE(parts.size(), 2u);
  EXPECT_TRUE(parts[0]->language.empty());
  EXPECT_EQ(parts[1]->language, LocaleTag("it"));
  EXPECT_EQ(document.language, LocaleTag("en"));
  EXPECT_EQ(count_tag(document, StructTag::h1), 2u);
  ASSERT_EQ(document.outline.size(), 2u) << "bookmarks are the reader's";
  EXPECT_EQ(document.outline[1].title, "One");
}

TEST(Facing, ALongPairBreaksOnBothSidesAtTheSameShare) {
  BilingualEdition pair(repeated("Parola ", 500) + "fine.\n", repeated("Word ", 500) + "end.\n", "en");
  const PagedDocument document = pair.laid_out();
  EXPECT_EQ(pair.told(), "");
  ASSERT_GT(document.pages.size(), 1u);
  for (size_t i = 0; i < document.pages.size(); ++i)
    EXPECT_EQ(find_text(document.pages[i], "Parola") != nullptr, find_text(document.pages[i], "Word") != nullptr) << "page " << i + 1;
}

TEST(Facing, AShortPairGoesToTheNextPageWhole) {
  std::string left, right;
  for (int i = 0; i < 30; ++i) left += "Punto " + std::to_string(i) + repeated(" parole", 14) + ".\n\n", right += "Point " + std::to_string(i) + repeated(" words", 14) + ".\n\n";
  BilingualEdition pair(left, right, "en");
  const PagedDocument document = pair.laid_out();
  ASSERT_GT(document.pages.size(), 1u);
  for (int i = 0; i < 30; ++i) EXPECT_EQ(page_of(document, "Punto " + std::to_string(i)), page_of(document, "Point " + std::to_string(i))) << i;
}

TEST(Facing, AWideTableStandsAcrossBothColumnsTwice) {
  const auto table = [](const std::string& word) {
    std::string row = "|", line = "|";
    for (int i = 0; i < 6; ++i) row += " " + word + std::to_string(i) + " and more |", line += "---|";
    return row + "\n" + line + "\n" + row + "\n";
  };
  BilingualEdition pair(table("colonna"), table("column"), "en");
  const PagedDocument document = pair.laid_out();
  EXPECT_EQ(pair.told(), "");
  EXPECT_LT(run(document, "colonna0").origin.y, run(document, "column0").origin.y);
  EXPECT_NEAR(run(document, "colonna0").origin.x.value, run(document, "column0").origin.x.value, 1);
  EXPECT_GT(millimetres(run(document, "column5").origin.x), 150);
}

TEST(Facing, ANarrowTableStandsInItsColumn) {
  BilingualEdition pair("| a | b |\n|---|---|\n| uno | due |\n", "| a | b |\n|---|---|\n| one | two |\n", "en");
  const PagedDocument document = pair.laid_out();
  EXPECT_NEAR(run(document, "uno").origin.y.value, run(document, "one").origin.y.value, 0.01);
}

Blocks blocks(const std::string& markdown) {
  DiagnosticSink sink;
  return parse_markdown(MappedText(markdown, "a.md"), {LocaleTag("it"), ""}, sink).blocks;
}
std::string pairs(const std::string& source, const std::string& target) {
  const Blocks left = blocks(source), right = blocks(target);
  std::string out;
  for (const layout::BlockPair& pair : layout::pair_blocks(left, right)) out += pair.source && pair.target ? "=" : pair.source ? "<" : ">";
  return out;
}

TEST(BlockPairs, OneTextInTwoLanguagesPairsBlockByBlock) { EXPECT_EQ(pairs("## a\n\nb\n\n- c\n", "## x\n\ny\n\n- z\n"), "==="); }
TEST(BlockPairs, WhatIsMissingInOneStandsAlone) { EXPECT_EQ(pairs("## a\n\nb\n\n- c\n\n## d\n", "## x\n\n- z\n\n## w\n"), "=<=="); }
TEST(BlockPairs, WhatIsThereMoreStandsAlone) { EXPECT_EQ(pairs("a\n", "## x\n\ny\n"), ">="); }
TEST(BlockPairs, NothingPairsWithNothing) { EXPECT_EQ(pairs("", "a\n"), ">"); }

}  // namespace
}  // namespace divulga
