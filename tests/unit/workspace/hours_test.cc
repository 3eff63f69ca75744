#include <gtest/gtest.h>

#include "workspace/facts.h"

namespace divulga {
namespace {

struct Told {
  std::string message, offender;
};

Told fault_of(const std::string& text) {
  HoursProblem problem;
  EXPECT_FALSE(parse_hours(text, problem)) << text;
  return {problem.message.text(), text.substr(std::min(problem.offset, text.size()), problem.length)};
}
std::string problem_of(const std::string& text) { return fault_of(text).message; }
std::string offender_of(const std::string& text) { return fault_of(text).offender; }

Hours parsed(const std::string& text) {
  HoursProblem problem;
  const auto hours = parse_hours(text, problem);
  EXPECT_TRUE(hours) << text << ": " << problem.message.text();
  return hours.value_or(Hours());
}

const HoursWords italian{"chiuso", "giorni festivi", "aperto 24 ore"};

std::string written(const std::string& text, const char* language) {
  std::string out;
  for (const HoursLine& line : format_hours(parsed(text), LocaleTag(language), italian)) {
    out += (line.kind == HoursLine::Kind::in_season ? "  " : "") + line.days + (line.times.empty() ? ":" : " " + line.times) + "|";
  }
  return out;
}
std::string running(const std::string& text, const char* language) { return written_hours(parsed(text), LocaleTag(language), italian); }

TEST(Hours, ARangeOfDays) {
  const Hours hours = parsed("Mo-Fr 09:00-13:00");
  ASSERT_EQ(hours.size(), 1u);
  EXPECT_EQ(hours[0].weekdays, (std::vector<int>{1, 2, 3, 4, 5}));
  EXPECT_EQ(hours[0].times, (std::vector<HoursSpan>{{TimeOfDay{540}, TimeOfDay{780}}}));
}

TEST(Hours, SeveralTimesForADay) { EXPECT_EQ(parsed("Mo 09:00-12:00, 14:00-18:00").at(0).times.size(), 2u); }
TEST(Hours, ARangeMayGoOverSunday) { EXPECT_EQ(parsed("Sa-Mo 10:00-24:00").at(0).weekdays, (std::vector<int>{1, 6, 7})); }
TEST(Hours, SpacesBetweenDaysAreAllowed) { EXPECT_EQ(parsed("Mo, We 10:00-11:00").at(0).weekdays, (std::vector<int>{1, 3})); }
TEST(Hours, SpacesAboutSemicolonsAreAllowed) { EXPECT_EQ(parsed(" Mo 10:00-11:00 ;Tu 10:00-11:00 ").size(), 2u); }

TEST(HoursPeriods, ADayOfEveryYear) {
  const HoursPeriod period = parsed("Dec 24 off").at(0).periods.at(0);
  EXPECT_EQ(period, (HoursPeriod{{0, 12, 24}, {0, 12, 24}, false}));
}
TEST(HoursPeriods, OverTheEndOfTheYear) { EXPECT_EQ(parsed("Dec 24-Jan 06 off").at(0).periods.at(0), (HoursPeriod{{0, 12, 24}, {0, 1, 6}, false})); }
TEST(HoursPeriods, DaysOfOneMonth) { EXPECT_EQ(parsed("Aug 10-20 off").at(0).periods.at(0), (HoursPeriod{{0, 8, 10}, {0, 8, 20}, false})); }
TEST(HoursPeriods, WholeMonths) { EXPECT_EQ(parsed("Jul-Aug Mo 09:00-12:00").at(0).periods.at(0), (HoursPeriod{{0, 7, 1}, {0, 8, 31}, true})); }
TEST(HoursPeriods, AMonthWithTimesButNoDays) {
  const HoursRule rule = parsed("Aug 10:00-12:00").at(0);
  EXPECT_EQ(rule.periods.at(0), (HoursPeriod{{0, 8, 1}, {0, 8, 31}, true}));
  EXPECT_EQ(rule.times.size(), 1u);
}
TEST(HoursPeriods, ADateOfOneYear) { EXPECT_EQ(parsed("2026-12-24 off").at(0).periods.at(0), (HoursPeriod{{2026, 12, 24}, {2026, 12, 24}, false})); }
TEST(HoursPeriods, DatesOfTwoYears) { EXPECT_EQ(parsed("2026-12-24-2027-01-06 off").at(0).periods.at(0), (HoursPeriod{{2026, 12, 24}, {2027, 1, 6}, false})); }
TEST(HoursPeriods, AYearAsOpenStreetMapWritesIt) {
  EXPECT_EQ(parsed("2026 Dec 24-2027 Jan 06 off").at(0).periods.at(0), (HoursPeriod{{2026, 12, 24}, {2027, 1, 6}, false}));
  EXPECT_EQ(parsed("2026 Dec 24-Jan 06 off").at(0).periods.at(0), (HoursPeriod{{2026, 12, 24}, {2027, 1, 6}, false}));
}
TEST(HoursPeriods, SeveralDaysShareARule) { EXPECT_EQ(parsed("Jan 01,Apr 25, May 01 off").at(0).periods.size(), 3u); }
TEST(HoursPeriods, TheTwentyNinthOfFebruary) {
  EXPECT_EQ(parsed("Feb 29 off").at(0).periods.at(0).from.day, 29);
  EXPECT_EQ(problem_of("2027 Feb 29 off"), "'2027 Feb 29' is no day of the calendar");
}
TEST(HoursPeriods, PublicHolidaysStandAloneOrAmongDays) {
  EXPECT_TRUE(parsed("PH off").at(0).holidays);
  const HoursRule rule = parsed("Sa,PH 10:00-12:00").at(0);
  EXPECT_TRUE(rule.holidays);
  EXPECT_EQ(rule.weekdays, (std::vector<int>{6}));
}
TEST(HoursPeriods, ClosedIsAnotherWordForOff) { EXPECT_TRUE(parsed("Su closed").at(0).times.empty()); }
TEST(HoursPeriods, TheClockRound) { EXPECT_EQ(parsed("24/7").at(0).times.at(0).to.minutes, 24 * 60); }
TEST(HoursPeriods, TheLastDatedException) {
  EXPECT_EQ(last_dated_exception(parsed("Mo 09:00-10:00; 2026-12-24-2027-01-06 off; 2026-08-15 off")), (Date{2027, 1, 6}));
  EXPECT_EQ(last_dated_exception(parsed("Mo 09:00-10:00; Dec 24 off")), std::nullopt);
}

TEST(Hours, ItalianDaysAreRefusedWithAWord) { EXPECT_EQ(problem_of("Lu-Ve 09:00-13:00"), "expected a weekday (Mo Tu We Th Fr Sa Su), a month (Jan Feb …), a day (2026-12-24) or PH instead of 'Lu-Ve'"); }
TEST(Hours, MissingTimes) { EXPECT_EQ(problem_of("Mo-Fr"), "expected times such as 09:00-13:00, or off, after 'Mo-Fr'"); }
TEST(Hours, BadTimes) { EXPECT_EQ(problem_of("Mo 9-13"), "expected times such as 09:00-13:00 instead of '9-13'"); }
TEST(Hours, ReversedTimes) { EXPECT_EQ(problem_of("Mo 13:00-09:00"), "'13:00-09:00' ends before it begins"); }
TEST(Hours, NothingAtAll) { EXPECT_EQ(problem_of(""), "expected a weekday (Mo Tu We Th Fr Sa Su), then times"); }
TEST(Hours, ALooseSemicolon) { EXPECT_EQ(problem_of("Mo 09:00-10:00;"), "expected a weekday (Mo Tu We Th Fr Sa Su), then times"); }

TEST(Hours, ADayThatIsNone) { EXPECT_EQ(problem_of("Feb 30 off"), "'Feb 30' is no day of the calendar"); }
TEST(Hours, ADateThatIsNone) { EXPECT_EQ(problem_of("2026-02-30 off"), "'2026-02-30' is no day of the calendar"); }
TEST(Hours, APeriodThatEndsBeforeItBegins) { EXPECT_EQ(problem_of("2026-12-24-2026-12-20 off"), "'2026-12-24-2026-12-20' ends before it begins"); }
TEST(Hours, AMonthAndADay) { EXPECT_EQ(problem_of("Jul-Aug 10 off"), "'Jul-Aug 10' is a month on one side and a day on the other"); }
TEST(Hours, WordsAfterOff) { EXPECT_EQ(problem_of("Mo off chiuso"), "expected ';' before 'chiuso'"); }
TEST(Hours, APeriodWithoutTimes) { EXPECT_EQ(problem_of("Mo 09:00-10:00; Dec 24-Jan 06"), "expected times such as 09:00-13:00, or off, after 'Dec 24-Jan 06'"); }
TEST(Hours, TimesWithoutDays) { EXPECT_EQ(problem_of("09:00-13:00"), "expected a weekday (Mo Tu We Th Fr Sa Su), a month (Jan Feb …), a day (2026-12-24) or PH instead of '09:00-13:00'"); }

TEST(HoursPlaces, TheOffenderIsPointedAt) {
  EXPECT_EQ(offender_of("Mo-Fr 09:00-13:00; Lu 15:00-18:00"), "Lu");
  EXPECT_EQ(offender_of("Mo-Fr 09:00-13:00; Tu 15-18"), "15-18");
  EXPECT_EQ(offender_of("Mo-Fr 09:00-13:00; Dec 32 off"), "Dec 32");
  EXPECT_EQ(offender_of("Mo-Fr 09:00-13:00; PH, Xx off"), "Xx");
  EXPECT_EQ(offender_of("Mo 09:00-10:00,11:00-10:30"), "11:00-10:30");
  EXPECT_EQ(offender_of("Jul 01-Lug 31 off"), "Lug");
}

TEST(HoursPlaces, NothingBreaksTheReader) {
  const std::string whole = "2026 Dec 24-2027 Jan 06,Aug 10-20 Mo-Fr,PH 09:00-13:00,14:00-15:00; 2026-12-24 off; 24/7";
  HoursProblem problem;
  EXPECT_TRUE(parse_hours(whole, problem)) << problem.message.text();
  for (size_t cut = 0; cut < whole.size(); ++cut) {
    if (!parse_hours(whole.substr(0, cut), problem)) {
      EXPECT_LE(problem.offset + problem.length, cut) << whole.substr(0, cut);
    }
    std::string damaged = whole;
    damaged[cut] = '-';
    if (!parse_hours(damaged, problem)) {
      EXPECT_LE(problem.offset, damaged.size()) << damaged;
    }
  }
}

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

const char* const year = "Mo-Fr 09:00-13:00; Tu,Th 15:00-18:00; Dec 24-Jan 06 off; Jul 01-Aug 31 Mo-Fr 08:30-12:30; 2026-12-24 off; PH off";

TEST(HoursLines, HolidaysThenClosuresThenSeasons) {
  EXPECT_EQ(written(year, "it"),
            "lun, mer e ven 09:00–13:00|mar e gio 09:00–13:00 e 15:00–18:00|giorni festivi chiuso|24 dic – 6 gen chiuso|24 dic 2026 chiuso|1 lug – 31 ago:|  lun–ven 08:30–12:30|");
}
TEST(HoursLines, InRunningText) {
  EXPECT_EQ(running("Mo-Fr 09:00-13:00; Jul 01-Aug 31 Mo-Th 08:30-12:30; Jul 01-Aug 31 Fr 08:30-11:00; Dec 24-Jan 06 off", "it"),
            "lun–ven 09:00–13:00; 24 dic – 6 gen: chiuso; 1 lug – 31 ago: lun–gio 08:30–12:30, ven 08:30–11:00");
}
TEST(HoursLines, MarksAreThoseOfTheScript) {
  EXPECT_EQ(running("Mo 09:00-13:00; Dec 25 off", "zh"), "周一 09:00–13:00；12月25日：chiuso");
  EXPECT_EQ(running("Mo 09:00-13:00; Dec 25 off", "ar"), "الاثنين 09:00–13:00؛ 25 ديسمبر: chiuso");
}
TEST(HoursLines, DaysOfOneMonthShareItsName) { EXPECT_EQ(written("Aug 10-20 off", "it"), "10–20 ago chiuso|"); }
TEST(HoursLines, AYearIsSaidWhereThereIsOne) { EXPECT_EQ(written("2026-12-24-2027-01-06 off", "it"), "24 dic 2026 – 6 gen 2027 chiuso|"); }
TEST(HoursLines, WholeMonthsAreSpelledOut) { EXPECT_EQ(written("Jul-Aug Mo 09:00-12:00", "it"), "luglio–agosto:|  lun 09:00–12:00|"); }
TEST(HoursLines, SeveralClosuresShareALine) { EXPECT_EQ(written("Jan 01,Dec 25 off", "it"), "1 gen e 25 dic chiuso|"); }
TEST(HoursLines, ADayOffInTheWeek) { EXPECT_EQ(written("Mo-We 09:00-13:00; Tu off", "it"), "lun e mer 09:00–13:00|mar chiuso|"); }
TEST(HoursLines, HolidaysWithHours) { EXPECT_EQ(written("Sa,PH 10:00-12:00", "it"), "sab 10:00–12:00|giorni festivi 10:00–12:00|"); }
TEST(HoursLines, OpenAllDay) { EXPECT_EQ(written("24/7", "it"), "lun–dom aperto 24 ore|"); }

TEST(HoursLines, EveryLanguageWritesItsOwnDates) {
  EXPECT_EQ(written("Dec 24-Jan 06 off", "en"), "24 Dec – 6 Jan chiuso|");
  EXPECT_EQ(written("Dec 24-Jan 06 off", "bn"), "২৪ ডিসে – ৬ জানু chiuso|");
  EXPECT_EQ(written("Dec 24-Jan 06 off", "zh"), "12月24日至1月6日 chiuso|");
  EXPECT_EQ(written("Dec 24-Jan 06 off", "ar"), "24 ديسمبر – 6 يناير chiuso|");
  EXPECT_EQ(written("Dec 24-Jan 06 off", "ur"), "24 دسمبر – 6 جنوری chiuso|");
}

}  // namespace
}  // namespace divulga
