#include "delivery/courier.h"

#include <gmock/gmock.h>
#include <signal.h>
#include <sys/resource.h>

#include <filesystem>

#include "contract/sample_campaign.h"
#include "delivery/maildir_transport.h"
#include "store/sqlite_store.h"

namespace divulga {
namespace {

using namespace std::chrono_literals;

/// Answers as told, and remembers whom it wrote to.
class ScriptedTransport final : public Transport {
 public:
  Outcome deliver(const Envelope& envelope, const std::string& message, const std::function<bool()>& before_commit) override {
    if (before) before(envelope);
    if (!before_commit()) return {Verdict::withdrawn, Scope::message, 0, {}, {}};
    sent.push_back(envelope.recipient);
    messages.push_back(message);
    return answer ? answer(envelope) : Outcome{Verdict::accepted, Scope::message, 250, "2.0.0", "ok"};
  }
  bool is_idempotent() const override { return false; }

  std::function<void(const Envelope&)> before;
  std::function<Outcome(const Envelope&)> answer;
  std::vector<std::string> sent, messages;
};

class CourierTest : public testing::Test {
 protected:
  CourierTest() : store_(":memory:", random_) {
    list_ = store_.ensure_list(sample_list(), clock_.now()).id;
    options_.secret = store_.secret();
  }
  std::int64_t schedule(int people, UnknownPolicy policy = UnknownPolicy::hold) {
    store_.subscribe(list_, sample_people(people), sample_consent(), false);
    Campaign campaign = sample_campaign(list_);
    campaign.unknown_policy = policy;
    return store_.add(campaign, sample_variants(), clock_.now());
  }
  Round round(Courier& courier) { return courier.run_round([] { return false; }); }
  Courier courier() { return Courier(store_, store_, store_, transport_, clock_, options_); }
  std::int64_t count(std::int64_t id, DeliveryState state) { return store_.figures(id).count(state); }
  CampaignState state(std::int64_t id) { return store_.find(id)->state; }

