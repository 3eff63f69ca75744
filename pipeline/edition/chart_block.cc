#include <algorithm>

#include "document/chart_values.h"
#include "edition/data_blocks.h"
#include "edition/words.h"
#include "locale/reader_word.h"

namespace divulga {
namespace {

constexpr size_t most_multiples = 12, most_figures_told = 12, most_gaps_named = 8;

ChartType type_named(const std::string& name) {
  return name == "grouped" ? ChartType::grouped
         : name == "stacked" ? ChartType::stacked
         : name == "line" ? ChartType::line
         : name == "share" ? ChartType::share
         : name == "target" ? ChartType::target
         : name == "multiples" ? ChartType::multiples
                               : ChartType::bar;
}

const char* word_for(ChartType type) {
  switch (type) {
    case ChartType::bar: return reader_word("Bar chart");
    case ChartType::grouped: return reader_word("Grouped bar chart");
    case ChartType::stacked: return reader_word("Stacked bar chart");
    case ChartType::line: return reader_word("Line chart");
    case ChartType::share: return reader_word("Chart of the parts of a whole");
    case ChartType::target: return reader_word("Chart of results against targets");
    case ChartType::multiples: return reader_word("Small charts on one scale");
  }
  return "";
}

/// The text without the stop or blank it ends with.
std::string without_stop(std::string text) {
  for (const std::string end : {".", " ", "。", "।"})
    while (text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0) text.resize(text.size() - end.size());
  return text;
}

bool is_year(const std::string& text) {
  return text.size() == 4 && (text[0] == '1' || text[0] == '2') && text.find_first_not_of("0123456789") == std::string::npos;
}

size_t place_in(std::vector<std::string>& names, const std::string& name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found != names.end()) return static_cast<size_t>(found - names.begin());
  names.push_back(name);
  return names.size() - 1;
}

/// "marzo", "marzo – maggio": what is missing in a series, periods that follow one another as one.
std::vector<std::string> gaps_of(const Chart& chart, const std::vector<bool>& missing) {
  const bool periods = has_natural_order(chart.categories) || chart.type == ChartType::line;
  std::vector<std::string> out;
  for (size_t i = 0, next = 0; i < missing.size(); i = next) {
    for (next = i + 1; periods && missing[i] && next < missing.size() && missing[next];) ++next;
    if (!missing[i]) continue;
    if (next - i > 2) out.push_back(chart.categories[i] + " – " + chart.categories[next - 1]);
    else out.insert(out.end(), chart.categories.begin() + static_cast<std::ptrdiff_t>(i), chart.categories.begin() + static_cast<std::ptrdiff_t>(next));
  }
  return out;
}

}  // namespace

