#include "store/instant_column.h"
#include "store/sqlite_store.h"

namespace divulga {
namespace {

/// The recipient of delivery d may get mail from campaign c now.
#define STILL_WANTED                                                                                               \
  "EXISTS (SELECT 1 FROM subscription n JOIN subscriber s ON s.id = n.subscriber_id JOIN campaign c ON c.list_id = n.list_id " \
  "WHERE c.id = d.campaign_id AND n.subscriber_id = d.subscriber_id AND n.state = 'active' "                       \
  "AND NOT EXISTS (SELECT 1 FROM suppression p WHERE p.address_hash = s.address_hash)) "

constexpr const char* kDue =
    "SELECT id FROM delivery WHERE campaign_id = ? AND state IN ('pending', 'deferred') AND not_before <= ? ORDER BY not_before, id LIMIT ?";
constexpr const char* kSkipUnwanted =
    "UPDATE delivery AS d SET state = 'skipped', reply = 'has left or is suppressed', changed = ? WHERE d.id = ? AND NOT " STILL_WANTED;
constexpr const char* kLease =
    "UPDATE delivery SET state = 'claimed', lease_owner = ?, lease_until = ?, lease_epoch = lease_epoch + 1, changed = ? "
    "WHERE id = ? AND state IN ('pending', 'deferred')";
constexpr const char* kLeased =
    "SELECT d.id, d.campaign_id, d.subscriber_id, s.address, s.name, d.language, n.token, d.attempts, d.lease_epoch "
    "FROM delivery d JOIN subscriber s ON s.id = d.subscriber_id JOIN campaign c ON c.id = d.campaign_id "
    "JOIN subscription n ON n.subscriber_id = d.subscriber_id AND n.list_id = c.list_id WHERE d.id = ?";
constexpr const char* kEnterData =
    "UPDATE delivery AS d SET state = 'in_data', changed = ? WHERE d.id = ? AND d.lease_epoch = ? AND d.state = 'claimed' AND "
    "(SELECT state FROM campaign WHERE id = d.campaign_id) = 'running' AND " STILL_WANTED;
constexpr const char* kSkipMine =
    "UPDATE delivery AS d SET state = 'skipped', reply = 'has left or is suppressed', changed = ? "
    "WHERE d.id = ? AND d.lease_epoch = ? AND d.state = 'claimed' AND NOT " STILL_WANTED;
#undef STILL_WANTED

constexpr const char* kFinish =
    "UPDATE delivery SET state = ?, attempts = attempts + ?, not_before = coalesce(?, not_before), lease_owner = NULL, "
    "lease_until = NULL, code = ?, reply = ?, changed = ? WHERE id = ? AND lease_epoch = ? AND state IN ('claimed', 'in_data')";
constexpr const char* kRelease =
    "UPDATE delivery SET state = 'pending', not_before = ?, lease_owner = NULL, lease_until = NULL "
    "WHERE id = ? AND lease_epoch = ? AND state = 'claimed'";

Delivery read_delivery(const SqliteQuery& query) {
  return {query.integer(0), query.integer(1), query.integer(2), query.text(3), query.text(4),
          query.text(5), query.text(6), static_cast<int>(query.integer(7)), query.integer(8)};
}

}  // namespace

std::vector<Delivery> SqliteStore::claim(std::int64_t campaign, const std::string& owner, int limit, Instant now, Instant lease_until) {
  const std::lock_guard lock(mutex_);
  SqliteTransaction transaction(database_);
  std::vector<std::int64_t> due;
  {
    SqliteQuery query = database_.query(kDue);
    query.bind(campaign).bind(to_column(now)).bind(std::int64_t{limit});
    while (query.step()) due.push_back(query.integer(0));
  }
  std::vector<Delivery> leased;
  for (const std::int64_t id : due) {
    if (database_.query(kSkipUnwanted).bind(to_column(now)).bind(id).run() > 0) continue;
    database_.query(kLease).bind(owner).bind(to_column(lease_until)).bind(to_column(now)).bind(id).run();
    SqliteQuery query = database_.query(kLeased);
    if (query.bind(id).step()) leased.push_back(read_delivery(query));
  }
  transaction.commit();
  return leased;
}

bool SqliteStore::enter_data(const Delivery& delivery, Instant now) {
  const std::lock_guard lock(mutex_);
  SqliteTransaction transaction(database_);
  const bool entered = database_.query(kEnterData).bind(to_column(now)).bind(delivery.id).bind(delivery.epoch).run() > 0;
  if (!entered) database_.query(kSkipMine).bind(to_column(now)).bind(delivery.id).bind(delivery.epoch).run();
  transaction.commit();
  return entered;
}

bool SqliteStore::finish(const Delivery& delivery, DeliveryState state, const Outcome& outcome, std::optional<Instant> retry_at, Instant now) {
  const std::lock_guard lock(mutex_);
  SqliteTransaction transaction(database_);
  SqliteQuery query = database_.query(kFinish);
  query.bind(to_string(state)).bind(std::int64_t{state == DeliveryState::pending ? 0 : 1});
  if (retry_at) {
    query.bind(to_column(*retry_at));
  } else {
    query.bind_null();
  }
  const std::string reply = outcome.enhanced.empty() ? outcome.text : outcome.enhanced + " " + outcome.text;
  query.bind(std::int64_t{outcome.code}).bind(reply).bind(to_column(now)).bind(delivery.id).bind(delivery.epoch);
  const bool mine = query.run() > 0;
  transaction.commit();
  return mine;
}

void SqliteStore::release(const std::vector<Delivery>& deliveries, Instant not_before) {
  const std::lock_guard lock(mutex_);
  SqliteTransaction transaction(database_);
  for (const Delivery& delivery : deliveries) {
    database_.query(kRelease).bind(to_column(not_before)).bind(delivery.id).bind(delivery.epoch).run();
  }
  transaction.commit();
}

Recovery SqliteStore::recover(bool transport_is_idempotent, Instant now, std::optional<Instant> leases_before) {
  const std::lock_guard lock(mutex_);
  const std::int64_t limit = leases_before ? to_column(*leases_before) : INT64_MAX;
  {
    SqliteQuery query = database_.query("SELECT 1 FROM delivery WHERE state IN ('claimed', 'in_data') AND lease_until < ? LIMIT 1");
    if (!query.bind(limit).step()) return {};        // the common case writes nothing
  }
  SqliteTransaction transaction(database_);
  Recovery recovery;
  recovery.returned +=
      database_.query("UPDATE delivery SET state = 'pending', lease_epoch = lease_epoch + 1, lease_owner = NULL, lease_until = NULL, changed = ? "
                      "WHERE state = 'claimed' AND lease_until < ?").bind(to_column(now)).bind(limit).run();
  recovery.returned +=
      database_.query("UPDATE delivery AS d SET state = 'pending', lease_epoch = lease_epoch + 1, lease_owner = NULL, changed = ?1 "
                      "WHERE state = 'in_data' AND lease_until < ?2 AND (?3 OR (SELECT unknown_policy FROM campaign WHERE id = d.campaign_id) = 'resend')")
          .bind(to_column(now)).bind(limit).bind(std::int64_t{transport_is_idempotent ? 1 : 0}).run();
  recovery.unknown =
      database_.query("UPDATE delivery SET state = 'unknown', lease_epoch = lease_epoch + 1, lease_owner = NULL, "
                      "reply = 'the program ended while the message was being handed over', changed = ? "
                      "WHERE state = 'in_data' AND lease_until < ?").bind(to_column(now)).bind(limit).run();
  transaction.commit();
  return recovery;
}

std::optional<Instant> SqliteStore::next_due() {
  const std::lock_guard lock(mutex_);
  SqliteQuery query = database_.query(
      "SELECT min(due) FROM (SELECT (SELECT min(d.not_before) FROM delivery d WHERE d.campaign_id = c.id AND d.state IN ('pending', 'deferred')) AS due "
      "FROM campaign c WHERE c.state = 'running') WHERE due IS NOT NULL");
  query.step();
  const std::int64_t due = query.integer(0);
  if (due == 0) return std::nullopt;
  return from_column(due);
}

}  // namespace divulga
