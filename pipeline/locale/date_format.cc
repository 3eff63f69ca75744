#include <unicode/datefmt.h>
#include <unicode/dtfmtsym.h>
#include <unicode/dtitvfmt.h>
#include <unicode/dtptngen.h>
#include <unicode/gregocal.h>
#include <unicode/smpdtfmt.h>

#include <cstdio>
#include <memory>

#include "locale/format.h"
#include "locale/icu_locale.h"
#include "locale/time_format.h"

namespace divulga {
namespace {

/// Digits [at, at + count) of `text`, or -1.
int digits(std::string_view text, size_t at, size_t count) {
  int value = 0;
  for (size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

int days_in_month(int year, int month) {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// Midnight UTC; every formatter here runs on UTC, so that no time zone moves the day.
UDate instant(const Date& date, int minutes = 0) {
  UErrorCode status = U_ZERO_ERROR;
  icu::GregorianCalendar calendar(*icu::TimeZone::getGMT(), icu::Locale::getRoot(), status);
  calendar.setGregorianChange(-8.64e15, status);
  calendar.clear();
  calendar.set(date.year, date.month - 1, date.day, minutes / 60, minutes % 60);
  return calendar.getTime(status);
}

std::string written(icu::DateFormat& format, UDate when) {
  format.setTimeZone(*icu::TimeZone::getGMT());
  icu::UnicodeString out;
  format.format(when, out);
  return utf8(out);
}

icu::SimpleDateFormat by_skeleton(const icu::Locale& locale, const char* skeleton) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::DateTimePatternGenerator> generator(icu::DateTimePatternGenerator::createInstance(locale, status));
  return {generator->getBestPattern(icu::UnicodeString(skeleton, -1, US_INV), status), locale, status};
}

icu::DateFormat::EStyle icu_style(DateStyle style) {
  switch (style) {
    case DateStyle::full: return icu::DateFormat::kFull;
    case DateStyle::long_: return icu::DateFormat::kLong;
    case DateStyle::medium: return icu::DateFormat::kMedium;
    case DateStyle::short_: return icu::DateFormat::kShort;
    case DateStyle::month_year: break;
  }
  return icu::DateFormat::kLong;
}

}  // namespace

std::optional<Date> parse_date(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const Date date{digits(iso, 0, 4), digits(iso, 5, 2), digits(iso, 8, 2)};
  if (date.year < 1 || date.month < 1 || date.month > 12 || date.day < 1 || date.day > days_in_month(date.year, date.month))
    return std::nullopt;
  return date;
}

std::optional<TimeOfDay> parse_time(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const int hour = digits(text, 0, 2), minute = digits(text, 3, 2);
  // 24:00 is the end of a day that closes at midnight.
  if (hour < 0 || minute < 0 || minute > 59 || hour * 60 + minute > 24 * 60) return std::nullopt;
  return TimeOfDay{hour * 60 + minute};
}

std::string to_iso(const Date& date) {
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
  return text;
}

std::string format_date(const LocaleTag& locale, const Date& date, DateStyle style) {
  const icu::Locale icu = formatting_locale(locale);
  if (style == DateStyle::month_year) {
    icu::SimpleDateFormat format = by_skeleton(icu, "yMMMM");
    return written(format, instant(date));
  }
  const std::unique_ptr<icu::DateFormat> format(icu::DateFormat::createDateInstance(icu_style(style), icu));
  return written(*format, instant(date));
}

std::string format_date_range(const LocaleTag& locale, const Date& from, const Date& to, DateParts parts) {
  static constexpr const char* skeletons[] = {"MMMM", "yMMMM", "MMMd", "yMMMd"};
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::DateIntervalFormat> format(
      icu::DateIntervalFormat::createInstance(icu::UnicodeString(skeletons[static_cast<size_t>(parts)], -1, US_INV), formatting_locale(locale), status));
  if (U_FAILURE(status)) return to_iso(from) + "–" + to_iso(to);
  format->setTimeZone(*icu::TimeZone::getGMT());
  const icu::DateInterval interval(instant(from), instant(to));
  icu::UnicodeString out;
  icu::FieldPosition position;
  format->format(&interval, out, position, status);
  // Newer locale data puts thin blanks about the dash, which not every font has.
  out.findAndReplace(icu::UnicodeString(static_cast<UChar32>(0x2009)), icu::UnicodeString(static_cast<UChar32>(0x20)));
  // Its Italian ranges have "01 lug", its Italian days "1 lug".
  for (int32_t at = 0; locale.language() == "it" && at + 1 < out.length(); ++at) {
    const bool starts = at == 0 || !(out[at - 1] >= '0' && out[at - 1] <= '9');
    if (starts && out[at] == '0' && out[at + 1] >= '1' && out[at + 1] <= '9') out.remove(at, 1);
  }
  return utf8(out);
}

std::string format_time(const LocaleTag& locale, TimeOfDay time) { return TimeFormat(locale)(time); }

struct TimeFormat::State {
  icu::SimpleDateFormat format;
};

// The clock of 24 hours in every language: it is what stands on the doors of Italian offices.
TimeFormat::TimeFormat(const LocaleTag& locale) : state_(new State{by_skeleton(formatting_locale(locale), "HHmm")}) {}

std::string TimeFormat::operator()(TimeOfDay time) const { return written(state_->format, instant({2000, 1, 1}, time.minutes % (24 * 60))); }

std::string weekday_name(const LocaleTag& locale, int weekday, bool abbreviated) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(formatting_locale(locale), status);
  int32_t count = 0;
  const icu::UnicodeString* names =
      symbols.getWeekdays(count, icu::DateFormatSymbols::STANDALONE,
                          abbreviated ? icu::DateFormatSymbols::ABBREVIATED : icu::DateFormatSymbols::WIDE);
  const int index = weekday % 7 + 1;   // ICU counts 1 Sunday .. 7 Saturday
  return index < count ? utf8(names[index]) : std::string();
}

}  // namespace divulga
