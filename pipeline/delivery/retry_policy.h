#pragma once
#include <chrono>
#include <optional>

namespace divulga {

/// Exponential back-off: 1, 2, 4 … minutes, at most 4 hours apart, given up after some three days.
struct RetryPolicy {
  std::chrono::seconds first{60}, longest{4 * 3600};
  int max_attempts = 26;

  /// The wait after `attempts` failed tries; nothing: give up.
  std::optional<std::chrono::seconds> delay_after(int attempts) const;
  /// The wait after a route failed `failures` times in a row; a route is never given up.
  std::chrono::seconds route_delay_after(int failures) const;
};

}  // namespace divulga
