#include <algorithm>

#include "locale/time_format.h"
#include "workspace/hours.h"

namespace divulga {
namespace {

using Kind = HoursLine::Kind;

/// Days in a row are joined from three on: "lun–ven", but "sab e dom".
std::string written_days(const std::vector<int>& days, const LocaleTag& locale) {
  std::vector<std::string> parts;
  for (size_t at = 0; at < days.size();) {
    size_t end = at;
    while (end + 1 < days.size() && days[end + 1] == days[end] + 1) ++end;
    if (end - at >= 2) {
      parts.push_back(weekday_name(locale, days[at], true) + "–" + weekday_name(locale, days[end], true));
      at = end + 1;
    } else {
      parts.push_back(weekday_name(locale, days[at++], true));
    }
  }
  return join_list(locale, parts);
}

std::string written_period(const HoursPeriod& period, const LocaleTag& locale) {
  // A year that has a 29 February stands for every year.
  const int any = 2028;
  const Date from{period.from.year ? period.from.year : any, period.from.month, period.from.day};
  const Date to{period.to.year ? period.to.year : any, period.to.month, period.to.day};
  const bool dated = period.from.year > 0;
  if (period.months) return format_date_range(locale, from, {to.year, to.month, 1}, dated ? DateParts::month_year : DateParts::month);
  return format_date_range(locale, from, to, dated ? DateParts::day_month_year : DateParts::day_month);
}

std::string written_periods(const std::vector<HoursPeriod>& periods, const LocaleTag& locale) {
  std::vector<std::string> parts;
  for (const HoursPeriod& period : periods) parts.push_back(written_period(period, locale));
  return join_list(locale, parts);
}

/// What holds on one day of the week.
struct DayTimes {
  bool told = false;                  // some rule speaks of it
  std::vector<HoursSpan> spans;       // empty: closed
  friend bool operator==(const DayTimes&, const DayTimes&) = default;
};

/// Rules of the same periods, in the order written.
struct Season {
  std::vector<HoursPeriod> periods;
  std::vector<const HoursRule*> rules;
};

class HoursWriter {
 public:
  HoursWriter(const LocaleTag& locale, const HoursWords& words) : locale_(locale), words_(words) {}

  std::vector<HoursLine> write(const Hours& hours) {
    std::vector<Season> seasons{{}};
    for (const HoursRule& rule : hours) {
      auto season = std::find_if(seasons.begin(), seasons.end(), [&](const Season& s) { return s.periods == rule.periods; });
      if (season == seasons.end()) season = seasons.insert(seasons.end(), {rule.periods, {}});
      season->rules.push_back(&rule);
    }
    week(seasons.front().rules, Kind::weekdays);
    holidays(seasons.front().rules, Kind::dates);
    // Seasons with a heading come last: nothing that is no part of them stands below it.
    for (size_t i = 1; i < seasons.size(); ++i)
      if (is_plain(seasons[i])) lines_.push_back({Kind::dates, written_periods(seasons[i].periods, locale_), times(spans_of(seasons[i].rules))});
    for (size_t i = 1; i < seasons.size(); ++i) {
      if (is_plain(seasons[i])) continue;
      lines_.push_back({Kind::heading, written_periods(seasons[i].periods, locale_), ""});
      week(seasons[i].rules, Kind::in_season);
      holidays(seasons[i].rules, Kind::in_season);
    }
    return std::move(lines_);
  }

 private:
  void week(const std::vector<const HoursRule*>& rules, Kind kind) {
    std::vector<DayTimes> week(8);
    for (const HoursRule* rule : rules) {
      if (rule->weekdays.empty() && rule->holidays) continue;
      for (int day = 1; day <= 7; ++day) {
        if (!rule->weekdays.empty() && std::find(rule->weekdays.begin(), rule->weekdays.end(), day) == rule->weekdays.end()) continue;
        DayTimes& times = week[static_cast<size_t>(day)];
        times.told = true;
        if (rule->times.empty()) times.spans.clear();
        else times.spans.insert(times.spans.end(), rule->times.begin(), rule->times.end());
      }
    }
    for (DayTimes& day : week) std::sort(day.spans.begin(), day.spans.end());
    // A reader looks for a day: days with the same hours share a line, in the order of their first day.
    for (int day = 1; day <= 7; ++day) {
      const DayTimes times_of_day = week[static_cast<size_t>(day)];
      if (!times_of_day.told) continue;
      std::vector<int> same;
      for (int other = day; other <= 7; ++other) {
        if (!(week[static_cast<size_t>(other)] == times_of_day)) continue;
        same.push_back(other);
        week[static_cast<size_t>(other)].told = false;
      }
      lines_.push_back({kind, written_days(same, locale_), times(times_of_day.spans)});
    }
  }

  /// The same on every day of it.
  static bool is_plain(const Season& season) {
    return std::all_of(season.rules.begin(), season.rules.end(), [](const HoursRule* rule) { return rule->weekdays.empty() && !rule->holidays; });
  }

  static std::vector<HoursSpan> spans_of(const std::vector<const HoursRule*>& rules) {
    std::vector<HoursSpan> spans;
    for (const HoursRule* rule : rules) spans.insert(spans.end(), rule->times.begin(), rule->times.end());
    std::sort(spans.begin(), spans.end());
    return spans;
  }

  void holidays(std::vector<const HoursRule*> rules, Kind kind) {
    std::erase_if(rules, [](const HoursRule* rule) { return !rule->holidays; });
    if (!rules.empty()) lines_.push_back({kind, words_.holidays, times(spans_of(rules))});
  }

  std::string times(const std::vector<HoursSpan>& spans) const {
    if (spans.empty()) return words_.closed;
    std::vector<std::string> parts;
    for (const HoursSpan& span : spans) {
      const bool whole_day = span.from.minutes == 0 && span.to.minutes == 24 * 60;
      parts.push_back(whole_day ? words_.all_day : written_(span.from) + "–" + written_(span.to));
    }
    return join_list(locale_, parts);
  }

  const LocaleTag& locale_;
  const TimeFormat written_{locale_};
  const HoursWords& words_;
  std::vector<HoursLine> lines_;
};

}  // namespace

std::vector<HoursLine> format_hours(const Hours& hours, const LocaleTag& locale, const HoursWords& words) { return HoursWriter(locale, words).write(hours); }

std::string written_hours(const Hours& hours, const LocaleTag& locale, const HoursWords& words) {
  const Punctuation marks = punctuation_of(locale);
  std::string out;
  Kind before = Kind::heading;
  for (const HoursLine& line : format_hours(hours, locale, words)) {
    if (before != Kind::heading) out += line.kind == Kind::in_season ? marks.comma : marks.semicolon;
    out += line.days + (line.kind == Kind::heading || line.kind == Kind::dates ? marks.colon : " ") + line.times;
    before = line.kind;
  }
  return out;
}

}  // namespace divulga
