#include "layout/bundle.h"

#include "unit/layout/sample_edition.h"

namespace divulga {
namespace {

PagedDocument bundle_of(std::initializer_list<const char*> texts) {
  std::vector<BundledDocument> documents;
  int number = 0;
  for (const char* text : texts) documents.push_back({"DEMO-" + std::to_string(++number), SampleEdition(text).laid_out()});
  return bundle(std::move(documents));
}

TEST(Bundle, HasEveryPageInOrderAndABookmarkARecord) {
  const PagedDocument whole = bundle_of({"Uno.", "Due.\n\n::: page-break\n:::\n\nAncora.", "Tre."});
  ASSERT_EQ(whole.pages.size(), 4u);
  EXPECT_EQ(page_of(whole, "Tre"), 3);
  ASSERT_EQ(whole.outline.size(), 3u);
  EXPECT_EQ(whole.outline[2].title, "DEMO-3");
  EXPECT_EQ(whole.outline[2].page, 3);
}

TEST(Bundle, EveryRecordIsAPartWithItsOwnElements) {
  const PagedDocument whole = bundle_of({"## Uno\n\nTesto.", "## Due\n\nTesto."});
  EXPECT_EQ(count_tag(whole, StructTag::part), 2u);
  EXPECT_EQ(count_tag(whole, StructTag::document), 1u);
  for (size_t i = 1; i < whole.structure.size(); ++i) EXPECT_LT(whole.structure[i].parent, static_cast<StructId>(i)) << "parents before children";
  const GlyphRun* second = find_text(whole.pages[1], "Due");
  ASSERT_NE(second, nullptr);
  const StructElement& heading = whole.structure[static_cast<size_t>(second->element)];
  EXPECT_EQ(heading.tag, StructTag::h2);
  EXPECT_EQ(whole.structure[static_cast<size_t>(heading.parent)].title, "DEMO-2");
}

TEST(Bundle, LinksLeadToTheirOwnRecordsPages) {
  const PagedDocument whole = bundle_of({"Uno.", "[là](https://a.example/)\n"});
  ASSERT_EQ(whole.pages[1].links.size(), 1u);
  const StructId element = whole.pages[1].links[0].element;
  EXPECT_EQ(whole.structure[static_cast<size_t>(element)].tag, StructTag::link);
}

TEST(Bundle, OfNothingIsEmpty) { EXPECT_TRUE(bundle({}).pages.empty()); }

}  // namespace
}  // namespace divulga
