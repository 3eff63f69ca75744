#include "web/chart_svg.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "document/chart_values.h"
#include "locale/format.h"
#include "web/html_writer.h"

namespace divulga {
namespace {

// All lengths are user units of the drawing: 400 wide, so that its text is still read on a telephone's screen.
constexpr double kWidth = 400, kBar = 18, kLine = 20, kGap = 10, kValueRoom = 80, kPlotHeight = 200;
// The first three are the brand's, by the site's variables; a second mark tells the series apart without colour.
constexpr std::array<const char*, 6> kColours{"var(--brand-link)", "var(--brand-warn)", "var(--brand-ink)", "#008055", "#7A4EB0", "#996000"};

std::string number(double value) {
  const long tenths = std::lround(value * 10);
  const std::string whole = (tenths < 0 ? "-" : "") + std::to_string(std::labs(tenths) / 10);
  return std::labs(tenths) % 10 ? whole + "." + std::to_string(std::labs(tenths) % 10) : whole;
}

/// Draws from the side where reading starts: x grows with reading, whichever the direction.
class Canvas {
 public:
  Canvas(const Chart& chart, const LocaleTag& language, std::string id, std::string no_data)
      : chart_(chart), language_(language), id_(std::move(id)), no_data_(std::move(no_data)), mirrored_(language.direction() == Direction::right_to_left) {}

  void box(double x, double y, double width, double height, size_t series) {
    if (width <= 0) return;
    out_ += element("rect", {{"x", number(mirrored_ ? kWidth - x - width : x)}, {"y", number(y)}, {"width", number(width)}, {"height", number(height)}, {"fill", fill(series)}}, {});
  }
  void text(double x, double y, const std::string& words, const char* look, const char* anchor = "start") {
    out_ += element("text", {{"x", number(place(x))}, {"y", number(y)}, {"class", look}, {"text-anchor", anchor}}, Html::text(words));
  }
  void line(double x1, double y1, double x2, double y2, const char* look) {
    out_ += element("line", {{"x1", number(place(x1))}, {"y1", number(y1)}, {"x2", number(place(x2))}, {"y2", number(y2)}, {"class", look}}, {});
  }
  void curve(const std::vector<std::pair<double, double>>& points, size_t series) {
    std::string path;
    bool open = false;                     // broken where a value is missing
    for (const auto& [x, y] : points) {
      if (is_missing(y)) { open = false; continue; }
      path += (path.empty() ? "M" : open ? " L" : " M") + number(place(x)) + " " + number(y);
      open = true;
    }
    out_ += element("path", {{"d", path}, {"fill", "none"}, {"stroke", kColours[series % kColours.size()]}, {"stroke-width", "2.5"}, {"stroke-linejoin", "round"}}, {});
    for (const auto& [x, y] : points)
      if (!is_missing(y)) marker(x, y, series);
  }
  /// Circle, square, diamond, triangle: what tells lines apart without colour.
  void marker(double x, double y, size_t series) {
    const double cx = place(x);
    const std::string colour = kColours[series % kColours.size()];
    std::string path;
    switch (series % 4) {
      case 0: out_ += element("circle", {{"cx", number(cx)}, {"cy", number(y)}, {"r", "4"}, {"fill", colour}}, {}); return;
      case 1: path = "M" + number(cx - 4) + " " + number(y - 4) + " h8 v8 h-8 z"; break;
      case 2: path = "M" + number(cx) + " " + number(y - 5.5) + " l5.5 5.5 -5.5 5.5 -5.5 -5.5 z"; break;
      case 3: path = "M" + number(cx) + " " + number(y - 5) + " l5 9 h-10 z"; break;
    }
    out_ += element("path", {{"d", path}, {"fill", colour}}, {});
  }

  Html drawing(double height) const {
    return element("svg", {{"viewBox", "0 0 " + number(kWidth) + " " + number(height)}, {"class", "chart"}, {"aria-hidden", "true"}, {"focusable", "false"}},
                   patterns() + out_);
  }
  std::string value(double v) const { return is_missing(v) ? no_data_ : chart_value(chart_, language_, v); }

