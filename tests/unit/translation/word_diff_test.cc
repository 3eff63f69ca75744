#include "translation/word_diff.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <numeric>

namespace divulga {
namespace {

std::string shown(const std::string& before, const std::string& now) {
  std::string out;
  for (const DiffRun& run : word_diff(before, now))
    out += run.kind == DiffRun::Kind::equal ? run.text : run.kind == DiffRun::Kind::deleted ? "[-" + run.text + "-]" : "{+" + run.text + "+}";
  return out;
}

TEST(WordDiff, NamesTheWordsThatChanged) {
  EXPECT_EQ(shown("Apre alle otto", "Apre alle nove"), "Apre alle [-otto-]{+nove+}");
  EXPECT_EQ(shown("Apre oggi alle otto", "Apre alle otto"), "Apre [-oggi -]alle otto");
  EXPECT_EQ(shown("", "Nuovo"), "{+Nuovo+}");
  EXPECT_EQ(shown("uguale", "uguale"), "uguale");
}

TEST(WordDiff, ChangesWithABlankBetweenAreOne) { EXPECT_EQ(shown("uno due tre", "quattro cinque tre"), "[-uno due-]{+quattro cinque+} tre"); }

TEST(WordDiff, ANameIsAWord) { EXPECT_EQ(shown("Chiama {{facts.a}}.", "Chiama {{facts.b}}."), "Chiama [-{{facts.a}}-]{+{{facts.b}}+}."); }

TEST(WordDiff, ScriptsWithoutBlanks) { EXPECT_EQ(shown("我们明天开门", "我们今天开门"), "我们[-明天-]{+今天+}开门"); }

TEST(WordDiff, ItsRunsAreTheTexts) {
  const std::string before = "a  b, {{c}} d\\\ne", now = "b {{c}}, f  d e";
  std::string old_text, new_text;
  for (const DiffRun& run : word_diff(before, now)) {
    if (run.kind != DiffRun::Kind::inserted) old_text += run.text;
    if (run.kind != DiffRun::Kind::deleted) new_text += run.text;
  }
  EXPECT_EQ(new_text, now);
  EXPECT_EQ(old_text, before);
}

TEST(CommonSubsequence, OfLongSequencesToo) {
  std::vector<std::uint64_t> a(5000), b;
  std::iota(a.begin(), a.end(), 0u);
  for (const auto number : a)
    if (number % 7 != 0) b.push_back(number % 11 == 0 ? number + 100'000 : number);
  const auto pairs = common_subsequence(a, b);
  size_t expected = 0;
  for (const auto number : a) expected += number % 7 != 0 && number % 11 != 0 ? 1u : 0u;
  EXPECT_EQ(pairs.size(), expected);
  EXPECT_TRUE(std::is_sorted(pairs.begin(), pairs.end()));
  for (const auto& [i, j] : pairs) EXPECT_EQ(a[i], b[j]);
}

TEST(Likeness, IsTheShareOfWords) {
  EXPECT_DOUBLE_EQ(likeness("uno due tre", "uno due tre."), 1);
  EXPECT_DOUBLE_EQ(likeness("uno due", "tre quattro"), 0);
  EXPECT_DOUBLE_EQ(likeness("uno due tre quattro", "uno due"), 2.0 / 3);
}

}  // namespace
}  // namespace divulga
