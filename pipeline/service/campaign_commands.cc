#include "service/campaign_commands.h"

#include <signal.h>

#include <algorithm>
#include <ostream>

#include "build/manifest.h"
#include "delivery/courier.h"
#include "diag/json.h"
#include "mail/newsletter.h"
#include "service/workspace_store.h"

namespace divulga {
namespace {

const Material& find_newsletter(const ProjectContent& content, const std::string& name) {
  std::string wanted = name.starts_with("newsletters/") ? name.substr(12) : name;
  if (wanted.ends_with(".md")) wanted.resize(wanted.size() - 3);
  std::vector<std::string> names;
  for (const Material& material : content.materials) {
    if (material.folder != Folder::newsletters) continue;
    if (material.name == wanted) return material;
    names.push_back("newsletters/" + material.name);
  }
  Message hint = did_you_mean("newsletters/" + wanted, names);
  if (hint.empty()) hint = names.empty() ? message("write one in {0}/newsletters/", content.project.directory) : message("there is {0}", names.back());
  throw Error(message("there is no newsletter '{0}'", name), hint);
}

MailingList existing_list(Subscribers& subscribers, const std::string& name) {
  if (const std::optional<MailingList> list = subscribers.find_list(name)) return *list;
  std::vector<std::string> names;
  for (const MailingList& list : subscribers.lists()) names.push_back(list.name);
  const Message near = did_you_mean(name, names);
  throw Error(message("there is no list '{0}'", name), near.empty() ? message("make it with `divulga list import FILE`") : near);
}

Schedule settled(const SendRequest& request, const Clock& clock) {
  if (!request.at) {
    Schedule now = schedule_at(clock.now(), request.zone);
    now.at = clock.now();
    return now;
  }
  ScheduleProblem problem;
  const std::optional<Schedule> schedule = settle(*request.at, request.zone, problem);
  if (!schedule) throw Error(problem.message, problem.hint);
  if (schedule->at < clock.now()) throw Error(message("'{0}' in {1} has passed", schedule->local, schedule->zone), message("give a later time, or --now"));
  return *schedule;
}

/// The edition a subscriber gets, by the same rule as Campaigns::start.
std::string served_language(const std::string& own, const std::vector<CampaignVariant>& variants, const std::vector<std::string>& fallback) {
  const auto has = [&](const std::string& language) {
    return std::any_of(variants.begin(), variants.end(), [&](const CampaignVariant& v) { return v.language == language; });
  };
  if (has(own)) return own;
  if (const std::string base = own.substr(0, own.find('-')); has(base)) return base;
  for (const std::string& language : fallback) {
    if (has(language)) return language;
  }
  return variants.empty() ? std::string() : variants.front().language;
}

std::string list_name(Subscribers& subscribers, std::int64_t id) {
  for (const MailingList& list : subscribers.lists()) {
    if (list.id == id) return list.name;
  }
  return {};
}

Message counted(std::int64_t n, DeliveryState state) {
  switch (state) {
    case DeliveryState::pending: return message_n("{0} pending", "{0} pending", n);
    case DeliveryState::claimed: return message_n("{0} claimed", "{0} claimed", n);
    case DeliveryState::in_data: return message_n("{0} in_data", "{0} in_data", n);
    case DeliveryState::accepted: return message_n("{0} accepted", "{0} accepted", n);
    case DeliveryState::deferred: return message_n("{0} deferred", "{0} deferred", n);
    case DeliveryState::rejected: return message_n("{0} rejected", "{0} rejected", n);
    case DeliveryState::unknown: return message_n("{0} unknown", "{0} unknown", n);
    case DeliveryState::skipped: return message_n("{0} skipped", "{0} skipped", n);
    case DeliveryState::cancelled: return message_n("{0} cancelled", "{0} cancelled", n);
  }
  return {};
}

Message counted(const CampaignFigures& figures) {
  Message out;
  for (const DeliveryState state : kDeliveryStates) {
    if (figures.count(state) == 0) continue;
    const Message one = counted(figures.count(state), state);
    out = out.empty() ? one : message("{0}, {1}", out, one);
  }
  return out.empty() ? message("nobody") : out;
}

Message said(CampaignState state) {
  switch (state) {
    case CampaignState::scheduled: return message("scheduled");
    case CampaignState::running: return message("running");
    case CampaignState::paused: return message("paused");
    case CampaignState::finished: return message("finished");
    case CampaignState::cancelled: return message("cancelled");
    case CampaignState::missed: return message("missed");
  }
  return {};
}

/// What stands in the store is English: a note of ours is found by it, a mail server's own words stay.
Message note_of(const Campaign& campaign) {
  const std::string refused = message("the server refuses our mail: {0}", "").text();
  if (campaign.note.starts_with(refused)) return message("the server refuses our mail: {0}", campaign.note.substr(refused.size()));
  return Message::of(campaign.note, {});
}

}  // namespace

PreparedSend prepare_send(const ProjectSources& sources, const SendRequest& request, const SendPlace& place, const DeliverySettings& settings,
                          Subscribers& subscribers, const Clock& clock, DiagnosticSink& sink) {
  const ProjectContent& content = sources.content;
  const Material& material = find_newsletter(content, request.newsletter);
  const MailingList list = existing_list(subscribers, request.list);
  if (list.project != content.project.id) throw Error(message("list '{0}' belongs to project '{1}'", list.name, list.project));
  PreparedSend prepared;
  Campaign& campaign = prepared.plan.campaign;
  campaign.project = content.project.id;
  campaign.newsletter = "newsletters/" + material.name;
  campaign.list = list.id;
  campaign.schedule = settled(request, clock);
  campaign.unknown_policy = settings.unknown;
  campaign.max_lateness = std::chrono::hours(settings.max_lateness_hours);
  for (const char* language : {"en", content.project.source_language.str().c_str()}) campaign.fallback.emplace_back(language);
  if (content.project.mail) {
    campaign.sender = content.project.mail->from;
    campaign.public_url = content.project.mail->public_url;
    if (!campaign.public_url.ends_with('/')) campaign.public_url += '/';
  }
  const NewsletterOptions options{place.files, place.root, place.share, std::chrono::floor<std::chrono::seconds>(campaign.schedule.at), campaign.schedule.offset};
  for (const LocaleTag& language : material.languages) {
    const Edition edition = make_edition(sources, material, language, nullptr, sink);
    prepared.variants.push_back({language.str(), render_newsletter(edition, sources, options, sink).wire(), to_json(carried_facts(sources, language, edition.facts))});
  }
  prepared.plan.list = list.name;
  for (const Subscription& member : subscribers.members(list.id)) {
    if (member.state != SubscriptionState::active || subscribers.is_suppressed(member.subscriber.canonical)) continue;
    ++prepared.plan.recipients_by_language[served_language(member.subscriber.language, prepared.variants, campaign.fallback)];
  }
  return prepared;
}

KeptCampaign keep_campaign(const PreparedSend& prepared, Campaigns& campaigns, const Clock& clock) {
  const Campaign& wanted = prepared.plan.campaign;
  std::int64_t replaced = 0;
  for (const Campaign& kept : campaigns.all()) {
    const bool same = kept.project == wanted.project && kept.newsletter == wanted.newsletter && kept.list == wanted.list;
    if (!same || kept.state == CampaignState::cancelled || kept.state == CampaignState::missed) continue;
    if (!campaigns.withdraw(kept.id, message("replaced by a later command").text(), clock.now())) return {kept.id, false, 0};
    replaced = kept.id;
  }
  return {campaigns.add(wanted, prepared.variants, clock.now()), true, replaced};
}

SendOutcome deliver_now(std::int64_t id, SqliteStore& store, const SendPlace& place, const DeliverySettings& settings, const Clock& clock) {
  SendOutcome outcome;
  signal(SIGPIPE, SIG_IGN);                          // a server that hangs up is an outcome, not our end
  const CourierLock lock(place.root);
  if (lock.is_held()) {
    const std::unique_ptr<Transport> transport = make_transport(settings, place.root, place.output);
    CourierOptions options;
    options.owner = "send";
    options.secret = store.secret();
    Courier courier(store, store, store, *transport, clock, options);
    courier.recover();
    const auto is_open = [&] {
      const CampaignState state = store.find(id)->state;
      return state == CampaignState::scheduled || state == CampaignState::running;
    };
    // A round in which nothing moved: the rest, if any, waits for a later time.
    Round round;
    do {
      round = courier.run_round([] { return false; });
      if (!round.closed.empty()) outcome.closed = round.closed;
    } while (is_open() && round.moved() > 0);
    transport->close();
  } else {
    outcome.delivered_elsewhere = true;
  }
  outcome.campaign = store.find(id).value();
  outcome.figures = store.figures(id);
  return outcome;
}

std::vector<CampaignStatus> campaign_status(Campaigns& campaigns, Subscribers& subscribers, const std::string& project) {
  std::vector<CampaignStatus> status;
  for (const Campaign& campaign : campaigns.all()) {
    if (!project.empty() && campaign.project != project) continue;
    status.push_back({campaign, list_name(subscribers, campaign.list), campaigns.figures(campaign.id)});
  }
  return status;
}

void print(std::ostream& out, const SendPlan& plan, const Vocabulary& vocabulary) {
  std::int64_t total = 0;
  for (const auto& [language, count] : plan.recipients_by_language) total += count;
  const Schedule& schedule = plan.campaign.schedule;
  out << message_n("{1} to '{2}', {3} {4}: {0} recipient", "{1} to '{2}', {3} {4}: {0} recipients", total, plan.campaign.newsletter, plan.list, schedule.local, schedule.zone)
             .in(vocabulary);
  for (const auto& [language, count] : plan.recipients_by_language) out << (language == plan.recipients_by_language.begin()->first ? "; " : ", ") << language << " " << count;
  out << "\n";
}

void print(std::ostream& out, const SendOutcome& outcome, const Vocabulary& vocabulary) {
  const auto say = [&](const Message& words) { out << words.in(vocabulary) << "\n"; };
  const Campaign& campaign = outcome.campaign;
  if (outcome.delivered_elsewhere) return say(message("campaign {0}: the running service delivers it", campaign.id));
  if (campaign.state == CampaignState::scheduled)
    return say(message("campaign {0} is scheduled for {1} {2}: `divulga serve` starts it then", campaign.id, campaign.schedule.local, campaign.schedule.zone));
  say(message("campaign {0} {1}: {2}", campaign.id, said(campaign.state), counted(outcome.figures)));
  if (!campaign.note.empty()) say(message("  {0}", note_of(campaign)));
  if (!outcome.closed.empty()) say(message("  the mail server took nothing: {0}", outcome.closed));
  if (outcome.figures.open() > 0) say(message("  the rest is tried again by `divulga serve`, or by giving this command again"));
}

void print(std::ostream& out, const std::vector<CampaignStatus>& status, const Vocabulary& vocabulary) {
  for (const CampaignStatus& s : status) {
    const Schedule& schedule = s.campaign.schedule;
    out << message("campaign {0}: {1} to '{2}', {3} {4}, {5}", s.campaign.id, s.campaign.newsletter, s.list, schedule.local, schedule.zone, said(s.campaign.state)).in(vocabulary);
    if (s.figures.total() > 0) out << ": " << counted(s.figures).in(vocabulary);
    out << "\n";
    if (!s.campaign.note.empty()) out << "  " << note_of(s.campaign).in(vocabulary) << "\n";
  }
}

std::string to_json(const SendPlan& plan) {
  std::string languages;
  for (const auto& [language, count] : plan.recipients_by_language) languages += (languages.empty() ? "" : ",") + json_quote(language) + ":" + std::to_string(count);
  return "{\"newsletter\":" + json_quote(plan.campaign.newsletter) + ",\"list\":" + json_quote(plan.list) + ",\"at\":" + json_quote(plan.campaign.schedule.local) +
         ",\"zone\":" + json_quote(plan.campaign.schedule.zone) + ",\"recipients\":{" + languages + "}}";
}

std::string to_json(const std::vector<CampaignStatus>& status) {
  std::string out = "[";
  for (const CampaignStatus& s : status) {
    std::string counts;
    for (const DeliveryState state : kDeliveryStates) {
      counts += (counts.empty() ? "" : ",") + json_quote(to_string(state)) + ":" + std::to_string(s.figures.count(state));
    }
    out += (out.size() > 1 ? "," : "") + std::string("{\"id\":") + std::to_string(s.campaign.id) + ",\"project\":" + json_quote(s.campaign.project) +
           ",\"newsletter\":" + json_quote(s.campaign.newsletter) + ",\"list\":" + json_quote(s.list) + ",\"at\":" + json_quote(s.campaign.schedule.local) +
           ",\"zone\":" + json_quote(s.campaign.schedule.zone) + ",\"state\":" + json_quote(to_string(s.campaign.state)) + ",\"note\":" + json_quote(s.campaign.note) +
           ",\"deliveries\":{" + counts + "}}";
  }
  return out + "]";
}

}  // namespace divulga
