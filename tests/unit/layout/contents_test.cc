#include "sample_edition.h"

namespace divulga {
namespace {

TEST(Contents, PageNumbersAreThoseOfTheHeadings) {
  std::string text = "::: toc\n:::\n\n";
  for (int i = 1; i <= 4; ++i) text += "## Capitolo" + std::to_string(i) + "\n\n" + repeated("parola ", 90) + "\n\n";
  SampleEdition sample(text);
  const PagedDocument document = sample.laid_out();
  const Page& first = document.pages[0];
  for (int i = 1; i <= 4; ++i) {
    const std::string title = "Capitolo" + std::to_string(i);
    int target = -1;
    for (const OutlineEntry& entry : document.outline)
      if (entry.title == title) target = entry.page;
    ASSERT_GE(target, 0) << title;
    const GlyphRun* line = find_text(first, title);
    ASSERT_NE(line, nullptr);
    bool shown = false, linked = false;
    for (const PageItem& item : first.items)
      if (const GlyphRun* run = std::get_if<GlyphRun>(&item))
        shown |= run->text == std::to_string(target + 1) && std::abs((run->origin.y - line->origin.y).value) < 1;
    for (const LinkArea& link : first.links) linked |= link.page == target && link.box.y < line->origin.y && link.box.bottom() > line->origin.y;
    EXPECT_TRUE(shown) << title << " on page " << target + 1;
    EXPECT_TRUE(linked) << title;
  }
  EXPECT_EQ(count_tag(document, StructTag::toc_item), 4u);
}

TEST(Contents, CrossReferenceLinksToItsTarget) {
  SampleEdition sample("Vedi @tbl-a.\n\n" + repeated("parola ", 150) + "\n\n| a |\n|---|\n| b |\n\nTable: Titolo {#tbl-a}\n");
  sample.edition.document.labels["tbl-a"] = "Tabella 1";
  const PagedDocument document = sample.laid_out();
  ASSERT_FALSE(document.pages[0].links.empty());
  EXPECT_EQ(document.pages[0].links[0].page, page_of(document, "Titolo"));
  EXPECT_EQ(count_tag(document, StructTag::reference), 1u);
}

}  // namespace
}  // namespace divulga
