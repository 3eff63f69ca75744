#include "translation/translate.h"

#include <gmock/gmock.h>

namespace divulga {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Translated {
  std::string text;
  int segments, missing;
  std::vector<std::string> problems;
};

Translated translated(const std::string& source, const std::vector<std::pair<std::string, std::string>>& pairs) {
  std::vector<CatalogEntry> entries;
  for (const auto& [from, to] : pairs) {
    CatalogEntry entry;
    entry.source = from;
    entry.translation = to;
    entry.span = {"locales/en/p.po", static_cast<int>(entries.size()) + 1};
    entries.push_back(entry);
  }
  DiagnosticSink sink;
  const auto result = translate_markdown(MappedText(source, "a.md"), Catalog(entries), LocaleTag("it"), sink);
  Translated out{result.text.text(), result.segments, result.missing, {}};
  for (const auto& d : sink.sorted()) out.problems.push_back(d.span.file + ":" + std::to_string(d.span.line) + ": " + d.message.text());
  return out;
}

TEST(TranslateMarkdown, EverySegmentInItsPlace) {
  const auto result = translated("## Uno {#sec-a}\n\n- due\n  e *tre*\n\n| A1 b | 2 |\n|---|--:|\n| xx | 3 |\n",
                                 {{"Uno", "One"}, {"due e *tre*", "two and *three*"}, {"A1 b", "B"}, {"xx", "y"}});
  EXPECT_EQ(result.text, "## One {#sec-a}\n\n- two and *three*\n\n| B | 2 |\n|---|--:|\n| y | 3 |\n");
  EXPECT_EQ(result.segments, 4);
  EXPECT_EQ(result.missing, 0);
  EXPECT_THAT(result.problems, IsEmpty());
}

TEST(TranslateMarkdown, AMissingSegmentStaysAndIsMarked) {
  const auto result = translated("## Uno {#sec-a}\n\nDue *tre*\n\n12\n", {{"Uno", "One"}});
  EXPECT_EQ(result.text, "## One {#sec-a}\n\n[Due *tre*]{lang=it}\n\n12\n");
  EXPECT_EQ(result.missing, 1);
}

TEST(TranslateMarkdown, ContainersTexts) {
  const auto result = translated("::: {.callout title=Nota kind=note}\nciao\n:::\n", {{"Nota", "A \"note\""}, {"ciao", "hello"}});
  EXPECT_EQ(result.text, "::: {.callout title=\"A \\\"note\\\"\" kind=note}\nhello\n:::\n");
}

TEST(TranslateMarkdown, SignsThatWouldBreakThePlaceGetABackslash) {
  EXPECT_EQ(translated("| aa |\n|---|\n| bb |\n", {{"aa", "x | y"}, {"bb", "p \\| q"}}).text, "| x \\| y |\n|---|\n| p \\| q |\n");
  EXPECT_EQ(translated("![aa](i.png \"bb\")\n", {{"aa", "x"}, {"bb", "the \"y\""}}).text, "![x](i.png \"the \\\"y\\\"\")\n");
}

TEST(TranslateMarkdown, LineFeedsOfATranslationDoNotEndItsParagraph) {
  EXPECT_EQ(translated("aa\n\nbb\n", {{"aa", "x\n\ny"}, {"bb", "p\\\nq"}}).text, "x  y\n\np\\\nq\n");
}

TEST(TranslateMarkdown, ATranslationWithOtherMarksIsAnErrorInTheCatalog) {
  const auto result = translated("Chiama {{a.b}} o [scrivi](https://x.y/)[^n].\n\n[^n]: {{ c }} sì\n",
                                 {{"Chiama {{a.b}} o [scrivi](https://x.y/)[^n].", "Call {{a.c}} or [write](https://x.y/z)."}, {"{{ c }} sì", "{{c}} yes"}});
  EXPECT_THAT(result.problems,
              ElementsAre("locales/en/p.po:1: the translation lacks '[^n]', '](https://x.y/)', '{{a.b}}' and has '](https://x.y/z)', '{{a.c}}', which the source has not"));
}

TEST(TranslateMarkdown, ATranslationsPlaceIsItsEntryAndTheRestIsTheSources) {
  CatalogEntry entry;
  entry.source = "Uno due";
  entry.translation = "One two and more";
  entry.span = {"en.po", 7, 1, 0};
  DiagnosticSink sink;
  const auto result = translate_markdown(MappedText("Uno\ndue\n\nTre 3\n", "a.md", 10), Catalog({entry}), LocaleTag("it"), sink);
  EXPECT_EQ(result.text.locate(result.text.text().find("more")), entry.span);
  EXPECT_EQ(result.text.locate(result.text.text().find("Tre")), (SourceSpan{"a.md", 13, 1, 0}));
}

}  // namespace
}  // namespace divulga
