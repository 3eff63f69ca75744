#include <gtest/gtest.h>

#include "places.h"
#include "text/latin_items.h"

namespace divulga {
namespace {

class Items : public testing::Test {
 protected:
  std::vector<Item> of(const std::vector<StyledText>& spans) {
    ParagraphOptions options;
    options.language = LocaleTag("it");
    return itemize(fonts, join_spans(spans, {}, sink), spans, options, sink);
  }
  static StyledText span(const std::string& text, FontRole role, bool italic) {
    StyledText out{text, {}};
    out.style.font = {role, 400, italic};
    return out;
  }

  FontBook fonts{places::share() + "/fonts"};
  DiagnosticSink sink;
};

TEST_F(Items, LatinTextWithoutASearchIsWhatTheSearchFinds) {
  const std::vector<StyledText> latin = {span("Perché «qui», alle 9:30\u00A0– ", FontRole::serif, false), span("così", FontRole::serif, true), span("", FontRole::sans, false),
                                         span(" pa\u00ADro\u00ADla, 3 € (ť, ø) “x” …", FontRole::sans, false), span("12", FontRole::mono, false)};
  std::vector<StyledText> with_other = latin;
  with_other.push_back(span(" Привет", FontRole::serif, false));     // makes the whole paragraph be searched
  ParagraphOptions options;
  options.language = LocaleTag("it");
  ASSERT_TRUE(latin_items(fonts, join_spans(latin, {}, sink), latin, options)) << "not searched";
  const std::vector<Item> quick = of(latin), searched = of(with_other);
  ASSERT_EQ(quick.size(), 4u);
  ASSERT_GT(searched.size(), quick.size());
  for (size_t i = 0; i < quick.size(); ++i) {
    EXPECT_EQ(quick[i].start, searched[i].start) << i;
    EXPECT_EQ(quick[i].end, searched[i].end) << i;
    EXPECT_EQ(quick[i].span, searched[i].span) << i;
    EXPECT_EQ(quick[i].font, searched[i].font) << i;
    EXPECT_EQ(quick[i].script, searched[i].script) << i;
    EXPECT_EQ(quick[i].level, searched[i].level) << i;
  }
}

TEST_F(Items, ALetterThatTheFirstFaceLacksIsSearchedFor) {
  const std::vector<Item> items = of({span("a \u2603 b", FontRole::sans, false)});
  EXPECT_GT(items.size(), 1u);
}

}  // namespace
}  // namespace divulga
