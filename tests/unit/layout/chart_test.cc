#include "layout/chart.h"

#include "document/chart_values.h"

#include "sample_edition.h"

namespace divulga {
namespace {

Chart bars(ChartType type, std::vector<std::string> categories, std::vector<double> values) {
  Chart chart;
  chart.type = type;
  chart.title = {{Text{"Il dato più grande è il primo"}}};
  chart.alt = "Grafico di prova.";
  chart.categories = std::move(categories);
  chart.series = {{"", std::move(values)}};
  return chart;
}

TEST(ChartData, BarsAreSortedButOtherStaysLast) {
  const Chart chart = prepared(bars(ChartType::bar, {"Altro", "Casa", "Lavoro"}, {50, 10, 30}), "Altro");
  EXPECT_EQ(chart.categories, (std::vector<std::string>{"Lavoro", "Casa", "Altro"}));
}

TEST(ChartData, PeriodsKeepTheirOrder) {
  const Chart chart = prepared(bars(ChartType::bar, {"2024", "2025", "2026"}, {5, 10, 7}), "Altro");
  EXPECT_EQ(chart.categories.front(), "2024");
}

TEST(ChartData, ShareHasSixPartsAtMost) {
  const Chart chart = prepared(bars(ChartType::share, {"A", "B", "C", "D", "E", "F", "G", "H"}, {8, 7, 6, 5, 4, 3, 2, 1}), "Altro");
  EXPECT_EQ(chart.categories, (std::vector<std::string>{"A", "B", "C", "D", "E", "Altro"}));
  EXPECT_EQ(chart.series[0].values.back(), 6);
}

TEST(ChartData, ScaleStartsAtZeroInRoundSteps) {
  const ScaleSteps steps = scale_steps(188);
  EXPECT_EQ(steps.step, 50);
  EXPECT_EQ(steps.count, 4);
  EXPECT_EQ(scale_steps(0).count, 1);
}

TEST(ChartData, GivenOrderStays) {
  const Chart chart = prepared(bars(ChartType::bar, {"Poco", "Molto"}, {1, 5}), "Altro", ChartOrder::given);
  EXPECT_EQ(chart.categories.front(), "Poco");
}

TEST(ChartData, MissingValuesStandLastAndAddNothing) {
  const Chart chart = prepared(bars(ChartType::bar, {"Uno", "Due", "Tre"}, {missing_value(), 1, 2}), "Altro");
  EXPECT_EQ(chart.categories, (std::vector<std::string>{"Tre", "Due", "Uno"}));
  EXPECT_EQ(sum_of(chart.series[0].values), 3);
}

TEST(ChartData, NamesWithDigitsOfAnyScriptHaveTheirOrder) {
  EXPECT_TRUE(has_natural_order({"জানুয়ারী ২০২৫", "মার্চ ২০২৫"}));
  EXPECT_FALSE(has_natural_order({"Casa", "Lavoro 2"}));
}

TEST(ChartData, ScaleReachesBelowZero) {
  const ScaleSteps steps = scale_steps(30, -12);
  EXPECT_EQ(steps.step, 10);
  EXPECT_EQ(steps.count, 3);
  EXPECT_EQ(steps.below, 2);
}

TEST(ChartData, ValuesInTheirUnit) {
  Chart chart;
  chart.unit = "%";
  EXPECT_EQ(chart_value(chart, LocaleTag("it"), 42.5), "42,5%");
  chart.unit = "EUR";
  EXPECT_EQ(chart_value(chart, LocaleTag("it"), 14600), "14.600\u00A0€");
}

std::vector<Rect> boxes(const PagedDocument& document, Color fill) {
  std::vector<Rect> out;
  for (const PageItem& item : document.pages[0].items)
    if (const Path* path = std::get_if<Path>(&item); path && path->fill == fill)
      out.push_back({path->commands[0].p1.x, path->commands[0].p1.y, path->commands[1].p1.x - path->commands[0].p1.x, path->commands[2].p1.y - path->commands[1].p1.y});
  return out;
}

TEST(ChartDrawing, BarsBelowZeroGrowTheOtherWay) {
  SampleEdition sample("x\n");
  sample.edition.document.blocks = {{bars(ChartType::bar, {"Uno", "Due"}, {100, -50}), {}}};
  const auto drawn = boxes(sample.laid_out(), sample.sources.content.project.brand.primary);
  ASSERT_EQ(drawn.size(), 2u);
  EXPECT_NEAR(drawn[0].x.value, drawn[1].right().value, 1e-6) << "both touch zero";
  EXPECT_NEAR(drawn[1].width / drawn[0].width, 0.5, 1e-6);
}

TEST(ChartDrawing, AgainstTargetsEveryRowHasItsOwnMeasure) {
  SampleEdition sample("x\n");
  Chart chart = bars(ChartType::target, {"Persone", "Per cento"}, {500, 40});
  chart.targets = {1000, 80};
  sample.edition.document.blocks = {{chart, {}}};
  const PagedDocument document = sample.laid_out();
  const auto drawn = boxes(document, sample.sources.content.project.brand.primary);
  ASSERT_EQ(drawn.size(), 2u);
  EXPECT_NEAR(drawn[0].width.value, drawn[1].width.value, 1e-6) << "both at half of their target";
  EXPECT_NE(find_text(document.pages[0], "50%"), nullptr);
}

TEST(ChartDrawing, AMissingValueIsAGapInItsLine) {
  SampleEdition sample("x\n");
  sample.edition.document.blocks = {{bars(ChartType::line, {"2021", "2022", "2023", "2024", "2025"}, {1, 2, missing_value(), 4, 5}), {}}};
  const PagedDocument document = sample.laid_out();
  int starts = 0;
  for (const PageItem& item : document.pages[0].items)
    if (const Path* path = std::get_if<Path>(&item); path && path->stroke_width == Pt(1.8))
      for (const PathCommand& command : path->commands) starts += command.kind == PathCommand::Kind::move;
  EXPECT_EQ(starts, 2);
}

TEST(ChartDrawing, WhatIsMissingIsSaidBetweenDrawingAndSource) {
  SampleEdition sample("x\n");
  Chart chart = bars(ChartType::line, {"2021", "2022", "2023"}, {1, missing_value(), 3});
  chart.missing = "Nessun dato per 2022";
  chart.source = "Registro";
  sample.edition.document.blocks = {{chart, {}}};
  const PagedDocument document = sample.laid_out();
  const GlyphRun* note = find_text(document.pages[0], "Nessun dato");
  const GlyphRun* source = find_text(document.pages[0], "Registro");
  const GlyphRun* last = find_text(document.pages[0], "2023");
  ASSERT_TRUE(note && source && last);
  EXPECT_GT(note->origin.y, last->origin.y);
  EXPECT_LT(note->origin.y, source->origin.y);
  EXPECT_EQ(document.structure[note->element].tag, StructTag::paragraph);
}

TEST(ChartDrawing, AStackOfMissingPartsHasNoSum) {
  SampleEdition sample("x\n");
  Chart chart = bars(ChartType::stacked, {"Uno", "Due"}, {});
  chart.series = {{"A", {5, missing_value()}}, {"B", {7, missing_value()}}};
  sample.edition.document.blocks = {{chart, {}}};
  const PagedDocument document = sample.laid_out();
  EXPECT_NE(find_text(document.pages[0], "no data"), nullptr);
  EXPECT_EQ(find_text(document.pages[0], "0"), nullptr);
}

TEST(ChartDrawing, PartsOfAWholeFillOneBar) {
  SampleEdition sample("x\n");
  sample.edition.document.blocks = {{bars(ChartType::share, {"Uno", "Due"}, {75, 25}), {}}};
  const PagedDocument document = sample.laid_out();
  const auto first = boxes(document, sample.sources.content.project.brand.primary), second = boxes(document, sample.sources.content.project.brand.accent);
  ASSERT_FALSE(first.empty() || second.empty());
  EXPECT_NEAR((first[0].width + second[0].width).value, Pt(Mm(80)).value, 1.5);
  EXPECT_NEAR(first[0].width.value, Pt(Mm(80)).value * 0.75, 1.5);
}

TEST(ChartDrawing, SmallChartsShareOneScale) {
  SampleEdition sample("x\n");
  Chart chart = bars(ChartType::multiples, {"Casa", "Lavoro"}, {});
  chart.series = {{"Valdora", {100, 50}}, {"Ripa", {20, 10}}};
  sample.edition.document.blocks = {{chart, {}}};
  const auto drawn = boxes(sample.laid_out(), sample.sources.content.project.brand.primary);
  ASSERT_EQ(drawn.size(), 4u);
  EXPECT_NEAR(drawn[1].width / drawn[0].width, 0.2, 1e-6);
}

TEST(ChartDrawing, OneHigherThanItsPageIsAnError) {
  SampleEdition sample("x\n");
  std::vector<std::string> names;
  std::vector<double> values;
  for (int i = 0; i < 40; ++i) names.push_back("voce " + std::string(1, static_cast<char>('a' + i % 26))), values.push_back(i);
  sample.edition.document.blocks = {{bars(ChartType::bar, names, values), {"a.md", 7, 1, 0}}};
  sample.laid_out();
  bool told = false;
  for (const Diagnostic& d : sample.sink.sorted()) told |= d.code == "chart-too-high" && d.span.line == 7;
  EXPECT_TRUE(told);
}

TEST(ChartDrawing, BarsAreProportionalAndTheChartIsAFigureWithAlternative) {
  SampleEdition sample("x\n");
  sample.edition.document.blocks = {{bars(ChartType::bar, {"Uno", "Due"}, {100, 50}), {}}};
  const PagedDocument document = sample.laid_out();
  std::vector<double> widths;
  const Color primary = sample.sources.content.project.brand.primary;
  for (const PageItem& item : document.pages[0].items)
    if (const Path* path = std::get_if<Path>(&item); path && path->fill == primary) widths.push_back((path->commands[1].p1.x - path->commands[0].p1.x).value);
  ASSERT_EQ(widths.size(), 2u);
  EXPECT_NEAR(widths[1] / widths[0], 0.5, 1e-6);
  ASSERT_EQ(count_tag(document, StructTag::figure), 1u);
  for (const StructElement& e : document.structure)
    if (e.tag == StructTag::figure) {
      EXPECT_EQ(e.alt, "Grafico di prova.");
      EXPECT_TRUE(e.bounding_box);
    }
}

TEST(ChartDrawing, BarsGrowFromTheRightInARightToLeftPage) {
  SampleEdition sample("x\n", "ar");
  sample.edition.document.blocks = {{bars(ChartType::bar, {"Uno", "Due"}, {100, 50}), {}}};
  const PagedDocument document = sample.laid_out();
  std::vector<double> rights;
  const Color primary = sample.sources.content.project.brand.primary;
  for (const PageItem& item : document.pages[0].items)
    if (const Path* path = std::get_if<Path>(&item); path && path->fill == primary) rights.push_back(path->commands[1].p1.x.value);
  ASSERT_EQ(rights.size(), 2u);
  EXPECT_NEAR(rights[0], rights[1], 1e-6);
}

TEST(ChartDrawing, SecondSeriesCarriesStripes) {
  SampleEdition sample("x\n");
  Chart chart = bars(ChartType::stacked, {"Uno"}, {50});
  chart.series = {{"A", {50}}, {"B", {50}}};
  sample.edition.document.blocks = {{chart, {}}};
  const PagedDocument document = sample.laid_out();
  int striped = 0;
  const Color paper = sample.sources.content.project.brand.paper;
  for (const PageItem& item : document.pages[0].items)
    if (const Path* path = std::get_if<Path>(&item); path && path->stroke == paper && path->commands.size() > 4) ++striped;
  EXPECT_EQ(striped, 1) << "its bar: its name stands above";
}

}  // namespace
}  // namespace divulga
