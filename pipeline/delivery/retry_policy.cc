#include "delivery/retry_policy.h"

#include <algorithm>

namespace divulga {

std::optional<std::chrono::seconds> RetryPolicy::delay_after(int attempts) const {
  if (attempts >= max_attempts) return std::nullopt;
  return route_delay_after(attempts);
}

std::chrono::seconds RetryPolicy::route_delay_after(int failures) const {
  std::chrono::seconds delay = first;
  for (int i = 1; i < failures && delay < longest; ++i) delay *= 2;
  return std::min(delay, longest);
}

}  // namespace divulga
