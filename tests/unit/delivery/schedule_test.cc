#include "delivery/schedule.h"

#include <gmock/gmock.h>

namespace divulga {
namespace {

using namespace std::chrono;

Instant utc(int y, unsigned m, unsigned d, int hour, int minute) {
  return sys_days(year(y) / static_cast<int>(m) / static_cast<int>(d)) + hours(hour) + minutes(minute);
}

TEST(Schedule, SettlesALocalTime) {
  ScheduleProblem problem;
  const auto winter = settle("2026-11-27 09:00", "Europe/Rome", problem);
  ASSERT_TRUE(winter);
  EXPECT_EQ(winter->at, utc(2026, 11, 27, 8, 0));
  EXPECT_EQ(winter->offset, minutes(60));
  const auto summer = settle("2026-07-01T09:00", "Europe/Rome", problem);
  ASSERT_TRUE(summer);
  EXPECT_EQ(summer->at, utc(2026, 7, 1, 7, 0));
}

TEST(Schedule, ATimeThatSummerTimeLeavesOutIsRefusedWithTheNextOne) {
  ScheduleProblem problem;
  EXPECT_FALSE(settle("2027-03-28 02:30", "Europe/Rome", problem));
  EXPECT_THAT(problem.message, testing::HasSubstr("does not exist in Europe/Rome"));
  EXPECT_THAT(problem.hint, testing::HasSubstr("2027-03-28 03:30"));
}

TEST(Schedule, ATimeThatComesTwiceIsTheFirst) {
  ScheduleProblem problem;
  const auto twice = settle("2027-10-31 02:30", "Europe/Rome", problem);
  ASSERT_TRUE(twice);
  EXPECT_EQ(twice->at, utc(2027, 10, 31, 0, 30));
  EXPECT_EQ(twice->offset, minutes(120));
}

TEST(Schedule, TheHoursAroundAChangeAreOrdinary) {
  ScheduleProblem problem;
  EXPECT_EQ(settle("2027-03-28 01:59", "Europe/Rome", problem)->at, utc(2027, 3, 28, 0, 59));
  EXPECT_EQ(settle("2027-03-28 03:00", "Europe/Rome", problem)->at, utc(2027, 3, 28, 1, 0));
  EXPECT_EQ(settle("2027-10-31 03:00", "Europe/Rome", problem)->at, utc(2027, 10, 31, 2, 0));
  EXPECT_EQ(settle("2027-10-31 01:59", "Europe/Rome", problem)->at, utc(2027, 10, 30, 23, 59));
}

TEST(Schedule, UnknownZonesAndTimesAreRefused) {
  ScheduleProblem problem;
  EXPECT_FALSE(settle("2026-11-27 09:00", "Europe/Roma", problem));
  EXPECT_THAT(problem.message, testing::HasSubstr("'Europe/Roma'"));
  for (const char* bad : {"2026-02-30 09:00", "2026-11-27 24:00", "27/11/2026 09:00", "2026-11-27", "2026-11-27 9:00x", ""}) {
    EXPECT_FALSE(settle(bad, "Europe/Rome", problem)) << bad;
    EXPECT_THAT(problem.hint, testing::HasSubstr("2026-11-27 09:00"));
  }
}

TEST(Schedule, IsWrittenInItsZone) { EXPECT_EQ(format_local(utc(2026, 11, 27, 8, 0), "Europe/Rome"), "2026-11-27 09:00"); }

}  // namespace
}  // namespace divulga
