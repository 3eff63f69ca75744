#include "layout/chart.h"

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
  const Chart chart = layout::prepared(bars(ChartType::bar, {"Altro", "Casa", "Lavoro"}, {50, 10, 30}), "Altro");
  EXPECT_EQ(chart.categories, (std::vector<std::string>{"Lavoro", "Casa", "Altro"}));
}

TEST(ChartData, PeriodsKeepTheirOrder) {
  const Chart chart = layout::prepared(bars(ChartType::bar, {"2024", "2025", "2026"}, {5, 10, 7}), "Altro");
  EXPECT_EQ(chart.categories.front(), "2024");
}

TEST(ChartData, ShareHasSixPartsAtMost) {
  const Chart chart = layout::prepared(bars(ChartType::share, {"A", "B", "C", "D", "E", "F", "G", "H"}, {8, 7, 6, 5, 4, 3, 2, 1}), "Altro");
  EXPECT_EQ(chart.categories, (std::vector<std::string>{"A", "B", "C", "D", "E", "Altro"}));
  EXPECT_EQ(chart.series[0].values.back(), 6);
}

TEST(ChartData, ScaleStartsAtZeroInRoundSteps) {
  const layout::ScaleSteps steps = layout::scale_steps(188);
  EXPECT_EQ(steps.step, 50);
  EXPECT_EQ(steps.count, 4);
  EXPECT_EQ(layout::scale_steps(0).count, 1);
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
  EXPECT_EQ(striped, 2) << "its bar and its key";
}

}  // namespace
}  // namespace divulga
