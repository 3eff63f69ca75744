#include "contract/store_contract.h"

#include <gmock/gmock.h>

namespace divulga {

using std::chrono::minutes;
using testing::ElementsAre;

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(StoreContract);

TEST_P(StoreContract, AListIsMadeOnce) {
  MailingList again = sample_list();
  again.title = "another";
  EXPECT_EQ(store_.subscribers->ensure_list(again, now_).id, list_);
  EXPECT_EQ(store_.subscribers->find_list("stakeholders")->title, "Stakeholders");
  EXPECT_FALSE(store_.subscribers->find_list("press"));
}

TEST_P(StoreContract, SubscribingTwiceChangesNothing) {
  const auto subscribe = [&](const Subscriber& person) { return store_.subscribers->subscribe(list_, {person}, sample_consent(), false)[0]; };
  EXPECT_EQ(subscribe(sample_subscriber("a")), SubscribeResult::added);
  EXPECT_EQ(subscribe(sample_subscriber("a")), SubscribeResult::unchanged);
  EXPECT_EQ(subscribe(sample_subscriber("a", "fr")), SubscribeResult::updated);
  ASSERT_EQ(store_.subscribers->members(list_).size(), 1u);
  EXPECT_EQ(store_.subscribers->members(list_)[0].subscriber.language, "fr");
}

TEST_P(StoreContract, ADryRunKeepsNothing) {
  EXPECT_EQ(store_.subscribers->subscribe(list_, {sample_subscriber("a")}, sample_consent(), true)[0], SubscribeResult::added);
  EXPECT_TRUE(store_.subscribers->members(list_).empty());
}

TEST_P(StoreContract, AnImportBringsNobodyBack) {
  store_.subscribers->subscribe(list_, sample_people(1), sample_consent(), false);
  const std::string token = token_of("r1000@reader.example");
  EXPECT_TRUE(store_.subscribers->leave(token, "page", now_));
  EXPECT_EQ(store_.subscribers->subscribe(list_, sample_people(1), sample_consent(), false)[0], SubscribeResult::left);
  EXPECT_EQ(store_.subscribers->find_subscription(token)->state, SubscriptionState::left);
}

TEST_P(StoreContract, LeavingIsIdempotentAndKnowsItsTokens) {
  store_.subscribers->subscribe(list_, sample_people(1), sample_consent(), false);
  const std::string token = token_of("r1000@reader.example");
  EXPECT_TRUE(store_.subscribers->leave(token, "page", now_));
  EXPECT_TRUE(store_.subscribers->leave(token, "one-click", now_));
  EXPECT_FALSE(store_.subscribers->leave("nobody", "page", now_));
}

TEST_P(StoreContract, ASuppressedAddressIsNotTakenOn) {
  store_.subscribers->suppress("r1000@reader.example", "5.1.1", now_);
  store_.subscribers->suppress("r1000@reader.example", "again", now_);
  EXPECT_TRUE(store_.subscribers->is_suppressed("r1000@reader.example"));
  EXPECT_EQ(store_.subscribers->subscribe(list_, sample_people(1), sample_consent(), false)[0], SubscribeResult::suppressed);
}

TEST_P(StoreContract, StartingFreezesTheAudienceOnce) {
  const std::int64_t id = started(3);
  EXPECT_EQ(store_.campaigns->find(id)->state, CampaignState::running);
  store_.subscribers->subscribe(list_, sample_people(5), sample_consent(), false);
  EXPECT_EQ(store_.campaigns->start(id, now_), 0);
  EXPECT_EQ(store_.campaigns->figures(id).total(), 3);
}

TEST_P(StoreContract, OnlyWhatHasNotStartedIsWithdrawn) {
  const std::int64_t waiting = store_.campaigns->add(sample_campaign(list_), sample_variants(), now_);
  EXPECT_TRUE(store_.campaigns->withdraw(waiting, "another time", now_));
  EXPECT_EQ(store_.campaigns->find(waiting)->state, CampaignState::cancelled);
  EXPECT_EQ(store_.campaigns->start(waiting, now_), 0);
  const std::int64_t running = started(1);
  EXPECT_FALSE(store_.campaigns->withdraw(running, "another time", now_));
  EXPECT_EQ(store_.campaigns->find(running)->state, CampaignState::running);
}

TEST_P(StoreContract, EachGetsTheirLanguageOrTheFallback) {
  store_.subscribers->subscribe(list_, {sample_subscriber("a", "ar"), sample_subscriber("b", "bn"), sample_subscriber("c", "it-CH")}, sample_consent(), false);
  const std::int64_t id = store_.campaigns->add(sample_campaign(list_), sample_variants(), now_);
  store_.campaigns->start(id, now_);
  std::vector<std::string> languages;
  for (const Delivery& delivery : claim(id, 10)) languages.push_back(delivery.language);
  EXPECT_THAT(languages, ElementsAre("ar", "en", "it"));
}

TEST_P(StoreContract, KeepsWhatACampaignSays) {
  Campaign campaign = sample_campaign(list_);
  campaign.unknown_policy = UnknownPolicy::resend;
  const std::int64_t id = store_.campaigns->add(campaign, sample_variants(), now_);
  const Campaign found = store_.campaigns->find(id).value();
  EXPECT_EQ(found.schedule.at, campaign.schedule.at);
  EXPECT_EQ(found.schedule.zone, "Europe/Rome");
  EXPECT_EQ(found.unknown_policy, UnknownPolicy::resend);
  EXPECT_EQ(found.fallback, campaign.fallback);
  EXPECT_EQ(store_.campaigns->variant(id, "ar"), sample_wire("ar"));
  const std::vector<CampaignVariant> variants = store_.campaigns->variants(id);
  ASSERT_EQ(variants.size(), 3u);
  EXPECT_EQ(variants[0].language + variants[1].language + variants[2].language, "arenit");
  EXPECT_EQ(variants[2].wire, sample_wire("it"));
  EXPECT_EQ(variants[2].facts, "{\"desk.phone\": 1}");
  EXPECT_TRUE(store_.campaigns->variants(id + 1).empty());
}

TEST_P(StoreContract, ALeasedDeliveryIsNobodyElses) {
  const std::int64_t id = started(3);
  EXPECT_EQ(claim(id, 2).size(), 2u);
  EXPECT_EQ(claim(id, 2).size(), 1u);
  EXPECT_TRUE(claim(id, 2).empty());
  EXPECT_EQ(count(id, DeliveryState::claimed), 3);
}

TEST_P(StoreContract, GoesThroughDataToAccepted) {
  const std::int64_t id = started(1);
  const Delivery delivery = claim(id, 1).at(0);
  EXPECT_TRUE(store_.outbox->enter_data(delivery, now_));
  EXPECT_EQ(count(id, DeliveryState::in_data), 1);
  EXPECT_TRUE(store_.outbox->finish(delivery, DeliveryState::accepted, accepted_, {}, now_));
  EXPECT_EQ(count(id, DeliveryState::accepted), 1);
  EXPECT_EQ(store_.campaigns->figures(id).open(), 0);
  EXPECT_EQ(store_.campaigns->figures(id).accepted_by_language["it"], 1);
}

TEST_P(StoreContract, WhoLeavesBeforeTheClaimIsSkipped) {
  const std::int64_t id = started(2);
  store_.subscribers->leave(token_of("r1000@reader.example"), "page", now_);
  EXPECT_EQ(claim(id, 5).size(), 1u);
  EXPECT_EQ(count(id, DeliveryState::skipped), 1);
}

TEST_P(StoreContract, WhoLeavesAfterTheClaimIsSkippedAtTheLastMoment) {
  const std::int64_t id = started(1);
  const Delivery delivery = claim(id, 1).at(0);
  store_.subscribers->leave(delivery.token, "one-click", now_);
  EXPECT_FALSE(store_.outbox->enter_data(delivery, now_));
  EXPECT_EQ(count(id, DeliveryState::skipped), 1);
}

TEST_P(StoreContract, WhoIsSuppressedAfterTheClaimIsSkipped) {
  const std::int64_t id = started(1);
  const Delivery delivery = claim(id, 1).at(0);
  store_.subscribers->suppress("r1000@reader.example", "complaint", now_);
  EXPECT_FALSE(store_.outbox->enter_data(delivery, now_));
  EXPECT_EQ(count(id, DeliveryState::skipped), 1);
}

TEST_P(StoreContract, APausedCampaignSendsNothingMore) {
  const std::int64_t id = started(1);
  const Delivery delivery = claim(id, 1).at(0);
  store_.campaigns->set_state(id, CampaignState::paused, "by hand", now_);
  EXPECT_FALSE(store_.outbox->enter_data(delivery, now_));
  store_.outbox->release({delivery}, now_);
  EXPECT_EQ(count(id, DeliveryState::pending), 1);
  EXPECT_FALSE(store_.outbox->next_due());
}

TEST_P(StoreContract, CancellingCancelsWhatIsNotUnderWay) {
  const std::int64_t id = started(3);
  const std::vector<Delivery> leased = claim(id, 2);
  store_.outbox->enter_data(leased[0], now_);
  store_.campaigns->set_state(id, CampaignState::cancelled, "", now_);
  EXPECT_EQ(count(id, DeliveryState::cancelled), 2);
  EXPECT_FALSE(store_.outbox->enter_data(leased[1], now_));
  EXPECT_TRUE(store_.outbox->finish(leased[0], DeliveryState::accepted, accepted_, {}, now_));
}

TEST_P(StoreContract, DeferredWaitsForItsTime) {
  const std::int64_t id = started(1);
  const Delivery delivery = claim(id, 1).at(0);
  store_.outbox->finish(delivery, DeliveryState::deferred, {Verdict::deferred, Scope::message, 451, "4.3.0", "later"}, now_ + minutes(5), now_);
  EXPECT_TRUE(claim(id, 1).empty());
  EXPECT_EQ(store_.outbox->next_due(), now_ + minutes(5));
  now_ += minutes(5);
  ASSERT_EQ(claim(id, 1).size(), 1u);
}

TEST_P(StoreContract, AttemptsAreCounted) {
  const std::int64_t id = started(1);
  store_.outbox->finish(claim(id, 1).at(0), DeliveryState::deferred, {}, now_, now_);
  store_.outbox->finish(claim(id, 1).at(0), DeliveryState::pending, {}, now_, now_);   // the route was down: no fault of the message
  EXPECT_EQ(claim(id, 1).at(0).attempts, 1);
}

TEST_P(StoreContract, ALostLeaseFencesTheOldWorker) {
  const std::int64_t id = started(1);
  const Delivery old = claim(id, 1).at(0);
  now_ += minutes(11);
  EXPECT_EQ(store_.outbox->recover(false, now_, now_).returned, 1);
  const Delivery fresh = claim(id, 1).at(0);
  EXPECT_FALSE(store_.outbox->enter_data(old, now_));
  EXPECT_FALSE(store_.outbox->finish(old, DeliveryState::rejected, {}, {}, now_));
  EXPECT_TRUE(store_.outbox->enter_data(fresh, now_));
}

TEST_P(StoreContract, RecoveryLeavesLiveLeasesAlone) {
  const std::int64_t id = started(1);
  claim(id, 1);
  EXPECT_EQ(store_.outbox->recover(false, now_, now_).returned, 0);
  EXPECT_EQ(count(id, DeliveryState::claimed), 1);
}

TEST_P(StoreContract, AfterACrashClaimedReturnsAndInDataIsUnknown) {
  const std::int64_t id = started(2);
  const std::vector<Delivery> leased = claim(id, 2);
  store_.outbox->enter_data(leased[0], now_);
  const Recovery recovery = store_.outbox->recover(false, now_, {});
  EXPECT_EQ(recovery.returned, 1);
  EXPECT_EQ(recovery.unknown, 1);
  EXPECT_EQ(count(id, DeliveryState::unknown), 1);
  EXPECT_EQ(claim(id, 5).size(), 1u);
}

TEST_P(StoreContract, AnIdempotentTransportLeavesNothingUnknown) {
  const std::int64_t id = started(1);
  store_.outbox->enter_data(claim(id, 1).at(0), now_);
  EXPECT_EQ(store_.outbox->recover(true, now_, {}).unknown, 0);
  EXPECT_EQ(count(id, DeliveryState::pending), 1);
}

TEST_P(StoreContract, ResendTriesTheUnknownAgain) {
  store_.subscribers->subscribe(list_, sample_people(1), sample_consent(), false);
  Campaign campaign = sample_campaign(list_);
  campaign.unknown_policy = UnknownPolicy::resend;
  const std::int64_t id = store_.campaigns->add(campaign, sample_variants(), now_);
  store_.campaigns->start(id, now_);
  store_.outbox->enter_data(claim(id, 1).at(0), now_);
  store_.outbox->recover(false, now_, {});
  EXPECT_EQ(count(id, DeliveryState::pending), 1);
}

}  // namespace divulga
