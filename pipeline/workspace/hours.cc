#include "workspace/hours.h"

#include <algorithm>
#include <array>

namespace divulga {
namespace {

constexpr std::array<std::string_view, 7> day_names{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
constexpr std::array<std::string_view, 12> month_names{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
Message expected_start() { return message("expected a weekday (Mo Tu We Th Fr Sa Su), a month (Jan Feb …), a day (2026-12-24) or PH"); }
Message expected_day() { return message("expected a weekday (Mo Tu We Th Fr Sa Su)"); }
Message expected_date() { return message("expected a day such as Jan 06"); }
Message expected_times() { return message("expected times such as 09:00-13:00"); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80); }

/// Where a name stands in a table, from 1; 0: it does not.
template <size_t N>
int number_of(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? 0 : static_cast<int>(found - names.begin()) + 1;
}

class HoursReader {
 public:
  HoursReader(const std::string& text, HoursProblem& problem) : text_(text), problem_(problem) {}

  std::optional<Hours> read() {
    Hours hours;
    do {
      skip_spaces();
      start_ = at_;
      HoursRule rule;
      if (!read_rule(rule)) return std::nullopt;
      hours.push_back(std::move(rule));
      skip_spaces();
      if (at_ < text_.size() && text_[at_] != ';') return fault(message("expected ';' before '{0}'", word()));
    } while (take(';'));
    return hours;
  }

 private:
  bool read_rule(HoursRule& rule) {
    if (ends()) return wrong(message("{0}, then times", expected_day()));
    if (text_.compare(at_, 4, "24/7") == 0) {
      at_ += 4;
      rule.weekdays = {1, 2, 3, 4, 5, 6, 7};
      rule.times = {{TimeOfDay{0}, TimeOfDay{24 * 60}}};
      return true;
    }
    if (!read_periods(rule)) return false;
    skip_spaces();
    if (!rule.periods.empty()) take(':');
    skip_spaces();
    const bool closes = at_word("off") || at_word("closed");
    if (!ends() && is_letter(text_[at_]) && !closes && !read_days(rule)) return false;
    if (rule.periods.empty() && rule.weekdays.empty() && !rule.holidays) return wrong(message("{0} instead of '{1}'", expected_start(), word()));
    skip_spaces();
    return read_times(rule);
  }

  // ---- periods

  bool at_iso_date() const {
    return at_ + 10 <= text_.size() && std::all_of(text_.begin() + at(0), text_.begin() + at(4), is_digit) && text_[at_ + 4] == '-' && is_digit(text_[at_ + 5]);
  }
  bool at_year() const {
    return at_ + 8 <= text_.size() && std::all_of(text_.begin() + at(0), text_.begin() + at(4), is_digit) && text_[at_ + 4] == ' ' &&
           number_of(month_names, std::string_view(text_).substr(at_ + 5, 3)) > 0;
  }
  bool at_month() const {
    return number_of(month_names, std::string_view(text_).substr(at_, 3)) > 0 && (at_ + 3 >= text_.size() || !is_letter(text_[at_ + 3]));
  }
  bool at_period() const { return at_iso_date() || at_year() || at_month(); }

  bool read_periods(HoursRule& rule) {
    while (at_period()) {
      HoursPeriod period;
      if (!read_period(period)) return false;
      rule.periods.push_back(period);
      skip_spaces();
      if (!take(',')) break;
      skip_spaces();
      if (!at_period()) return wrong(message("{0} instead of '{1}'", expected_date(), word()));
    }
    return true;
  }

  bool read_period(HoursPeriod& period) {
    const size_t begin = at_;
    if (!read_day(period.from)) return false;
    const bool month_alone = period.from.day == 0;
    period.to = period.from;
    const size_t before = at_;
    skip_spaces();
    if (take('-')) {
      skip_spaces();
      if (!month_alone && !at_period() && at_ < text_.size() && is_digit(text_[at_])) {   // "Aug 10-20"
        if (!read_day_of_month(period.to, at_)) return false;
      } else if (at_period()) {
        period.to = {};
        if (!read_day(period.to)) return false;
        if (month_alone != (period.to.day == 0)) return wrong_from(begin, message("'{0}' is a month on one side and a day on the other", since(begin)));
      } else {
        return wrong(message("{0} instead of '{1}'", expected_date(), word()));
      }
    } else {
      at_ = before;
    }
    if (month_alone) {
      period.months = true;
      period.from.day = 1;
      period.to.day = last_day(period.to);
    }
    if (period.from.year && !period.to.year) {
      period.to.year = period.from.year;
      if (std::pair(period.to.month, period.to.day) < std::pair(period.from.month, period.from.day)) ++period.to.year;
    }
    if (!period.from.year && period.to.year) return wrong_from(begin, message("'{0}' names a year on one side only", since(begin)));
    if (period.from.year && Date{period.to.year, period.to.month, period.to.day} < Date{period.from.year, period.from.month, period.from.day})
      return wrong_from(begin, message("'{0}' ends before it begins", since(begin)));
    return true;
  }

  /// "2026-12-24", "Dec 24", "2026 Dec 24", "Dec" (day 0).
  bool read_day(HoursDay& day) {
    const size_t begin = at_;
    if (at_iso_date()) {
      const auto date = parse_date(std::string_view(text_).substr(at_, 10));
      at_ += 10;
      if (!date) return wrong_from(begin, message("'{0}' is no day of the calendar", since(begin)));
      day = {date->year, date->month, date->day};
      return true;
    }
    if (at_year()) {
      day.year = std::stoi(text_.substr(at_, 4));
      at_ += 5;
    }
    day.month = number_of(month_names, std::string_view(text_).substr(at_, 3));
    at_ += 3;
    const size_t before = at_;
    skip_spaces();
    // "Aug 10:00-12:00" are the times of a whole month.
    if (!ends() && is_digit(text_[at_]) && !(at_ + 2 < text_.size() && text_[at_ + 2] == ':')) return read_day_of_month(day, begin);
    at_ = before;
    return true;
  }

  bool read_day_of_month(HoursDay& day, size_t begin) {
    int number = 0;
    while (at_ < text_.size() && is_digit(text_[at_]) && number < 100) number = number * 10 + (text_[at_++] - '0');
    day.day = number;
    if (number < 1 || number > last_day(day)) return wrong_from(begin, message("'{0}' is no day of the calendar", since(begin)));
    return true;
  }

  static int last_day(const HoursDay& day) {
    for (int last = 31; last > 28; --last)
      if (parse_date(to_iso({day.year ? day.year : 2028, day.month, last}))) return last;
    return 28;
  }

  // ---- days of the week

  bool read_days(HoursRule& rule) {
    do {
      skip_spaces();
      if (at_word("PH")) {
        at_ += 2;
        rule.holidays = true;
        skip_spaces();
        continue;
      }
      const size_t begin = at_;
      int first = 0, last = 0;
      if (!read_weekday(first, rule, begin)) return false;
      last = first;
      if (take('-') && !read_weekday(last, rule, begin)) return false;
      for (int day = first;; day = day % 7 + 1) {
        if (std::find(rule.weekdays.begin(), rule.weekdays.end(), day) == rule.weekdays.end()) rule.weekdays.push_back(day);
        if (day == last) break;
      }
      skip_spaces();
    } while (take(','));
    std::sort(rule.weekdays.begin(), rule.weekdays.end());
    return true;
  }

  bool read_weekday(int& day, const HoursRule& rule, size_t begin) {
    const size_t end = std::min(text_.find_first_of(" ,;", begin), text_.size());
    day = number_of(day_names, std::string_view(text_).substr(at_, 2));
    if (day > 0 && (at_ + 2 >= text_.size() || !is_letter(text_[at_ + 2]))) {
      at_ += 2;
      return true;
    }
    const bool first = rule.periods.empty() && rule.weekdays.empty() && !rule.holidays;
    at_ = begin;
    return fail(message("{0} instead of '{1}'", first ? expected_start() : expected_day(), text_.substr(begin, end - begin)), begin, end - begin);
  }

  // ---- times

  bool read_times(HoursRule& rule) {
    for (const char* word : {"off", "closed"}) {
      if (!at_word(word)) continue;
      at_ += std::string_view(word).size();
      return true;
    }
    if (ends()) {
      std::string said = text_.substr(start_, at_ - start_);
      said.erase(said.find_last_not_of(' ') + 1);
      return wrong(message("{0}, or off, after '{1}'", expected_times(), said));
    }
    do {
      skip_spaces();
      const size_t begin = at_, end = std::min(text_.find_first_of(",;", at_), text_.size());
      std::string span = text_.substr(begin, end - begin);
      span.erase(span.find_last_not_of(' ') + 1);
      const size_t dash = span.find('-');
      const auto from = parse_time(span.substr(0, dash));
      const auto to = dash == std::string::npos ? std::nullopt : parse_time(span.substr(dash + 1));
      if (!from || !to) return fail(message("{0} instead of '{1}'", expected_times(), span), begin, span.size());
      if (*to <= *from) return fail(message("'{0}' ends before it begins", span), begin, span.size());
      rule.times.push_back({*from, *to});
      at_ = end;
    } while (take(','));
    std::sort(rule.times.begin(), rule.times.end());
    return true;
  }

  // ---- characters

  std::ptrdiff_t at(size_t further) const { return static_cast<std::ptrdiff_t>(at_ + further); }
  bool ends() const { return at_ >= text_.size() || text_[at_] == ';'; }
  void skip_spaces() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool at_word(std::string_view word) const {
    return text_.compare(at_, word.size(), word) == 0 && (at_ + word.size() >= text_.size() || !is_letter(text_[at_ + word.size()]));
  }
  /// What stands here, up to a blank or a mark.
  std::string word() const { return text_.substr(at_, std::min(text_.find_first_of(" ,;", at_ + 1), text_.size()) - at_); }
  std::string since(size_t begin) const { return text_.substr(begin, at_ - begin); }

  std::nullopt_t fault(Message what) {
    wrong(std::move(what));
    return std::nullopt;
  }
  bool wrong(Message what) { return fail(std::move(what), at_, ends() ? 0 : word().size()); }
  bool wrong_from(size_t begin, Message what) { return fail(std::move(what), begin, at_ - begin); }
  bool fail(Message what, size_t offset, size_t length) {
    problem_ = {std::move(what), offset, length};
    return false;
  }

  const std::string& text_;
  HoursProblem& problem_;
  size_t at_ = 0, start_ = 0;
};

}  // namespace

std::optional<Hours> parse_hours(const std::string& text, HoursProblem& problem) { return HoursReader(text, problem).read(); }

std::optional<Date> last_dated_exception(const Hours& hours) {
  std::optional<Date> last;
  for (const HoursRule& rule : hours)
    for (const HoursPeriod& period : rule.periods)
      if (const Date end{period.to.year, period.to.month, period.to.day}; period.to.year && (!last || *last < end)) last = end;
  return last;
}

}  // namespace divulga
