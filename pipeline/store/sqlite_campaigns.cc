#include <sstream>

#include "diag/diagnostic.h"
#include "store/instant_column.h"
#include "store/sqlite_store.h"

namespace divulga {
namespace {

#define CAMPAIGN_COLUMNS                                                                                          \
  "SELECT id, project, newsletter, list_id, local, zone, at, offset_minutes, state, unknown_policy, max_lateness, " \
  "sender, public_url, fallback, note FROM campaign "
constexpr const char* kById = CAMPAIGN_COLUMNS "WHERE id = ?";
constexpr const char* kAll = CAMPAIGN_COLUMNS "ORDER BY id";
constexpr const char* kInState = CAMPAIGN_COLUMNS "WHERE state = ? ORDER BY at, id";
#undef CAMPAIGN_COLUMNS

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::vector<std::string> split(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

Campaign read_campaign(const SqliteQuery& query) {
  Campaign campaign;
  campaign.id = query.integer(0);
  campaign.project = query.text(1);
  campaign.newsletter = query.text(2);
  campaign.list = query.integer(3);
  campaign.schedule = {query.text(4), query.text(5), from_column(query.integer(6)), std::chrono::minutes(query.integer(7))};
  campaign.state = campaign_state(query.text(8));
  campaign.unknown_policy = unknown_policy(query.text(9));
  campaign.max_lateness = std::chrono::seconds(query.integer(10));
  campaign.sender = query.text(11);
  campaign.public_url = query.text(12);
  campaign.fallback = split(query.text(13));
  campaign.note = query.text(14);
  return campaign;
}

std::vector<Campaign> read_all(SqliteQuery& query) {
  std::vector<Campaign> found;
  while (query.step()) found.push_back(read_campaign(query));
  return found;
}

}  // namespace

std::int64_t SqliteStore::add(const Campaign& campaign, const std::vector<CampaignVariant>& variants, Instant now) {
  if (variants.empty()) throw Error(message("a campaign needs its text in one language at least"));
  const std::lock_guard lock(mutex_);
  SqliteTransaction transaction(database_);
  database_.query("INSERT INTO campaign (project, newsletter, list_id, local, zone, at, offset_minutes, state, unknown_policy, "
                  "max_lateness, sender, public_url, fallback, note, created, changed) "
                  "VALUES (?, ?, ?, ?, ?, ?, ?, 'scheduled', ?, ?, ?, ?, ?, '', ?, ?)")
      .bind(campaign.project).bind(campaign.newsletter).bind(campaign.list).bind(campaign.schedule.local)
      .bind(campaign.schedule.zone).bind(to_column(campaign.schedule.at)).bind(campaign.schedule.offset.count())
      .bind(to_string(campaign.unknown_policy)).bind(campaign.max_lateness.count()).bind(campaign.sender)
      .bind(campaign.public_url).bind(joined(campaign.fallback)).bind(to_column(now)).bind(to_column(now)).run();
  const std::int64_t id = database_.last_id();
  for (const CampaignVariant& variant : variants) {
    database_.query("INSERT INTO variant (campaign_id, language, wire, facts) VALUES (?, ?, ?, ?)")
        .bind(id).bind(variant.language).bind_blob(variant.wire).bind(variant.facts).run();
  }
  transaction.commit();
  return id;
}

std::optional<Campaign> SqliteStore::find(std::int64_t id) {
  const std::lock_guard lock(mutex_);
  SqliteQuery query = database_.query(kById);
  if (!query.bind(id).step()) return std::nullopt;
  return read_campaign(query);
}

std::vector<Campaign> SqliteStore::all() {
  const std::lock_guard lock(mutex_);
  SqliteQuery query = database_.query(kAll);
  return read_all(query);
}

std::vector<Campaign> SqliteStore::in_state(CampaignState state) {
  const std::lock_guard lock(mutex_);
  SqliteQuery query = database_.query(kInState);
  query.bind(to_string(state));
  return read_all(query);
}

std::string SqliteStore::variant(std::int64_t id, const std::string& language) {
  const std::lock_guard lock(mutex_);
  SqliteQuery query = database_.query("SELECT wire FROM variant WHERE campaign_id = ? AND language = ?");
  if (!query.bind(id).bind(language).step()) throw Error(message("campaign {0} has no text in '{1}'", id, language));
  return query.text(0);
}

std::vector<CampaignVariant> SqliteStore::variants(std::int64_t id) {
  const std::lock_guard lock(mutex_);
  SqliteQuery query = database_.query("SELECT language, wire, facts FROM variant WHERE campaign_id = ? ORDER BY language");
  query.bind(id);
  std::vector<CampaignVariant> found;
  while (query.step()) found.push_back({query.text(0), query.text(1), query.text(2)});
  return found;
}

std::int64_t SqliteStore::start(std::int64_t id, Instant now) {
  const std::optional<Campaign> campaign = find(id);
  if (!campaign) throw Error(message("there is no campaign {0}", id));
  const std::lock_guard lock(mutex_);
  SqliteTransaction transaction(database_);
  const std::int64_t moved = database_.query("UPDATE campaign SET state = 'running', changed = ? WHERE id = ? AND state = 'scheduled'")
                                 .bind(to_column(now)).bind(id).run();
  if (moved == 0) return 0;                          // another worker was first
  std::string fallback;
  for (const std::string& language : campaign->fallback) {
    SqliteQuery query = database_.query("SELECT language FROM variant WHERE campaign_id = ? AND language = ?");
    if (fallback.empty() && query.bind(id).bind(language).step()) fallback = query.text(0);
  }
  if (fallback.empty()) {
    SqliteQuery query = database_.query("SELECT min(language) FROM variant WHERE campaign_id = ?");
    query.bind(id).step();
    fallback = query.text(0);
  }
  const std::int64_t deliveries =
      database_.query(
          "INSERT OR IGNORE INTO delivery (campaign_id, subscriber_id, canonical, language, state, not_before, changed) "
          "SELECT ?1, s.id, s.canonical, coalesce("
          "(SELECT v.language FROM variant v WHERE v.campaign_id = ?1 AND v.language = s.language), "
          "(SELECT v.language FROM variant v WHERE v.campaign_id = ?1 AND v.language = substr(s.language, 1, instr(s.language || '-', '-') - 1)), "
          "?2), 'pending', ?3, ?3 FROM subscription n JOIN subscriber s ON s.id = n.subscriber_id "
          "WHERE n.list_id = ?4 AND n.state = 'active' AND NOT EXISTS (SELECT 1 FROM suppression p WHERE p.address_hash = s.address_hash) "
          "ORDER BY n.id")
          .bind(id).bind(fallback).bind(to_column(now)).bind(campaign->list).run();
  transaction.commit();
  return deliveries;
}

void SqliteStore::set_state(std::int64_t id, CampaignState state, const std::string& note, Instant now) {
  const std::lock_guard lock(mutex_);
  SqliteTransaction transaction(database_);
  database_.query("UPDATE campaign SET state = ?, note = ?, changed = ? WHERE id = ?")
      .bind(to_string(state)).bind(note).bind(to_column(now)).bind(id).run();
  if (state == CampaignState::cancelled) {
    database_.query("UPDATE delivery SET state = 'cancelled', changed = ? WHERE campaign_id = ? AND state IN ('pending', 'deferred', 'claimed')")
        .bind(to_column(now)).bind(id).run();
  }
  transaction.commit();
}

bool SqliteStore::withdraw(std::int64_t id, const std::string& note, Instant now) {
  const std::lock_guard lock(mutex_);
  SqliteTransaction transaction(database_);
  const bool withdrawn = database_.query("UPDATE campaign SET state = 'cancelled', note = ?, changed = ? WHERE id = ? AND state = 'scheduled'")
                             .bind(note).bind(to_column(now)).bind(id).run() > 0;
  transaction.commit();
  return withdrawn;
}

CampaignFigures SqliteStore::figures(std::int64_t id) {
  const std::lock_guard lock(mutex_);
  CampaignFigures figures;
  {
    SqliteQuery query = database_.query("SELECT state, count(*) FROM delivery WHERE campaign_id = ? GROUP BY state");
    query.bind(id);
    while (query.step()) figures.by_state[delivery_state(query.text(0))] = query.integer(1);
  }
  SqliteQuery query = database_.query("SELECT language, count(*) FROM delivery WHERE campaign_id = ? AND state = 'accepted' GROUP BY language");
  query.bind(id);
  while (query.step()) figures.accepted_by_language[query.text(0)] = query.integer(1);
  return figures;
}

}  // namespace divulga
