#include "layout/chart_canvas.h"

#include <algorithm>
#include <array>

namespace divulga::layout {

ChartCanvas::ChartCanvas(Setting& setting, const Chart& chart_, Pt width_, StructId figure, const SourceSpan& span)
    : s(setting), chart(chart_), width(width_), figure_(figure), span_(span) {
  look = s.type.note;
  look.role = FontRole::sans;
  look.tabular = true;
  bold = look;
  bold.weight = 700;
  small = s.type.caption;
  small.tabular = true;
  out.width = width;
}

Fragment ChartCanvas::label(const std::string& text, const TextLook& with, Pt measure, Alignment alignment) {
  Fragment f = TextBlock(s, text, with, artifact, {alignment, false, {}, span_}).block(measure);
  for (PageItem& item : f.items) std::visit([&](auto& i) { i.element = figure_; }, item);
  return f;
}

Pt ChartCanvas::natural(const std::string& text, const TextLook& with) {
  return TextBlock(s, text, with, artifact, {Alignment::start, false, {}, span_}).max_width() + Pt(0.2);
}

Pt ChartCanvas::text(const std::string& said, const TextLook& with, Pt start, Pt y, Pt measure, Alignment alignment) {
  Fragment f = label(said, with, measure, alignment);
  const Pt height = f.height;
  put(std::move(f), start, measure, y);
  return height;
}

void ChartCanvas::line(Pt start, Pt y, Pt to_start, Pt to_y, Pt thickness, Color ink, std::vector<float> dash) {
  const auto flip = [&](Pt u) { return s.right_to_left ? width - u : u; };
  Path path = rule({flip(start), y}, {flip(to_start), to_y}, thickness, ink, figure_);
  path.dash = std::move(dash);
  out.items.emplace_back(std::move(path));
}

void ChartCanvas::box(Pt start, Pt y, Pt wide, Pt height, Color fill) {
  if (wide <= Pt(0)) return;
  out.items.emplace_back(rectangle({s.x(start, wide, width), y, wide, height}, fill, figure_));
}

void ChartCanvas::bar(Pt start, Pt y, Pt wide, Pt height, size_t series) {
  if (wide <= Pt(0)) return;
  const Rect place{s.x(start, wide, width), y, wide, height};
  Path ground = rectangle(place, color(series), figure_);
  if (series % 6 >= 4) ground.stroke = s.palette.ink, ground.stroke_width = Pt(0.5);     // a pale one needs an edge
  out.items.emplace_back(std::move(ground));
  hatch(place, series);
}

void ChartCanvas::gap_box(Pt start, Pt y, Pt wide, Pt height, Color ink) {
  if (wide <= Pt(0.5)) return;
  const Rect place{s.x(start, wide, width), y, wide, height};
  Path outline = rectangle(place, s.palette.paper, figure_);
  outline.stroke = ink;
  outline.stroke_width = Pt(0.6);
  out.items.emplace_back(std::move(outline));
  using K = PathCommand::Kind;
  Path stripes;
  stripes.stroke = ink;
  stripes.stroke_width = Pt(0.5);
  stripes.element = figure_;
  const double x0 = place.x.value, y0 = place.y.value, x1 = place.right().value, y1 = place.bottom().value;
  for (double c = x0 + y0 + 1.5; c < x1 + y1; c += 3) {
    const double left = std::max(x0, c - y1), right = std::min(x1, c - y0);
    stripes.commands.push_back({K::move, {Pt(left), Pt(c - left)}, {}, {}});
    stripes.commands.push_back({K::line, {Pt(right), Pt(c - right)}, {}, {}});
  }
  if (!stripes.commands.empty()) out.items.emplace_back(std::move(stripes));
}

void ChartCanvas::tick(Pt start, Pt y, Pt to_y) {
  line(start, y, start, to_y, Pt(3.2), s.palette.paper);
  line(start, y, start, to_y, Pt(1.6), s.palette.ink);
}

Color ChartCanvas::color(size_t series) const {
  const std::array<Color, 6> colors = {s.palette.primary_text, s.palette.accent_text, s.palette.ink, mix(s.palette.ink, s.palette.paper, 0.55),
                                       s.palette.tint3, s.palette.paper};
  return colors[series % colors.size()];
}

/// The second mark: the first series is plain, the others carry stripes, so that they differ in black and white.
void ChartCanvas::hatch(const Rect& place, size_t series) {
  const size_t kind = series % 6;
  if (kind == 0 || kind == 4) return;
  Path path;
  path.stroke = kind == 5 ? s.palette.ink : s.palette.paper;
  path.stroke_width = Pt(kind == 5 ? 0.4 : 0.9);
  path.element = figure_;
  using K = PathCommand::Kind;
  const auto segment = [&](double ax, double ay, double bx, double by) {
    path.commands.push_back({K::move, {Pt(ax), Pt(ay)}, {}, {}});
    path.commands.push_back({K::line, {Pt(bx), Pt(by)}, {}, {}});
  };
  const double step = 4, x0 = place.x.value, y0 = place.y.value, x1 = place.right().value, y1 = place.bottom().value;
  if (kind == 1 || kind == 5)
    for (double c = x0 + y0 + step / 2; c < x1 + y1; c += step) {
      const double left = std::max(x0, c - y1), right = std::min(x1, c - y0);
      segment(left, c - left, right, c - right);
    }
  else if (kind == 2)
    for (double y = y0 + step / 2; y < y1; y += step) segment(x0, y, x1, y);
  else
    for (double x = x0 + step / 2; x < x1; x += step) segment(x, y0, x, y1);
  if (!path.commands.empty()) out.items.emplace_back(std::move(path));
}

void ChartCanvas::curve(const std::vector<Point>& points, size_t series, Pt thickness) {
  static const std::array<std::vector<float>, 4> dashes = {{{}, {6, 2.5F}, {2, 2}, {8, 2, 2, 2}}};
  Path path;
  path.stroke = color(series);
  path.stroke_width = thickness;
  path.dash = dashes[series % 4];
  path.element = figure_;
  for (size_t i = 0; i < points.size(); ++i) {
    if (is_missing(points[i].y.value)) continue;
    const bool goes_on = i > 0 && !is_missing(points[i - 1].y.value);
    const bool alone = !goes_on && (i + 1 == points.size() || is_missing(points[i + 1].y.value));
    const Pt u = points[i].x;
    if (alone) mark(u, points[i].y, series, thickness * 1.2);
    path.commands.push_back({goes_on ? PathCommand::Kind::line : PathCommand::Kind::move, {s.right_to_left ? width - u : u, points[i].y}, {}, {}});
  }
  if (path.commands.size() > 1) out.items.emplace_back(std::move(path));
}

void ChartCanvas::mark(Pt u, Pt y, size_t series, Pt r) {
  const Pt x = s.right_to_left ? width - u : u;
  using K = PathCommand::Kind;
  Path path = circle({x, y}, r, figure_);
  if (series % 4 == 1) path = rectangle({x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8}, color(series), figure_);
  if (series % 4 == 2) path.commands = {{K::move, {x, y - r * 1.2}, {}, {}}, {K::line, {x + r * 1.1, y + r * 0.9}, {}, {}}, {K::line, {x - r * 1.1, y + r * 0.9}, {}, {}}, {K::close, {}, {}, {}}};
  if (series % 4 == 3) path.commands = {{K::move, {x, y - r * 1.2}, {}, {}}, {K::line, {x + r * 1.2, y}, {}, {}}, {K::line, {x, y + r * 1.2}, {}, {}}, {K::line, {x - r * 1.2, y}, {}, {}}, {K::close, {}, {}, {}}};
  path.fill = color(series);
  out.items.emplace_back(std::move(path));
}

ChartCanvas::Names ChartCanvas::names(double most) {
  Pt widest;
  for (const std::string& c : chart.categories) widest = std::max(widest, natural(c, look));
  Names result;
  result.width = std::min(widest, width * most);
  for (const std::string& c : chart.categories) result.labels.push_back(label(c, look, result.width));
  return result;
}

void ChartCanvas::key() {
  Pt u;
  const Pt side = look.size * 0.8;
  for (size_t i = 0; i < chart.series.size(); ++i) {
    const std::string& name = chart.series[i].name;
    const Pt w = natural(name, look);
    if (u > Pt(0) && u + side + w + Pt(6) > width) u = Pt(0), out.height += look.leading;
    bar(u, out.height + (look.leading - side) / 2, side, side, i);
    text(name, look, u + side + Pt(4), out.height, w);
    u += side + Pt(4) + w + gap() * 2;
  }
  out.height += look.leading * 1.3;
}

ValueRange range_of(const Chart& chart) {
  ValueRange range;
  const auto take = [&](double v) {
    if (is_missing(v)) return;
    range.least = std::min(range.least, v), range.most = std::max(range.most, v);
  };
  for (const ChartSeries& series : chart.series) std::for_each(series.values.begin(), series.values.end(), take);
  std::for_each(chart.targets.begin(), chart.targets.end(), take);
  return range;
}

}  // namespace divulga::layout
