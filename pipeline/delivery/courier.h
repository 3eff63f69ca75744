#pragma once
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "delivery/campaign.h"
#include "delivery/outbox.h"
#include "delivery/retry_policy.h"
#include "delivery/subscribers.h"
#include "delivery/transport.h"
#include "mail/message_template.h"

namespace divulga {

struct CourierOptions {
  std::string owner = "courier";              // names this worker in leases
  std::string secret;                         // the store's, for Message-IDs
  int batch = 50;
  std::chrono::seconds lease{600};
  RetryPolicy retry;
  int refusals_before_pause = 10;             // policy refusals (5.7.x) in a row that pause a campaign
};

struct Round {
  std::int64_t started = 0, finished = 0, accepted = 0, deferred = 0, rejected = 0, unknown = 0, skipped = 0;
  std::string closed;                         // why the way to the server is closed; empty: it is open

  /// Deliveries whose state changed.
  std::int64_t moved() const { return accepted + deferred + rejected + unknown + skipped; }
};

/// Starts campaigns that are due and carries their deliveries to the transport. One a thread; several may share the
/// stores. Everything it knows stands in the stores: it can be killed at any point.
class Courier {
 public:
  Courier(Campaigns& campaigns, Outbox& outbox, Subscribers& subscribers, Transport& transport, const Clock& clock, CourierOptions options);
  ~Courier();

  /// Puts right what a killed worker left; call before the first round, while no other worker runs.
  Recovery recover();
  /// Starts what is due, then tries one batch of each running campaign. Stops between two messages when `stopping` says so.
  Round run_round(const std::function<bool()>& stopping);
  /// When there is next something to do, by the store's knowledge; nothing: no work is known.
  std::optional<Instant> next_due();

 private:
  void start_due(Round& round);
  void run_campaign(const Campaign& campaign, const std::function<bool()>& stopping, Round& round);
  Outcome carry(const Campaign& campaign, const Delivery& delivery);
  void settle(const Campaign& campaign, const Delivery& delivery, const Outcome& outcome, Round& round);
  const MessageTemplate& template_for(const Campaign& campaign, const std::string& language);

  Campaigns& campaigns_;
  Outbox& outbox_;
  Subscribers& subscribers_;
  Transport& transport_;
  const Clock& clock_;
  CourierOptions options_;
  std::map<std::pair<std::int64_t, std::string>, std::unique_ptr<MessageTemplate>> templates_;
  std::map<std::int64_t, int> refusals_;      // 5.7.x in a row, by campaign
  int route_failures_ = 0;
  Instant route_open_at_{};
};

}  // namespace divulga
