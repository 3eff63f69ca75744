#include "web/chart_svg.h"

#include <gmock/gmock.h>

#include "document/chart_values.h"

namespace divulga {
namespace {

using testing::HasSubstr;
using testing::Not;

Chart chart(ChartType type) {
  Chart c;
  c.id = "fig-a";
  c.type = type;
  c.alt = "Due anni a confronto";
  c.categories = {"2025", "2026 & oltre"};
  c.series = {{"Donne", {1200, 30.5}}};
  c.source = "Fonte: sportello";
  return c;
}

std::string figure(const Chart& c, const char* language = "it") {
  return chart_figure(c, Html::text("Titolo"), LocaleTag(language), Catalog()).markup();
}

TEST(ChartSvg, SaysItsAlternativeAndShowsTheNumbersAsATable) {
  const std::string html = figure(chart(ChartType::bar));
  EXPECT_THAT(html, HasSubstr("<figure id=\"fig-a\" class=\"chart-figure\">"));
  EXPECT_THAT(html, HasSubstr("role=\"img\" aria-label=\"Due anni a confronto\""));
  EXPECT_THAT(html, HasSubstr("<th scope=\"row\">2026 &amp; oltre</th><td class=\"number\">30,5</td>"));
  EXPECT_THAT(html, HasSubstr("Fonte: sportello"));
}

TEST(ChartSvg, SaysWhatIsMissingBelowTheDrawing) {
  Chart c = chart(ChartType::line);
  EXPECT_THAT(figure(c), Not(HasSubstr("Nessun dato")));
  c.missing = "Nessun dato per 2026 & oltre";
  EXPECT_THAT(figure(c), HasSubstr("<p class=\"source\">Nessun dato per 2026 &amp; oltre</p><p class=\"source\">Fonte: sportello</p>"));
}

TEST(ChartSvg, AStackOfMissingPartsHasNoSum) {
  Chart c = chart(ChartType::stacked);
  c.series = {{"Donne", {10, missing_value()}}, {"Uomini", {5, missing_value()}}};
  const std::string drawing = chart_svg(c, LocaleTag("it"), "c", "nessun dato").markup();
  EXPECT_THAT(drawing, HasSubstr(">15<"));
  EXPECT_THAT(drawing, HasSubstr(">nessun dato<"));
  EXPECT_THAT(drawing, Not(HasSubstr(">0<")));
}

TEST(ChartSvg, WritesNumbersAsTheLanguageDoes) {
  EXPECT_THAT(figure(chart(ChartType::bar)), HasSubstr(">1.200<"));
  EXPECT_THAT(figure(chart(ChartType::bar), "en"), HasSubstr(">1,200<"));
}

TEST(ChartSvg, ATargetIsATickOnItsBar) {
  Chart c = chart(ChartType::bar);
  EXPECT_THAT(figure(c), Not(HasSubstr("class=\"target\"")));
  c.targets = {1000, 60};
  EXPECT_THAT(figure(c), HasSubstr("class=\"target\""));
  EXPECT_THAT(figure(c), HasSubstr("<td class=\"number\">60</td>"));
}

TEST(ChartSvg, BarsGrowFromTheRightInArabic) {
  EXPECT_THAT(chart_svg(chart(ChartType::bar), LocaleTag("it"), "c").markup(), HasSubstr("<rect x=\"0\" y=\"22\" width=\"320\""));
  EXPECT_THAT(chart_svg(chart(ChartType::bar), LocaleTag("ar"), "c").markup(), HasSubstr("<rect x=\"80\" y=\"22\" width=\"320\""));
}

TEST(ChartSvg, SeriesDifferByPatternToo) {
  Chart c = chart(ChartType::stacked);
  c.series.push_back({"Uomini", {10, 20}});
  const std::string html = figure(c);
  EXPECT_THAT(html, HasSubstr("<pattern id=\"fig-a-1\""));
  EXPECT_THAT(html, HasSubstr("fill=\"url(#fig-a-1)\""));
  EXPECT_THAT(html, HasSubstr("Uomini"));
}

TEST(ChartSvg, SharesAddUpToTheWhole) {
  Chart c = chart(ChartType::share);
  c.series = {{"", {3, 1}}};
  EXPECT_THAT(figure(c), HasSubstr("75%"));
  EXPECT_THAT(figure(c), HasSubstr("25%"));
}

TEST(ChartSvg, EmptyAndZeroDataAreDrawnWithoutHarm) {
  Chart c = chart(ChartType::bar);
  c.series = {{"", {0, 0}}};
  EXPECT_THAT(figure(c), Not(HasSubstr("nan")));
  for (const ChartType type : {ChartType::bar, ChartType::grouped, ChartType::stacked, ChartType::line, ChartType::share}) {
    Chart empty;
    empty.type = type;
    EXPECT_THAT(figure(empty), Not(HasSubstr("nan")));
  }
}

TEST(ChartSvg, ALineHasAMarkerForEveryValue) {
  Chart c = chart(ChartType::line);
  const std::string html = chart_svg(c, LocaleTag("it"), "c").markup();
  size_t markers = 0;
  for (size_t at = html.find("<circle"); at != std::string::npos; at = html.find("<circle", at + 1)) ++markers;
  EXPECT_EQ(markers, 2u);
}

}  // namespace
}  // namespace divulga
