#include "workspace/facts_status.h"

#include <algorithm>
#include <chrono>
#include <tuple>

namespace divulga {
namespace {

std::chrono::sys_days day_of(const Date& date) {
  return std::chrono::year(date.year) / std::chrono::month(static_cast<unsigned>(date.month)) / std::chrono::day(static_cast<unsigned>(date.day));
}

FactStatus status_of(const Fact& fact, const Date& today, int within_days) {
  if (fact.valid_until) {
    const int left = days_between(today, *fact.valid_until);
    if (left < 0) return {&fact, FactState::expired, -left};
    if (left <= within_days) return {&fact, FactState::expiring, left};
  }
  if (fact.type == FactType::hours) {
    HoursProblem problem;
    if (const auto hours = parse_hours(fact.value.text, problem))
      if (const auto last = last_dated_exception(*hours); last && *last < today) return {&fact, FactState::passed, days_between(*last, today)};
  }
  return {&fact, fact.verified ? FactState::good : FactState::unverified, 0};
}

}  // namespace

const char* to_string(FactState state) {
  switch (state) {
    case FactState::expired: return "expired";
    case FactState::expiring: return "expires";
    case FactState::passed: return "passed";
    case FactState::unverified: return "never verified";
    case FactState::good: return "good";
  }
  return "";
}

int days_between(const Date& from, const Date& to) { return static_cast<int>((day_of(to) - day_of(from)).count()); }

std::vector<FactStatus> facts_status(const Facts& facts, const Date& today, int within_days) {
  std::vector<FactStatus> found;
  for (const Fact& fact : facts.all()) found.push_back(status_of(fact, today, within_days));
  const auto key = [](const FactStatus& s) { return std::tuple(s.fact->owner.empty(), s.fact->owner, s.state, s.fact->name); };
  std::stable_sort(found.begin(), found.end(), [&](const FactStatus& a, const FactStatus& b) { return key(a) < key(b); });
  return found;
}

}  // namespace divulga
