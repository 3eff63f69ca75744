#include <unicode/dcfmtsym.h>
#include <unicode/numberformatter.h>

#include "locale/format.h"
#include "locale/icu_locale.h"

namespace divulga {
namespace {

using icu::number::NumberFormatter;
using icu::number::Precision;

std::string written(const icu::number::LocalizedNumberFormatter& formatter, double value) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::number::FormattedNumber number = formatter.formatDouble(value, status);
  std::string text = utf8(number.toString(status));
  if (!text.empty() && text[0] == '-') text.replace(0, 1, "\u2212");     // a minus, not a hyphen
  return text;
}

/// Readers expect 0.5 to go up, not to the even neighbour.
icu::number::LocalizedNumberFormatter formatter_for(const LocaleTag& locale) {
  return NumberFormatter::withLocale(formatting_locale(locale)).roundingMode(UNUM_ROUND_HALFUP);
}

icu::number::LocalizedNumberFormatter percent_for(const LocaleTag& locale, int max_decimals) {
  return formatter_for(locale)
      .unit(icu::MeasureUnit::getPercent())
      .scale(icu::number::Scale::powerOfTen(2))
      .precision(Precision::maxFraction(max_decimals));
}

icu::number::LocalizedNumberFormatter money_for(const LocaleTag& locale, std::string_view iso_currency) {
  UErrorCode status = U_ZERO_ERROR;
  const std::u16string code(iso_currency.begin(), iso_currency.end());
  return formatter_for(locale).unit(icu::CurrencyUnit(code.c_str(), status));
}

}  // namespace

std::string format_number(const LocaleTag& locale, double value, int max_decimals) {
  return written(formatter_for(locale).precision(Precision::maxFraction(max_decimals)), value);
}

struct NumberFormat::State {
  icu::number::LocalizedNumberFormatter formatter;
};

NumberFormat::NumberFormat(const LocaleTag& locale, int max_decimals)
    : state_(std::make_shared<State>(State{formatter_for(locale).precision(Precision::maxFraction(max_decimals))})) {}

std::string NumberFormat::operator()(double value) const { return written(state_->formatter, value); }

NumberFormat NumberFormat::fixed(const LocaleTag& locale, int decimals) {
  return NumberFormat(std::make_shared<State>(State{formatter_for(locale).precision(Precision::fixedFraction(decimals))}));
}

NumberFormat NumberFormat::percent(const LocaleTag& locale, int max_decimals) {
  return NumberFormat(std::make_shared<State>(State{percent_for(locale, max_decimals)}));
}

NumberFormat NumberFormat::money(const LocaleTag& locale, std::string_view iso_currency) {
  return NumberFormat(std::make_shared<State>(State{money_for(locale, iso_currency)}));
}

std::string format_percent(const LocaleTag& locale, double ratio, int max_decimals) { return written(percent_for(locale, max_decimals), ratio); }

std::string format_money(const LocaleTag& locale, double amount, std::string_view iso_currency) { return written(money_for(locale, iso_currency), amount); }

std::string decimal_separator(const LocaleTag& locale) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DecimalFormatSymbols symbols(formatting_locale(locale), status);
  return utf8(symbols.getConstSymbol(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol));
}

}  // namespace divulga
