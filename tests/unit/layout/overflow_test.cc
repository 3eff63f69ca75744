#include "sample_edition.h"

namespace divulga {
namespace {

TEST(FixedPage, TooMuchTextIsAnErrorWithMillimetresAndCharacters) {
  SampleEdition sample("Prima riga.\n\n" + repeated("parola ", 200) + "\n");
  sample.design_text += "max_pages: 1\n";
  sample.laid_out();
  const auto all = sample.sink.sorted();
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].code, "overflow");
  EXPECT_EQ(all[0].span.line, 3);
  EXPECT_THAT(all[0].message.text(), testing::MatchesRegex("the page is [0-9]+\\.[0-9] mm too full in 'it': about [0-9]+ characters too many at the smallest size"));
}

TEST(FixedPage, TextIsFittedBeforeItIsRefused) {
  SampleEdition sample(repeated("parola ", 95) + "\n");
  sample.design_text += "max_pages: 1\n";
  sample.design_text.replace(sample.design_text.find("leading: 14"), 11, "leading: 14, floor: 7");
  const PagedDocument document = sample.laid_out();
  EXPECT_FALSE(sample.sink.has_errors());
  EXPECT_EQ(document.pages.size(), 1u);
  EXPECT_LT(find_text(document.pages[0], "parola")->size, Pt(10));
}

TEST(FoldedPages, MissingOnesAreAWarningAndStayBeforeTheLast) {
  SampleEdition sample("Uno.\n\n::: page-break\n:::\n\nUltima.\n");
  sample.design_text += "multiple: 4\n";
  const PagedDocument document = sample.laid_out();
  ASSERT_EQ(document.pages.size(), 4u);
  EXPECT_EQ(page_of(document, "Ultima"), 3);
  ASSERT_EQ(sample.sink.sorted().size(), 1u);
  EXPECT_EQ(sample.sink.sorted()[0].code, "page-count");
}

TEST(Images, MissingFileIsAnErrorAtItsPlace) {
  SampleEdition sample("Testo.\n\n![Un ponte](images/no.png)\n");
  sample.laid_out();
  const auto all = sample.sink.sorted();
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].code, "missing-image");
  EXPECT_EQ(all[0].span.line, 3);
}

}  // namespace
}  // namespace divulga
