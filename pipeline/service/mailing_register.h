#pragma once
#include <string>
#include <vector>

#include "delivery/campaign.h"
#include "delivery/clock.h"
#include "delivery/subscribers.h"
#include "publish/register.h"

namespace divulga {

/// A campaign as the register writes it: its texts with what they say of facts, and how many letters of each were accepted.
/// `note` says where it stands unless it has ended.
RegisterEvent mailing_event(const Campaign& campaign, Campaigns& campaigns, Subscribers& subscribers, Instant now);

/// Campaigns of a project that the register does not have: to be started, under way, or ended a moment ago. Cancelled and
/// missed ones of which nothing went out are none.
std::vector<RegisterEvent> unregistered_mailings(const std::string& project, const std::vector<RegisterEvent>& events, Campaigns& campaigns, Subscribers& subscribers,
                                                 Instant now);

/// Writes down every campaign that has ended and is not in its project's register yet. To be called after deliveries and
/// when the service starts, so that what an end of the power left out is made good.
void register_mailings(FileSystem& files, const std::string& root, Campaigns& campaigns, Subscribers& subscribers, const Clock& clock);

/// "2026-11-21T08:30:00Z"
std::string iso_time(Instant at);

}  // namespace divulga
