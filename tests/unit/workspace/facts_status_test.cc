#include "workspace/facts_status.h"

#include <gtest/gtest.h>

namespace divulga {
namespace {

const Date today{2026, 11, 21};

Fact fact(const std::string& name, std::optional<Date> verified, std::optional<Date> valid_until, const std::string& owner = "") {
  Fact made;
  made.name = name;
  made.value.text = "x";
  made.verified = verified;
  made.valid_until = valid_until;
  made.owner = owner;
  return made;
}

FactStatus status_of(const Fact& one, int within = 30) {
  static Facts facts;                   // the answer points into it
  facts = Facts({one});
  return facts_status(facts, today, within).at(0);
}

TEST(FactsStatus, AFactHoldsOnItsLastDay) {
  const FactStatus status = status_of(fact("a", Date{2026, 1, 1}, today));
  EXPECT_EQ(status.state, FactState::expiring);
  EXPECT_EQ(status.days, 0);
}
TEST(FactsStatus, ItHasExpiredTheDayAfter) {
  const FactStatus status = status_of(fact("a", Date{2026, 1, 1}, Date{2026, 11, 20}));
  EXPECT_EQ(status.state, FactState::expired);
  EXPECT_EQ(status.days, 1);
}
TEST(FactsStatus, WithinCountsDays) {
  EXPECT_EQ(status_of(fact("a", today, Date{2026, 12, 21})).state, FactState::expiring);
  EXPECT_EQ(status_of(fact("a", today, Date{2026, 12, 22})).state, FactState::good);
  EXPECT_EQ(status_of(fact("a", today, Date{2026, 12, 22}), 31).days, 31);
}
TEST(FactsStatus, NobodyVerifiedIt) { EXPECT_EQ(status_of(fact("a", std::nullopt, std::nullopt)).state, FactState::unverified); }
TEST(FactsStatus, ExpiredIsGraverThanUnverified) { EXPECT_EQ(status_of(fact("a", std::nullopt, Date{2020, 1, 1})).state, FactState::expired); }

TEST(FactsStatus, HoursWhoseExceptionsHavePassed) {
  Fact hours = fact("a", today, std::nullopt);
  hours.type = FactType::hours;
  hours.value.text = "Mo 09:00-10:00; 2026-08-10-2026-08-20 off";
  EXPECT_EQ(status_of(hours).state, FactState::passed);
  EXPECT_EQ(status_of(hours).days, 93);
  hours.value.text = "Mo 09:00-10:00; 2026-12-24 off";
  EXPECT_EQ(status_of(hours).state, FactState::good);
  hours.value.text = "Mo 09:00-10:00; Aug 10-20 off";
  EXPECT_EQ(status_of(hours).state, FactState::good) << "comes every year";
}

TEST(FactsStatus, ByOwnerThenByGravityThenByName) {
  const Facts facts({fact("d", std::nullopt, std::nullopt), fact("c", today, std::nullopt, "b"), fact("b", std::nullopt, std::nullopt, "b"), fact("a", std::nullopt, std::nullopt, "b"),
                     fact("e", today, Date{2020, 1, 1}, "a")});
  std::string order;
  for (const FactStatus& status : facts_status(facts, today, 30)) order += status.fact->name;
  EXPECT_EQ(order, "eabcd");
}

TEST(FactsStatus, DaysGoOverYears) {
  EXPECT_EQ(days_between({2027, 12, 31}, {2028, 3, 1}), 61);
  EXPECT_EQ(days_between({2026, 1, 2}, {2026, 1, 1}), -1);
}

}  // namespace
}  // namespace divulga
