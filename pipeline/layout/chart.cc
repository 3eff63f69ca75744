#include "layout/chart.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <numeric>

#include "layout/table_layout.h"

namespace divulga::layout {
namespace {

bool is_other(const std::string& category, const std::string& other) {
  // "Altre lingue" is Italian's "Altro": the first four characters, wherever they stand, are enough to tell.
  size_t end = 0;
  for (int characters = 0; end < other.size() && characters < 4; ++characters) {
    ++end;
    while (end < other.size() && (static_cast<unsigned char>(other[end]) & 0xC0) == 0x80) ++end;
  }
  const auto lower = [](std::string text) {
    for (char& c : text) if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return text;
  };
  return end > 0 && lower(category).find(lower(other.substr(0, end))) != std::string::npos;
}

bool has_natural_order(const std::vector<std::string>& categories) {
  // Periods, ages, levels: most names carry a digit.
  const auto digits = std::count_if(categories.begin(), categories.end(), [](const std::string& c) {
    return std::any_of(c.begin(), c.end(), [](unsigned char x) { return std::isdigit(x); });
  });
  return static_cast<size_t>(digits) * 2 > categories.size();
}

double total(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

class ChartDrawing {
 public:
  ChartDrawing(Setting& setting, const Chart& chart, Pt width, StructId figure, const SourceSpan& span)
      : s_(setting), chart_(chart), width_(width), figure_(figure), span_(span) {
    look_ = s_.type.note;
    look_.role = FontRole::sans;
    look_.tabular = true;
    bold_ = look_;
    bold_.weight = 700;
    small_ = s_.type.caption;
    small_.tabular = true;
    out_.width = width;
  }

  Fragment draw() {
    switch (chart_.type) {
      case ChartType::bar:
      case ChartType::share: bars(); break;
      case ChartType::grouped: grouped(); break;
      case ChartType::stacked: stacked(); break;
      case ChartType::line: lines(); break;
    }
    out_.figures.push_back({figure_, {Pt(0), Pt(0), width_, out_.height}});
    return std::move(out_);
  }

 private:
  // ---- text and shapes, in distances from the start edge
  Fragment label(const std::string& text, const TextLook& look, Pt width, Alignment alignment = Alignment::start) {
    Fragment f = TextBlock(s_, text, look, artifact, {alignment, false, {}, span_}).block(width);
    for (PageItem& item : f.items) std::visit([&](auto& i) { i.element = figure_; }, item);
    return f;
  }
  Pt natural(const std::string& text, const TextLook& look) { return TextBlock(s_, text, look, artifact, {Alignment::start, false, {}, span_}).max_width() + Pt(0.2); }
  void text_at(const std::string& text, const TextLook& look, Pt start, Pt y, Pt width, Alignment alignment = Alignment::start) {
    out_.put(label(text, look, width, alignment), s_.x(start, width, width_), y);
  }
  void line_at(Pt start, Pt y, Pt to_start, Pt to_y, Pt thickness, Color color, std::vector<float> dash = {}) {
    const auto flip = [&](Pt u) { return s_.right_to_left ? width_ - u : u; };
    Path path = rule({flip(start), y}, {flip(to_start), to_y}, thickness, color, figure_);
    path.dash = std::move(dash);
    out_.items.emplace_back(std::move(path));
  }
  void bar_at(Pt start, Pt y, Pt width, Pt height, size_t series) {
    if (width <= Pt(0)) return;
    const Rect box{s_.x(start, width, width_), y, width, height};
    out_.items.emplace_back(rectangle(box, color(series), figure_));
    hatch(box, series);
  }
  Color color(size_t series) const {
    const std::array<Color, 4> colors = {s_.palette.primary, s_.palette.accent, s_.palette.ink, mix(s_.palette.ink, s_.palette.paper, 0.55)};
    return colors[series % colors.size()];
  }
  /// The second mark: the first series is plain, the others carry stripes, so that they differ in black and white.
  void hatch(const Rect& box, size_t series) {
    if (series % 4 == 0) return;
    Path path;
    path.stroke = s_.palette.paper;
    path.stroke_width = Pt(0.9);
    path.element = figure_;
    using K = PathCommand::Kind;
    const auto segment = [&](Point a, Point b) { path.commands.push_back({K::move, a, {}, {}}); path.commands.push_back({K::line, b, {}, {}}); };
    const double step = 4, x0 = box.x.value, y0 = box.y.value, x1 = box.right().value, y1 = box.bottom().value;
    if (series % 4 == 1)
      for (double c = x0 + y0 + step / 2; c < x1 + y1; c += step) segment({Pt(std::max(x0, c - y1)), Pt(c - std::max(x0, c - y1))}, {Pt(std::min(x1, c - y0)), Pt(c - std::min(x1, c - y0))});
    else if (series % 4 == 2)
      for (double y = y0 + step / 2; y < y1; y += step) segment({Pt(x0), Pt(y)}, {Pt(x1), Pt(y)});
    else
      for (double x = x0 + step / 2; x < x1; x += step) segment({Pt(x), Pt(y0)}, {Pt(x), Pt(y1)});
    if (!path.commands.empty()) out_.items.emplace_back(std::move(path));
  }
  std::string value_text(double value) const {
    const std::string number = s_.number(value, std::abs(value - std::round(value)) < 1e-9 ? 0 : 1);
    if (chart_.type == ChartType::share || chart_.unit.empty() || chart_.unit != "%") return number;
    return number + "\xC2\xA0%";
  }

  struct Names { Pt width; std::vector<Fragment> labels; };
  Names names() {
    Pt widest;
    for (const std::string& c : chart_.categories) widest = std::max(widest, natural(c, look_));
    Names result;
    result.width = std::min(widest, width_ * 0.34);
    for (const std::string& c : chart_.categories) result.labels.push_back(label(c, look_, result.width));
    return result;
  }
  Pt gap() const { return s_.type.unit; }

  void bars() {
    Names n = names();
    const std::vector<double>& values = chart_.series.front().values;
    const double sum = total(values);
    const bool share = chart_.type == ChartType::share;
    double largest = 0;
    for (const double v : values) largest = std::max(largest, v);
    for (const double t : chart_.targets) largest = std::max(largest, t);
    // One decimal where whole percentages would not add up to a hundred.
    double hundred = 0;
    for (const double v : values) hundred += sum > 0 ? std::round(v / sum * 100) : 0;
    const int decimals = std::abs(hundred - 100) < 0.5 ? 0 : 1;
    std::vector<std::string> first, second;
    Pt first_width, both;
    for (size_t i = 0; i < values.size(); ++i) {
      first.push_back(share && sum > 0 ? format_percent(s_.language, values[i] / sum, decimals) : value_text(values[i]));
      second.push_back(share ? value_text(values[i]) : i < chart_.targets.size() ? value_text(chart_.targets[i]) : std::string());
      first_width = std::max(first_width, natural(first.back(), bold_));
      both = std::max(both, second.back().empty() ? Pt(0) : natural(second.back(), small_));
    }
    const Pt room = first_width + (both > Pt(0) ? both + gap() : Pt(0)) + gap();
    const Pt start = n.width + gap(), length = width_ - start - room;
    const Pt height = look_.leading * 0.8, pitch = look_.leading * 1.45;
    Pt y = heading_over_values(second, width_ - both, both);
    for (size_t i = 0; i < values.size(); ++i) {
      const Pt row = std::max(pitch, n.labels[i].height + look_.leading * 0.45);
      const Pt middle = y + row / 2;
      const Pt label_height = n.labels[i].height;
      out_.put(std::move(n.labels[i]), s_.x(Pt(0), n.width, width_), middle - label_height / 2);
      const Pt extent = largest > 0 ? length * (values[i] / largest) : Pt(0);
      bar_at(start, middle - height / 2, extent, height, 0);
      if (i < chart_.targets.size() && largest > 0) {
        const Pt t = start + length * (chart_.targets[i] / largest);
        line_at(t, middle - height / 2 - Pt(2.5), t, middle + height / 2 + Pt(2.5), Pt(3.2), s_.palette.paper);
        line_at(t, middle - height / 2 - Pt(2.5), t, middle + height / 2 + Pt(2.5), Pt(1.6), s_.palette.ink);
      }
      // Values in a column of their own: with a target tick on the bar there is no other free place.
      const Pt text_y = middle - look_.leading / 2;
      text_at(first[i], bold_, start + length + gap(), text_y, first_width, Alignment::end);
      if (!second[i].empty()) text_at(second[i], small_, width_ - both, middle - small_.leading / 2, both, Alignment::end);
      y += row;
    }
    line_at(start, out_.height, start, y, Pt(0.6), s_.palette.ink);
    out_.height = y;
  }

  /// "Target" with its tick over the column of targets. Returns where the bars begin.
  Pt heading_over_values(const std::vector<std::string>& second, Pt column, Pt column_width) {
    const bool any = !chart_.targets.empty() && std::any_of(second.begin(), second.end(), [](const std::string& t) { return !t.empty(); });
    if (!any) return Pt(0);
    const std::string said = s_.word("Target");
    const Pt width = std::max(natural(said, small_), column_width);
    text_at(said, small_, column + column_width - width, Pt(0), width, Alignment::end);
    const Pt tick = column + column_width - natural(said, small_) - Pt(5);
    line_at(tick, small_.leading * 0.15, tick, small_.leading * 0.85, Pt(1.6), s_.palette.ink);
    out_.height = small_.leading;
    return small_.leading;
  }

  void key() {
    Pt u;
    const Pt side = look_.size * 0.8;
    for (size_t i = 0; i < chart_.series.size(); ++i) {
      const std::string& name = chart_.series[i].name;
      const Pt w = natural(name, look_);
      if (u > Pt(0) && u + side + w + Pt(6) > width_) u = Pt(0), out_.height += look_.leading;
      bar_at(u, out_.height + (look_.leading - side) / 2, side, side, i);
      text_at(name, look_, u + side + Pt(4), out_.height, w);
      u += side + Pt(4) + w + gap() * 2;
    }
    out_.height += look_.leading * 1.3;
  }

  void grouped() {
    key();
    Names n = names();
    double largest = 0;
    Pt value_width;
    for (const ChartSeries& series : chart_.series)
      for (const double v : series.values) largest = std::max(largest, v), value_width = std::max(value_width, natural(value_text(v), look_));
    const Pt start = n.width + gap(), length = width_ - start - value_width - gap() * 0.5;
    const Pt height = look_.leading * 0.72, pitch = look_.leading * 0.95;
    const Pt axis = out_.height;
    Pt y = axis;
    for (size_t i = 0; i < chart_.categories.size(); ++i) {
      const Pt block = std::max(pitch * static_cast<double>(chart_.series.size()), n.labels[i].height);
      const Pt label_height = n.labels[i].height;
      out_.put(std::move(n.labels[i]), s_.x(Pt(0), n.width, width_), y + (block - label_height) / 2);
      for (size_t k = 0; k < chart_.series.size(); ++k) {
        if (i >= chart_.series[k].values.size()) continue;
        const double v = chart_.series[k].values[i];
        const Pt top = y + pitch * static_cast<double>(k), extent = largest > 0 ? length * (v / largest) : Pt(0);
        bar_at(start, top + (pitch - height) / 2, extent, height, k);
        text_at(value_text(v), look_, start + extent + Pt(4), top + (pitch - look_.leading) / 2, value_width);
      }
      y += block + look_.leading * 0.5;
    }
    line_at(start, axis, start, y - look_.leading * 0.5, Pt(0.6), s_.palette.ink);
    out_.height = y;
  }

  void stacked() {
    key();
    Names n = names();
    double largest = 0;
    std::vector<double> sums(chart_.categories.size());
    for (size_t i = 0; i < sums.size(); ++i) {
      for (const ChartSeries& series : chart_.series) sums[i] += i < series.values.size() ? series.values[i] : 0;
      largest = std::max(largest, sums[i]);
    }
    Pt value_width;
    for (const double v : sums) value_width = std::max(value_width, natural(value_text(v), bold_));
    const Pt start = n.width + gap(), length = width_ - start - value_width - gap() * 0.5;
    const Pt height = look_.leading * 1.05, pitch = look_.leading * 1.55;
    const Pt axis = out_.height;
    Pt y = axis;
    for (size_t i = 0; i < sums.size(); ++i) {
      const Pt row = std::max(pitch, n.labels[i].height + look_.leading * 0.4), middle = y + row / 2;
      const Pt label_height = n.labels[i].height;
      out_.put(std::move(n.labels[i]), s_.x(Pt(0), n.width, width_), middle - label_height / 2);
      Pt u = start;
      for (size_t k = 0; k < chart_.series.size(); ++k) {
        const double v = i < chart_.series[k].values.size() ? chart_.series[k].values[i] : 0;
        const Pt extent = largest > 0 ? length * (v / largest) : Pt(0);
        bar_at(u, middle - height / 2, extent, height, k);
        const Pt text_width = natural(value_text(v), small_) + Pt(5);
        if (text_width + Pt(4) < extent) {      // the part's value on a label of paper, readable over the stripes
          TextLook inside = small_;
          inside.color = s_.palette.ink;
          const Pt x = u + (extent - text_width) / 2, h = std::min(small_.leading, height - Pt(2));
          out_.items.emplace_back(rectangle({s_.x(x, text_width, width_), middle - h / 2, text_width, h}, s_.palette.paper, figure_));
          text_at(value_text(v), inside, x, middle - small_.leading / 2, text_width, Alignment::center);
        }
        u += extent;
      }
      text_at(value_text(sums[i]), bold_, u + Pt(4), middle - look_.leading / 2, value_width);
      y += row;
    }
    line_at(start, axis, start, y, Pt(0.6), s_.palette.ink);
    out_.height = y;
  }

  void lines() {
    double largest = 0;
    for (const ChartSeries& series : chart_.series)
      for (const double v : series.values) largest = std::max(largest, v);
    const ScaleSteps steps = scale_steps(largest);
    const double top_value = steps.step * steps.count;
    Pt axis_width, end_width;
    for (int i = 0; i <= steps.count; ++i) axis_width = std::max(axis_width, natural(value_text(steps.step * i), small_));
    for (const ChartSeries& series : chart_.series)
      if (!series.values.empty()) end_width = std::max(end_width, natural(end_label(series), bold_));
    end_width = std::min(end_width, width_ * 0.26);
    const size_t count = chart_.categories.size();
    const Pt start = axis_width + gap() * 0.75, length = width_ - start - end_width - gap();
    const Pt height = std::clamp(width_ * 0.36, Pt(Mm(42)), Pt(Mm(62))), top = small_.leading * 0.5;
    const auto at_x = [&](size_t i) { return start + (count > 1 ? length * (static_cast<double>(i) / static_cast<double>(count - 1)) : length / 2); };
    const auto at_y = [&](double v) { return top + height * (1 - (top_value > 0 ? v / top_value : 0)); };
    for (int i = 0; i <= steps.count; ++i) {
      const Pt y = at_y(steps.step * i);
      line_at(start, y, start + length, y, i == 0 ? Pt(0.75) : Pt(0.3), i == 0 ? s_.palette.ink : s_.palette.line);
      text_at(value_text(steps.step * i), small_, Pt(0), y - small_.leading / 2, axis_width, Alignment::end);
    }
    x_labels(count, at_x, top + height + Pt(3), length);
    for (size_t k = 0; k < chart_.series.size(); ++k) {
      const std::vector<double>& values = chart_.series[k].values;
      static const std::array<std::vector<float>, 4> dashes = {{{}, {6, 2.5F}, {2, 2}, {8, 2, 2, 2}}};
      Path path;
      path.stroke = color(k);
      path.stroke_width = Pt(1.8);
      path.dash = dashes[k % 4];
      path.element = figure_;
      for (size_t i = 0; i < values.size() && i < count; ++i) {
        const Pt u = at_x(i);
        path.commands.push_back({i == 0 ? PathCommand::Kind::move : PathCommand::Kind::line, {s_.right_to_left ? width_ - u : u, at_y(values[i])}, {}, {}});
      }
      if (path.commands.empty()) continue;
      out_.items.emplace_back(std::move(path));
      mark(at_x(std::min(values.size(), count) - 1), at_y(values[std::min(values.size(), count) - 1]), k);
    }
    end_labels(at_y, start + length + gap(), end_width);
    out_.height = top + height + Pt(3) + small_.leading;
  }

  static constexpr const char* space = "\xC2\xA0";
  std::string end_label(const ChartSeries& series) const { return value_text(series.values.back()) + space + series.name; }

  /// Names at the lines' ends, pushed apart where they would touch.
  template <typename AtY>
  void end_labels(AtY at_y, Pt start, Pt width) {
    struct End { Pt y; Fragment text; };
    std::vector<End> ends;
    for (size_t k = 0; k < chart_.series.size(); ++k) {
      if (chart_.series[k].values.empty()) continue;
      TextLook look = bold_;
      look.color = color(k);
      if (contrast(look.color, s_.palette.paper) < 4.5) look.color = s_.palette.ink;
      std::string said = value_text(chart_.series[k].values.back());
      if (!chart_.series[k].name.empty()) said += " " + chart_.series[k].name;
      Fragment text = label(said, look, width);
      ends.push_back({at_y(chart_.series[k].values.back()) - look.leading / 2, std::move(text)});
    }
    std::stable_sort(ends.begin(), ends.end(), [](const End& a, const End& b) { return a.y < b.y; });
    Pt below;
    for (End& end : ends) {
      end.y = std::max(end.y, below);
      below = end.y + end.text.height;
      out_.put(std::move(end.text), s_.x(start, width, width_), end.y);
    }
  }

  template <typename AtX>
  void x_labels(size_t count, AtX at_x, Pt y, Pt length) {
    if (count == 0) return;
    Pt widest;
    for (const std::string& c : chart_.categories) widest = std::max(widest, natural(c, small_));
    const Pt each = count > 1 ? length / static_cast<double>(count - 1) : length;
    const size_t every = std::max<size_t>(1, static_cast<size_t>(std::ceil((widest + Pt(6)) / each)));
    // Counted back from the last, which is the one that matters.
    for (size_t back = 0; back < count; back += every) {
      const size_t i = count - 1 - back;
      const Pt u = std::clamp(at_x(i) - widest / 2, Pt(0), width_ - widest);
      text_at(chart_.categories[i], small_, u, y, widest, Alignment::center);
      line_at(at_x(i), y - Pt(3), at_x(i), y - Pt(0.5), Pt(0.6), s_.palette.ink);
    }
  }

  /// A shape for each series: disc, square, triangle, diamond.
  void mark(Pt u, Pt y, size_t series) {
    const Pt x = s_.right_to_left ? width_ - u : u, r(3);
    using K = PathCommand::Kind;
    Path path = circle({x, y}, r, figure_);
    if (series % 4 == 1) path = rectangle({x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8}, color(series), figure_);
    if (series % 4 == 2) path.commands = {{K::move, {x, y - r * 1.2}, {}, {}}, {K::line, {x + r * 1.1, y + r * 0.9}, {}, {}}, {K::line, {x - r * 1.1, y + r * 0.9}, {}, {}}, {K::close, {}, {}, {}}};
    if (series % 4 == 3) path.commands = {{K::move, {x, y - r * 1.2}, {}, {}}, {K::line, {x + r * 1.2, y}, {}, {}}, {K::line, {x, y + r * 1.2}, {}, {}}, {K::line, {x - r * 1.2, y}, {}, {}}, {K::close, {}, {}, {}}};
    path.fill = color(series);
    out_.items.emplace_back(std::move(path));
  }

  Setting& s_;
  const Chart& chart_;
  Pt width_;
  StructId figure_;
  const SourceSpan& span_;
  TextLook look_, bold_, small_;
  Fragment out_;
};

}  // namespace

ScaleSteps scale_steps(double largest) {
  if (largest <= 0) return {};
  const double raw = largest / 5, power = std::pow(10, std::floor(std::log10(raw)));
  for (const double factor : {1.0, 2.0, 2.5, 5.0, 10.0}) {
    const double step = factor * power;
    if (step + 1e-12 >= raw) return {step, static_cast<int>(std::ceil(largest / step - 1e-9))};
  }
  return {largest, 1};
}

Chart prepared(const Chart& chart, const std::string& other) {
  Chart result = chart;
  const bool sortable = (chart.type == ChartType::bar || chart.type == ChartType::share) && chart.series.size() == 1 &&
                        chart.series.front().values.size() == chart.categories.size() && !has_natural_order(chart.categories);
  if (sortable) {
    std::vector<size_t> order(chart.categories.size());
    std::iota(order.begin(), order.end(), size_t{0});
    const std::vector<double>& values = chart.series.front().values;
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
      const bool oa = is_other(chart.categories[a], other), ob = is_other(chart.categories[b], other);
      return oa != ob ? ob : values[a] > values[b];
    });
    for (size_t i = 0; i < order.size(); ++i) {
      result.categories[i] = chart.categories[order[i]];
      result.series.front().values[i] = values[order[i]];
      if (order[i] < chart.targets.size()) result.targets[i] = chart.targets[order[i]];
    }
  }
  if (chart.type == ChartType::share && result.categories.size() > 6 && !result.series.empty()) {
    std::vector<double>& values = result.series.front().values;
    const bool has_other = is_other(result.categories.back(), other);
    const std::string name = has_other ? result.categories.back() : other;
    const double rest = std::accumulate(values.begin() + 5, values.end(), 0.0);
    values.resize(5);
    result.categories.resize(5);
    values.push_back(rest);
    result.categories.push_back(name);
  }
  return result;
}

