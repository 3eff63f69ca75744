#include "geometry/emblem.h"

#include <gtest/gtest.h>

#include <cmath>

namespace divulga {
namespace {

EmblemPoint centre_of(const EmblemStar& star) {
  EmblemPoint sum{0, 0};
  for (const EmblemPoint& corner : star) sum = {sum.x + corner.x / 10, sum.y + corner.y / 10};
  return sum;
}

TEST(Emblem, CentresStandAtTheHoursOfAClock) {
  const auto stars = emblem_stars();
  for (size_t k = 0; k < stars.size(); ++k) {
    const EmblemPoint centre = centre_of(stars[k]);
    EXPECT_NEAR(std::hypot(centre.x - 0.75, centre.y - 0.5), 1.0 / 3, 1e-6);
  }
  EXPECT_NEAR(centre_of(stars[0]).x, 0.75, 1e-9);
  EXPECT_LT(centre_of(stars[0]).y, 0.2);
  EXPECT_GT(centre_of(stars[3]).x, 1.0) << "clockwise";
}

TEST(Emblem, EveryStarIsUpright) {
  for (const EmblemStar& star : emblem_stars()) {
    const EmblemPoint centre = centre_of(star);
    EXPECT_NEAR(star[0].x, centre.x, 1e-9);
    EXPECT_NEAR(centre.y - star[0].y, 1.0 / 18, 1e-6);
  }
}

TEST(Emblem, InnerCornersAreThePentagrams) {
  const EmblemStar star = emblem_stars()[0];
  const EmblemPoint centre = centre_of(star);
  EXPECT_NEAR(std::hypot(star[1].x - centre.x, star[1].y - centre.y), 0.381966 / 18, 1e-6);
}

}  // namespace
}  // namespace divulga
