// Charts of bars: one value a row, against a target, side by side, stacked, parts of a whole.
#include <algorithm>
#include <cmath>

#include "layout/chart_canvas.h"
#include "locale/format.h"

namespace divulga::layout {
namespace {

/// Where values lie between two edges; zero is among them.
struct Scale {
  Pt start, length;
  ValueRange range;
  Pt at(double v) const {
    const double all = range.most - range.least;
    return start + (all > 0 ? length * ((v - range.least) / all) : Pt(0));
  }
};

void value_bar(ChartCanvas& c, const Scale& scale, double v, Pt y, Pt height, size_t series) {
  if (is_missing(v)) return;
  const Pt zero = scale.at(0), end = scale.at(v);
  c.bar(std::min(zero, end), y, std::max(zero, end) - std::min(zero, end), height, series);
}

void axis(ChartCanvas& c, const Scale& scale, Pt from, Pt to) { c.line(scale.at(0), from, scale.at(0), to, Pt(0.6), c.s.palette.ink); }

TextLook quiet(const ChartCanvas& c) {
  TextLook look = c.small;
  look.color = c.s.palette.muted;
  return look;
}

/// Rows closer together where there are many.
Pt pitch_of(const ChartCanvas& c, double wide) { return c.look.leading * (c.chart.categories.size() > 18 ? std::min(wide, 1.12) : wide); }

/// "Target" with its tick over the column of targets. Returns where the bars begin.
Pt heading_over_targets(ChartCanvas& c, Pt column, Pt column_width) {
  const std::string said = c.s.word("Target");
  const Pt own = c.natural(said, c.small), width = std::max(own, column_width);
  c.text(said, c.small, column + column_width - width, Pt(0), width, Alignment::end);
  const Pt tick = column + column_width - own - Pt(5);
  c.line(tick, c.small.leading * 0.15, tick, c.small.leading * 0.85, Pt(1.6), c.s.palette.ink);
  c.out.height = c.small.leading;
  return c.small.leading;
}

}  // namespace

void draw_bars(ChartCanvas& c) {
  ChartCanvas::Names n = c.names(0.34);
  const std::vector<double>& values = c.chart.series.front().values;
  const bool targets = !c.chart.targets.empty();
  std::vector<std::string> second(values.size());
  Pt first_width, both;
  for (size_t i = 0; i < values.size(); ++i) {
    if (i < c.chart.targets.size()) second[i] = is_missing(c.chart.targets[i]) ? "–" : c.value(c.chart.targets[i]);
    first_width = std::max(first_width, c.natural(c.value(values[i]), is_missing(values[i]) ? c.small : c.bold));
    if (!second[i].empty()) both = std::max(both, c.natural(second[i], c.small));
  }
  const Pt room = first_width + (both > Pt(0) ? both + c.gap() : Pt(0)) + c.gap();
  const Pt start = n.width + c.gap();
  const Scale scale{start, c.width - start - room, range_of(c.chart)};
  const Pt height = c.look.leading * 0.8, pitch = pitch_of(c, 1.45);
  const Pt top = targets ? heading_over_targets(c, c.width - both, both) : Pt(0);
  Pt y = top;
  for (size_t i = 0; i < values.size() && i < n.labels.size(); ++i) {
    const Pt label_height = n.labels[i].height;
    const Pt row = std::max(pitch, label_height + c.look.leading * 0.45), middle = y + row / 2;
    c.put(std::move(n.labels[i]), Pt(0), n.width, middle - label_height / 2);
    value_bar(c, scale, values[i], middle - height / 2, height, 0);
    if (i < c.chart.targets.size() && !is_missing(c.chart.targets[i]))
      c.tick(scale.at(c.chart.targets[i]), middle - height / 2 - Pt(2.5), middle + height / 2 + Pt(2.5));
    // Values in a column of their own: with a target tick on the bar there is no other free place.
    const Pt values_start = scale.start + scale.length + c.gap();
    const TextLook look = is_missing(values[i]) ? quiet(c) : c.bold;
    c.text(c.value(values[i]), look, values_start, middle - look.leading / 2, first_width, Alignment::end);
    if (!second[i].empty()) c.text(second[i], c.small, c.width - both, middle - c.small.leading / 2, both, Alignment::end);
    y += row;
  }
  axis(c, scale, top, y);
  c.out.height = y;
}

/// Each row on its own measure: the targets stand on one line, what is short of it or over it is seen at once.
void draw_targets(ChartCanvas& c) {
  ChartCanvas::Names n = c.names(0.3);
  const std::vector<double>& values = c.chart.series.front().values;
  const size_t count = std::min({values.size(), c.chart.targets.size(), n.labels.size()});
  const std::string reached = c.s.word("Reached"), target = c.s.word("Target");
  const auto rate = [&](size_t i) { return c.chart.targets[i] > 0 && !is_missing(values[i]) ? values[i] / c.chart.targets[i] : missing_value(); };
  const auto percent = [&](size_t i) { return is_missing(rate(i)) ? std::string("–") : format_percent(c.s.language, rate(i), 0); };
  Pt value_width = c.natural(reached, c.small), target_width = c.natural(target, c.small), percent_width;
  double most = 1;
  for (size_t i = 0; i < count; ++i) {
    value_width = std::max(value_width, c.natural(c.value(values[i]), is_missing(values[i]) ? c.small : c.look));
    target_width = std::max(target_width, c.natural(c.value(c.chart.targets[i]), c.small));
    percent_width = std::max(percent_width, c.natural(percent(i), c.bold));
    if (!is_missing(rate(i))) most = std::max(most, rate(i));
  }
  most = std::min(most, 2.0);             // twice the target is drawn as such; its numbers say the rest
  const Pt between = c.gap() * 0.9;
  const Pt start = n.width + c.gap(), room = value_width + target_width + percent_width + between * 3;
  const Scale scale{start, c.width - start - room, {0, most}};
  const Pt percent_start = scale.start + scale.length + between, value_start = percent_start + percent_width + between, target_start = value_start + value_width + between;
  const Pt head = c.small.leading;
  c.text(reached, c.small, value_start, Pt(0), value_width, Alignment::end);
  c.text(target, c.small, target_start, Pt(0), target_width, Alignment::end);
  const Pt line_x = scale.at(1), own = c.natural(target, c.small);
  c.text(target, c.small, std::max(start, std::min(line_x - own / 2, scale.start + scale.length - own)), Pt(0), own, Alignment::center);
  const Pt height = c.look.leading * 0.8, pitch = pitch_of(c, 1.5), top = head + Pt(2);
  Pt y = top;
  for (size_t i = 0; i < count; ++i) {
    const Pt label_height = n.labels[i].height;
    const Pt row = std::max(pitch, label_height + c.look.leading * 0.45), middle = y + row / 2;
    c.put(std::move(n.labels[i]), Pt(0), n.width, middle - label_height / 2);
    if (!is_missing(rate(i))) {
      const double shown = std::clamp(rate(i), 0.0, most);
      c.bar(start, middle - height / 2, scale.at(std::min(shown, 1.0)) - start, height, 0);
      if (shown > 1) c.box(line_x, middle - height / 2, scale.at(shown) - line_x, height, mix(c.s.palette.primary, c.s.palette.ink, 0.55));
      if (rate(i) > most + 1e-9) {         // cut: more than there is room for
        const Pt x = scale.at(most) - Pt(7);
        c.line(x, middle + height / 2 + Pt(1), x + Pt(3), middle - height / 2 - Pt(1), Pt(1.5), c.s.palette.paper);
      }
      if (shown < 1) c.gap_box(scale.at(shown), middle - height / 2, line_x - scale.at(shown), height, c.s.palette.accent_text);
      TextLook share = c.bold;
      if (rate(i) < 1) share.color = c.s.palette.accent_text;
      c.text(percent(i), share, percent_start, middle - share.leading / 2, percent_width, Alignment::end);
    }
    const TextLook look = is_missing(values[i]) ? quiet(c) : c.look;
    c.text(c.value(values[i]), look, value_start, middle - look.leading / 2, value_width, Alignment::end);
    c.text(c.value(c.chart.targets[i]), c.small, target_start, middle - c.small.leading / 2, target_width, Alignment::end);
    y += row;
  }
  c.line(start, top, start, y, Pt(0.6), c.s.palette.ink);
  c.tick(line_x, top - Pt(1), y);
  c.out.height = y;
}

void draw_grouped(ChartCanvas& c) {
  ChartCanvas::Names n = c.names(0.34);
  Pt value_width;
  for (const ChartSeries& series : c.chart.series)
    for (const double v : series.values) value_width = std::max(value_width, c.natural(c.value(v), is_missing(v) ? c.small : c.look));
  const ValueRange range = range_of(c.chart);
  const Pt left = range.least < 0 ? value_width + Pt(4) : Pt(0);
  const Pt start = n.width + c.gap() + left;
  const Scale scale{start, c.width - start - value_width - c.gap() * 0.5, range};
  // Named in the first group where there is room behind the values, otherwise above.
  const size_t several = c.chart.series.size();
  bool direct = several <= 4 && !n.labels.empty();
  for (const ChartSeries& series : c.chart.series) {
    const double v = series.values.empty() || is_missing(series.values[0]) ? 0 : std::max(0.0, series.values[0]);
    direct = direct && scale.at(v) + value_width + Pt(12) + c.natural(series.name, c.bold) <= c.width;
  }
  if (!direct) c.key();
  const Pt height = c.look.leading * 0.72, pitch = c.look.leading * 0.95, top = c.out.height;
  Pt y = top;
  for (size_t i = 0; i < n.labels.size(); ++i) {
    const Pt label_height = n.labels[i].height, block = std::max(pitch * static_cast<double>(several), label_height);
    c.put(std::move(n.labels[i]), Pt(0), n.width, y + (block - label_height) / 2);
    for (size_t k = 0; k < several; ++k) {
      if (i >= c.chart.series[k].values.size()) continue;
      const double v = c.chart.series[k].values[i];
      const Pt row = y + pitch * static_cast<double>(k);
      value_bar(c, scale, v, row + (pitch - height) / 2, height, k);
      const TextLook look = is_missing(v) ? quiet(c) : c.look;
      const Pt text_y = row + (pitch - look.leading) / 2, own = c.natural(c.value(v), look);
      Pt end = scale.at(0) + Pt(4);
      if (!is_missing(v) && v >= 0) end = scale.at(v) + Pt(4);
      if (!is_missing(v) && v < 0) c.text(c.value(v), look, scale.at(v) - Pt(4) - own, text_y, own, Alignment::end);
      else c.text(c.value(v), look, end, text_y, own);
      if (direct && i == 0) {
        TextLook name = c.bold;
        name.color = contrast(c.color(k), c.s.palette.paper) >= 4.5 ? c.color(k) : c.s.palette.ink;
        const Pt wide = c.natural(c.chart.series[k].name, name);
        c.text(c.chart.series[k].name, name, (v < 0 ? scale.at(0) + Pt(4) : end + own + Pt(8)), row + (pitch - name.leading) / 2, wide);
      }
    }
    y += block + c.look.leading * 0.5;
  }
  axis(c, scale, top, y - c.look.leading * 0.5);
  c.out.height = y - c.look.leading * 0.5;
}

void draw_stacked(ChartCanvas& c) {
  const size_t count = c.chart.categories.size();
  std::vector<double> above(count), below(count), sums(count);
  ValueRange range;
  for (size_t i = 0; i < count; ++i) {
    bool any = false;                     // where every part is missing there is no sum, which is not a sum of zero
    for (const ChartSeries& series : c.chart.series) {
      if (i >= series.values.size() || is_missing(series.values[i])) continue;
      any = true;
      (series.values[i] < 0 ? below : above)[i] += series.values[i];
    }
    sums[i] = any ? above[i] + below[i] : missing_value();
    range.most = std::max(range.most, above[i]), range.least = std::min(range.least, below[i]);
  }
  ChartCanvas::Names n = c.names(0.34);
  Pt value_width;
  for (const double v : sums) value_width = std::max(value_width, c.natural(c.value(v), c.bold));
  const Pt start = n.width + c.gap();
  const Scale scale{start, c.width - start - value_width - c.gap() * 0.5, range};
  // The first bar's parts carry their names where all have room.
  const auto part = [&](size_t k, size_t i) {
    const std::vector<double>& values = c.chart.series[k].values;
    return i < values.size() && !is_missing(values[i]) ? values[i] : 0;
  };
  bool direct = c.chart.series.size() <= 4 && count > 0 && range.least >= 0;
  for (size_t k = 0; k < c.chart.series.size() && direct; ++k)
    direct = c.natural(c.chart.series[k].name, c.bold) + Pt(4) <= scale.at(part(k, 0)) - scale.at(0);
  if (!direct) c.key();
  else c.out.height = c.look.leading * 1.05;
  const Pt height = c.look.leading * 1.05, pitch = c.look.leading * 1.55, top = c.out.height;
  Pt y = top;
  for (size_t i = 0; i < count; ++i) {
    const Pt label_height = n.labels[i].height, row = std::max(pitch, label_height + c.look.leading * 0.4), middle = y + row / 2;
    c.put(std::move(n.labels[i]), Pt(0), n.width, middle - label_height / 2);
    double right = 0, left = 0;
    for (size_t k = 0; k < c.chart.series.size(); ++k) {
      const double v = part(k, i);
      const double from = v < 0 ? left + v : right, to = v < 0 ? left : right + v;
      (v < 0 ? left : right) += v;
      const Pt u = scale.at(from), extent = scale.at(to) - u;
      c.bar(u, middle - height / 2, extent, height, k);
      if (direct && i == 0) {
        TextLook name = c.bold;
        name.color = contrast(c.color(k), c.s.palette.paper) >= 4.5 ? c.color(k) : c.s.palette.ink;
        c.text(c.chart.series[k].name, name, u, Pt(0), extent);
      }
      const Pt text_width = c.natural(c.value(v), c.small) + Pt(5);
      if (text_width + Pt(4) >= extent) continue;
      TextLook inside = c.small;           // the part's value on a label of paper, readable over the stripes
      inside.color = c.s.palette.ink;
      const Pt x = u + (extent - text_width) / 2, h = std::min(c.small.leading, height - Pt(2));
      c.box(x, middle - h / 2, text_width, h, c.s.palette.paper);
      c.text(c.value(v), inside, x, middle - c.small.leading / 2, text_width, Alignment::center);
    }
    const TextLook look = is_missing(sums[i]) ? quiet(c) : c.bold;
    c.text(c.value(sums[i]), look, scale.at(right) + Pt(4), middle - look.leading / 2, value_width);
    y += row;
  }
  axis(c, scale, top, y);
  c.out.height = y;
}

/// One bar of all parts, then each part by name with its share and its value.
void draw_share(ChartCanvas& c) {
  const std::vector<double>& values = c.chart.series.front().values;
  const size_t count = std::min(values.size(), c.chart.categories.size());
  const double sum = sum_of(values);
  // One decimal where whole percentages would not add up to a hundred.
  double hundred = 0;
  for (const double v : values) hundred += sum > 0 && !is_missing(v) ? std::round(v / sum * 100) : 0;
  const int decimals = std::abs(hundred - 100) < 0.5 ? 0 : 1;
  const auto share = [&](double v) { return sum > 0 && !is_missing(v) ? format_percent(c.s.language, v / sum, decimals) : std::string("–"); };
  const Pt height = c.look.leading * 1.7;
  Pt u;
  for (size_t i = 0; i < count; ++i) {
    const Pt extent = sum > 0 && !is_missing(values[i]) ? c.width * (values[i] / sum) : Pt(0);
    const Pt drawn = extent - (i + 1 < count && extent > Pt(2) ? Pt(1) : Pt(0));
    c.bar(u, Pt(0), drawn, height, i);
    const Pt own = c.natural(share(values[i]), c.bold) + Pt(6);
    if (own + Pt(4) < drawn) {
      c.box(u + (drawn - own) / 2, (height - c.look.leading) / 2, own, c.look.leading, c.s.palette.paper);
      c.text(share(values[i]), c.bold, u + (drawn - own) / 2, (height - c.look.leading) / 2, own, Alignment::center);
    }
    u += extent;
  }
  Pt share_width, value_width;
  for (size_t i = 0; i < count; ++i) {
    share_width = std::max(share_width, c.natural(share(values[i]), c.bold));
    value_width = std::max(value_width, c.natural(c.value(values[i]), c.small));
  }
  const Pt side = c.look.size, indent = side + Pt(5), between = c.gap() * 1.2;
  Pt widest;
  for (const std::string& name : c.chart.categories) widest = std::max(widest, c.natural(name, c.look));
  const Pt names = std::min(widest, c.width - indent - share_width - value_width - between * 2);
  Pt y = height + c.look.leading * 0.6;
  for (size_t i = 0; i < count; ++i) {
    c.bar(Pt(0), y + (c.look.leading - side) / 2, side, side, i);
    const Pt used = c.text(c.chart.categories[i], c.look, indent, y, names);
    c.text(share(values[i]), c.bold, indent + names + between, y, share_width, Alignment::end);
    c.text(c.value(values[i]), c.small, indent + names + between * 2 + share_width, y + (c.look.leading - c.small.leading) / 2, value_width, Alignment::end);
    y += used + c.look.leading * 0.2;
  }
  c.out.height = y;
}

}  // namespace divulga::layout
