#include <gmock/gmock.h>

#include "translation/extract.h"

namespace divulga {
namespace {

TEST(Align, PairsSegmentsInOrder) {
  DiagnosticSink sink;
  const auto pairs = align("## Uno\n\nDue {{x}}\n\n- 12\n", "## One\n\nTwo {{x}}\n\n- 12\n", "en.md", 5, sink);
  ASSERT_EQ(pairs.size(), 2u);
  EXPECT_EQ(pairs[1].source, "Due {{x}}");
  EXPECT_EQ(pairs[1].translation, "Two {{x}}");
  EXPECT_FALSE(sink.has_errors());
}

std::string problem_of(const std::string& source, const std::string& translated) {
  DiagnosticSink sink;
  align(source, translated, "en.md", 5, sink);
  const auto found = sink.sorted();
  return found.size() == 1 ? std::to_string(found[0].span.line) + ": " + found[0].message.text() : "";
}

TEST(Align, NamesTheFirstSegmentThatDiffers) {
  EXPECT_EQ(problem_of("## Uno\n\nDue\n", "## One\n\n- two\n"), "7: a list item 'two' where the source has the paragraph 'Due'");
  EXPECT_EQ(problem_of("Uno\n\nDue\n", "One\n"), "6: the translation ends before the paragraph 'Due'");
  EXPECT_EQ(problem_of("Uno\n", "One\n\nTwo\n"), "7: the translation has a paragraph 'Two' more than the source");
}

}  // namespace
}  // namespace divulga
