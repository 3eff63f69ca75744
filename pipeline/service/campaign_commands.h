#pragma once
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "delivery/campaign.h"
#include "delivery/clock.h"
#include "delivery/subscribers.h"
#include "diag/message.h"
#include "edition/edition.h"
#include "service/delivery_settings.h"

namespace divulga {

class SqliteStore;

struct SendRequest {
  std::string newsletter;                    // "newsletters/2026-11", "2026-11"
  std::string list;
  std::optional<std::string> at;             // local time; nothing: now
  std::string zone = "Europe/Rome";
};

/// Where things stand for the commands that send.
struct SendPlace {
  const FileSystem& files;
  std::string root, share, output;           // absolute
};

/// What would go to whom.
struct SendPlan {
  Campaign campaign;
  std::string list;
  std::map<std::string, std::int64_t> recipients_by_language;   // by the edition they get
};

/// Renders the newsletter in every language it is made for, and settles the time. Mistakes of the content go to `sink`; a
/// newsletter, list or time that does not exist throws Error with a hint. Keeps nothing.
struct PreparedSend { SendPlan plan; std::vector<CampaignVariant> variants; };
PreparedSend prepare_send(const ProjectSources& sources, const SendRequest& request, const SendPlace& place, const DeliverySettings& settings,
                          Subscribers& subscribers, const Clock& clock, DiagnosticSink& sink);

/// Keeps a campaign. One of the same newsletter to the same list that has not started yet is replaced (`replaced`: its id):
/// the later command's time and texts count. One that has started stands, nothing is made and its id comes back: a command
/// given twice sends once.
struct KeptCampaign { std::int64_t id = 0; bool is_new = true; std::int64_t replaced = 0; };
KeptCampaign keep_campaign(const PreparedSend& prepared, Campaigns& campaigns, const Clock& clock);

/// Delivers, in this process, everything that is due, as `divulga serve` would, until the campaign has ended or waits for a
/// later time. `delivered_elsewhere`: a running service has the workspace's mail in hand and will do it.
/// `closed`: why the mail server took nothing, in its or the system's words; empty otherwise.
struct SendOutcome { Campaign campaign; CampaignFigures figures; bool delivered_elsewhere = false; std::string closed; };
SendOutcome deliver_now(std::int64_t campaign, SqliteStore& store, const SendPlace& place, const DeliverySettings& settings, const Clock& clock);

struct CampaignStatus { Campaign campaign; std::string list; CampaignFigures figures; };
/// Campaigns of a project (empty: of all), oldest first.
std::vector<CampaignStatus> campaign_status(Campaigns& campaigns, Subscribers& subscribers, const std::string& project);

void print(std::ostream& out, const SendPlan& plan, const Vocabulary& vocabulary = {});
void print(std::ostream& out, const SendOutcome& outcome, const Vocabulary& vocabulary = {});
void print(std::ostream& out, const std::vector<CampaignStatus>& status, const Vocabulary& vocabulary = {});
std::string to_json(const SendPlan& plan);
std::string to_json(const std::vector<CampaignStatus>& status);

}  // namespace divulga
