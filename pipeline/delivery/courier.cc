#include "delivery/courier.h"

#include "delivery/token.h"
#include "diag/diagnostic.h"

namespace divulga {

Courier::Courier(Campaigns& campaigns, Outbox& outbox, Subscribers& subscribers, Transport& transport, const Clock& clock, CourierOptions options)
    : campaigns_(campaigns), outbox_(outbox), subscribers_(subscribers), transport_(transport), clock_(clock), options_(std::move(options)) {}

Courier::~Courier() = default;

Recovery Courier::recover() { return outbox_.recover(transport_.is_idempotent(), clock_.now(), std::nullopt); }

Round Courier::run_round(const std::function<bool()>& stopping) {
  Round round;
  start_due(round);
  // A worker that hangs for longer than its lease loses what it holds.
  outbox_.recover(transport_.is_idempotent(), clock_.now(), clock_.now());
  for (const Campaign& campaign : campaigns_.in_state(CampaignState::running)) {
    if (stopping()) break;
    if (clock_.now() < route_open_at_) break;
    run_campaign(campaign, stopping, round);
  }
  return round;
}

std::optional<Instant> Courier::next_due() {
  std::optional<Instant> next = outbox_.next_due();
  if (next && *next < route_open_at_) next = route_open_at_;
  for (const Campaign& campaign : campaigns_.in_state(CampaignState::scheduled)) {
    if (!next || campaign.schedule.at < *next) next = campaign.schedule.at;
  }
  return next;
}

void Courier::start_due(Round& round) {
  const Instant now = clock_.now();
  for (const Campaign& campaign : campaigns_.in_state(CampaignState::scheduled)) {
    if (campaign.schedule.at > now) continue;
    if (now - campaign.schedule.at > campaign.max_lateness) {
      campaigns_.set_state(campaign.id, CampaignState::missed, message("the service was not running at the time").text(), now);
      continue;
    }
    campaigns_.start(campaign.id, now);
    ++round.started;
  }
}

void Courier::run_campaign(const Campaign& campaign, const std::function<bool()>& stopping, Round& round) {
  const Instant now = clock_.now();
  std::vector<Delivery> batch = outbox_.claim(campaign.id, options_.owner, options_.batch, now, now + options_.lease);
  if (batch.empty() && campaigns_.figures(campaign.id).open() == 0) {
    campaigns_.set_state(campaign.id, CampaignState::finished, {}, now);
    ++round.finished;
    return;
  }
  size_t next = 0;
  for (; next < batch.size() && !stopping() && clock_.now() >= route_open_at_; ++next) {
    const Outcome outcome = carry(campaign, batch[next]);
    settle(campaign, batch[next], outcome, round);
    if (refusals_[campaign.id] >= options_.refusals_before_pause) {
      campaigns_.set_state(campaign.id, CampaignState::paused, message("the server refuses our mail: {0}", outcome.text).text(), clock_.now());
      refusals_[campaign.id] = 0;
      ++next;
      break;
    }
  }
  if (next < batch.size()) {
    outbox_.release({batch.begin() + static_cast<std::ptrdiff_t>(next), batch.end()}, std::max(clock_.now(), route_open_at_));
  }
}

/// One message's errors stay with that message.
Outcome Courier::carry(const Campaign& campaign, const Delivery& delivery) {
  try {
    const std::string id = message_token(options_.secret, campaign.id, delivery.subscriber) + "@" + domain_of(campaign.sender);
    MergeFields fields{{delivery.name, delivery.address},
                       {{"message_id", id}, {"unsubscribe_url", campaign.public_url + "u/" + delivery.token}}};
    const std::string message = template_for(campaign, delivery.language).fill_in(fields);
    return transport_.deliver({campaign.sender, delivery.address, id}, message,
                              [&] { return outbox_.enter_data(delivery, clock_.now()); });
  } catch (const EnvironmentError&) {
    throw;                                     // the store failed: nothing more can be recorded
  } catch (const Error& error) {
    return {Verdict::rejected, Scope::message, 0, {}, error.what()};
  }
}

void Courier::settle(const Campaign& campaign, const Delivery& delivery, const Outcome& outcome, Round& round) {
  const Instant now = clock_.now();
  const bool policy_refusal = outcome.verdict == Verdict::rejected && outcome.enhanced.starts_with("5.7.");
  refusals_[campaign.id] = policy_refusal ? refusals_[campaign.id] + 1 : 0;
  if (outcome.verdict == Verdict::deferred && outcome.scope == Scope::route) {
    // The way is closed: the message did not fail, and the others would not get through either.
    route_open_at_ = now + options_.retry.route_delay_after(++route_failures_);
    outbox_.finish(delivery, DeliveryState::pending, outcome, route_open_at_, now);
    ++round.deferred;
    round.closed = outcome.text;
    return;
  }
  route_failures_ = 0;
  switch (outcome.verdict) {
    case Verdict::accepted:
      outbox_.finish(delivery, DeliveryState::accepted, outcome, {}, now);
      ++round.accepted;
      return;
    case Verdict::withdrawn:
      outbox_.release({delivery}, now);        // skipped and cancelled rows are no longer ours and stay as they are
      ++round.skipped;
      return;
    case Verdict::rejected:
      outbox_.finish(delivery, DeliveryState::rejected, outcome, {}, now);
      if (outcome.enhanced == "5.1.1") subscribers_.suppress(canonical_address(delivery.address), "5.1.1 " + outcome.text, now);
      ++round.rejected;
      return;
    case Verdict::unknown:
      if (campaign.unknown_policy == UnknownPolicy::hold) {
        outbox_.finish(delivery, DeliveryState::unknown, outcome, {}, now);
        ++round.unknown;
        return;
      }
      break;                                   // resend: as if deferred
    case Verdict::deferred: break;
  }
  const std::optional<std::chrono::seconds> delay = options_.retry.delay_after(delivery.attempts + 1);
  if (delay) {
    outbox_.finish(delivery, DeliveryState::deferred, outcome, now + *delay, now);
    ++round.deferred;
  } else {
    outbox_.finish(delivery, DeliveryState::rejected, outcome, {}, now);
    ++round.rejected;
  }
}

const MessageTemplate& Courier::template_for(const Campaign& campaign, const std::string& language) {
  std::unique_ptr<MessageTemplate>& slot = templates_[{campaign.id, language}];
  if (slot == nullptr) slot = std::make_unique<MessageTemplate>(campaigns_.variant(campaign.id, language));
  return *slot;
}

}  // namespace divulga
