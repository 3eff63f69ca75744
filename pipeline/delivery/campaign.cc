#include "delivery/campaign.h"

#include "diag/diagnostic.h"

namespace divulga {

std::int64_t CampaignFigures::count(DeliveryState state) const {
  const auto found = by_state.find(state);
  return found == by_state.end() ? 0 : found->second;
}

std::int64_t CampaignFigures::total() const {
  std::int64_t sum = 0;
  for (const auto& [state, number] : by_state) sum += number;
  return sum;
}

std::int64_t CampaignFigures::open() const {
  return count(DeliveryState::pending) + count(DeliveryState::claimed) + count(DeliveryState::in_data) + count(DeliveryState::deferred);
}

const char* to_string(CampaignState state) {
  switch (state) {
    case CampaignState::scheduled: return "scheduled";
    case CampaignState::running: return "running";
    case CampaignState::paused: return "paused";
    case CampaignState::finished: return "finished";
    case CampaignState::cancelled: return "cancelled";
    case CampaignState::missed: return "missed";
  }
  return "";
}

const char* to_string(UnknownPolicy policy) {
  switch (policy) {
    case UnknownPolicy::hold: return "hold";
    case UnknownPolicy::resend: return "resend";
  }
  return "";
}

const char* to_string(DeliveryState state) {
  switch (state) {
    case DeliveryState::pending: return "pending";
    case DeliveryState::claimed: return "claimed";
    case DeliveryState::in_data: return "in_data";
    case DeliveryState::accepted: return "accepted";
    case DeliveryState::deferred: return "deferred";
    case DeliveryState::rejected: return "rejected";
    case DeliveryState::unknown: return "unknown";
    case DeliveryState::skipped: return "skipped";
    case DeliveryState::cancelled: return "cancelled";
  }
  return "";
}

CampaignState campaign_state(const std::string& word) {
  for (const CampaignState state : {CampaignState::scheduled, CampaignState::running, CampaignState::paused,
                                    CampaignState::finished, CampaignState::cancelled, CampaignState::missed}) {
    if (word == to_string(state)) return state;
  }
  throw Error(message("unknown campaign state '{0}'", word));
}

UnknownPolicy unknown_policy(const std::string& word) {
  for (const UnknownPolicy policy : {UnknownPolicy::hold, UnknownPolicy::resend}) {
    if (word == to_string(policy)) return policy;
  }
  throw Error(message("unknown policy '{0}'", word), message("write hold or resend"));
}

DeliveryState delivery_state(const std::string& word) {
  for (const DeliveryState state : kDeliveryStates) {
    if (word == to_string(state)) return state;
  }
  throw Error(message("unknown delivery state '{0}'", word));
}

}  // namespace divulga
