#include "translation/chips.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "locale/catalog.h"
#include "markdown/segments.h"
#include "places.h"
#include "workspace/project.h"

namespace divulga {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// "{1 label}" for every chip, text between.
std::string shown(const ChippedText& text) {
  std::string out;
  for (const auto& piece : text.pieces) {
    if (piece.chip < 0) {
      out += piece.text;
      continue;
    }
    const Chip& chip = text.chips[static_cast<size_t>(piece.chip)];
    out += chip.kind == Chip::Kind::closing ? written(chip) : written(chip).insert(written(chip).size() - 1, " " + chip.label);
  }
  return out;
}

std::string shown(const std::string& markdown) { return shown(split_chips(markdown)); }

TEST(Chips, NamesOfFacts) { EXPECT_EQ(shown("Chiama {{ facts.desk.phone }}."), "Chiama {1 facts.desk.phone}."); }
TEST(Chips, Emphasis) { EXPECT_EQ(shown("**Uno** e *due*"), "{1 bold>Uno<1} e {2 italic>due<2}"); }
TEST(Chips, EmphasisInEmphasis) { EXPECT_EQ(shown("***tutto***, **a *b* c**"), "{1 italic>{2 bold>tutto<2}<1}, {3 bold>a {4 italic>b<4} c<3}"); }
TEST(Chips, ALink) { EXPECT_EQ(shown("Vedi [il *sito*](https://a.example/ \"t\")."), "Vedi {1 link>il {2 italic>sito<2}<1}."); }
TEST(Chips, ALinkWithATagInItsTarget) { EXPECT_EQ(shown("[qui]({{facts.a b}})"), "{1 link>qui<1}"); }
TEST(Chips, ASpan) { EXPECT_EQ(shown("[bonjour]{lang=fr} [1]{.tel}"), "{1 fr>bonjour<1} {2 tel>1<2}"); }
TEST(Chips, ANoteAndAReference) { EXPECT_EQ(shown("Come in @tbl-corsi.[^a]"), "Come in {1 tbl-corsi}.{2 note a}"); }
TEST(Chips, Code) { EXPECT_EQ(shown("Scrivi `**x**` qui"), "Scrivi {1 **x**} qui"); }
TEST(Chips, AnImage) { EXPECT_EQ(shown("![una porta](images/p.png)"), "{1 image>una porta<1}"); }
TEST(Chips, AnAddress) { EXPECT_EQ(shown("Su https://a.example/x."), "Su {1 https://a.example/x}."); }
TEST(Chips, AnEntity) { EXPECT_EQ(shown("a&nbsp;b & c"), "a{1 &nbsp;}b & c"); }
TEST(Chips, ABackslashIsTakenAway) { EXPECT_EQ(shown("5 \\* 3 \\[no\\](x) \\@tbl-a"), "5 {1 *} 3 [no](x) @tbl-a"); }
TEST(Chips, AHardBreakIsALineFeed) { EXPECT_EQ(shown("uno\\\ndue"), "uno\ndue"); }
TEST(Chips, SignsThatAreNoMarkupStay) { EXPECT_EQ(shown("5 * 3, a_b_c, 2 < 3, [sic] e ~5"), "5 * 3, a_b_c, 2 < 3, [sic] e ~5"); }
TEST(Chips, ASignThatLooksLikeMarkupIsAChip) { EXPECT_EQ(shown("*campo obbligatorio"), "{1 *}campo obbligatorio"); }
TEST(Chips, OutsideMarkdownOnlyNames) {
  const std::string text = "*a* [b](c) {{project.title}} \\*\n";
  EXPECT_EQ(shown(split_chips(text, Markup::tags)), "*a* [b](c) {1 project.title} \\*\n");
  EXPECT_EQ(join_chips(split_chips(text, Markup::tags)), text);
}

TEST(Chips, WhatATranslatorTypesStaysText) {
  const ChippedText source = split_chips("**Uno**");
  Message problem;
  const std::string markdown = read_with_chips("{1>a*b* [c](d) <br> @tbl-x \\ `e`<1}", source, problem);
  EXPECT_EQ(problem.text(), "");
  EXPECT_EQ(shown(markdown), "{1 bold>a*b* [c](d) <br> @tbl-x \\ `e`<1}");
}

TEST(Chips, WrittenAndReadBack) {
  const ChippedText source = split_chips("**Uno** {1} \\\\{{a}} <2} {3 x>");
  EXPECT_EQ(written_with_chips(source), "{1>Uno<1} \\{1} \\\\{2} \\<2} \\{3 x>");
  Message problem;
  EXPECT_EQ(read_with_chips(written_with_chips(source), source, problem), "**Uno** {1} \\\\{{a}} <2} {3 x>");
  EXPECT_EQ(problem.text(), "");
}

std::string problem_with(const std::string& written_form, const std::string& source) {
  Message problem;
  read_with_chips(written_form, split_chips(source), problem);
  return problem.text();
}

TEST(Chips, AMissingChipIsTold) { EXPECT_EQ(problem_with("Ring", "Chiama {{phone}}"), "chip {1} (phone) is missing"); }
TEST(Chips, ADoubledChipIsTold) { EXPECT_EQ(problem_with("{1} or {1}", "Chiama {{phone}}"), "chip {1} (phone) stands twice"); }
TEST(Chips, AnUnknownChipIsTold) { EXPECT_EQ(problem_with("{1} {2}", "Chiama {{phone}}"), "the source has no chip {2}"); }
TEST(Chips, ABrokenPairIsTold) { EXPECT_EQ(problem_with("see {1>here", "vedi [qui](x)"), "chip {1> (link) has no <1} behind it"); }
TEST(Chips, AClosingOneFirstIsTold) {
  EXPECT_EQ(problem_with("see <1}here{1>", "vedi [qui](x)"), "chip <1} (link) has no {1> before it; chip {1> (link) has no <1} behind it");
}
TEST(Chips, CrossingPairsAreTold) {
  EXPECT_EQ(problem_with("{1>a{2>b<1}c<2}", "**a** *b*"), "chip <1} (bold) crosses chip {2> (italic)");
}
TEST(Chips, EmphasisMayGoOrComeTwice) {
  EXPECT_EQ(problem_with("a", "**a**"), "");
  EXPECT_EQ(problem_with("{1>a<1} {1>b<1}", "**a**"), "");
}
TEST(Chips, ALabelBehindTheNumberIsRead) { EXPECT_EQ(problem_with("Ring {1 phone}", "Chiama {{phone}}"), ""); }

TEST(Chips, ATranslationTakesTheNumbersOfItsSource) {
  const ChippedText source = split_chips("**Uno** {{a}} [b](c)");
  EXPECT_EQ(shown(split_like("[b](c) *more* {{ a }} **One**", source)), "{3 link>b<3} {4 italic>more<4} {2 a} {1 bold>One<1}");
}
TEST(Chips, WhatTheSourceLacksCanBeReadBack) {
  const ChippedText like = split_like("*more* {{a}} **One**", split_chips("**Uno** {{a}}"));
  Message problem;
  EXPECT_EQ(read_with_chips(written_with_chips(like), like, problem), "*more* {{a}} **One**");
  EXPECT_EQ(problem.text(), "");
}

void expect_whole(const std::string& text, Markup markup = Markup::markdown) {
  const ChippedText split = split_chips(text, markup);
  ASSERT_EQ(join_chips(split), text);
  Message problem;
  ASSERT_EQ(read_with_chips(written_with_chips(split), split, problem), text) << written_with_chips(split);
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

TEST(Chips, EverySegmentOfTheExampleIsWholeAgain) {
  size_t segments = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(places::source() + "/content/ponte")) {
    if (entry.path().extension() != ".md") continue;
    for (const auto& segment : find_segments(split_front_matter(bytes_of(entry.path())).body)) {
      expect_whole(segment.text);
      ++segments;
    }
  }
  EXPECT_GT(segments, 1000u);
}

TEST(Chips, EveryTextOfTheCatalogsIsWholeAgain) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(places::source() + "/locales")) {
    if (entry.path().extension() != ".po") continue;
    DiagnosticSink sink;
    const Catalog catalog = parse_po(entry.path().string(), bytes_of(entry.path()), sink);
    for (const CatalogEntry& text : catalog.entries()) {
      expect_whole(text.source);
      expect_whole(text.translation);
      const ChippedText like = split_like(text.translation, split_chips(text.source));
      ASSERT_EQ(join_chips(like), text.translation);
    }
  }
}

