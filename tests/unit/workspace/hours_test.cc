#include <gtest/gtest.h>

#include "workspace/facts.h"

namespace divulga {
namespace {

std::string problem_of(const std::string& text) {
  Message problem;
  EXPECT_FALSE(parse_hours(text, problem)) << text;
  return problem.text();
}

std::string written(const std::string& text, const char* language) {
  Message problem;
  std::string out;
  const auto hours = parse_hours(text, problem);
  EXPECT_TRUE(hours) << problem;
  for (const HoursLine& line : format_hours(hours.value_or(std::vector<HoursSpan>{}), LocaleTag(language))) out += line.days + " " + line.times + "|";
  return out;
}

TEST(Hours, ARangeOfDays) {
  Message problem;
  const auto hours = parse_hours("Mo-Fr 09:00-13:00", problem);
  ASSERT_TRUE(hours);
  ASSERT_EQ(hours->size(), 1u);
  EXPECT_EQ(hours->at(0).weekdays, (std::vector<int>{1, 2, 3, 4, 5}));
  EXPECT_EQ(hours->at(0).from.minutes, 540);
  EXPECT_EQ(hours->at(0).to.minutes, 780);
}

TEST(Hours, SeveralTimesForADay) {
  Message problem;
  EXPECT_EQ(parse_hours("Mo 09:00-12:00, 14:00-18:00", problem)->size(), 2u);
}

TEST(Hours, ARangeMayGoOverSunday) {
  Message problem;
  EXPECT_EQ(parse_hours("Sa-Mo 10:00-24:00", problem)->at(0).weekdays, (std::vector<int>{1, 6, 7}));
}

TEST(Hours, SpacesBetweenDaysAreAllowed) {
  Message problem;
  EXPECT_EQ(parse_hours("Mo, We 10:00-11:00", problem)->at(0).weekdays, (std::vector<int>{1, 3}));
}

TEST(Hours, ItalianDaysAreRefusedWithAWord) { EXPECT_EQ(problem_of("Lu-Ve 09:00-13:00"), "expected a weekday (Mo Tu We Th Fr Sa Su) instead of 'Lu-Ve'"); }
TEST(Hours, MissingTimes) { EXPECT_EQ(problem_of("Mo-Fr"), "expected times such as 09:00-13:00 after 'Mo-Fr'"); }
TEST(Hours, BadTimes) { EXPECT_EQ(problem_of("Mo 9-13"), "expected times such as 09:00-13:00 instead of '9-13'"); }
TEST(Hours, ReversedTimes) { EXPECT_EQ(problem_of("Mo 13:00-09:00"), "'13:00-09:00' ends before it begins"); }
TEST(Hours, NothingAtAll) { EXPECT_EQ(problem_of(""), "expected a weekday (Mo Tu We Th Fr Sa Su), then times"); }
TEST(Hours, ALooseSemicolon) { EXPECT_EQ(problem_of("Mo 09:00-10:00;"), "expected a weekday (Mo Tu We Th Fr Sa Su), then times"); }

TEST(HoursLines, DaysWithTheSameHoursShareALine) {
  EXPECT_EQ(written("Mo-Fr 09:00-13:00; Tu,Th 15:00-18:00", "it"), "lun, mer e ven 09:00–13:00|mar e gio 09:00–13:00 e 15:00–18:00|");
}

TEST(HoursLines, ThreeDaysInARowAreJoined) { EXPECT_EQ(written("Mo-Fr 09:00-13:00; Sa,Su 10:00-12:00", "it"), "lun–ven 09:00–13:00|sab e dom 10:00–12:00|"); }

TEST(HoursLines, AreWrittenInTheReadersWordsAndDigits) {
  EXPECT_EQ(written("Mo-We 09:00-13:00", "en"), "Mon–Wed 09:00–13:00|");
  EXPECT_EQ(written("Mo-We 09:00-13:00", "bn"), "সোম–বুধ ০৯:০০–১৩:০০|");
  EXPECT_EQ(written("Mo-We 09:00-13:00", "zh"), "周一–周三 09:00–13:00|");
  EXPECT_EQ(written("Mo-We 09:00-13:00", "ar"), "الاثنين–الأربعاء 09:00–13:00|");
}

}  // namespace
}  // namespace divulga
