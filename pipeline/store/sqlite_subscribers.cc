#include "diag/diagnostic.h"
#include "diag/json.h"
#include "delivery/token.h"
#include "fs/hash.h"
#include "store/instant_column.h"
#include "store/sqlite_store.h"

namespace divulga {
namespace {

#define LIST_COLUMNS "SELECT id, name, project, title, purpose, legal_basis FROM list "
constexpr const char* kListByName = LIST_COLUMNS "WHERE name = ?";
constexpr const char* kListById = LIST_COLUMNS "WHERE id = ?";
constexpr const char* kAllLists = LIST_COLUMNS "ORDER BY name";
#undef LIST_COLUMNS
constexpr const char* kSuppressed = "SELECT 1 FROM suppression WHERE address_hash = ?";

MailingList read_list(const SqliteQuery& query, int from = 0) {
  return {query.integer(from), query.text(from + 1), query.text(from + 2), query.text(from + 3), query.text(from + 4), query.text(from + 5)};
}

std::string attributes_json(const std::map<std::string, std::string>& attributes) {
  std::string out = "{";
  for (const auto& [key, value] : attributes) out += (out.size() > 1 ? "," : "") + json_quote(key) + ":" + json_quote(value);
  return out + "}";
}

Subscription read_subscription(const SqliteQuery& query) {
  Subscription subscription;
  subscription.id = query.integer(0);
  subscription.state = query.text(1) == "active" ? SubscriptionState::active : SubscriptionState::left;
  subscription.token = query.text(2);
  subscription.subscriber = {query.integer(3), query.text(4), query.text(5), query.text(6), query.text(7), query.text(8), {}};
  subscription.list = read_list(query, 9);
  return subscription;
}

#define SUBSCRIPTION_COLUMNS                                                                                          \
  "SELECT n.id, n.state, n.token, s.id, s.address, s.canonical, s.name, s.organisation, s.language, l.id, l.name, "   \
  "l.project, l.title, l.purpose, l.legal_basis FROM subscription n JOIN subscriber s ON s.id = n.subscriber_id "     \
  "JOIN list l ON l.id = n.list_id "
constexpr const char* kMembers = SUBSCRIPTION_COLUMNS "WHERE n.list_id = ? ORDER BY s.canonical";
constexpr const char* kByToken = SUBSCRIPTION_COLUMNS "WHERE n.token = ?";
#undef SUBSCRIPTION_COLUMNS

}  // namespace

MailingList SqliteStore::ensure_list(const MailingList& list, Instant now) {
  const std::lock_guard lock(mutex_);
  SqliteTransaction transaction(database_);
  database_.query("INSERT OR IGNORE INTO list (name, project, title, purpose, legal_basis, created) VALUES (?, ?, ?, ?, ?, ?)")
      .bind(list.name).bind(list.project).bind(list.title).bind(list.purpose).bind(list.legal_basis).bind(to_column(now)).run();
  SqliteQuery query = database_.query(kListByName);
  query.bind(list.name).step();
  MailingList found = read_list(query);
  transaction.commit();
  return found;
}

std::optional<MailingList> SqliteStore::find_list(const std::string& name) {
  const std::lock_guard lock(mutex_);
  SqliteQuery query = database_.query(kListByName);
  if (!query.bind(name).step()) return std::nullopt;
  return read_list(query);
}

std::optional<MailingList> SqliteStore::list_by_id(std::int64_t id) {
  SqliteQuery query = database_.query(kListById);
  if (!query.bind(id).step()) return std::nullopt;
  return read_list(query);
}

std::vector<MailingList> SqliteStore::lists() {
  const std::lock_guard lock(mutex_);
  std::vector<MailingList> found;
  for (SqliteQuery query = database_.query(kAllLists); query.step();) {
    found.push_back(read_list(query));
  }
  return found;
}

std::vector<SubscribeResult> SqliteStore::subscribe(std::int64_t list_id, const std::vector<Subscriber>& people, const Consent& consent, bool dry_run) {
  const std::lock_guard lock(mutex_);
  const std::optional<MailingList> list = list_by_id(list_id);
  if (!list) throw Error(message("there is no such list"));
  SqliteTransaction transaction(database_);
  std::vector<SubscribeResult> results;
  results.reserve(people.size());
  for (const Subscriber& person : people) results.push_back(subscribe_one(*list, person, consent));
  if (!dry_run) transaction.commit();
  return results;
}

SubscribeResult SqliteStore::subscribe_one(const MailingList& list, const Subscriber& person, const Consent& consent) {
  const std::string hash = address_hash(secret_, person.canonical);
  {
    SqliteQuery query = database_.query(kSuppressed);
    if (query.bind(hash).step()) return SubscribeResult::suppressed;
  }
  {
    SqliteQuery query = database_.query(
        "SELECT 1 FROM subscription n JOIN subscriber s ON s.id = n.subscriber_id WHERE n.list_id = ? AND s.canonical = ? AND n.state = 'left'");
    if (query.bind(list.id).bind(person.canonical).step()) return SubscribeResult::left;
  }
  const std::int64_t changed =
      database_.query("INSERT INTO subscriber (address, canonical, address_hash, name, organisation, language, attributes) "
                      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (canonical) DO UPDATE SET address = ?1, name = ?4, "
                      "organisation = ?5, language = ?6, attributes = ?7 WHERE address <> ?1 OR name <> ?4 OR "
                      "organisation <> ?5 OR language <> ?6 OR attributes <> ?7")
          .bind(person.address).bind(person.canonical).bind(hash).bind(person.name).bind(person.organisation)
          .bind(person.language).bind(attributes_json(person.attributes)).run();
  const std::int64_t added =
      database_.query("INSERT OR IGNORE INTO subscription (list_id, subscriber_id, state, token, since) "
                      "SELECT ?, id, 'active', ?, ? FROM subscriber WHERE canonical = ?")
          .bind(list.id).bind(unsubscribe_token(secret_, list.name, person.canonical)).bind(to_column(consent.at)).bind(person.canonical).run();
  if (added == 0) return changed > 0 ? SubscribeResult::updated : SubscribeResult::unchanged;
  database_.query("INSERT INTO consent (list_id, subscriber_id, at, source, text, text_hash, language) "
                  "SELECT ?, id, ?, ?, ?, ?, ? FROM subscriber WHERE canonical = ?")
      .bind(list.id).bind(to_column(consent.at)).bind(consent.source).bind(consent.text).bind(sha256_hex(consent.text))
      .bind(consent.language).bind(person.canonical).run();
  return SubscribeResult::added;
}

std::vector<Subscription> SqliteStore::members(std::int64_t list) {
  const std::lock_guard lock(mutex_);
  std::vector<Subscription> found;
  SqliteQuery query = database_.query(kMembers);
  query.bind(list);
  while (query.step()) found.push_back(read_subscription(query));
  return found;
}

std::optional<Subscription> SqliteStore::find_subscription(const std::string& token) {
  const std::lock_guard lock(mutex_);
  SqliteQuery query = database_.query(kByToken);
  if (!query.bind(token).step()) return std::nullopt;
  return read_subscription(query);
}

bool SqliteStore::leave(const std::string& token, const std::string& how, Instant now) {
  const std::lock_guard lock(mutex_);
  SqliteTransaction transaction(database_);
  database_.query("UPDATE subscription SET state = 'left', left_at = ?, left_how = ? WHERE token = ? AND state = 'active'")
      .bind(to_column(now)).bind(how).bind(token).run();
  bool known = false;
  {
    SqliteQuery query = database_.query("SELECT 1 FROM subscription WHERE token = ?");
    known = query.bind(token).step();
  }
  transaction.commit();
  return known;
}

void SqliteStore::suppress(const std::string& canonical, const std::string& reason, Instant now) {
  const std::lock_guard lock(mutex_);
  SqliteTransaction transaction(database_);
  database_.query("INSERT OR IGNORE INTO suppression (address_hash, reason, at) VALUES (?, ?, ?)")
      .bind(address_hash(secret_, canonical)).bind(reason).bind(to_column(now)).run();
  transaction.commit();
}

bool SqliteStore::is_suppressed(const std::string& canonical) {
  const std::lock_guard lock(mutex_);
  SqliteQuery query = database_.query(kSuppressed);
  return query.bind(address_hash(secret_, canonical)).step();
}

}  // namespace divulga
