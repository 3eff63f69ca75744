#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "delivery/clock.h"
#include "diag/message.h"

namespace divulga {

/// When a campaign starts: a local time in a named zone, settled to one instant.
struct Schedule {
  std::string local;                  // "2026-11-27 09:00"
  std::string zone;                   // "Europe/Rome"
  Instant at{};
  std::chrono::minutes offset{0};     // the zone's offset from UTC then
};

/// What is wrong with a time, and what to do.
struct ScheduleProblem { Message message, hint; };

/// Settles "YYYY-MM-DD HH:MM" in a zone of the tz database. A time that a change to summer time leaves out does not
/// exist: nothing comes back and `problem` names the next one that does. A time that comes twice means the first.
std::optional<Schedule> settle(std::string_view local, std::string_view zone, ScheduleProblem& problem);

/// The schedule of an instant in a zone (UTC when the zone is not known).
Schedule schedule_at(Instant at, std::string_view zone);

/// "2026-11-27 09:00" in the zone, for people.
std::string format_local(Instant at, std::string_view zone);

}  // namespace divulga