Flow lay_out_chart(Setting& s, const Chart& source, const Measure& measure, StructId parent, const SourceSpan& span) {
  if (source.series.empty() || source.categories.empty()) return {};
  const Chart chart = prepared(source, s.word("Other"));
  const StructId group = s.structure.add(StructTag::div, parent);
  const bool wide = chart.type == ChartType::line && measure.full > measure.text;
  const Pt width = wide ? measure.full : measure.text;
  const StructId title_element = s.structure.add(StructTag::caption, group);
  Inlines title;
  if (!chart.label.empty()) title.push_back({Text{chart.label + "\xE2\x80\x82"}});
  title.insert(title.end(), chart.title.begin(), chart.title.end());
  TextBlock heading(s, title, s.type.heading4, title_element, {Alignment::start, false, {}, span});
  Flow flow = line_flow(heading.balanced_lines(measure.text), Pt(0), Pt(0), Keep::with_next, span);
  if (!chart.subtitle.empty()) {
    TextBlock subtitle(s, chart.subtitle, s.type.caption, s.structure.add(StructTag::paragraph, group), {Alignment::start, false, {}, span});
    append(flow, line_flow(subtitle.lines(measure.text), Pt(0), s.type.unit, Keep::with_next, span));
  }
  const StructId figure = s.structure.add(StructTag::figure, group);
  s.structure[figure].alt = chart.alt.empty() ? without_bidi_controls(plain_text(chart.title)) : chart.alt;
  append(flow, {single(ChartDrawing(s, chart, width, figure, span).draw(), s.type.unit, s.type.unit * 0.5, span)});
  if (!chart.source.empty()) append(flow, source_line(s, chart.source, group, measure.text, span));
  // Text lines are as wide as the column: in a right-to-left page they belong at the wide piece's right edge.
  for (FlowItem& line : flow) {
    if (line.fragment.width >= width) continue;
    Fragment shifted;
    shifted.width = width;
    shifted.height = line.fragment.height;
    const Pt own = line.fragment.width;
    shifted.put(std::move(line.fragment), s.x(Pt(0), own, width), Pt(0));
    line.fragment = std::move(shifted);
  }
  Fragment whole = stack(std::move(flow), width);
  if (!chart.id.empty()) whole.anchors.push_back({chart.id, Pt(0)});
  FlowItem item = single(std::move(whole), s.type.unit * 3, s.type.unit * 3, span);
  if (measure.boxed) item.before = item.after = s.type.unit;
  item.floats = !measure.boxed;
  item.width = wide ? ItemWidth::full : ItemWidth::text;
  return {std::move(item)};
}

}  // namespace divulga::layout
