#pragma once
#include <vector>

#include "workspace/facts.h"

namespace divulga {

/// How far a fact can be relied on, the gravest first.
enum class FactState {
  expired,      // `valid_until` has passed
  expiring,     // it passes within the days asked for
  passed,       // hours whose dated exceptions have all passed: they are to be renewed or taken out
  unverified,   // nobody ever said that it is true
  good
};
/// "expired", "expires", "passed", "never verified", "good".
const char* to_string(FactState state);

struct FactStatus {
  const Fact* fact = nullptr;           // of the Facts given
  FactState state = FactState::good;
  int days = 0;                         // expired, passed: since when; expiring: until when
};

/// One a fact, by owner (facts without one last), then by state, then by name. A fact is valid on the day of `valid_until`.
std::vector<FactStatus> facts_status(const Facts& facts, const Date& today, int within_days);

/// Days from one date to another; negative when `to` is earlier.
int days_between(const Date& from, const Date& to);

}  // namespace divulga
