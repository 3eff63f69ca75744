#include "diag/diagnostic.h"

#include <gmock/gmock.h>

namespace divulga {
namespace {

std::string reader(const std::string&, int line) { return line == 2 ? "tìtolo: x" : ""; }

TEST(Diagnostic, ShowsTheLineWithACaretUnderTheColumn) {
  const Diagnostic d{Severity::error, "unknown-key", {"project.yaml", 2, 3, 4}, "unknown key 'x'", "remove it"};
  EXPECT_EQ(render_text(d, reader), "project.yaml:2:3: error: unknown key 'x'\n  tìtolo: x\n    ^~~~\n  hint: remove it\n");
}

TEST(Diagnostic, AFileWithoutAPlaceIsNamedAlone) {
  const Diagnostic d{Severity::warning, "empty", {"a.md"}, "nothing in it", ""};
  EXPECT_EQ(render_text(d, reader), "a.md: warning: nothing in it\n");
}

TEST(Diagnostic, ALongLineIsCutAboutTheColumn) {
  const std::string line = std::string(300, 'a') + "X" + std::string(300, 'b');
  const Diagnostic d{Severity::error, "c", {"a.md", 1, 301, 1}, "m", ""};
  const std::string text = render_text(d, [&](const std::string&, int) { return line; });
  EXPECT_LT(text.size(), 400u);
  const size_t caret = text.find('^'), x = text.find('X');
  const size_t line_start = text.rfind('\n', x) + 1, caret_start = text.rfind('\n', caret) + 1;
  EXPECT_EQ(caret - caret_start, x - line_start - 2) << "the ellipsis is three bytes wide and one column";
}

TEST(DiagnosticSink, SortsByPlaceAndKeepsEqualOnesOnce) {
  DiagnosticSink sink;
  sink.warning("b", {"b.md", 1, 1, 0}, "second");
  sink.error("a", {"a.md", 9, 1, 0}, "first");
  sink.error("a", {"a.md", 9, 1, 0}, "first");
  ASSERT_EQ(sink.sorted().size(), 2u);
  EXPECT_EQ(sink.sorted()[0].message, "first");
  EXPECT_TRUE(sink.has_errors());
}

TEST(DiagnosticSink, WarningsAreNotErrors) {
  DiagnosticSink sink;
  sink.warning("w", {}, "careful");
  EXPECT_FALSE(sink.has_errors());
}

TEST(Nearest, FindsATypingSlip) {
  EXPECT_EQ(did_you_mean("titel", {"title", "summary"}), "did you mean 'title'?");
}

TEST(Nearest, SaysNothingWhenNothingIsNear) { EXPECT_EQ(nearest("zzz", {"title", "summary"}), ""); }

TEST(Json, EscapesQuotesAndControls) {
  EXPECT_THAT(render_json({{Severity::error, "c", {"a\"b", 1, 2, 3}, "x\n\x01", ""}}),
              testing::AllOf(testing::HasSubstr("\"a\\\"b\""), testing::HasSubstr("x\\n\\u0001")));
}

}  // namespace
}  // namespace divulga
