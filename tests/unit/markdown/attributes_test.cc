#include "markdown/attributes.h"

#include <gmock/gmock.h>

namespace divulga {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

TEST(Attributes, IdClassesAndValues) {
  const auto parsed = parse_attributes(R"({#fig-a .wide width=60% title="a \"b\" c"} rest)");
  EXPECT_EQ(parsed.attributes.id, "fig-a");
  EXPECT_THAT(parsed.attributes.classes, ElementsAre("wide"));
  EXPECT_THAT(parsed.attributes.values, ElementsAre(Pair("title", "a \"b\" c"), Pair("width", "60%")));
  EXPECT_THAT(parsed.problems, IsEmpty());
  EXPECT_EQ(parsed.size, 42u);
}

TEST(Attributes, AKeyNamedIdIsTheId) { EXPECT_EQ(parse_attributes("{id=tbl-x}").attributes.id, "tbl-x"); }

TEST(Attributes, ATemplateTagIsAValueWhole) {
  const auto parsed = parse_attributes("{url={{facts.desk.site}} title=\"a {{b}}\"}");
  EXPECT_EQ(parsed.attributes.get("url"), "{{facts.desk.site}}");
  EXPECT_EQ(parsed.attributes.get("title"), "a {{b}}");
  EXPECT_THAT(parsed.problems, IsEmpty());
}

TEST(Attributes, ThePlaceOfAValue) {
  const auto parsed = parse_attributes("{title=\"abc\"}");
  ASSERT_EQ(parsed.values.size(), 1u);
  EXPECT_EQ(parsed.values[0].offset, 8u);
  EXPECT_EQ(parsed.values[0].size, 3u);
}

std::string problem_of(const std::string& text) {
  const auto parsed = parse_attributes(text);
  return parsed.problems.empty() ? "" : std::to_string(parsed.problems[0].offset) + " " + parsed.problems[0].message.text();
}

TEST(Attributes, MistakesAreLocated) {
  EXPECT_EQ(problem_of("{#a"), "0 '{' is not closed");
  EXPECT_EQ(problem_of("{a=\"b}"), "1 the quotation mark of 'a' is not closed");
  EXPECT_EQ(problem_of("{a}"), "1 'a' has no value");
  EXPECT_EQ(problem_of("{a=}"), "1 'a' has no value");
  EXPECT_EQ(problem_of("{#a #b}"), "4 a second id 'b'");
  EXPECT_EQ(problem_of("{a=1 a=2}"), "5 key 'a' stands twice");
  EXPECT_EQ(problem_of("{=x}"), "1 '=x' is not an attribute");
}

}  // namespace
}  // namespace divulga
