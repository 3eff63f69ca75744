#include "layout/column_widths.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout/cell_shapes.h"

namespace divulga::layout {
namespace {

std::vector<double> values(const std::vector<Pt>& widths) {
  std::vector<double> out;
  for (const Pt width : widths) out.push_back(std::round(width.value * 10) / 10);
  return out;
}
ColumnNeed need(double least, double most) { return {Pt(least), Pt(most)}; }

TEST(ColumnWidths, WhereAllFitsEachGetsItsPartOfTheRest) {
  EXPECT_EQ(values(automatic_widths({need(10, 50), need(10, 100)}, Pt(300), {})), (std::vector<double>{100, 200}));
}

TEST(ColumnWidths, ShortColumnsGetAllTheyAskForAndLongOnesShare) {
  const std::vector<Pt> widths = automatic_widths({need(20, 20), need(30, 400), need(30, 400)}, Pt(220), {});
  EXPECT_EQ(values(widths), (std::vector<double>{20, 100, 100}));
}

TEST(ColumnWidths, NoColumnIsUnderItsLeast) {
  const std::vector<Pt> widths = automatic_widths({need(90, 90), need(20, 900)}, Pt(200), {});
  EXPECT_EQ(values(widths), (std::vector<double>{90, 110}));
}

TEST(ColumnWidths, TooMuchIsTheLeastOfAll) {
  EXPECT_EQ(values(automatic_widths({need(90, 90), need(80, 900)}, Pt(100), {})), (std::vector<double>{90, 80}));
}

TEST(ColumnWidths, ALineIsSavedWhereAnotherColumnCanGive) {
  // Seven cells out of eight of the first column need 100; by length alone it would get more than it needs.
  const std::vector<ColumnNeed> needs{need(20, 400), need(20, 150)};
  RowSample sample{2, {}};
  for (int row = 0; row < 8; ++row) sample.widths.insert(sample.widths.end(), {row == 0 ? 400.0F : 100.0F, 150.0F});
  const std::vector<Pt> widths = automatic_widths(needs, Pt(260), sample);
  EXPECT_GE(widths[1].value, 149.9);
  EXPECT_GE(widths[0].value, 100);
  EXPECT_NEAR(sum(widths).value, 260, 0.01);
}

TEST(ColumnWidths, GivenSharesButNeverUnderTheLeast) {
  EXPECT_EQ(values(given_widths({need(10, 50), need(10, 50)}, Pt(200), {3, 1})), (std::vector<double>{150, 50}));
  EXPECT_EQ(values(given_widths({need(10, 50), need(80, 90), need(10, 10)}, Pt(200), {1, 1, 2})), (std::vector<double>{40, 80, 80}));
}

TEST(WholeNumberEnd, StandsBeforeTheDecimalSeparatorAndBehindGroups) {
  EXPECT_EQ(whole_number_end("1.234,50 €", ","), 5u);
  EXPECT_EQ(whole_number_end("1,234.50", "."), 5u);
  EXPECT_EQ(whole_number_end("12 %", ","), 2u);
  EXPECT_EQ(whole_number_end("\u22123,5", ","), 4u);
  EXPECT_EQ(whole_number_end("circa 12, forse", ","), 8u);
  EXPECT_EQ(whole_number_end("–", ","), 3u);
  EXPECT_EQ(whole_number_end("১২৩.৫", "."), 9u);
}

}  // namespace
}  // namespace divulga::layout
