#pragma once
#include <mutex>
#include <string>

#include "delivery/campaign.h"
#include "delivery/outbox.h"
#include "delivery/subscribers.h"
#include "store/sqlite_database.h"

namespace divulga {

/// The embedded store: lists, campaigns and outbox in one SQLite file. Thread-safe through one lock; several processes
/// may open the file at once (WAL), writers queue.
class SqliteStore final : public Subscribers, public Campaigns, public Outbox {
 public:
  /// Opens or makes the file and migrates it. `random` gives the secret when the store is new.
  SqliteStore(const std::string& path, RandomSource& random);

  /// Keys every token of this store; never leaves it.
  const std::string& secret() const { return secret_; }

  MailingList ensure_list(const MailingList& list, Instant now) override;
  std::optional<MailingList> find_list(const std::string& name) override;
  std::vector<MailingList> lists() override;
  std::vector<SubscribeResult> subscribe(std::int64_t list, const std::vector<Subscriber>& people, const Consent& consent, bool dry_run) override;
  std::vector<Subscription> members(std::int64_t list) override;
  std::optional<Subscription> find_subscription(const std::string& token) override;
  bool leave(const std::string& token, const std::string& how, Instant now) override;
  void suppress(const std::string& canonical, const std::string& reason, Instant now) override;
  bool is_suppressed(const std::string& canonical) override;

  std::int64_t add(const Campaign& campaign, const std::vector<CampaignVariant>& variants, Instant now) override;
  std::optional<Campaign> find(std::int64_t id) override;
  std::vector<Campaign> all() override;
  std::vector<Campaign> in_state(CampaignState state) override;
  std::string variant(std::int64_t id, const std::string& language) override;
  std::vector<CampaignVariant> variants(std::int64_t id) override;
  std::int64_t start(std::int64_t id, Instant now) override;
  void set_state(std::int64_t id, CampaignState state, const std::string& note, Instant now) override;
  bool withdraw(std::int64_t id, const std::string& note, Instant now) override;
  CampaignFigures figures(std::int64_t id) override;

  std::vector<Delivery> claim(std::int64_t campaign, const std::string& owner, int limit, Instant now, Instant lease_until) override;
  bool enter_data(const Delivery& delivery, Instant now) override;
  bool finish(const Delivery& delivery, DeliveryState state, const Outcome& outcome, std::optional<Instant> retry_at, Instant now) override;
  void release(const std::vector<Delivery>& deliveries, Instant not_before) override;
  Recovery recover(bool transport_is_idempotent, Instant now, std::optional<Instant> leases_before) override;
  std::optional<Instant> next_due() override;

 private:
  SubscribeResult subscribe_one(const MailingList& list, const Subscriber& person, const Consent& consent);
  std::optional<MailingList> list_by_id(std::int64_t id);

  std::mutex mutex_;
  SqliteDatabase database_;
  std::string secret_;
};

}  // namespace divulga
