#pragma once
#include <optional>
#include <string>
#include <vector>

#include "diag/message.h"
#include "locale/format.h"

namespace divulga {

/// A day of the year; year 0: of every year.
struct HoursDay {
  int year = 0, month = 0, day = 0;
  friend bool operator==(const HoursDay&, const HoursDay&) = default;
};
/// From a day to a day, both included; one that ends before it begins goes over the end of the year.
struct HoursPeriod {
  HoursDay from, to;
  bool months = false;               // written in whole months: "Jul-Aug"
  friend bool operator==(const HoursPeriod&, const HoursPeriod&) = default;
};
struct HoursSpan {
  TimeOfDay from, to;
  friend auto operator<=>(const HoursSpan&, const HoursSpan&) = default;
};

/// One rule between semicolons. Rules without periods add up to the normal week; rules with equal periods add up to what
/// holds in them instead of it.
struct HoursRule {
  std::vector<HoursPeriod> periods;  // empty: the whole year
  std::vector<int> weekdays;         // 1 Monday .. 7, sorted; empty: every day
  bool holidays = false;             // public holidays
  std::vector<HoursSpan> times;      // sorted; empty: closed
};
using Hours = std::vector<HoursRule>;

/// What is wrong, and where: bytes from the beginning of the text.
struct HoursProblem {
  Message message;
  size_t offset = 0, length = 0;
};

/// Parses the subset of OpenStreetMap's opening_hours in docs/workspace.md
/// ("Mo-Fr 09:00-13:00; Jul 01-Aug 31 Mo-Fr 08:30-12:30; Dec 24-Jan 06 off; 2026-12-24 off; PH off").
std::optional<Hours> parse_hours(const std::string& text, HoursProblem& problem);

/// Words that no locale data has.
struct HoursWords { std::string closed = "closed", holidays = "public holidays", all_day = "open 24 hours"; };

/// A line of a table of hours: the normal week first, Monday first, days in a row joined ("lun–ven"); then public
/// holidays and closures, then the seasons that have days of the week, each below a heading.
struct HoursLine {
  enum class Kind { weekdays, heading, in_season, dates };   // heading: `times` is empty
  Kind kind = Kind::weekdays;
  std::string days, times;
};
std::vector<HoursLine> format_hours(const Hours& hours, const LocaleTag& locale, const HoursWords& words);

/// The same in running text: "lun–ven 09:00–13:00; 1 lug – 31 ago: lun–ven 08:30–12:30; 24 dic – 6 gen: chiuso".
std::string written_hours(const Hours& hours, const LocaleTag& locale, const HoursWords& words);

/// The day on which the last of the dated exceptions has passed; nothing where none has a year.
std::optional<Date> last_dated_exception(const Hours& hours);

}  // namespace divulga
