#include "picture/svg_grammar.h"

#include <gtest/gtest.h>

#include <cmath>

namespace divulga {
namespace {

TEST(PathData, RelativeCommandsAndRepeatedPairs) {
  const auto path = read_path_data("m1 2 3 4-1-1h2v3z");
  ASSERT_EQ(path.size(), 6u);
  EXPECT_EQ(path[1].p1.x, Pt(4));
  EXPECT_EQ(path[2].p1.y, Pt(5));
  EXPECT_EQ(path[4].p1.y, Pt(8));
  EXPECT_EQ(path[5].kind, PathCommand::Kind::close);
}

TEST(PathData, SmoothCurveReflectsTheLastControlPoint) {
  const auto path = read_path_data("M0 0C0 1 1 2 2 2S4 1 4 0");
  ASSERT_EQ(path.size(), 3u);
  EXPECT_EQ(path[2].p1.x, Pt(3));
  EXPECT_EQ(path[2].p1.y, Pt(2));
}

TEST(PathData, ArcWithFlagsRunTogetherEndsWhereItShould) {
  const auto path = read_path_data("M.5 0a.5.5 0 11-1 0");
  ASSERT_GE(path.size(), 3u);
  EXPECT_NEAR(path.back().p3.x.value, -0.5, 1e-9);
  for (size_t i = 1; i < path.size(); ++i) EXPECT_NEAR(std::hypot(path[i].p3.x.value, path[i].p3.y.value), 0.5, 1e-6) << "on the circle";
}

TEST(PathData, StopsAtWhatItCannotRead) { EXPECT_EQ(read_path_data("M0 0L1 1 x 2").size(), 2u); }

TEST(PathData, TellsWhetherAllWasUnderstood) {
  bool whole = true;
  read_path_data("M0 0L1 1 x 2", &whole);
  EXPECT_FALSE(whole);
  read_path_data("M0 0L1 1z", &whole);
  EXPECT_TRUE(whole);
}

TEST(PathData, NumbersBeyondAnyPageAreRefused) {
  bool whole = true;
  EXPECT_TRUE(read_path_data("M0 0L1e300 1e300", &whole).empty());
  EXPECT_FALSE(whole);
}

TEST(Transform, AppliesTheLastOneFirst) {
  const auto matrix = read_transform("translate(10) scale(2)");
  ASSERT_TRUE(matrix);
  EXPECT_DOUBLE_EQ((*matrix)({Pt(3), Pt(4)}).x.value, 16);
  EXPECT_FALSE(read_transform("turn(3)"));
}

TEST(SvgColor, AllThreeForms) {
  EXPECT_EQ(read_color("#06c"), (Color{0, 0x66, 0xCC}));
  EXPECT_EQ(read_color(" rgb(0, 102, 204) "), (Color{0, 102, 204}));
  EXPECT_EQ(read_color("SteelBlue"), (Color{70, 130, 180}));
  EXPECT_FALSE(read_color("url(#a)"));
}

TEST(ViewBox, FitsInTheMiddleUnlessToldOtherwise) {
  const Matrix middle = fitted({0, 0, 10, 10}, 40, 20, "");
  EXPECT_DOUBLE_EQ(middle.a, 2);
  EXPECT_DOUBLE_EQ(middle.e, 10);
  EXPECT_DOUBLE_EQ(fitted({0, 0, 10, 10}, 40, 20, "xMinYMin slice").a, 4);
  EXPECT_DOUBLE_EQ(fitted({0, 0, 10, 10}, 40, 20, "none").a, 4);
  EXPECT_DOUBLE_EQ(fitted({0, 0, 10, 10}, 40, 20, "none").d, 2);
}

TEST(SvgGrammar, LettersOfOtherScriptsAreNoValues) {
  EXPECT_FALSE(read_color("r\xC3\xA9" "d"));
  EXPECT_FALSE(read_transform("scale(2\xE2\x80\x8B)"));
  bool whole = true;
  EXPECT_EQ(read_path_data("M0 0L1 1\xC2\xA0L2 2", &whole).size(), 2u);
  EXPECT_FALSE(whole);
}

TEST(SvgGrammar, AnArcWithoutEndIsRefused) {
  bool whole = true;
  EXPECT_TRUE(read_path_data("M0 0L1 1a2 2 0 0 1 4 1e308", &whole).empty());
  EXPECT_FALSE(whole);
  EXPECT_EQ(read_path_data("M0 0L5e8 1", &whole).size(), 2u);
  EXPECT_TRUE(whole);
}

}  // namespace
}  // namespace divulga
