#pragma once
#include "delivery/clock.h"

namespace divulga {

/// How an instant stands in a column.
inline std::int64_t to_column(Instant at) { return at.time_since_epoch().count(); }
inline Instant from_column(std::int64_t microseconds) { return Instant(std::chrono::microseconds(microseconds)); }

}  // namespace divulga
