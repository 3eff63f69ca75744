#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

namespace divulga {

/// UTC, in microseconds since 1970: what the store keeps.
using Instant = std::chrono::sys_time<std::chrono::microseconds>;

/// Where the time comes from. Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Instant now() const override;
};

/// Stands still until it is moved.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(Instant start) : microseconds_(start.time_since_epoch().count()) {}
  Instant now() const override { return Instant(std::chrono::microseconds(microseconds_.load())); }
  void advance(std::chrono::microseconds by) { microseconds_ += by.count(); }

 private:
  std::atomic<std::int64_t> microseconds_;
};

/// Where unguessable bytes come from. Thread-safe.
class RandomSource {
 public:
  virtual ~RandomSource() = default;
  virtual std::string bytes(std::size_t count) = 0;
};

/// The system's cryptographic source; throws EnvironmentError where it fails.
class SystemRandomSource final : public RandomSource {
 public:
  std::string bytes(std::size_t count) override;
};

}  // namespace divulga
