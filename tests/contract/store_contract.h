#pragma once
#include <gtest/gtest.h>

#include <functional>
#include <ostream>
#include <memory>

#include "delivery/outbox.h"
#include "delivery/subscribers.h"
#include "contract/sample_campaign.h"

namespace divulga {

/// The three ports of one store, and what keeps them alive.
struct StoreUnderTest {
  Subscribers* subscribers = nullptr;
  Campaigns* campaigns = nullptr;
  Outbox* outbox = nullptr;
  std::shared_ptr<void> owner;
};

/// A name in lists of tests instead of the function's bytes, which differ from run to run.
inline void PrintTo(const std::function<StoreUnderTest()>&, std::ostream* out) { *out << "store"; }

/// What every store promises. Each store's test instantiates it with a way to make one.
class StoreContract : public testing::TestWithParam<std::function<StoreUnderTest()>> {
 protected:
  void SetUp() override {
    store_ = GetParam()();
    list_ = store_.subscribers->ensure_list(sample_list(), now_).id;
  }
  std::int64_t started(int people) {
    store_.subscribers->subscribe(list_, sample_people(people), sample_consent(), false);
    const std::int64_t id = store_.campaigns->add(sample_campaign(list_), sample_variants(), now_);
    store_.campaigns->start(id, now_);
    return id;
  }
  std::vector<Delivery> claim(std::int64_t campaign, int limit) {
    return store_.outbox->claim(campaign, "worker", limit, now_, now_ + std::chrono::minutes(10));
  }
  std::int64_t count(std::int64_t campaign, DeliveryState state) { return store_.campaigns->figures(campaign).count(state); }
  std::string token_of(const std::string& canonical) {
    for (const Subscription& member : store_.subscribers->members(list_)) {
      if (member.subscriber.canonical == canonical) return member.token;
    }
    return {};
  }

  StoreUnderTest store_;
  std::int64_t list_ = 0;
  Instant now_ = sample_start();
  const Outcome accepted_{Verdict::accepted, Scope::message, 250, "2.0.0", "ok"};
};

}  // namespace divulga
