#include "geometry/plan.h"

#include <gtest/gtest.h>

#include <cmath>

namespace divulga {
namespace {

TEST(Plan, AKilometreIsAsLongEastAsNorth) {
  const std::vector<GeoPoint> places{{45, 10}, {46, 12}};
  const Plan plan(places, 400, 20, 0, 1000);
  // 0.1 degrees of latitude, and as many metres of longitude at the middle latitude.
  const double north = plan({45.4, 11}).y - plan({45.5, 11}).y;
  const double east = plan({45.5, 11 + 0.1 / std::cos(45.5 * 3.14159265358979 / 180)}).x - plan({45.5, 11}).x;
  EXPECT_NEAR(north, east, 1e-6);
  EXPECT_NEAR(north * plan.metres_per_unit(), 11119.5, 1);
}

TEST(Plan, NorthIsUpAndEastIsRight) {
  const Plan plan({{45, 10}, {46, 11}}, 100, 10, 0, 300);
  EXPECT_LT(plan({46, 10}).y, plan({45, 10}).y);
  EXPECT_LT(plan({45, 10}).x, plan({45, 11}).x);
}

TEST(Plan, TallPlacesKeepWithinTheHeight) {
  const Plan plan({{40, 10}, {46, 10.1}}, 100, 10, 50, 150);
  EXPECT_DOUBLE_EQ(plan.height(), 150);
  EXPECT_NEAR(plan({46, 10}).y, 10, 1e-9);
}

TEST(Pins, NeverCoverOneAnotherEvenAtOnePlace) {
  std::vector<GeoPoint> places(30, GeoPoint{45.15, 10.6});
  for (int i = 0; i < 20; ++i) places.push_back({45.15 + 0.0005 * i, 10.6 + 0.003 * (i % 3)});
  places.push_back({45.3, 10.9});
  const Plan plan(places, 330, 20, 150, 400);
  const auto pins = place_pins(plan, places, 8, 1);
  for (size_t a = 0; a < pins.size(); ++a) {
    EXPECT_GE(pins[a].at.x, 8);
    EXPECT_LE(pins[a].at.y, plan.height() - 8);
    for (size_t b = a + 1; b < pins.size(); ++b) EXPECT_GE(std::hypot(pins[a].at.x - pins[b].at.x, pins[a].at.y - pins[b].at.y), 16.9) << a << " and " << b;
  }
}

TEST(Pins, OneAloneStandsOnItsPlace) {
  const std::vector<GeoPoint> places{{45, 10}, {46, 11}};
  const Plan plan(places, 300, 20, 0, 500);
  for (const PlanPin& pin : place_pins(plan, places, 8, 1)) {
    EXPECT_FALSE(pin.moved);
    EXPECT_NEAR(pin.at.x, pin.place.x, 1e-9);
  }
}

TEST(Labels, CoverNoPin) {
  const std::vector<GeoPoint> places{{45, 10}, {45.01, 10.02}, {45.2, 10.3}};
  const Plan plan(places, 300, 20, 0, 500);
  const auto pins = place_pins(plan, places, 8, 1);
  std::vector<PlanLabel> labels{{"Valdora", 40, 10, {}, true}, {"Colle", 30, 10, {}, true}};
  place_labels(plan, pins, {{0, 1}, {2}}, 8, labels);
  for (const PlanLabel& label : labels) {
    ASSERT_TRUE(label.shown);
    for (const PlanPin& pin : pins) {
      const double x = std::max(label.at.x, std::min(pin.at.x, label.at.x + label.width)), y = std::max(label.at.y, std::min(pin.at.y, label.at.y + label.height));
      EXPECT_GE(std::hypot(pin.at.x - x, pin.at.y - y), 7.9);
    }
  }
}

TEST(Scale, IsARoundLengthThatFits) {
  const Plan plan({{45, 10}, {45.2, 10.2}}, 300, 20, 0, 500);
  const ScaleBar bar = scale_bar(plan, 80);
  EXPECT_LE(bar.length, 80);
  EXPECT_GT(bar.length, 80 / 2.51);
  EXPECT_NEAR(bar.length * plan.metres_per_unit(), bar.metres, 1e-6);
  EXPECT_DOUBLE_EQ(bar.metres, 2000);
}

}  // namespace
}  // namespace divulga
