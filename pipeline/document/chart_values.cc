#include "document/chart_values.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "locale/format.h"

namespace divulga {
namespace {

bool is_digit_at(const std::string& text, size_t at) {
  const auto byte = [&](size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  if (byte(at) >= '0' && byte(at) <= '9') return true;
  if (byte(at) == 0xD9 && byte(at + 1) >= 0xA0 && byte(at + 1) <= 0xA9) return true;    // Arabic-Indic
  if (byte(at) == 0xDB && byte(at + 1) >= 0xB0 && byte(at + 1) <= 0xB9) return true;    // Persian
  return byte(at) == 0xE0 && byte(at + 1) == 0xA7 && byte(at + 2) >= 0xA6 && byte(at + 2) <= 0xAF;   // Bengali
}

bool is_other(const std::string& category, const std::string& other) {
  // "Altre lingue" is Italian's "Altro": the first four characters, wherever they stand, are enough to tell.
  size_t end = 0;
  for (int characters = 0; end < other.size() && characters < 4; ++characters) {
    ++end;
    while (end < other.size() && (static_cast<unsigned char>(other[end]) & 0xC0) == 0x80) ++end;
  }
  const auto lower = [](std::string text) {
    for (char& c : text)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return text;
  };
  return end > 0 && lower(category).find(lower(other.substr(0, end))) != std::string::npos;
}

void sort_by_value(Chart& chart, const std::string& other) {
  std::vector<size_t> order(chart.categories.size());
  std::iota(order.begin(), order.end(), size_t{0});
  const Chart before = chart;
  const std::vector<double>& values = before.series.front().values;
  // By share of the target where each row has its own measure.
  const auto rank = [&](size_t i) {
    const double value = is_missing(values[i]) ? -std::numeric_limits<double>::infinity() : values[i];
    const bool against = before.type == ChartType::target && i < before.targets.size() && before.targets[i] > 0;
    return against ? value / before.targets[i] : value;
  };
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    const bool oa = is_other(before.categories[a], other), ob = is_other(before.categories[b], other);
    return oa != ob ? ob : rank(a) > rank(b);
  });
  for (size_t i = 0; i < order.size(); ++i) {
    chart.categories[i] = before.categories[order[i]];
    chart.series.front().values[i] = values[order[i]];
    if (order[i] < before.targets.size() && i < chart.targets.size()) chart.targets[i] = before.targets[order[i]];
  }
}

}  // namespace

double missing_value() { return std::numeric_limits<double>::quiet_NaN(); }
bool is_missing(double value) { return std::isnan(value); }

bool has_missing(const Chart& chart) {
  return std::any_of(chart.series.begin(), chart.series.end(),
                     [](const ChartSeries& series) { return std::any_of(series.values.begin(), series.values.end(), is_missing); });
}

std::string chart_value(const Chart& chart, const LocaleTag& language, double value) {
  const int decimals = std::abs(value - std::round(value)) < 1e-9 ? 0 : 1;
  if (chart.unit == "%") return format_percent(language, value / 100, decimals);
  const std::string number = format_number(language, value, decimals);
  return chart.unit == "EUR" ? number + "\u00A0€" : number;
}

double sum_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0, [](double sum, double v) { return is_missing(v) ? sum : sum + v; });
}

bool has_natural_order(const std::vector<std::string>& categories) {
  const auto digits = std::count_if(categories.begin(), categories.end(), [](const std::string& c) {
    for (size_t at = 0; at < c.size(); ++at)
      if (is_digit_at(c, at)) return true;
    return false;
  });
  return static_cast<size_t>(digits) * 2 > categories.size();
}

Chart prepared(const Chart& chart, const std::string& other, ChartOrder order) {
  Chart result = chart;
  const bool ranked = chart.type == ChartType::bar || chart.type == ChartType::share;
  if (ranked && order == ChartOrder::by_value && chart.series.size() == 1 && chart.series.front().values.size() == chart.categories.size() &&
      !has_natural_order(chart.categories))
    sort_by_value(result, other);
  if (chart.type == ChartType::share && result.categories.size() > 6 && !result.series.empty() && result.series.front().values.size() > 6) {
    std::vector<double>& values = result.series.front().values;
    const bool has_other = is_other(result.categories.back(), other);
    const std::string name = has_other ? result.categories.back() : other;
    const double rest = sum_of({values.begin() + 5, values.end()});
    values.resize(5);
    result.categories.resize(5);
    values.push_back(rest);
    result.categories.push_back(name);
  }
  return result;
}

ScaleSteps scale_steps(double most, double least) {
  most = std::max(0.0, most), least = std::min(0.0, least);
  const double range = most - least;
  if (!(range > 0)) return {};
  const double raw = range / 5, power = std::pow(10, std::floor(std::log10(raw)));
  for (const double factor : {1.0, 2.0, 2.5, 5.0, 10.0}) {
    const double step = factor * power;
    if (step + 1e-12 < raw) continue;
    const auto steps = [&](double length) { return static_cast<int>(std::ceil(length / step - 1e-9)); };
    return {step, steps(-least), std::max(least < 0 ? 0 : 1, steps(most))};
  }
  return {range, least < 0 ? 1 : 0, most > 0 ? 1 : 0};
}

}  // namespace divulga
