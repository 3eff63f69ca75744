#include <algorithm>

#include "edition/data_blocks.h"
#include "edition/words.h"

namespace divulga {
namespace {

ChartType type_named(const std::string& name) {
  return name == "grouped" ? ChartType::grouped
         : name == "stacked" ? ChartType::stacked
         : name == "line" ? ChartType::line
         : name == "share" ? ChartType::share
                           : ChartType::bar;
}

const char* word_for(ChartType type) {
  switch (type) {
    case ChartType::bar: return "Bar chart";
    case ChartType::grouped: return "Grouped bar chart";
    case ChartType::stacked: return "Stacked bar chart";
    case ChartType::line: return "Line chart";
    case ChartType::share: return "Chart of the parts of a whole";
  }
  return "";
}

/// The text without the stop or blank it ends with.
std::string without_stop(std::string text) {
  for (const std::string end : {".", " ", "。", "।"})
    while (text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0) text.resize(text.size() - end.size());
  return text;
}

}  // namespace

Chart DataBlocks::chart(const Container& container, const SourceSpan& span) {
  Chart chart;
  const auto& keys = container.attributes;
  chart.id = keys.id;
  chart.type = type_named(keys.get("type"));
  chart.subtitle = keys.get("subtitle");
  chart.source = keys.get("source");
  if (!container.content.empty())
    if (const auto* title = std::get_if<Paragraph>(&container.content[0].node)) chart.title = title->content;
  if (chart.title.empty()) sink_.error("missing-title", span, "a chart without its finding", "write inside the container what the chart shows");
  const auto selection = select(container, span);
  if (!selection) return chart;
  const Dataset& dataset = *selection->dataset;
  const std::string label = keys.get("label");
  const auto label_column = label.empty() ? std::optional<size_t>(0) : column(dataset, label, span);
  if (label_column)
    for (const auto* row : selection->rows) chart.categories.push_back(written((*row)[*label_column], dataset.columns[*label_column]));
  const bool one_value = chart.type == ChartType::bar || chart.type == ChartType::share;
  const std::string value = keys.get("value"), series = keys.get("series");
  if (value.empty() == series.empty() || (one_value && value.empty()))
    sink_.error("missing-key", span, value.empty() || series.empty() ? "a chart without values" : "a chart with both 'value' and 'series'",
                one_value ? "write value=column" : "write series=\"column:Label, column:Label\" or value=column");
  if (!value.empty())
    if (const auto index = column(dataset, value, span)) chart.series.push_back({"", numbers(*selection, *index, span)});
  if (value.empty() && !one_value)
    for (const auto& one : columns(dataset, series, span)) chart.series.push_back({one.label, numbers(*selection, one.index, span)});
  const std::string target = keys.get("target");
  if (!target.empty() && chart.type != ChartType::bar)
    sink_.error("bad-value", span, "a target on a chart that is no bar chart", "only type=bar shows a target");
  else if (!target.empty())
    if (const auto index = column(dataset, target, span)) chart.targets = numbers(*selection, *index, span);
  if (chart.type == ChartType::share)
    for (const auto& one : chart.series)
      if (std::any_of(one.values.begin(), one.values.end(), [](double v) { return v < 0; }))
        sink_.error("bad-value", span, "a part of a whole is below zero", "type=share wants values from zero");
  chart.alt = alternative(chart);
  return chart;
}

/// Kind, finding, measure, then the figures: what a reader who does not see the chart needs.
std::string DataBlocks::alternative(const Chart& chart) const {
  const Punctuation marks = punctuation_of(language_);
  std::string out;
  const auto add = [&](const std::string& text) {
    const std::string sentence = without_stop(text);
    if (!sentence.empty()) out += sentence + marks.stop;
  };
  add(word(sources_, language_, word_for(chart.type)));
  add(plain_text(chart.title));
  add(chart.subtitle);
  for (const auto& series : chart.series) add((series.name.empty() ? "" : series.name + marks.colon) + told(chart, series));
  out.erase(out.find_last_not_of(' ') + 1);
  return out;
}

/// Up to twelve figures one by one; of more the first, the highest and the last.
std::string DataBlocks::told(const Chart& chart, const ChartSeries& series) const {
  const size_t count = std::min(series.values.size(), chart.categories.size());
  if (count == 0) return {};
  const std::string between = punctuation_of(language_).semicolon;
  const auto figure = [&](size_t i) {
    std::string text = phrase(sources_, language_, "{name} {value}", {{"name", chart.categories[i]}, {"value", number(series.values[i])}});
    if (i >= chart.targets.size()) return text;
    return text + " (" + phrase(sources_, language_, "target {value}", {{"value", number(chart.targets[i])}}) + ")";
  };
  if (count <= 12) {
    std::string out = figure(0);
    for (size_t i = 1; i < count; ++i) out += between + figure(i);
    return out;
  }
  const auto begin = series.values.begin();
  const auto highest = static_cast<size_t>(std::max_element(begin, begin + static_cast<std::ptrdiff_t>(count)) - begin);
  return figure(0) + between + phrase(sources_, language_, "highest {figure}", {{"figure", figure(highest)}}) + between + figure(count - 1);
}

}  // namespace divulga
