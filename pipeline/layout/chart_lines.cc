// Charts of lines, and small ones side by side on one scale.
#include <algorithm>
#include <cmath>

#include "layout/chart_canvas.h"

namespace divulga::layout {
namespace {

constexpr size_t none = static_cast<size_t>(-1);

size_t last_there(const std::vector<double>& values, size_t count) {
  for (size_t i = std::min(values.size(), count); i-- > 0;)
    if (!is_missing(values[i])) return i;
  return none;
}

std::string end_text(const ChartCanvas& c, const ChartSeries& series, size_t last) {
  return c.value(series.values[last]) + (series.name.empty() ? "" : " " + series.name);
}

/// Names at the lines' ends, pushed apart where they would touch, and up where they would leave the drawing.
template <typename AtY>
void end_labels(ChartCanvas& c, size_t count, AtY at_y, Pt start, Pt width, Pt foot) {
  struct End { Pt y; Fragment text; };
  std::vector<End> ends;
  for (size_t k = 0; k < c.chart.series.size(); ++k) {
    const size_t last = last_there(c.chart.series[k].values, count);
    if (last == none) continue;
    TextLook look = c.bold;
    look.color = c.color(k);
    if (contrast(look.color, c.s.palette.paper) < 4.5) look.color = c.s.palette.ink;
    ends.push_back({at_y(c.chart.series[k].values[last]) - look.leading / 2, c.label(end_text(c, c.chart.series[k], last), look, width)});
  }
  std::stable_sort(ends.begin(), ends.end(), [](const End& a, const End& b) { return a.y < b.y; });
  Pt free(-1e9);
  for (End& end : ends) {
    end.y = std::max(end.y, free);
    free = end.y + end.text.height;
  }
  Pt limit = foot;
  for (size_t i = ends.size(); i-- > 0;) {
    ends[i].y = std::max(Pt(0), std::min(ends[i].y, limit - ends[i].text.height));
    limit = ends[i].y;
  }
  for (End& end : ends) c.put(std::move(end.text), start, width, end.y);
}

template <typename AtX>
void x_labels(ChartCanvas& c, size_t count, AtX at_x, Pt y, Pt length) {
  if (count == 0) return;
  Pt widest;
  for (const std::string& name : c.chart.categories) widest = std::max(widest, c.natural(name, c.small));
  const Pt each = count > 1 ? length / static_cast<double>(count - 1) : length;
  const size_t every = std::max<size_t>(1, static_cast<size_t>(std::ceil((widest + Pt(6)) / each)));
  // Counted back from the last, which is the one that matters.
  for (size_t back = 0; back < count; back += every) {
    const size_t i = count - 1 - back;
    const Pt u = std::clamp(at_x(i) - widest / 2, Pt(0), c.width - widest);
    c.text(c.chart.categories[i], c.small, u, y, widest, Alignment::center);
    c.line(at_x(i), y - Pt(3), at_x(i), y - Pt(0.5), Pt(0.6), c.s.palette.ink);
  }
}

struct Grid {
  ScaleSteps steps;
  Pt top, height;
  double least() const { return -steps.step * steps.below; }
  double most() const { return steps.step * steps.count; }
  Pt at(double v) const { return is_missing(v) ? Pt(v) : top + height * (1 - (v - least()) / (most() - least())); }
};

Grid grid_of(const ChartCanvas& c, Pt top, Pt height) {
  const ValueRange range = range_of(c.chart);
  return {scale_steps(range.most, range.least), top, height};
}

void small_lines(ChartCanvas& c, const ChartSeries& series, const Grid& grid, Pt start, Pt length) {
  const size_t count = c.chart.categories.size();
  const auto at_x = [&](size_t i) { return start + (count > 1 ? length * (static_cast<double>(i) / static_cast<double>(count - 1)) : length / 2); };
  std::vector<Point> points;
  for (size_t i = 0; i < series.values.size() && i < count; ++i) points.push_back({at_x(i), grid.at(series.values[i])});
  c.curve(points, 0, Pt(1.4));
  const size_t last = last_there(series.values, count);
  if (last == none) return;
  c.mark(at_x(last), grid.at(series.values[last]), 0, Pt(2.2));
}

/// Lines over a natural order: a grid of small ones, scale at the start of each row, periods below the last.
void multiple_lines(ChartCanvas& c) {
  const size_t count = c.chart.categories.size(), panels = c.chart.series.size();
  const Grid first = grid_of(c, Pt(0), Pt(1));
  Pt axis_width;
  for (int i = -first.steps.below; i <= first.steps.count; ++i) axis_width = std::max(axis_width, c.natural(c.value(first.steps.step * i), c.small));
  const Pt from = axis_width + c.gap() * 0.6, between = c.gap() * 1.4;
  const size_t fit = std::max<size_t>(1, static_cast<size_t>((c.width - from + between) / (Pt(Mm(34)) + between)));
  const size_t columns = std::min({fit, panels, size_t{4}}), rows = (panels + columns - 1) / columns;
  const Pt each = (c.width - from - between * static_cast<double>(columns - 1)) / static_cast<double>(columns);
  const Pt height = Mm(18);
  Pt y, value_width;                       // of the last values, behind their lines
  for (const ChartSeries& series : c.chart.series)
    if (const size_t last = last_there(series.values, count); last != none) value_width = std::max(value_width, c.natural(c.value(series.values[last]), c.small));
  for (size_t row = 0; row < rows; ++row) {
    Pt title_height;
    std::vector<Fragment> titles;
    for (size_t k = row * columns; k < std::min(panels, (row + 1) * columns); ++k) {
      titles.push_back(c.label(c.chart.series[k].name, c.bold, each));
      title_height = std::max(title_height, titles.back().height);
    }
    const Grid grid = grid_of(c, y + title_height + c.small.leading, height);
    for (size_t i = 0; i < titles.size(); ++i) {
      const size_t k = row * columns + i;
      const Pt start = from + (each + between) * static_cast<double>(i);
      const Pt own = titles[i].height;
      c.put(std::move(titles[i]), start, each, y + title_height - own);
      for (const int step : {-grid.steps.below, 0, grid.steps.count}) {
        const bool zero = step == 0;
        const double v = grid.steps.step * step;
        c.line(start, grid.at(v), start + each, grid.at(v), zero ? Pt(0.75) : Pt(0.3), zero ? c.s.palette.ink : c.s.palette.line);
        if (i == 0) c.text(c.value(v), c.small, Pt(0), grid.at(v) - c.small.leading / 2, axis_width, Alignment::end);
      }
      small_lines(c, c.chart.series[k], grid, start, each - value_width - Pt(5));
      const size_t last = last_there(c.chart.series[k].values, count);
      if (last != none) {
        const double v = c.chart.series[k].values[last];
        c.text(c.value(v), c.small, start + each - value_width, grid.at(v) - c.small.leading / 2, value_width, Alignment::end);
      }
    }
    y = grid.top + height + Pt(3);
    const size_t last_row_panels = titles.size();
    if (count > 0)
      for (size_t i = 0; i < last_row_panels; ++i) {
        const Pt start = from + (each + between) * static_cast<double>(i);
        const Pt a = c.natural(c.chart.categories.front(), c.small), b = c.natural(c.chart.categories.back(), c.small);
        if (a + b + Pt(6) <= each) c.text(c.chart.categories.front(), c.small, start, y, a);
        if (count > 1) c.text(c.chart.categories.back(), c.small, start + each - std::min(b, each), y, std::min(b, each), Alignment::end);
      }
    y += c.small.leading + (row + 1 < rows ? c.look.leading * 0.7 : Pt(0));
  }
  c.out.height = y;
}

/// Bars: one row a category, one column a chart, the names once.
void multiple_bars(ChartCanvas& c) {
  ChartCanvas::Names n = c.names(0.28);
  const size_t panels = c.chart.series.size();
  const Pt between = c.gap() * 1.2, from = n.width + c.gap();
  const size_t fit = std::max<size_t>(1, static_cast<size_t>((c.width - from + between) / (Pt(Mm(22)) + between)));
  const size_t columns = std::min(fit, panels);
  const Pt each = (c.width - from - between * static_cast<double>(columns - 1)) / static_cast<double>(columns);
  const ValueRange range = range_of(c.chart);
  Pt value_width;
  for (const ChartSeries& series : c.chart.series)
    for (const double v : series.values) value_width = std::max(value_width, c.natural(is_missing(v) ? "–" : c.value(v), c.small));
  const Pt room = std::max(Pt(4), each - value_width * (range.least < 0 ? 2 : 1) - Pt(3)), zero_at = range.least < 0 ? value_width + Pt(2) : Pt(0);
  const double all = std::max(1e-12, range.most - range.least);
  const Pt height = c.look.leading * 0.72, pitch = c.look.leading * 1.15;
  std::vector<Pt> row_heights;
  for (const Fragment& label : n.labels) row_heights.push_back(std::max(pitch, label.height + c.look.leading * 0.2));
  Pt y;
  for (size_t block = 0; block < panels; block += columns) {
    Pt title_height;
    std::vector<Fragment> titles;
    for (size_t k = block; k < std::min(panels, block + columns); ++k) {
      titles.push_back(c.label(c.chart.series[k].name, c.bold, each));
      title_height = std::max(title_height, titles.back().height);
    }
    const Pt top = y + title_height + Pt(2);
    Pt row_y = top;
    for (size_t i = 0; i < n.labels.size(); ++i) {
      const Pt middle = row_y + row_heights[i] / 2;
      c.put(n.labels[i], Pt(0), n.width, middle - n.labels[i].height / 2);
      for (size_t p = 0; p < titles.size(); ++p) {
        const std::vector<double>& values = c.chart.series[block + p].values;
        const double v = i < values.size() ? values[i] : missing_value();
        const Pt start = from + (each + between) * static_cast<double>(p) + zero_at;
        const auto at = [&](double value) { return start + room * ((value - range.least) / all); };
        const std::string said = is_missing(v) ? "–" : c.value(v);
        const Pt wide = c.natural(said, c.small), text_y = middle - c.small.leading / 2;
        if (!is_missing(v)) c.bar(std::min(at(0), at(v)), middle - height / 2, std::max(at(0), at(v)) - std::min(at(0), at(v)), height, 0);
        if (!is_missing(v) && v < 0) c.text(said, c.small, at(v) - wide - Pt(2), text_y, wide);
        else c.text(said, c.small, (is_missing(v) ? at(0) : at(v)) + Pt(2.5), text_y, wide);
      }
      row_y += row_heights[i];
    }
    for (size_t p = 0; p < titles.size(); ++p) {
      const Pt start = from + (each + between) * static_cast<double>(p), zero = start + zero_at + room * ((0 - range.least) / all);
      const Pt own = titles[p].height;
      c.put(std::move(titles[p]), start, each, y + title_height - own);
      c.line(zero, top, zero, row_y, Pt(0.6), c.s.palette.ink);
    }
    y = row_y + c.look.leading * 0.7;
  }
  c.out.height = std::max(Pt(0), y - c.look.leading * 0.7);
}

}  // namespace

void draw_lines(ChartCanvas& c) {
  const size_t count = c.chart.categories.size();
  const Pt top = c.small.leading * 0.5, height = std::clamp(c.width * 0.36, Pt(Mm(42)), Pt(Mm(62)));
  Grid grid = grid_of(c, top, height);
  Pt axis_width, end_width;
  for (int i = -grid.steps.below; i <= grid.steps.count; ++i) axis_width = std::max(axis_width, c.natural(c.value(grid.steps.step * i), c.small));
  // Up to four lines are named at their ends, more of them above.
  const bool direct = c.chart.series.size() <= 4;
  if (!direct) c.key(), grid.top += c.out.height;
  for (const ChartSeries& series : c.chart.series)
    if (const size_t last = last_there(series.values, count); direct && last != none) end_width = std::max(end_width, c.natural(end_text(c, series, last), c.bold));
  end_width = std::min(end_width, c.width * 0.26);
  const Pt start = axis_width + c.gap() * 0.75, length = c.width - start - end_width - c.gap();
  const auto at_x = [&](size_t i) { return start + (count > 1 ? length * (static_cast<double>(i) / static_cast<double>(count - 1)) : length / 2); };
  for (int i = -grid.steps.below; i <= grid.steps.count; ++i) {
    const Pt y = grid.at(grid.steps.step * i);
    c.line(start, y, start + length, y, i == 0 ? Pt(0.75) : Pt(0.3), i == 0 ? c.s.palette.ink : c.s.palette.line);
    c.text(c.value(grid.steps.step * i), c.small, Pt(0), y - c.small.leading / 2, axis_width, Alignment::end);
  }
  const Pt foot = grid.top + height;
  x_labels(c, count, at_x, foot + Pt(3), length);
  for (size_t k = 0; k < c.chart.series.size(); ++k) {
    const std::vector<double>& values = c.chart.series[k].values;
    std::vector<Point> points;
    for (size_t i = 0; i < values.size() && i < count; ++i) points.push_back({at_x(i), grid.at(values[i])});
    c.curve(points, k, Pt(1.8));
    if (const size_t last = last_there(values, count); last != none) c.mark(at_x(last), grid.at(values[last]), k, Pt(3));
  }
  if (direct) end_labels(c, count, [&](double v) { return grid.at(v); }, start + length + c.gap(), end_width, foot + c.small.leading);
  c.out.height = foot + Pt(3) + c.small.leading;
}

void draw_multiples(ChartCanvas& c) {
  if (has_natural_order(c.chart.categories) && c.chart.categories.size() > 3) multiple_lines(c);
  else multiple_bars(c);
}

}  // namespace divulga::layout
