#include "locale/format.h"

#include <gtest/gtest.h>

#include "locale/catalog.h"

namespace divulga {
namespace {

const LocaleTag it("it"), en("en"), fr("fr"), ar("ar"), bn("bn"), zh("zh");

TEST(ParseDate, AcceptsADayOfTheCalendar) {
  EXPECT_EQ(parse_date("2026-11-27"), (Date{2026, 11, 27}));
  EXPECT_EQ(parse_date("2024-02-29"), (Date{2024, 2, 29}));
}

TEST(ParseDate, RefusesWhatIsNone) {
  for (const char* text : {"2026-02-29", "2026-13-01", "2026-00-10", "2026-11-31", "27/11/2026", "2026-1-1", "", "2026-11-2x", "2026-11-27 "})
    EXPECT_FALSE(parse_date(text)) << text;
}

TEST(ParseTime, AcceptsMidnightAtBothEnds) {
  EXPECT_EQ(parse_time("00:00")->minutes, 0);
  EXPECT_EQ(parse_time("09:30")->minutes, 570);
  EXPECT_EQ(parse_time("24:00")->minutes, 1440);
}

TEST(ParseTime, RefusesWhatIsNone) {
  for (const char* text : {"9:30", "24:01", "12:60", "ab:cd", "-1:00", ""}) EXPECT_FALSE(parse_time(text)) << text;
}

TEST(Date, IsoHasFourDigitsOfYear) { EXPECT_EQ(to_iso({987, 1, 2}), "0987-01-02"); }

TEST(FormatNumber, GroupsAsTheReaderDoes) {
  EXPECT_EQ(format_number(it, 1486), "1.486");
  EXPECT_EQ(format_number(en, 1486.5), "1,486.5");
  EXPECT_EQ(format_number(fr, 12.5), "12,5");
  EXPECT_EQ(format_number(zh, 1486), "1,486");
}

TEST(FormatNumber, ArabicTakesLatinDigitsAndBengaliItsOwn) {
  EXPECT_EQ(format_number(ar, 1486), "1,486");
  EXPECT_EQ(format_number(bn, 1486), "১,৪৮৬");
}

TEST(FormatNumber, RoundsHalfUp) {
  EXPECT_EQ(format_number(it, 0.125), "0,13");
  EXPECT_EQ(format_number(it, 2.5, 0), "3");
}

TEST(FormatPercent, TakesARatio) {
  EXPECT_EQ(format_percent(it, 0.425), "42,5%");
  EXPECT_EQ(format_percent(fr, 0.425), "42,5\u00a0%");
}

TEST(FormatMoney, ShowsCents) {
  EXPECT_EQ(format_money(it, 16, "EUR"), "16,00\u00a0€");
  EXPECT_EQ(format_money(en, 30.46, "EUR"), "€30.46");
}

TEST(FormatDate, LongInEveryLanguage) {
  const Date day{2026, 11, 27};
  EXPECT_EQ(format_date(it, day, DateStyle::long_), "27 novembre 2026");
  EXPECT_EQ(format_date(en, day, DateStyle::long_), "27 November 2026");
  EXPECT_EQ(format_date(fr, day, DateStyle::long_), "27 novembre 2026");
  EXPECT_EQ(format_date(ar, day, DateStyle::long_), "27 نوفمبر 2026");
  EXPECT_EQ(format_date(bn, day, DateStyle::long_), "২৭ নভেম্বর, ২০২৬");
  EXPECT_EQ(format_date(zh, day, DateStyle::long_), "2026年11月27日");
}

TEST(FormatDate, FullNamesTheWeekday) { EXPECT_EQ(format_date(it, {2026, 11, 27}, DateStyle::full), "venerdì 27 novembre 2026"); }

TEST(FormatDate, MonthAndYear) {
  EXPECT_EQ(format_date(it, {2026, 10, 1}, DateStyle::month_year), "ottobre 2026");
  EXPECT_EQ(format_date(zh, {2026, 10, 1}, DateStyle::month_year), "2026年10月");
}

TEST(FormatDate, PersianAndPashtoReadersGetTheCalendarOfTheOffice) {
  EXPECT_NE(format_date(LocaleTag("fa"), {2026, 11, 27}, DateStyle::long_).find("2026"), std::string::npos);
  EXPECT_NE(format_date(LocaleTag("ps"), {2026, 11, 27}, DateStyle::long_).find("2026"), std::string::npos);
}

TEST(FormatTime, HasTwentyFourHoursEverywhere) {
  EXPECT_EQ(format_time(it, {570}), "09:30");
  EXPECT_EQ(format_time(en, {18 * 60}), "18:00");
  EXPECT_EQ(format_time(ar, {18 * 60}), "18:00");
  EXPECT_EQ(format_time(bn, {570}), "০৯:৩০");
}

TEST(Weekday, CountsFromMonday) {
  EXPECT_EQ(weekday_name(it, 1, false), "lunedì");
  EXPECT_EQ(weekday_name(it, 7, false), "domenica");
  EXPECT_EQ(weekday_name(it, 5, true), "ven");
  EXPECT_EQ(weekday_name(en, 1, true), "Mon");
}

TEST(DecimalSeparator, IsTheLocales) {
  EXPECT_EQ(decimal_separator(it), ",");
  EXPECT_EQ(decimal_separator(en), ".");
}

TEST(Capitalised, FollowsTheLanguage) {
  EXPECT_EQ(capitalised(it, "è vero"), "È vero");
  EXPECT_EQ(capitalised(LocaleTag("tr"), "istanbul"), "İstanbul");
  EXPECT_EQ(capitalised(ar, "عربي"), "عربي");
  EXPECT_EQ(capitalised(it, ""), "");
}

TEST(JoinList, HasTheLanguagesOwnSeparators) {
  const std::vector<std::string> words{"a", "b", "c"};
  EXPECT_EQ(join_list(it, words), "a, b e c");
  EXPECT_EQ(join_list(LocaleTag("zh"), words), "a、b、c");
  EXPECT_EQ(join_list(LocaleTag("zh"), {"a", "b"}), "a和b");
  EXPECT_EQ(join_list(it, {"a"}), "a");
}

TEST(Bidi, IsolateAndItsRemoval) {
  EXPECT_EQ(isolate_ltr("+39 1"), "\u2066+39 1\u2069");
  EXPECT_EQ(without_bidi_controls("a\u2066+39\u2069\u200e\u200fb"), "a+39b");
}

TEST(Nfc, Composes) { EXPECT_EQ(nfc("e\u0300"), "è"); }

TEST(Utf8, FindsTheFirstBadByte) {
  EXPECT_EQ(invalid_utf8_at("però"), std::string_view::npos);
  EXPECT_EQ(invalid_utf8_at("per\xF2 ok"), 3u);
  EXPECT_EQ(invalid_utf8_at("a\xC0\xAF"), 1u) << "overlong";
  EXPECT_EQ(invalid_utf8_at("a\xED\xA0\x80"), 1u) << "surrogate";
}

TEST(Fill, ReplacesNamesAndKeepsTheRest) {
  EXPECT_EQ(fill("{n} of {total}, {other} {", {{"n", "2"}, {"total", "{n}"}}), "2 of {n}, {other} {");
}

}  // namespace
}  // namespace divulga