Chart DataBlocks::chart(const Container& container, const SourceSpan& span) {
  Chart chart;
  const auto& keys = container.attributes;
  chart.id = keys.id;
  chart.type = type_named(keys.get("type"));
  chart.subtitle = keys.get("subtitle");
  chart.source = keys.get("source");
  chart.unit = keys.get("unit");
  if (!container.content.empty())
    if (const auto* title = std::get_if<Paragraph>(&container.content[0].node)) chart.title = title->content;
  if (chart.title.empty()) sink_.error("missing-title", span, message("a chart without its finding"), message("write inside the container what the chart shows"));
  const auto selection = select(container, span);
  if (!selection) return chart;
  const Dataset& dataset = *selection->dataset;
  const std::string label = keys.get("label"), by = keys.get("by");
  const auto label_column = label.empty() ? std::optional<size_t>(0) : column(dataset, label, span);
  if (label_column) {
    // 2023, 2024, 2025 are years, not numbers.
    const bool years = std::all_of(selection->rows.begin(), selection->rows.end(), [&](const auto* row) { return is_year((*row)[*label_column].text); });
    for (const auto* row : selection->rows) chart.categories.push_back(written((*row)[*label_column], years ? "year" : dataset.columns[*label_column]));
  }
  const bool against = chart.type == ChartType::target;
  const bool one_value = chart.type == ChartType::bar || chart.type == ChartType::share || against || !by.empty();
  const std::string value = keys.get("value"), series = keys.get("series");
  const bool values_named = value.empty() != series.empty() && !(one_value && value.empty());
  if (!values_named)
    sink_.error("missing-key", span, value.empty() || series.empty() ? message("a chart without values") : message("a chart with both 'value' and 'series'"),
                one_value ? message("write value=column") : message("write series=\"column:Label, column:Label\" or value=column"));
  if (!value.empty())
    if (const auto index = column(dataset, value, span)) chart.series.push_back({"", numbers(*selection, *index, span)});
  if (value.empty() && !one_value)
    for (const auto& one : columns(dataset, series, span)) chart.series.push_back({one.label, numbers(*selection, one.index, span)});
  read_targets(chart, *selection, keys.get("target"), span);
  if (!by.empty() && chart.type != ChartType::multiples)
    sink_.error("bad-value", span, message("'by' on a chart that is not of small multiples"), message("only type=multiples shows a chart for each of a column's names"));
  else if (!by.empty() && values_named && label_column)
    if (const auto index = column(dataset, by, span)) split_by(chart, *selection, *index);
  if (chart.type == ChartType::multiples && by.empty() && chart.series.size() == 1)
    sink_.error("missing-key", span, message("small multiples of one series"), message("write by=column, or series=\"column:Label, column:Label\""));
  if (chart.type == ChartType::multiples && chart.series.size() > most_multiples)
    sink_.error("bad-value", span, message("{0} small charts are more than a reader compares", chart.series.size()),
                message("show at most {0}: choose rows, or group the names", most_multiples));
  if (chart.type == ChartType::share)
    for (const auto& one : chart.series)
      if (std::any_of(one.values.begin(), one.values.end(), [](double v) { return v < 0; }))
        sink_.error("bad-value", span, message("a part of a whole is below zero"), message("type=share wants values from zero"));
  tell_empty(chart, dataset, span);
  chart.missing = missing(chart);
  chart = prepared(chart, word(sources_, language_, "Other"), keys.get("order") == "given" ? ChartOrder::given : ChartOrder::by_value);
  chart.alt = alternative(chart);
  return chart;
}

void DataBlocks::read_targets(Chart& chart, const Selection& selection, const std::string& target, const SourceSpan& span) {
  const bool against = chart.type == ChartType::target;
  if (target.empty()) {
    if (against) sink_.error("missing-key", span, message("a chart against targets without 'target'"), message("write target=column"));
    return;
  }
  if (chart.type != ChartType::bar && !against) {
    sink_.error("bad-value", span, message("a target on a chart that is no bar chart"), message("only type=bar and type=target show a target"));
    return;
  }
  const auto index = column(*selection.dataset, target, span);
  if (!index) return;
  chart.targets = numbers(selection, *index, span);
  for (size_t i = 0; against && i < chart.targets.size(); ++i)
    if (!(chart.targets[i] > 0) && Dataset::number((*selection.rows[i])[*index]))
      sink_.error("bad-value", (*selection.rows[i])[*index].span, message("a target of '{0}' cannot be reached in part", (*selection.rows[i])[*index].text),
                  message("the chart at {0}:{1} wants targets above zero; choose rows", span.file, span.line));
}

/// One series for each of the column's names, over the labels of all.
void DataBlocks::split_by(Chart& chart, const Selection& selection, size_t by) {
  std::vector<std::string> names, labels;
  std::vector<std::vector<double>> values;
  const std::vector<double> all = chart.series.empty() ? std::vector<double>() : chart.series.front().values;
  for (const std::string& label : chart.categories) place_in(labels, label);
  for (size_t i = 0; i < selection.rows.size() && i < all.size(); ++i) {
    const size_t name = place_in(names, written((*selection.rows[i])[by], selection.dataset->columns[by]));
    if (name == values.size()) values.emplace_back(labels.size(), missing_value());
    values[name][place_in(labels, chart.categories[i])] = all[i];
  }
  chart.categories = labels;
  chart.series.clear();
  for (size_t i = 0; i < names.size(); ++i) chart.series.push_back({names[i], values[i]});
}

