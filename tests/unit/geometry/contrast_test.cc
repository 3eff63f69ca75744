#include "geometry/contrast.h"

#include <gtest/gtest.h>

namespace divulga {
namespace {

const Color black{0, 0, 0}, white{255, 255, 255};

TEST(Contrast, BlackOnWhiteIsTwentyOne) { EXPECT_NEAR(contrast(black, white), 21, 1e-9); }
TEST(Contrast, DoesNotDependOnTheOrder) { EXPECT_EQ(contrast({0, 102, 204}, white), contrast(white, {0, 102, 204})); }
TEST(Contrast, IsThatOfThePublicDesignBlue) { EXPECT_NEAR(contrast({0, 102, 204}, white), 5.57, 0.01); }

TEST(NearestReadable, LeavesAColourThatCanBeReadAlone) { EXPECT_EQ(nearest_readable({0, 102, 204}, white, 4.5), (Color{0, 102, 204})); }
TEST(NearestReadable, DarkensNoMoreThanNeeded) {
  const Color yellow{0xFF, 0xCC, 0x00}, found = nearest_readable(yellow, white, 4.5);
  EXPECT_GE(contrast(found, white), 4.5);
  EXPECT_LT(contrast(found, white), 4.7);
  EXPECT_GT(found.r, found.b) << "the hue stays";
}
TEST(NearestReadable, LightensOnADarkGround) {
  const Color found = nearest_readable({0x20, 0x30, 0x80}, black, 4.5);
  EXPECT_GE(contrast(found, black), 4.5);
  EXPECT_GT(found.b, found.r);
}
TEST(NearestReadable, IsBlackOrWhiteWhereNothingReachesTheRatio) { EXPECT_EQ(nearest_readable({128, 128, 128}, {119, 119, 119}, 7), black); }

TEST(Hex, IsWrittenInCapitals) { EXPECT_EQ(to_hex({0, 0x66, 0xCC}), "#0066CC"); }

}  // namespace
}  // namespace divulga
