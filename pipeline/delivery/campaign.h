#pragma once
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "delivery/schedule.h"

namespace divulga {

enum class CampaignState { scheduled, running, paused, finished, cancelled, missed };

/// What becomes of a message whose fate the network took with it (RFC 1047): keep it back (at most one copy) or send it
/// again (at least one). Exactly one cannot be promised inside that window.
enum class UnknownPolicy { hold, resend };

/// A newsletter to a list at a time. Its texts are frozen when it is made, its audience when it starts.
struct Campaign {
  std::int64_t id = 0;
  std::string project, newsletter;      // "ponte", "newsletters/2026-11"
  std::int64_t list = 0;
  Schedule schedule;
  CampaignState state = CampaignState::scheduled;
  UnknownPolicy unknown_policy = UnknownPolicy::hold;
  std::chrono::seconds max_lateness{12 * 3600};   // a schedule older than this does not fire any more
  std::string sender;                   // envelope sender; its domain stands in the Message-ID
  std::string public_url;               // "https://ponte.example/": "u/<token>" is added
  std::vector<std::string> fallback;    // languages for a subscriber whose own has no edition, best first
  std::string note;                     // why it paused, when it was missed
};

/// The message of a campaign in one language (MessageTemplate::wire), and what it says of facts, as the register writes it.
struct CampaignVariant { std::string language, wire, facts{}; };

enum class DeliveryState { pending, claimed, in_data, accepted, deferred, rejected, unknown, skipped, cancelled };
constexpr DeliveryState kDeliveryStates[] = {DeliveryState::pending, DeliveryState::claimed, DeliveryState::in_data,
                                             DeliveryState::accepted, DeliveryState::deferred, DeliveryState::rejected,
                                             DeliveryState::unknown, DeliveryState::skipped, DeliveryState::cancelled};

/// How many deliveries of a campaign stand where.
struct CampaignFigures {
  std::map<DeliveryState, std::int64_t> by_state;
  std::map<std::string, std::int64_t> accepted_by_language;

  std::int64_t count(DeliveryState state) const;
  std::int64_t total() const;
  /// Deliveries that are still to be tried or under way.
  std::int64_t open() const;
};

const char* to_string(CampaignState state);
const char* to_string(UnknownPolicy policy);
const char* to_string(DeliveryState state);
/// The inverse; an unknown word throws Error.
CampaignState campaign_state(const std::string& word);
UnknownPolicy unknown_policy(const std::string& word);
DeliveryState delivery_state(const std::string& word);

/// Port: campaigns and their texts. Thread-safe; failures of the medium throw EnvironmentError.
class Campaigns {
 public:
  virtual ~Campaigns() = default;

  virtual std::int64_t add(const Campaign& campaign, const std::vector<CampaignVariant>& variants, Instant now) = 0;
  virtual std::optional<Campaign> find(std::int64_t id) = 0;
  /// In the order they were made.
  virtual std::vector<Campaign> all() = 0;
  virtual std::vector<Campaign> in_state(CampaignState state) = 0;
  virtual std::string variant(std::int64_t id, const std::string& language) = 0;
  /// All of a campaign, by language.
  virtual std::vector<CampaignVariant> variants(std::int64_t id) = 0;

  /// Freezes the audience: one delivery a member, in the language that serves them best, and the campaign runs. All in
  /// one transaction; a second call changes nothing. Returns the number of deliveries.
  virtual std::int64_t start(std::int64_t id, Instant now) = 0;
  /// Moves a campaign on; cancelling cancels what is not yet under way.
  virtual void set_state(std::int64_t id, CampaignState state, const std::string& note, Instant now) = 0;
  /// Cancels a campaign that has not started; false, changing nothing, when it has.
  virtual bool withdraw(std::int64_t id, const std::string& note, Instant now) = 0;
  virtual CampaignFigures figures(std::int64_t id) = 0;
};

}  // namespace divulga