  FixedRandomSource random_;
  ManualClock clock_{sample_start()};
  SqliteStore store_;
  ScriptedTransport transport_;
  CourierOptions options_;
  std::int64_t list_ = 0;
};

TEST_F(CourierTest, WaitsForTheTime) {
  clock_.advance(-1h);
  const std::int64_t id = schedule(3);
  Courier worker = courier();
  EXPECT_EQ(round(worker).started, 0);
  EXPECT_EQ(worker.next_due(), sample_start());
  clock_.advance(1h);
  EXPECT_EQ(round(worker).accepted, 3);
  round(worker);
  EXPECT_EQ(state(id), CampaignState::finished);
  EXPECT_FALSE(worker.next_due());
}

TEST_F(CourierTest, EachRecipientGetsOneMessageOfTheirOwn) {
  schedule(3);
  Courier worker = courier();
  round(worker);
  ASSERT_EQ(transport_.messages.size(), 3u);
  EXPECT_THAT(transport_.messages[0], testing::HasSubstr("To: Reader r1000 <r1000@reader.example>\r\n"));
  EXPECT_THAT(transport_.messages[0], testing::HasSubstr("List-Unsubscribe: <https://ponte.example/u/"));
  EXPECT_THAT(transport_.messages[0], testing::Not(testing::HasSubstr("r1001")));
}

TEST_F(CourierTest, ARetryIsByteIdentical) {
  schedule(1);
  transport_.answer = [](const Envelope&) { return Outcome{Verdict::deferred, Scope::message, 451, "4.3.0", "later"}; };
  Courier worker = courier();
  round(worker);
  clock_.advance(60s);
  round(worker);
  ASSERT_EQ(transport_.messages.size(), 2u);
  EXPECT_EQ(transport_.messages[0], transport_.messages[1]);
}

TEST_F(CourierTest, AStaleScheduleDoesNotFire) {
  const std::int64_t id = schedule(1);
  clock_.advance(48h);
  Courier worker = courier();
  round(worker);
  EXPECT_EQ(state(id), CampaignState::missed);
  EXPECT_TRUE(transport_.sent.empty());
}

TEST_F(CourierTest, SmallBatchesReachEverybodyOnce) {
  options_.batch = 3;
  const std::int64_t id = schedule(10);
  Courier worker = courier();
  while (state(id) != CampaignState::finished) round(worker);
  EXPECT_EQ(std::set<std::string>(transport_.sent.begin(), transport_.sent.end()).size(), 10u);
  EXPECT_EQ(transport_.sent.size(), 10u);
}

TEST_F(CourierTest, AClosedRouteCostsNoAttemptAndHoldsTheRestBack) {
  const std::int64_t id = schedule(5);
  transport_.answer = [](const Envelope&) { return Outcome{Verdict::deferred, Scope::route, 421, "4.3.2", "going down"}; };
  Courier worker = courier();
  round(worker);
  EXPECT_EQ(transport_.sent.size(), 1u);
  EXPECT_EQ(count(id, DeliveryState::pending), 5);
  EXPECT_EQ(worker.next_due(), clock_.now() + 60s);
  transport_.answer = nullptr;
  clock_.advance(60s);
  EXPECT_EQ(round(worker).accepted, 5);
}

TEST_F(CourierTest, RejectedIsFinalAndAnUnknownMailboxIsSuppressed) {
  const std::int64_t id = schedule(2);
  transport_.answer = [](const Envelope& envelope) {
    return envelope.recipient.starts_with("r1000") ? Outcome{Verdict::rejected, Scope::message, 550, "5.1.1", "no such user"}
                                                   : Outcome{Verdict::rejected, Scope::message, 552, "5.2.2", "full"};
  };
  Courier worker = courier();
  round(worker);
  EXPECT_EQ(count(id, DeliveryState::rejected), 2);
  EXPECT_TRUE(store_.is_suppressed("r1000@reader.example"));
  EXPECT_FALSE(store_.is_suppressed("r1001@reader.example"));
}

TEST_F(CourierTest, ABurstOfPolicyRefusalsPausesAndSaysWhy) {
  const std::int64_t id = schedule(30);
  transport_.answer = [](const Envelope&) { return Outcome{Verdict::rejected, Scope::message, 550, "5.7.1", "blocked"}; };
  Courier worker = courier();
  round(worker);
  EXPECT_EQ(state(id), CampaignState::paused);
  EXPECT_THAT(store_.find(id)->note, testing::HasSubstr("blocked"));
  EXPECT_EQ(count(id, DeliveryState::rejected), 10);
  EXPECT_EQ(count(id, DeliveryState::pending), 20);
}

TEST_F(CourierTest, UnknownIsHeldByDefault) {
  const std::int64_t id = schedule(1);
  transport_.answer = [](const Envelope&) { return Outcome{Verdict::unknown, Scope::message, 0, "", "lost"}; };
  Courier worker = courier();
  round(worker);
  round(worker);
  EXPECT_EQ(count(id, DeliveryState::unknown), 1);
  EXPECT_EQ(state(id), CampaignState::finished);
  EXPECT_EQ(transport_.sent.size(), 1u);
}

TEST_F(CourierTest, UnknownIsSentAgainWhereThePolicySaysSo) {
  const std::int64_t id = schedule(1, UnknownPolicy::resend);
  transport_.answer = [](const Envelope&) { return Outcome{Verdict::unknown, Scope::message, 0, "", "lost"}; };
  Courier worker = courier();
  round(worker);
  transport_.answer = nullptr;
  clock_.advance(60s);
  round(worker);
  EXPECT_EQ(count(id, DeliveryState::accepted), 1);
}

TEST_F(CourierTest, LeavingWhileTheCampaignRunsSkips) {
  const std::int64_t id = schedule(3);
  transport_.before = [&](const Envelope& envelope) {
    if (!envelope.recipient.starts_with("r1001")) return;
    for (const Subscription& member : store_.members(list_)) {
      if (member.subscriber.canonical == envelope.recipient) store_.leave(member.token, "one-click", clock_.now());
    }
  };
  Courier worker = courier();
  EXPECT_EQ(round(worker).accepted, 2);
  EXPECT_EQ(count(id, DeliveryState::skipped), 1);
}

TEST_F(CourierTest, StoppingGivesTheRestBack) {
  const std::int64_t id = schedule(5);
  Courier worker = courier();
  worker.run_round([&] { return transport_.sent.size() >= 2; });
  EXPECT_EQ(count(id, DeliveryState::accepted), 2);
  EXPECT_EQ(count(id, DeliveryState::pending), 3);
}

TEST_F(CourierTest, AMessageThatCannotBeWrittenIsRejectedWithItsReason) {
  Subscriber person = sample_subscriber("bad");
  person.name = "Bad\r\nBcc: all@reader.example";
  store_.subscribe(list_, {person}, sample_consent(), false);
  const std::int64_t id = schedule(1);
  Courier worker = courier();
  EXPECT_EQ(round(worker).accepted, 1);
  EXPECT_EQ(count(id, DeliveryState::rejected), 1);
}

/// The disk is full in the middle: nothing is lost, and nothing half written stands among the letters.
TEST_F(CourierTest, AFullDiskLosesNobody) {
  std::string pattern = (std::filesystem::temp_directory_path() / "divulga-full-XXXXXX").string();
  const std::filesystem::path box = mkdtemp(pattern.data());
  MaildirTransport maildir(box.string());
  const std::int64_t id = schedule(5);
  Courier worker(store_, store_, store_, maildir, clock_, options_);
  signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const rlimit full{10, before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &full);
  round(worker);
  setrlimit(RLIMIT_FSIZE, &before);
  signal(SIGXFSZ, SIG_DFL);
  EXPECT_EQ(count(id, DeliveryState::pending), 5);
  EXPECT_TRUE(std::filesystem::is_empty(box / "new"));
  clock_.advance(60s);
  EXPECT_EQ(round(worker).accepted, 5);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(box / "new"), std::filesystem::directory_iterator()), 5);
  std::filesystem::remove_all(box);
}

/// A crash at each point of the way, then a new worker: nobody missed, nobody twice, the unknown as the policy says.
TEST_F(CourierTest, AFreshWorkerResumesWhereACrashCutIt) {
  struct Crash {};
  const std::int64_t id = schedule(6);
  transport_.answer = [&](const Envelope& envelope) -> Outcome {
    if (envelope.recipient.starts_with("r1003")) throw Crash{};
    return {Verdict::accepted, Scope::message, 250, "", "ok"};
  };
  {
    Courier worker = courier();
    EXPECT_THROW(round(worker), Crash);
  }
  transport_.answer = nullptr;
  Courier fresh = courier();
  const Recovery recovery = fresh.recover();
  EXPECT_EQ(recovery.unknown, 1);
  EXPECT_EQ(recovery.returned, 2);
  round(fresh);
  EXPECT_EQ(count(id, DeliveryState::accepted), 5);
  EXPECT_EQ(transport_.sent.size(), 6u);
}

}  // namespace
}  // namespace divulga
