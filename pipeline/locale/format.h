#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "locale/locale_tag.h"

namespace divulga {

/// A proleptic Gregorian date; invalid dates cannot be parsed.
struct Date {
  int year = 0, month = 0, day = 0;
  friend auto operator<=>(const Date&, const Date&) = default;
};
/// Minutes since midnight.
struct TimeOfDay {
  int minutes = 0;
  friend auto operator<=>(const TimeOfDay&, const TimeOfDay&) = default;
};

/// "2026-11-27"; nothing when it is not a date of the calendar.
std::optional<Date> parse_date(std::string_view iso);
/// "09:30".
std::optional<TimeOfDay> parse_time(std::string_view text);
std::string to_iso(const Date& date);

enum class DateStyle { full, long_, medium, short_, month_year };

/// Written by CLDR in the reader's language. Arabic-script languages use Latin digits here, as the desks' readers in
/// Italy meet them on every form; Bengali uses its own digits in running text.
std::string format_number(const LocaleTag& locale, double value, int max_decimals = 2);
/// The same for many numbers of one locale: its rules are looked up once. Thread-safe.
class NumberFormat {
 public:
  explicit NumberFormat(const LocaleTag& locale, int max_decimals = 2);
  static NumberFormat fixed(const LocaleTag& locale, int decimals);
  static NumberFormat percent(const LocaleTag& locale, int max_decimals);             // of ratios
  static NumberFormat money(const LocaleTag& locale, std::string_view iso_currency);
  std::string operator()(double value) const;

 private:
  struct State;
  explicit NumberFormat(std::shared_ptr<const State> state) : state_(std::move(state)) {}
  std::shared_ptr<const State> state_;
};
/// `ratio` 0.425 -> "42,5 %" as the locale writes it.
std::string format_percent(const LocaleTag& locale, double ratio, int max_decimals = 1);
std::string format_money(const LocaleTag& locale, double amount, std::string_view iso_currency);
std::string format_date(const LocaleTag& locale, const Date& date, DateStyle style);
enum class DateParts { month, month_year, day_month, day_month_year };
/// From a day to a day with what they share said once: "24–26 dic", "1 lug – 31 ago 2026"; abbreviated months, whole words
/// where there is no day. `from` may be later where no year is written.
std::string format_date_range(const LocaleTag& locale, const Date& from, const Date& to, DateParts parts);
std::string format_time(const LocaleTag& locale, TimeOfDay time);
/// Weekday name, 1 Monday .. 7 Sunday.
std::string weekday_name(const LocaleTag& locale, int weekday, bool abbreviated);
/// The locale's decimal separator, for aligning columns ("," in Italian).
std::string decimal_separator(const LocaleTag& locale);

/// Words side by side, as the language lists them: "lun, mer e ven".
std::string join_list(const LocaleTag& locale, const std::vector<std::string>& words);

/// The marks between the parts of a text made from data, blanks included where the script has them.
struct Punctuation {
  std::string comma, semicolon, colon, stop;
};
Punctuation punctuation_of(const LocaleTag& language);

/// Upper-cases the first letter by the language's rules.
std::string capitalised(const LocaleTag& locale, std::string_view text);
/// U+2066 LRI … U+2069 PDI around text that must stay left to right (telephone numbers, codes, addresses of the net).
std::string isolate_ltr(std::string_view text);
/// Removes U+2066..2069 and U+200E, U+200F.
std::string without_bidi_controls(std::string_view text);
/// Unicode normalisation form C.
std::string nfc(std::string_view text);
/// The byte offset of the first ill-formed UTF-8 sequence, or npos.
size_t invalid_utf8_at(std::string_view bytes);

}  // namespace divulga