TEST(Chips, TheExampleHasFewSignsThatAreChips) {
  int signs = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(places::source() + "/content/ponte")) {
    if (entry.path().extension() != ".md") continue;
    for (const auto& segment : find_segments(split_front_matter(bytes_of(entry.path())).body))
      for (const Chip& chip : split_chips(segment.text).chips) signs += chip.kind == Chip::Kind::alone && !must_stay(chip);
  }
  EXPECT_LT(signs, 5);
}

TEST(Chips, AnyTextIsWholeAgain) {
  static const std::vector<std::string> words{"*", "**", "_", "~~", "`", "``", "[", "]", "](", ")", "{{", "}}", "{{a.b}}", "{1}", "<1}", "{2>", "\\", "\\*",
                                              "\\\n", "\n", "<", ">", "<!-- x -->", "&amp;", "&", "@tbl-a", "!", "![", "[^", "[^n]", "]{.tel}", "https://a.b/c",
                                              "\u05D0\u05DC\u05E3", "\u2067", "\u2069", "e\u0301", "\U0001F30D", "\U00020000", "word", " ", "  ", "|", "\"", "'", "{", "}",
                                              "\u3002", "\u00AB", "1", "_x_", "\t", "]{lang=fr}", "http://"};
  std::mt19937 random(7);
  for (int i = 0; i < 40000; ++i) {
    std::string text;
    for (unsigned n = 1 + random() % 9; n > 0; --n) text += words[random() % words.size()];
    expect_whole(text, i % 8 ? Markup::markdown : Markup::tags);
    if (HasFatalFailure()) FAIL() << text;
  }
}

}  // namespace
}  // namespace divulga
