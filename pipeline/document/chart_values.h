#pragma once
#include <string>
#include <vector>

#include "document/document.h"
#include "locale/locale_tag.h"

namespace divulga {

/// What stands among a series' values for an empty cell.
double missing_value();
bool is_missing(double value);
bool has_missing(const Chart& chart);

/// A value as a chart writes it: by the locale, in the chart's unit ("%", "EUR" or none), with one decimal where it has any.
std::string chart_value(const Chart& chart, const LocaleTag& language, double value);

/// The sum of what is there.
double sum_of(const std::vector<double>& values);

/// Categories and values as drawn: sorted where their order has no meaning, six parts at most in a share, the rest together
/// as `other` at the end. `given`: in the order of the data.
enum class ChartOrder { by_value, given };
Chart prepared(const Chart& chart, const std::string& other, ChartOrder order = ChartOrder::by_value);

/// Periods, ages, levels: most names carry a digit.
bool has_natural_order(const std::vector<std::string>& categories);

/// Round steps that cover all from `least` to `most` and zero: 1, 2, 2.5 or 5 times a power of ten, four to six of them.
struct ScaleSteps {
  double step = 1;
  int below = 0, count = 1;               // steps under zero, and over it
};
ScaleSteps scale_steps(double most, double least = 0);

}  // namespace divulga
