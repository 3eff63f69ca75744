#include "picture/crop.h"

#include <gtest/gtest.h>

namespace divulga {
namespace {

TEST(Crop, OneTwoThreeAndFourValuesAsInCss) {
  PictureCrop crop;
  ASSERT_TRUE(read_crop("10% 0 20% 5%", crop));
  EXPECT_DOUBLE_EQ(crop.top, 0.1);
  EXPECT_DOUBLE_EQ(crop.bottom, 0.2);
  EXPECT_DOUBLE_EQ(crop.left, 0.05);
  ASSERT_TRUE(read_crop("10% 3%", crop));
  EXPECT_DOUBLE_EQ(crop.left, 0.03);
  EXPECT_DOUBLE_EQ(crop.bottom, 0.1);
}

TEST(Crop, NothingMayBeLeft) {
  PictureCrop crop;
  EXPECT_FALSE(read_crop("60% 0 40% 0", crop));
  EXPECT_FALSE(read_crop("10", crop));
  EXPECT_FALSE(read_crop("", crop));
}

TEST(Crop, ARatioCutsTheLongerSideAroundTheFocus) {
  PictureCrop crop;
  crop.ratio = 1;
  Share part = crop.shown(200, 100);
  EXPECT_DOUBLE_EQ(part.width, 0.5);
  EXPECT_DOUBLE_EQ(part.x, 0.25);
  ASSERT_TRUE(read_focus("right", crop));
  EXPECT_DOUBLE_EQ(crop.shown(200, 100).x, 0.5);
  ASSERT_TRUE(read_focus("center top", crop));
  EXPECT_DOUBLE_EQ(crop.shown(100, 200).y, 0);
}

TEST(Crop, RatiosAreWrittenAsPeopleWriteThem) {
  EXPECT_DOUBLE_EQ(read_ratio("16:9").value(), 16.0 / 9);
  EXPECT_DOUBLE_EQ(read_ratio("3/2").value(), 1.5);
  EXPECT_FALSE(read_ratio("wide"));
  EXPECT_FALSE(read_ratio("100:1"));
}

}  // namespace
}  // namespace divulga