/// Nothing to draw is a mistake; something that is not there is shown as such.
void DataBlocks::tell_empty(const Chart& chart, const Dataset& dataset, const SourceSpan& span) {
  if (dataset.rows.empty()) {
    sink_.error("empty-data", span, message("'{0}' has no rows to draw", dataset.name), message("add rows to {0}", dataset.file));
    return;
  }
  for (const auto& one : chart.series)
    if (!one.values.empty() && std::all_of(one.values.begin(), one.values.end(), is_missing))
      sink_.error("empty-data", span, one.name.empty() ? message("the chart has no value to draw") : message("'{0}' has no value to draw", one.name),
                  message("fill in the column in {0}", dataset.file));
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
  if (chart.categories.size() > most_figures_told) add(chart.missing);
  out.erase(out.find_last_not_of(' ') + 1);
  return out;
}

/// Up to twelve figures one by one; of more the first, the highest and the last.
std::string DataBlocks::told(const Chart& chart, const ChartSeries& series) const {
  const size_t count = std::min(series.values.size(), chart.categories.size());
  if (count == 0) return {};
  const Punctuation marks = punctuation_of(language_);
  const double sum = sum_of(series.values);
  const auto figure = [&](size_t i) {
    const double v = series.values[i];
    const std::string shown = is_missing(v) ? word(sources_, language_, "no data") : chart.unit.empty() ? number(v) : chart_value(chart, language_, v);
    std::string text = phrase(sources_, language_, "{name} {value}", {{"name", chart.categories[i]}, {"value", shown}});
    std::string more;
    if (chart.type == ChartType::share && sum > 0 && !is_missing(v)) more = format_percent(language_, v / sum);
    if (i < chart.targets.size() && !is_missing(chart.targets[i])) {
      more = phrase(sources_, language_, "target {value}", {{"value", chart.unit.empty() ? number(chart.targets[i]) : chart_value(chart, language_, chart.targets[i])}});
      if (chart.type == ChartType::target && !is_missing(v) && chart.targets[i] > 0) more += marks.comma + format_percent(language_, v / chart.targets[i], 0);
    }
    return more.empty() ? text : text + " (" + more + ")";
  };
  if (count <= most_figures_told) {
    std::string out = figure(0);
    for (size_t i = 1; i < count; ++i) out += marks.semicolon + figure(i);
    return out;
  }
  size_t highest = 0;
  for (size_t i = 0; i < count; ++i)
    if (is_missing(series.values[highest]) || series.values[i] > series.values[highest]) highest = i;
  return figure(0) + marks.semicolon + phrase(sources_, language_, "highest {figure}", {{"figure", figure(highest)}}) + marks.semicolon + figure(count - 1);
}

/// The line below the drawing that says what a gap in it means. A name missing in one of several series has the series' name.
std::string DataBlocks::missing(const Chart& chart) const {
  if (!has_missing(chart)) return {};
  const size_t count = chart.categories.size();
  std::vector<bool> everywhere(count, true);
  std::vector<std::vector<bool>> of(chart.series.size(), std::vector<bool>(count, false));
  size_t values = 0;
  for (size_t k = 0; k < of.size(); ++k)
    for (size_t i = 0; i < count; ++i) {
      of[k][i] = i >= chart.series[k].values.size() || is_missing(chart.series[k].values[i]);
      everywhere[i] = everywhere[i] && of[k][i];
      values += of[k][i];
    }
  std::vector<std::string> names = gaps_of(chart, everywhere);
  for (size_t k = 0; k < of.size(); ++k) {
    for (size_t i = 0; i < count; ++i) of[k][i] = of[k][i] && !everywhere[i];
    for (const std::string& gap : gaps_of(chart, of[k])) names.push_back(gap + " (" + chart.series[k].name + ")");
  }
  if (names.size() <= most_gaps_named) return phrase(sources_, language_, "No data for {names}", {{"names", join_list(language_, names)}});
  return phrase(sources_, language_, "No data for {count} of {all} values",
                {{"count", number(static_cast<double>(values))}, {"all", number(static_cast<double>(count * chart.series.size()))}});
}

}  // namespace divulga
