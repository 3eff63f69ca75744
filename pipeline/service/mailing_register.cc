#include "service/mailing_register.h"

#include <algorithm>
#include <map>

#include "fs/hash.h"

namespace divulga {
namespace {

std::string reference_of(const Campaign& campaign) { return "campaign " + std::to_string(campaign.id); }

std::string list_name(Subscribers& subscribers, std::int64_t id) {
  for (const MailingList& list : subscribers.lists())
    if (list.id == id) return list.name;
  return {};
}

/// What has ended will not change any more.
bool has_ended(CampaignState state) { return state == CampaignState::finished || state == CampaignState::cancelled || state == CampaignState::missed; }

bool is_registered(const std::vector<RegisterEvent>& events, const Campaign& campaign) {
  return std::any_of(events.begin(), events.end(), [&](const RegisterEvent& event) { return event.channel == Channel::mail && event.reference == reference_of(campaign); });
}

}  // namespace

std::string iso_time(Instant at) {
  std::string local = schedule_at(at, "UTC").local;     // "2026-11-21 08:30"
  std::replace(local.begin(), local.end(), ' ', 'T');
  const auto seconds = std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count() % 60;
  return local + (seconds < 10 ? ":0" : ":") + std::to_string(seconds) + "Z";
}

RegisterEvent mailing_event(const Campaign& campaign, Campaigns& campaigns, Subscribers& subscribers, Instant now) {
  RegisterEvent event;
  event.channel = Channel::mail;
  event.reference = reference_of(campaign);
  event.time = iso_time(now);
  event.day = campaign.schedule.local.substr(0, 10);
  event.place = campaign.newsletter + " to '" + list_name(subscribers, campaign.list) + "'";
  if (campaign.state != CampaignState::finished) event.note = to_string(campaign.state);
  const CampaignFigures figures = campaigns.figures(campaign.id);
  const std::string name = campaign.newsletter.substr(campaign.newsletter.find('/') + 1);
  for (const CampaignVariant& variant : campaigns.variants(campaign.id)) {
    const auto accepted = figures.accepted_by_language.find(variant.language);
    const std::int64_t copies = accepted == figures.accepted_by_language.end() ? 0 : accepted->second;
    if (copies == 0 && has_ended(campaign.state)) continue;          // nobody got it
    event.artifacts.push_back({"mail/" + name + "/" + variant.language + ".eml", "newsletters", variant.language, sha256_hex(variant.wire), copies, false,
                               read_carried_facts(variant.facts)});
  }
  return event;
}

std::vector<RegisterEvent> unregistered_mailings(const std::string& project, const std::vector<RegisterEvent>& events, Campaigns& campaigns, Subscribers& subscribers,
                                                 Instant now) {
  std::vector<RegisterEvent> found;
  for (const Campaign& campaign : campaigns.all()) {
    if (campaign.project != project || is_registered(events, campaign)) continue;
    RegisterEvent event = mailing_event(campaign, campaigns, subscribers, now);
    if (!event.artifacts.empty()) found.push_back(std::move(event));
  }
  return found;
}

void register_mailings(FileSystem& files, const std::string& root, Campaigns& campaigns, Subscribers& subscribers, const Clock& clock) {
  std::map<std::string, std::vector<RegisterEvent>> known;   // by project
  for (const Campaign& campaign : campaigns.all()) {
    if (!has_ended(campaign.state)) continue;
    Register register_of(files, root, campaign.project);
    const auto [events, fresh] = known.try_emplace(campaign.project);
    if (fresh) events->second = register_of.events();
    if (is_registered(events->second, campaign)) continue;
    const RegisterEvent event = mailing_event(campaign, campaigns, subscribers, clock.now());
    if (!event.artifacts.empty()) register_of.add(event);
  }
}

}  // namespace divulga
