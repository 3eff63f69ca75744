#include "layout/chart.h"

#include <algorithm>

#include "layout/chart_canvas.h"
#include "layout/table_layout.h"

namespace divulga::layout {
namespace {

Fragment drawing(Setting& s, const Chart& chart, Pt width, StructId figure, const SourceSpan& span) {
  ChartCanvas canvas(s, chart, width, figure, span);
  switch (chart.type) {
    case ChartType::bar: draw_bars(canvas); break;
    case ChartType::grouped: draw_grouped(canvas); break;
    case ChartType::stacked: draw_stacked(canvas); break;
    case ChartType::line: draw_lines(canvas); break;
    case ChartType::share: draw_share(canvas); break;
    case ChartType::target: draw_targets(canvas); break;
    case ChartType::multiples: draw_multiples(canvas); break;
  }
  canvas.out.figures.push_back({figure, {Pt(0), Pt(0), width, canvas.out.height}});
  return std::move(canvas.out);
}

/// What a gap in the drawing means.
Flow missing_line(Setting& s, const std::string& note, StructId parent, Pt width, const SourceSpan& span) {
  TextBlock block(s, note, s.type.caption, s.structure.add(StructTag::paragraph, parent), {Alignment::start, false, {}, span});
  return line_flow(block.lines(width), s.type.unit * 0.5, Pt(0), Keep::with_next, span);
}

bool has_values(const Chart& chart) {
  return std::any_of(chart.series.begin(), chart.series.end(), [](const ChartSeries& series) {
    return std::any_of(series.values.begin(), series.values.end(), [](double v) { return !is_missing(v); });
  });
}

}  // namespace

Flow lay_out_chart(Setting& s, const Chart& chart, const Measure& measure, StructId parent, const SourceSpan& span) {
  if (chart.categories.empty() || !has_values(chart)) return {};     // told where the data was read
  const StructId group = s.structure.add(StructTag::div, parent);
  const bool wide = (chart.type == ChartType::line || chart.type == ChartType::multiples) && measure.full > measure.text;
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
  append(flow, {single(drawing(s, chart, width, figure, span), s.type.unit, s.type.unit * 0.5, span)});
  if (!chart.missing.empty()) append(flow, missing_line(s, chart.missing, group, measure.text, span));
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
  if (measure.page_height > Pt(0) && whole.height > measure.page_height)
    s.sink.error("chart-too-high", span, message("a chart of {0} names is higher than its page ({1})", chart.categories.size(), s.language.str()),
                 message("show the largest with rows=\"…\", or put the numbers into a data-table"));
  if (!chart.id.empty()) whole.anchors.push_back({chart.id, Pt(0)});
  FlowItem item = single(std::move(whole), s.type.unit * 3, s.type.unit * 3, span);
  if (measure.boxed) item.before = item.after = s.type.unit;
  item.floats = !measure.boxed;
  item.width = wide ? ItemWidth::full : ItemWidth::text;
  return {std::move(item)};
}

}  // namespace divulga::layout
