#include "sample_project.h"

namespace divulga {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(ChartBlock, ALineOfTwoSeries) {
  SampleProject p;
  EXPECT_EQ(p.dumped("::: {.chart #fig-v data=monthly type=line label=month series=\"fixed:Sportello, fisso, mobile:Mobile\" subtitle=\"Visite\" source=\"Registro\"}\nCrescono *sempre*\n:::\n\nVedi @fig-v.\n"),
            "title \"Titolo\"\n"
            "chart line #fig-v label=\"Figure 1\" \"Crescono \" em(\"sempre\") subtitle=\"Visite\" source=\"Registro\" @5\n"
            "  categories \"gennaio 2025\" \"febbraio 2025\"\n"
            "  series \"Sportello, fisso\" 1240 98.5\n"
            "  series \"Mobile\" 3 4\n"
            "  alt \"Line chart. Crescono sempre. Visite. Sportello, fisso: gennaio 2025 1.240; febbraio 2025 98,5. Mobile: gennaio 2025 3; febbraio 2025 4.\"\n"
            "paragraph \"Vedi \" ref(fig-v) \".\" @9\n"
            "label #fig-v \"Figure 1\"\n");
  EXPECT_THAT(p.problems(), IsEmpty());
}

TEST(ChartBlock, BarsWithTargets) {
  SampleProject p;
  const auto edition = p.edition("::: {.chart data=topics type=bar label=topic value=requests target=target rows=\"Lavoro\"}\nIl lavoro\n:::\n");
  const auto& chart = std::get<Chart>(edition.document.blocks.at(0).node);
  EXPECT_THAT(chart.categories, ElementsAre("Lavoro"));
  EXPECT_THAT(chart.targets, ElementsAre(15));
  EXPECT_EQ(chart.alt, "Bar chart. Il lavoro. Lavoro 20 (target 15).");
}

TEST(ChartBlock, OfManyFiguresTheTextTellsFirstHighestAndLast) {
  SampleProject p;
  std::vector<std::vector<std::string>> rows;
  for (int i = 1; i <= 14; ++i) rows.push_back({"c" + std::to_string(i), std::to_string(i == 5 ? 99 : i)});
  p.add_data("many", {"k", "v"}, rows);
  const auto edition = p.edition("::: {.chart data=many type=line label=k value=v}\nT\n:::\n");
  EXPECT_EQ(std::get<Chart>(edition.document.blocks.at(0).node).alt, "Line chart. T. c1 1; highest c5 99; c14 14.");
}

/// What the chart says is missing, and its text alternative.
std::pair<std::string, std::string> missing_in(SampleProject& p, const std::string& keys, const char* language = "it") {
  const auto edition = p.edition("::: {.chart data=gaps label=k " + keys + "}\nT\n:::\n", language);
  const auto& chart = std::get<Chart>(edition.document.blocks.at(0).node);
  return {chart.missing, chart.alt};
}

TEST(ChartBlock, AGapIsNamedBelowTheDrawing) {
  SampleProject p;
  p.add_data("gaps", {"k", "v"}, {{"2026-01", "1"}, {"2026-02", ""}, {"2026-03", "3"}});
  for (const char* type : {"type=line", "type=bar", "type=grouped", "type=stacked"}) {
    const auto [missing, alt] = missing_in(p, std::string(type) + " value=v");
    EXPECT_EQ(missing, "No data for febbraio 2026") << type;
    EXPECT_THAT(alt, testing::HasSubstr("febbraio 2026 no data")) << type;
  }
  EXPECT_THAT(p.problems(), IsEmpty());
}

TEST(ChartBlock, WhatIsThereHasNoNote) {
  SampleProject p;
  p.add_data("gaps", {"k", "v"}, {{"2026-01", "1"}, {"2026-02", "0"}});
  EXPECT_EQ(missing_in(p, "type=line value=v").first, "");
}

TEST(ChartBlock, PeriodsThatFollowOneAnotherAreOneGap) {
  SampleProject p;
  p.add_data("gaps", {"k", "v"}, {{"2020", "1"}, {"2021", ""}, {"2022", ""}, {"2023", ""}, {"2024", "2"}, {"2025", ""}, {"2026", "4"}});
  EXPECT_EQ(missing_in(p, "type=line value=v").first, "No data for 2021 – 2023 e 2025");
}

TEST(ChartBlock, AGapInOneOfSeveralSeriesHasItsName) {
  SampleProject p;
  p.add_data("gaps", {"k", "a", "b"}, {{"Uno", "1", ""}, {"Due", "", ""}, {"Tre", "3", "4"}});
  EXPECT_EQ(missing_in(p, "type=grouped series=\"a:Donne, b:Uomini\"").first, "No data for Due e Uno (Uomini)");
}

TEST(ChartBlock, ManyGapsAreCountedAndTheTextAlternativeSaysSo) {
  SampleProject p;
  std::vector<std::vector<std::string>> rows;
  for (int i = 1; i <= 20; ++i) rows.push_back({"c" + std::to_string(i), i % 2 ? "" : std::to_string(i)});
  p.add_data("gaps", {"k", "v"}, rows);
  const auto [missing, alt] = missing_in(p, "type=line value=v");
  EXPECT_EQ(missing, "No data for 10 of 20 values");
  EXPECT_EQ(alt, "Line chart. T. c1 no data; highest c20 20; c20 20. No data for 10 of 20 values.");
}

TEST(ChartBlock, TheTextHasTheMarksOfItsScript) {
  SampleProject p;
  p.translate("zh", {{"Titolo", "标题"}, {"Il lavoro", "工作"}, {"Casa", "住房"}, {"Lavoro", "工作"}});
  const auto edition = p.edition("::: {.chart data=topics type=bar label=topic value=requests}\nIl lavoro\n:::\n", "zh");
  EXPECT_EQ(std::get<Chart>(edition.document.blocks.at(0).node).alt, "Bar chart。工作。工作 20；住房 10。");
}

TEST(ChartBlock, MistakesAreAtTheContainersLine) {
  SampleProject p;
  p.edition("::: {.chart data=monthy type=line label=month value=fixed}\nT\n:::\n\n"
            "::: {.chart data=monthly type=bar label=mont value=fxed}\n:::\n\n"
            "::: {.chart data=topics type=share label=topic series=\"requests:R\"}\nT\n:::\n\n"
            "::: {.chart data=topics type=bar label=topic value=requests rows=\"Case\"}\nT\n:::\n");
  EXPECT_THAT(p.problems(), ElementsAre("content/p/pages/a.md:5:1: no file 'monthy' in results/ | did you mean 'monthly'?",
                                        "content/p/pages/a.md:9:1: a chart without its finding | write inside the container what the chart shows",
                                        "content/p/pages/a.md:9:1: no column 'fxed' in 'monthly' | did you mean 'fixed'?",
                                        "content/p/pages/a.md:9:1: no column 'mont' in 'monthly' | did you mean 'month'?",
                                        "content/p/pages/a.md:12:1: a chart without values | write value=column",
                                        "content/p/pages/a.md:16:1: no row 'Case' in 'topics' | did you mean 'Casa'?"));
}

TEST(ChartBlock, AnEmptyCellIsAMissingValueAndTold) {
  SampleProject p;
  p.add_data("gaps", {"k", "v"}, {{"2023", "1"}, {"2024", ""}, {"2025", "3"}});
  const auto edition = p.edition("::: {.chart data=gaps type=line label=k value=v}\nT\n:::\n");
  EXPECT_EQ(std::get<Chart>(edition.document.blocks.at(0).node).alt, "Line chart. T. 2023 1; 2024 no data; 2025 3.");
  EXPECT_THAT(p.problems(), IsEmpty());
}

TEST(ChartBlock, AgainstTargetsTheTextTellsTheShareReached) {
  SampleProject p;
  const auto edition = p.edition("::: {.chart data=topics type=target label=topic value=requests target=target}\nT\n:::\n");
  EXPECT_EQ(std::get<Chart>(edition.document.blocks.at(0).node).alt,
            "Chart of results against targets. T. Casa 10 (target 12, 83%); Lavoro 20 (target 15, 133%).");
}

TEST(ChartBlock, SmallMultiplesAreOneSeriesForEachName) {
  SampleProject p;
  p.add_data("places", {"id", "place", "topic", "n"}, {{"1", "Valdora", "Casa", "5"}, {"2", "Valdora", "Lavoro", "6"}, {"3", "Ripa", "Lavoro", "7"}});
  const std::string text = p.dumped("::: {.chart data=places type=multiples label=topic value=n by=place}\nT\n:::\n");
  EXPECT_THAT(text, testing::HasSubstr("  categories \"Casa\" \"Lavoro\"\n  series \"Valdora\" 5 6\n  series \"Ripa\" -"));
  EXPECT_THAT(p.problems(), IsEmpty());
}

TEST(ChartBlock, NothingToDrawIsAnError) {
  SampleProject p;
  p.add_data("none", {"k", "v"}, {});
  p.add_data("blank", {"k", "v"}, {{"a", ""}});
  p.edition("::: {.chart data=none type=bar label=k value=v}\nT\n:::\n\n::: {.chart data=blank type=bar label=k value=v}\nT\n:::\n\n"
            "::: {.chart data=topics type=target label=topic value=requests}\nT\n:::\n");
  EXPECT_THAT(p.problems(), ElementsAre("content/p/pages/a.md:5:1: 'none' has no rows to draw | add rows to content/p/results/none.csv",
                                        "content/p/pages/a.md:9:1: the chart has no value to draw | fill in the column in content/p/results/blank.csv",
                                        "content/p/pages/a.md:13:1: a chart against targets without 'target' | write target=column"));
}

TEST(ChartBlock, ACellThatIsNoNumberIsToldInItsFile) {
  SampleProject p;
  p.add_data("bad", {"k", "v"}, {{"a", "1"}, {"b", "molti"}});
  p.edition("::: {.chart data=bad type=bar label=k value=v}\nT\n:::\n");
  EXPECT_THAT(p.problems(), ElementsAre("content/p/results/bad.csv:3:1: 'molti' is not a number, and a chart draws it | the chart is at content/p/pages/a.md:5"));
}

}  // namespace
}  // namespace divulga
