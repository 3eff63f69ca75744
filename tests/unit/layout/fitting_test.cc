#include "layout/fitting.h"

#include <set>

#include "sample_edition.h"

namespace divulga {
namespace {

const char* const bounded =
    "kind: pages\npage: { width: 100, height: 80 }\nmargins: { top: 10, bottom: 10, start: 10, end: 10 }\n"
    "type: { family: sans, body: 10, leading: 14, floor: 8.5 }\ncover: none\nlockup: cover\nfoot: false\nmax_pages: 1\n";

struct Sheet : SampleEdition {
  explicit Sheet(const std::string& text, const std::string& language = "it") : SampleEdition(text, language) { design_text = bounded; }
};
std::string words(int count, const std::string& word = "parola ") { return repeated(word, count) + "\n"; }
/// Words of many lengths, so that a little more room on a line can be used.
std::string sentence(int count, const std::string& language) {
  static const std::vector<std::string> italian{"una", "casa", "di", "montagna", "e", "il", "permesso", "che", "serve", "oggi"};
  static const std::vector<std::string> arabic{"من", "كتاب", "في", "المدينة", "و", "على", "السلام", "هو", "بيت", "كم"};
  const std::vector<std::string>& from = language == "ar" ? arabic : italian;
  std::string out;
  for (int i = 0; i < count; ++i) out += from[static_cast<size_t>(i * 7 + i / 10) % from.size()] + " ";
  return out + "\n";
}

TEST(Ladder, GoesFromTrackingToLeadingToTheFloor) {
  Sheet sheet(words(1));
  const auto ladder = layout::fitting_ladder(sheet.design(), LocaleTag("it"));
  ASSERT_EQ(ladder.size(), 12u);
  EXPECT_EQ(describe(ladder[0]), "as designed");
  EXPECT_EQ(describe(ladder[1]), "tracking -0.5 %");
  EXPECT_EQ(describe(ladder[2]), "tracking -1 %");
  EXPECT_EQ(describe(ladder[3]), "tracking -1 %, leading 98 %");
  EXPECT_EQ(describe(ladder[5]), "tracking -1 %, leading 94 %");
  EXPECT_EQ(describe(ladder[6]), "tracking -1 %, leading 94 %, 9.75 of 10 pt");
  EXPECT_EQ(describe(ladder.back()), "tracking -1 %, leading 94 %, 8.5 of 10 pt");
}

TEST(Ladder, NeverMovesJoinedLettersOrChinese) {
  Sheet sheet(words(1));
  for (const char* language : {"ar", "ur", "bn", "hi", "zh"})
    for (const Fitting& fitting : layout::fitting_ladder(sheet.design(), LocaleTag(language))) EXPECT_EQ(fitting.tracking, 0) << language;
}

TEST(Ladder, EndsAtTheScriptsOwnFloor) {
  Sheet sheet(words(1));
  sheet.design_text.replace(sheet.design_text.find("floor: 8.5"), 10, "floor: 8.5, floors: { Arab: 9.25 }");
  EXPECT_EQ(layout::fitting_ladder(sheet.design(), LocaleTag("ar")).back().body, Pt(9.25));
  EXPECT_EQ(layout::fitting_ladder(sheet.design(), LocaleTag("it")).back().body, Pt(8.5));
}

TEST(Ladder, NastaliqHasANameOfItsOwnAmongTheScripts) {
  Sheet sheet(words(1));
  sheet.design_text.replace(sheet.design_text.find("floor: 8.5"), 10, "floor: 8.5, floors: { Arab: 9.25, Aran: 8.25 }");
  EXPECT_EQ(layout::fitting_ladder(sheet.design(), LocaleTag("ur")).back().body, Pt(8.25));
  EXPECT_EQ(layout::fitting_ladder(sheet.design(), LocaleTag("ar")).back().body, Pt(9.25));
}

TEST(Ladder, BeginsAtTheScriptsOwnBody) {
  Sheet sheet(words(1));
  sheet.design_text.replace(sheet.design_text.find("floor: 8.5"), 10, "floor: 8.5, bodies: { Arab: 9.5 }");
  EXPECT_EQ(layout::fitting_ladder(sheet.design(), LocaleTag("ar")).front().body, Pt(9.5));
  EXPECT_EQ(layout::fitting_ladder(sheet.design(), LocaleTag("it")).front().body, Pt(10));
}

TEST(Ladder, HasOneRungWherePagesAreNotCounted) {
  Sheet sheet(words(1));
  Design design = sheet.design();
  design.max_pages = 0;
  EXPECT_EQ(layout::fitting_ladder(design, LocaleTag("it")).size(), 1u);
}

/// A text that grows word by word is set a step closer each time it must, never a step wider, and in the end refused.
TEST(CopyFitting, GoesDownTheLadderWordByWord) {
  for (const char* language : {"it", "ar"}) {
    std::set<int> rungs;
    int last = 0;
    bool refused = false;
    for (int count = 80; count < 240; ++count) {
      Sheet sheet(sentence(count, language), language);
      const PagedDocument document = sheet.laid_out();
      EXPECT_GE(document.fitting.rung, last) << language << ", " << count << " words";
      last = document.fitting.rung;
      if (!sheet.sink.has_errors()) rungs.insert(last);
      else refused = true;
      EXPECT_TRUE(!refused || sheet.sink.has_errors()) << "a longer text fits again: " << language << ", " << count << " words";
    }
    EXPECT_GE(rungs.size(), 6u) << language << testing::PrintToString(rungs);
    EXPECT_TRUE(refused) << language;
  }
}

TEST(CopyFitting, TakesNoMoreThanItNeeds) {
  std::set<std::string> seen;
  for (int count = 80; count < 240; ++count) {
    Sheet sheet(sentence(count, "it"));
    sheet.design_text += "fit: { tracking: 30, leading: 90 }\n";
    const PagedDocument document = sheet.laid_out();
    if (sheet.sink.has_errors() || document.fitting.rung == 0) continue;
    seen.insert(describe(document.fitting).text());
  }
  EXPECT_THAT(seen, testing::Contains(testing::MatchesRegex("tracking -[0-9.]+ %"))) << "tracking alone was enough at times";
  EXPECT_THAT(seen, testing::Contains(testing::MatchesRegex("tracking -3 %, leading 9[0-9] %"))) << "then leading";
  EXPECT_THAT(seen, testing::Contains(testing::HasSubstr("8.5 of 10 pt"))) << "and size down to the floor";
}

std::string two_wordings(int long_words, int short_words) {
  return "Inizio.\n\n::: long\n" + words(long_words, "lunga ") + ":::\n\n::: short\n" + words(short_words, "breve ") + ":::\n\nFine.\n";
}

TEST(ShortText, WaitsUntilTheLongOneFindsNoRoomAtTheFloor) {
  Sheet roomy(two_wordings(20, 5));
  const PagedDocument a = roomy.laid_out();
  EXPECT_NE(page_of(a, "lunga"), -1);
  EXPECT_EQ(page_of(a, "breve"), -1);
  EXPECT_FALSE(a.fitting.short_text);

  Sheet full(two_wordings(200, 20));
  const PagedDocument b = full.laid_out();
  EXPECT_FALSE(full.sink.has_errors());
  EXPECT_EQ(page_of(b, "lunga"), -1);
  EXPECT_NE(page_of(b, "breve"), -1);
  EXPECT_NE(page_of(b, "Fine"), -1);
  EXPECT_EQ(describe(b.fitting), "short text") << "a short text that has room is set as designed";
}

TEST(ShortText, TooLongItselfIsRefused) {
  Sheet sheet(two_wordings(300, 200));
  sheet.laid_out();
  const auto all = sheet.sink.sorted();
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].code, "overflow");
}

TEST(ShortText, ComesAfterTheLastRung) {
  bool seen_short = false;
  for (int count = 60; count < 140; ++count) {
    Sheet sheet(two_wordings(count, 10));
    const bool is_short = sheet.laid_out().fitting.short_text;
    EXPECT_TRUE(is_short || !seen_short) << count;
    seen_short |= is_short;
    EXPECT_FALSE(sheet.sink.has_errors());
  }
  EXPECT_TRUE(seen_short);
}

}  // namespace
}  // namespace divulga