 private:
  double place(double x) const { return mirrored_ ? kWidth - x : x; }
  std::string fill(size_t series) {
    used_ = std::max(used_, series);
    return series ? "url(#" + id_ + "-" + std::to_string(series) + ")" : kColours[0];
  }
  /// From the second series on: the colour with lines or dots of white, so that they differ in black and white.
  Html patterns() const {
    Html defs;
    for (size_t s = 1; s <= used_; ++s) {
      const Html ground = element("rect", {{"width", "8"}, {"height", "8"}, {"fill", kColours[s % kColours.size()]}}, {});
      const char* drawing = s % 4 == 1 ? "M0 8 L8 0 M-2 2 L2 -2 M6 10 L10 6" : s % 4 == 2 ? "M4 0 V8" : s % 4 == 3 ? "M0 4 H8" : "M0 0 L8 8";
      defs += element("pattern", {{"id", id_ + "-" + std::to_string(s)}, {"width", "8"}, {"height", "8"}, {"patternUnits", "userSpaceOnUse"}},
                      ground + element("path", {{"d", drawing}, {"stroke", "#fff"}, {"stroke-width", "1.5"}}, {}));
    }
    return defs.empty() ? defs : element("defs", {}, defs);
  }

  const Chart& chart_;
  LocaleTag language_;
  std::string id_, no_data_;
  bool mirrored_;
  size_t used_ = 0;
  Html out_;
};

struct Range { double least = 0, most = 0; double all() const { return most > least ? most - least : 1; } };
Range range_of(const Chart& chart) {
  Range range;
  const auto take = [&](double v) {
    if (!is_missing(v)) range.least = std::min(range.least, v), range.most = std::max(range.most, v);
  };
  for (const ChartSeries& series : chart.series) std::for_each(series.values.begin(), series.values.end(), take);
  std::for_each(chart.targets.begin(), chart.targets.end(), take);
  return range;
}

double value_at(const ChartSeries& series, size_t i) { return i < series.values.size() ? series.values[i] : missing_value(); }
double or_zero(double v) { return is_missing(v) ? 0 : v; }

/// A bar from zero, the value behind its end or behind zero. Returns where the value stands.
double value_bar(Canvas& canvas, double v, double zero, double scale, double y, size_t series) {
  const double end = zero + or_zero(v) * scale;
  canvas.box(std::min(zero, end), y, std::abs(end - zero), kBar, series);
  return std::max(zero, end);
}

double draw_bars(Canvas& canvas, const Chart& chart) {
  const Range range = range_of(chart);
  const double scale = (kWidth - kValueRoom) / range.all(), zero = -range.least * scale;
  double y = 0;
  for (size_t c = 0; c < chart.categories.size(); ++c) {
    canvas.text(0, y + 15, chart.categories[c], "category");
    y += kLine + 2;
    for (size_t s = 0; s < chart.series.size(); ++s) {
      const double v = value_at(chart.series[s], c);
      const double end = value_bar(canvas, v, zero, scale, y, s);
      const bool has_target = s == 0 && c < chart.targets.size() && !is_missing(chart.targets[c]);
      const double target = has_target ? zero + chart.targets[c] * scale : 0;
      if (has_target) canvas.line(target, y - 3, target, y + kBar + 3, "target");
      canvas.text(std::max(end, target) + 6, y + kBar - 4, canvas.value(v), is_missing(v) ? "tick" : "value");
      y += kBar + 3;
    }
    y += kGap;
  }
  return y;
}

/// Every row on its own measure: the targets stand on one line, what is short of it or over it is seen at once.
double draw_targets(Canvas& canvas, const Chart& chart, const LocaleTag& language) {
  if (chart.series.empty()) return 0;
  const auto rate = [&](size_t c) {
    const double v = value_at(chart.series[0], c), target = c < chart.targets.size() ? chart.targets[c] : 0;
    return target > 0 && !is_missing(v) ? v / target : missing_value();
  };
  double most = 1;
  for (size_t c = 0; c < chart.categories.size(); ++c) most = std::max(most, or_zero(rate(c)));
  most = std::min(most, 2.0);
  const double scale = (kWidth - kValueRoom) / most;
  double y = 0;
  for (size_t c = 0; c < chart.categories.size(); ++c) {
    canvas.text(0, y + 15, chart.categories[c], "category");
    y += kLine + 2;
    const double v = value_at(chart.series[0], c), shown = std::clamp(or_zero(rate(c)), 0.0, most);
    canvas.box(0, y, std::min(shown, 1.0) * scale, kBar, 0);
    if (shown > 1) canvas.box(scale, y, (shown - 1) * scale, kBar, 2);
    if (shown < 1) canvas.line(shown * scale, y + kBar / 2, scale, y + kBar / 2, "short");
    canvas.line(scale, y - 3, scale, y + kBar + 3, "target");
    canvas.text(std::max(1.0, shown) * scale + 6, y + kBar - 4, is_missing(rate(c)) ? canvas.value(v) : format_percent(language, rate(c), 0), is_missing(v) ? "tick" : "value");
    y += kBar + 3;
    if (!is_missing(v) && c < chart.targets.size()) {
      canvas.text(0, y + 13, canvas.value(v) + " / " + canvas.value(chart.targets[c]), "tick");
      y += kLine - 3;
    }
    y += kGap;
  }
  return y;
}

/// One small chart under another on one scale: lines over periods, otherwise bars.
double draw_multiples(Canvas& canvas, const Chart& chart) {
  const Range range = range_of(chart);
  const bool over_time = has_natural_order(chart.categories) && chart.categories.size() > 3;
  double y = 0;
  for (size_t s = 0; s < chart.series.size(); ++s) {
    canvas.text(0, y + 15, chart.series[s].name, "value");
    y += kLine + 4;
    if (!over_time) {
      const double names = 150, scale = (kWidth - names - kValueRoom) / range.all(), zero = names - range.least * scale;
      for (size_t c = 0; c < chart.categories.size(); ++c) {
        const double v = value_at(chart.series[s], c);
        canvas.text(0, y + kBar - 4, chart.categories[c], "tick");
        canvas.text(value_bar(canvas, v, zero, scale, y, 0) + 6, y + kBar - 4, canvas.value(v), "tick");
        y += kBar + 3;
      }
      y += kGap;
      continue;
    }
    const size_t count = chart.categories.size();
    const double height = 70, plot = kWidth - kValueRoom;
    const auto y_of = [&](double v) { return is_missing(v) ? v : y + height * (1 - (v - range.least) / range.all()); };
    std::vector<std::pair<double, double>> points;
    for (size_t c = 0; c < count; ++c) points.emplace_back(plot * static_cast<double>(c) / static_cast<double>(count - 1), y_of(value_at(chart.series[s], c)));
    canvas.line(0, y_of(0), plot, y_of(0), "axis");
    canvas.curve(points, 0);
    for (size_t c = count; c-- > 0;) {
      if (is_missing(points[c].second)) continue;
      canvas.text(points[c].first + 8, points[c].second + 5, canvas.value(value_at(chart.series[s], c)), "value");
      break;
    }
    canvas.text(0, y + height + 18, chart.categories.front(), "tick");
    canvas.text(plot, y + height + 18, chart.categories.back(), "tick", "end");
    y += height + 34;
  }
  return y;
}

double draw_stacked(Canvas& canvas, const Chart& chart) {
  std::vector<double> sums(chart.categories.size()), above(sums), below(sums);
  for (size_t c = 0; c < sums.size(); ++c) {
    bool any = false;                     // where every part is missing there is no sum
    for (const ChartSeries& series : chart.series) {
      const double v = value_at(series, c);
      any = any || !is_missing(v);
      (or_zero(v) < 0 ? below : above)[c] += or_zero(v);
    }
    sums[c] = any ? above[c] + below[c] : missing_value();
  }
  const double most = sums.empty() ? 1 : *std::max_element(above.begin(), above.end()), least = sums.empty() ? 0 : *std::min_element(below.begin(), below.end());
  const double scale = (kWidth - kValueRoom) / std::max(1e-9, most - least), zero = -least * scale;
  double y = 0;
  for (size_t c = 0; c < sums.size(); ++c) {
    canvas.text(0, y + 15, chart.categories[c], "category");
    y += kLine + 2;
    double x = zero, left = zero;
    for (size_t s = 0; s < chart.series.size(); ++s) {
      const double width = or_zero(value_at(chart.series[s], c)) * scale;
      if (width < 0) left += width;
      const double from = width < 0 ? left : x, wide = std::abs(width);
      canvas.box(from, y, wide > 1 ? wide - 1 : wide, kBar, s);
      if (width > 0) x += width;
    }
    canvas.text(x + 6, y + kBar - 4, canvas.value(sums[c]), "value");
    y += kBar + kGap + 3;
  }
  return y;
}

/// Parts of a whole: one strip, then each part with its share.
double draw_share(Canvas& canvas, const Chart& chart, const LocaleTag& language) {
  if (chart.series.empty()) return 0;
  const std::vector<double>& values = chart.series[0].values;
  const double sum = std::max(1e-9, sum_of(values));
  double x = 0;
  for (size_t i = 0; i < values.size(); ++i) {
    const double width = or_zero(values[i]) / sum * kWidth;
    canvas.box(x, 0, width > 2 ? width - 2 : width, 36, i);
    x += width;
  }
  double y = 52;
  for (size_t i = 0; i < values.size() && i < chart.categories.size(); ++i) {
    canvas.box(0, y, 18, 18, i);
    canvas.text(28, y + 14, chart.categories[i], "category");
    canvas.text(kWidth, y + 14, (is_missing(values[i]) ? canvas.value(values[i]) : format_percent(language, values[i] / sum) + " (" + canvas.value(values[i]) + ")"), "value", "end");
    y += 28;
  }
  return y;
}

double draw_lines(Canvas& canvas, const Chart& chart) {
  const Range range = range_of(chart);
  const ScaleSteps steps = scale_steps(range.most, range.least);
  const double least = -steps.step * steps.below, span = std::max(1e-9, steps.step * (steps.below + steps.count));
  const double axis = 46, plot = kWidth - axis - 16, ceiling = 14;
  const auto y_of = [&](double v) { return is_missing(v) ? v : ceiling + kPlotHeight * (1 - (v - least) / span); };
  for (int i = -steps.below; i <= steps.count; ++i) {
    const double v = steps.step * i;
    canvas.line(axis, y_of(v), kWidth, y_of(v), i == 0 ? "axis" : "grid");
    canvas.text(axis - 8, y_of(v) + 5, canvas.value(v), "tick", "end");
  }
  const size_t count = chart.categories.size();
  const auto x_of = [&](size_t i) { return axis + 8 + (count > 1 ? plot * static_cast<double>(i) / static_cast<double>(count - 1) : plot / 2); };
  // Every label where there is room for all, otherwise the first, the middle one and the last.
  const bool all = std::all_of(chart.categories.begin(), chart.categories.end(), [&](const std::string& c) { return c.size() * 8 * count < 320; });
  for (size_t i = 0; i < count; ++i)
    if (all || i == 0 || i + 1 == count || (count > 4 && i == (count - 1) / 2))
      canvas.text(x_of(i), ceiling + kPlotHeight + 20, chart.categories[i], "tick", all ? "middle" : i == 0 ? "start" : i + 1 == count ? "end" : "middle");
  for (size_t s = 0; s < chart.series.size(); ++s) {
    std::vector<std::pair<double, double>> points;
    for (size_t i = 0; i < count && i < chart.series[s].values.size(); ++i) points.emplace_back(x_of(i), y_of(chart.series[s].values[i]));
    canvas.curve(points, s);
  }
  return ceiling + kPlotHeight + 32;
}

/// Names the series, each with the mark it is drawn with.
Html legend(const Chart& chart, const std::string& id, const Catalog& words) {
  Html items;
  const auto mark = [&](const Html& drawing) { return element("svg", {{"viewBox", "0 0 18 18"}, {"class", "legend-mark"}, {"aria-hidden", "true"}}, drawing); };
  if (chart.series.size() > 1 && chart.type != ChartType::share && chart.type != ChartType::multiples) {
    for (size_t s = 0; s < chart.series.size(); ++s) {
      // The marks use the drawing's own patterns.
      const std::string fill = s && chart.type != ChartType::line ? "url(#" + id + "-" + std::to_string(s) + ")" : kColours[s % kColours.size()];
      const Html swatch = element("rect", {{"width", "18"}, {"height", "18"}, {"fill", fill}}, {});
      items += element("li", {}, mark(swatch) + Html::text(chart.series[s].name));
    }
  }
  if (!chart.targets.empty())
    items += element("li", {}, mark(element("path", {{"d", "M9 0 V18"}, {"stroke", "var(--brand-ink)"}, {"stroke-width", "3"}}, {})) + Html::text(words.get("Target")));
  return items.empty() ? items : element("ul", {{"class", "legend"}}, items);
}

Html numbers(const Chart& chart, const LocaleTag& language, const Catalog& words) {
  const auto written = [&](double v) { return is_missing(v) ? words.get("no data") : chart.unit.empty() ? format_number(language, v) : chart_value(chart, language, v); };
  Html head = element("td", {}, {}), rows;
  for (const ChartSeries& series : chart.series)
    head += element("th", {{"scope", "col"}, {"class", "number"}}, Html::text(series.name.empty() ? words.get("Value") : series.name));
  if (!chart.targets.empty()) head += element("th", {{"scope", "col"}, {"class", "number"}}, Html::text(words.get("Target")));
  for (size_t c = 0; c < chart.categories.size(); ++c) {
    Html cells = element("th", {{"scope", "row"}}, Html::text(chart.categories[c]));
    for (const ChartSeries& series : chart.series) cells += element("td", {{"class", "number"}}, Html::text(written(value_at(series, c))));
    if (c < chart.targets.size()) cells += element("td", {{"class", "number"}}, Html::text(written(chart.targets[c])));
    rows += element("tr", {}, cells);
  }
  const Html grid = element("table", {{"class", "table"}}, element("thead", {}, element("tr", {}, head)) + element("tbody", {}, rows));
  return element("details", {{"class", "numbers"}},
                 element("summary", {}, Html::text(words.get("Show the data as a table"))) +
                     element("div", {{"class", "table-scroll"}, {"role", "region"}, {"tabindex", "0"}, {"aria-label", words.get("Show the data as a table")}}, grid));
}

}  // namespace

Html chart_svg(const Chart& chart, const LocaleTag& language, const std::string& id, const std::string& no_data) {
  Canvas canvas(chart, language, id, no_data);
  double height = 0;
  switch (chart.type) {
    case ChartType::bar: height = draw_bars(canvas, chart); break;
    case ChartType::grouped: height = draw_bars(canvas, chart); break;
    case ChartType::stacked: height = draw_stacked(canvas, chart); break;
    case ChartType::line: height = draw_lines(canvas, chart); break;
    case ChartType::share: height = draw_share(canvas, chart, language); break;
    case ChartType::target: height = draw_targets(canvas, chart, language); break;
    case ChartType::multiples: height = draw_multiples(canvas, chart); break;
  }
  return canvas.drawing(height);
}

Html chart_figure(const Chart& chart, const Html& title, const LocaleTag& language, const Catalog& words) {
  const std::string id = chart.id.empty() ? "chart" : chart.id;
  Html caption = element("span", {{"class", "chart-title"}}, title);
  if (!chart.subtitle.empty()) caption += element("span", {{"class", "chart-subtitle"}}, Html::text(chart.subtitle));
  Html parts = element("figcaption", {}, caption);
  parts += element("div", {{"role", "img"}, {"aria-label", chart.alt}}, chart_svg(chart, language, id, words.get("no data")));
  parts += legend(chart, id, words);
  if (!chart.missing.empty()) parts += element("p", {{"class", "source"}}, Html::text(chart.missing));
  if (!chart.source.empty()) parts += element("p", {{"class", "source"}}, Html::text(chart.source));
  parts += numbers(chart, language, words);
  HtmlAttributes attributes{{"class", "chart-figure"}};
  if (!chart.id.empty()) attributes.insert(attributes.begin(), {"id", chart.id});
  return element("figure", attributes, parts);
}

}  // namespace divulga
