#include "delivery/retry_policy.h"

#include <gtest/gtest.h>

namespace divulga {
namespace {

using namespace std::chrono_literals;

TEST(RetryPolicy, DoublesUpToALimit) {
  const RetryPolicy policy;
  EXPECT_EQ(policy.delay_after(1), 60s);
  EXPECT_EQ(policy.delay_after(2), 120s);
  EXPECT_EQ(policy.delay_after(4), 480s);
  EXPECT_EQ(policy.delay_after(20), 4h);
}

TEST(RetryPolicy, GivesUpAMessageAfterAboutThreeDays) {
  const RetryPolicy policy;
  std::chrono::seconds total = 0s;
  for (int attempts = 1; policy.delay_after(attempts); ++attempts) total += *policy.delay_after(attempts);
  EXPECT_GT(total, 60h);
  EXPECT_LT(total, 84h);
}

TEST(RetryPolicy, NeverGivesUpARoute) { EXPECT_EQ(RetryPolicy{}.route_delay_after(1000), 4h); }

}  // namespace
}  // namespace divulga
