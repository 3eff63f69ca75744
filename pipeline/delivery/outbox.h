#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "delivery/campaign.h"
#include "delivery/transport.h"

namespace divulga {

/// One message to one recipient, leased to a worker. `epoch` fences: whoever holds an older one changes nothing.
struct Delivery {
  std::int64_t id = 0, campaign = 0, subscriber = 0;
  std::string address, name, language;
  std::string token;                // of the subscription, for the unsubscribe link
  int attempts = 0;                 // tries that came to an end before this one
  std::int64_t epoch = 0;
};

/// What the start of a worker put right.
struct Recovery { std::int64_t returned = 0, unknown = 0; };

/// Port: the deliveries and their states. No transaction is open while a message is on its way. Thread-safe; failures of
/// the medium throw EnvironmentError.
class Outbox {
 public:
  virtual ~Outbox() = default;

  /// Leases up to `limit` deliveries of a campaign that are due, oldest first. Who has left or is suppressed is skipped here.
  virtual std::vector<Delivery> claim(std::int64_t campaign, const std::string& owner, int limit, Instant now, Instant lease_until) = 0;

  /// claimed -> in_data, durable when it returns true: to be called before the step after which the fate of the message
  /// can become unknown. False: the recipient has left meanwhile (then the delivery is skipped), the campaign was paused or
  /// cancelled, or the lease is lost: send nothing.
  virtual bool enter_data(const Delivery& delivery, Instant now) = 0;

  /// The end of a try. `retry_at` belongs to `deferred`. Returns false, changing nothing, when the lease is lost.
  virtual bool finish(const Delivery& delivery, DeliveryState state, const Outcome& outcome, std::optional<Instant> retry_at, Instant now) = 0;

  /// Gives leased deliveries back untried, not before `not_before`: the route is down, or the worker stops.
  virtual void release(const std::vector<Delivery>& deliveries, Instant not_before) = 0;

  /// Called when no other worker can be alive, and for leases that ran out: claimed -> pending; in_data -> pending where
  /// handing over twice leaves one copy or the campaign resends, otherwise unknown.
  virtual Recovery recover(bool transport_is_idempotent, Instant now, std::optional<Instant> leases_before) = 0;

  /// When the next delivery of a running campaign is due; nothing when none waits.
  virtual std::optional<Instant> next_due() = 0;
};

}  // namespace divulga
