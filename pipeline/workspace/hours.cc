#include <algorithm>

#include "workspace/facts.h"

namespace divulga {
namespace {

constexpr std::string_view day_names[] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
Message expected_day() { return message("expected a weekday (Mo Tu We Th Fr Sa Su)"); }
Message expected_times() { return message("expected times such as 09:00-13:00"); }

std::vector<std::string> split(const std::string& text, char by) {
  std::vector<std::string> parts;
  for (size_t at = 0; at <= text.size();) {
    const size_t end = std::min(text.find(by, at), text.size());
    std::string part = text.substr(at, end - at);
    const size_t first = part.find_first_not_of(' ');
    part = first == std::string::npos ? "" : part.substr(first, part.find_last_not_of(' ') - first + 1);
    parts.push_back(std::move(part));
    at = end + 1;
  }
  return parts;
}

int weekday(const std::string& name) {
  for (int i = 0; i < 7; ++i)
    if (day_names[i] == name) return i + 1;
  return 0;
}

/// "Mo-Fr" or "Tu,Th"; empty and `problem` set when it is none.
std::vector<int> parse_days(const std::string& text, Message& problem) {
  std::vector<int> days;
  for (const std::string& part : split(text, ',')) {
    const size_t dash = part.find('-');
    const int first = weekday(part.substr(0, dash)), last = dash == std::string::npos ? first : weekday(part.substr(dash + 1));
    if (first == 0 || last == 0) {
      problem = message("{0} instead of '{1}'", expected_day(), part);
      return {};
    }
    for (int day = first;; day = day % 7 + 1) {
      if (std::find(days.begin(), days.end(), day) == days.end()) days.push_back(day);
      if (day == last) break;
    }
  }
  std::sort(days.begin(), days.end());
  return days;
}

struct DayTimes {
  std::vector<std::pair<TimeOfDay, TimeOfDay>> spans;
  friend bool operator==(const DayTimes&, const DayTimes&) = default;
};

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

}  // namespace

std::optional<std::vector<HoursSpan>> parse_hours(const std::string& text, Message& problem) {
  std::vector<HoursSpan> hours;
  for (const std::string& rule : split(text, ';')) {
    if (rule.empty()) {
      problem = message("{0}, then times", expected_day());
      return std::nullopt;
    }
    // The days end where the first digit stands: "Mo, We 09:00-13:00".
    const size_t digit = rule.find_first_of("0123456789");
    const std::vector<int> days = parse_days(rule.substr(0, digit), problem);
    if (days.empty()) return std::nullopt;
    if (digit == std::string::npos) {
      problem = message("{0} after '{1}'", expected_times(), rule);
      return std::nullopt;
    }
    for (const std::string& span : split(rule.substr(digit), ',')) {
      const size_t dash = span.find('-');
      const auto from = parse_time(span.substr(0, dash));
      const auto to = dash == std::string::npos ? std::nullopt : parse_time(span.substr(dash + 1));
      if (!from || !to) {
        problem = message("{0} instead of '{1}'", expected_times(), span);
        return std::nullopt;
      }
      if (*to <= *from) {
        problem = message("'{0}' ends before it begins", span);
        return std::nullopt;
      }
      hours.push_back({days, *from, *to});
    }
  }
  return hours;
}

std::vector<HoursLine> format_hours(const std::vector<HoursSpan>& hours, const LocaleTag& locale) {
  std::vector<DayTimes> week(8);
  for (const HoursSpan& span : hours)
    for (const int day : span.weekdays) week[static_cast<size_t>(day)].spans.push_back({span.from, span.to});
  for (DayTimes& day : week) std::sort(day.spans.begin(), day.spans.end());

  // A reader looks for a day: days with the same hours share a line, in the order of their first day.
  std::vector<HoursLine> lines;
  std::vector<bool> done(8, false);
  for (int day = 1; day <= 7; ++day) {
    const DayTimes& times = week[static_cast<size_t>(day)];
    if (times.spans.empty() || done[static_cast<size_t>(day)]) continue;
    std::vector<int> same;
    for (int other = day; other <= 7; ++other) {
      if (!(week[static_cast<size_t>(other)] == times)) continue;
      same.push_back(other);
      done[static_cast<size_t>(other)] = true;
    }
    std::vector<std::string> spans;
    for (const auto& [from, to] : times.spans) spans.push_back(format_time(locale, from) + "–" + format_time(locale, to));
    lines.push_back({written_days(same, locale), join_list(locale, spans)});
  }
  return lines;
}

}  // namespace divulga
