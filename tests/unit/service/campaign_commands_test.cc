#include "service/campaign_commands.h"

#include <gmock/gmock.h>

#include <sstream>

#include "contract/sample_campaign.h"
#include "places.h"
#include "service/mailing_register.h"
#include "store/sqlite_store.h"

namespace divulga {
namespace {

using testing::HasSubstr;

class CampaignCommands : public testing::Test {
 protected:
  CampaignCommands() : store_(":memory:", random_) {
    Project& project = sources_.content.project;
    project.id = "ponte";
    project.directory = "content/ponte";
    project.source_language = LocaleTag("it");
    project.languages = {LocaleTag("it"), LocaleTag("en")};
    project.title = {"Ponte", {}};
    project.mail = MailChannel{{"Ponte", {}}, "news@ponte.example", "", "", "https://ponte.example", {"Perché", {}}};
    Material material;
    material.folder = Folder::newsletters;
    material.name = "2026-11";
    material.file = "content/ponte/newsletters/2026-11.md";
    material.title = {"Notizie", {}};
    material.summary = {"In breve", {}};
    material.body = "Ciao.\n";
    material.languages = project.languages;
    material.outputs = {Output::mail};
    sources_.content.materials = {material};
    list_ = store_.ensure_list(sample_list(), clock_.now()).id;
    store_.subscribe(list_, {sample_subscriber("a"), sample_subscriber("b", "en"), sample_subscriber("c", "ar")}, sample_consent(), false);
  }
  PreparedSend prepare(const SendRequest& request) {
    return prepare_send(sources_, request, {files_, "", places::share(), ""}, {}, store_, clock_, sink_);
  }

  FixedRandomSource random_;
  ManualClock clock_{sample_start()};
  SqliteStore store_;
  ProjectSources sources_;
  DiskFileSystem files_;
  DiagnosticSink sink_;
  std::int64_t list_ = 0;
};

TEST_F(CampaignCommands, PlansWhoGetsWhichEdition) {
  const PreparedSend prepared = prepare({"newsletters/2026-11", "stakeholders", "2026-11-27 10:00", "Europe/Rome"});
  EXPECT_EQ(prepared.plan.recipients_by_language, (std::map<std::string, std::int64_t>{{"en", 2}, {"it", 1}}));
  EXPECT_EQ(prepared.variants.size(), 2u);
  EXPECT_EQ(prepared.plan.campaign.public_url, "https://ponte.example/");
  EXPECT_THAT(prepared.variants[0].wire, HasSubstr("Date: Fri, 27 Nov 2026 10:00:00 +0100\r\n"));
  EXPECT_TRUE(store_.all().empty());
}

TEST_F(CampaignCommands, ThePlanIsWhatTheStoreDoes) {
  const PreparedSend prepared = prepare({"2026-11", "stakeholders", std::nullopt, "Europe/Rome"});
  const std::int64_t id = keep_campaign(prepared, store_, clock_).id;
  store_.start(id, clock_.now());
  std::map<std::string, std::int64_t> frozen;
  for (const Delivery& delivery : store_.claim(id, "test", 10, clock_.now(), clock_.now())) ++frozen[delivery.language];
  EXPECT_EQ(frozen, prepared.plan.recipients_by_language);
}

TEST_F(CampaignCommands, ALaterCommandReplacesWhatHasNotStarted) {
  const std::int64_t first = keep_campaign(prepare({"2026-11", "stakeholders", "2026-11-27 10:00", "Europe/Rome"}), store_, clock_).id;
  const KeptCampaign second = keep_campaign(prepare({"2026-11", "stakeholders", "2026-11-28 10:00", "Europe/Rome"}), store_, clock_);
  EXPECT_TRUE(second.is_new);
  EXPECT_EQ(second.replaced, first);
  EXPECT_EQ(store_.find(first)->state, CampaignState::cancelled);
  EXPECT_EQ(store_.find(second.id)->schedule.local, "2026-11-28 10:00");
}

TEST_F(CampaignCommands, WhatHasStartedIsNotSentAgain) {
  const PreparedSend prepared = prepare({"newsletters/2026-11", "stakeholders", std::nullopt, "Europe/Rome"});
  const KeptCampaign first = keep_campaign(prepared, store_, clock_);
  store_.start(first.id, clock_.now());
  const KeptCampaign second = keep_campaign(prepared, store_, clock_);
  EXPECT_TRUE(first.is_new);
  EXPECT_FALSE(second.is_new);
  EXPECT_EQ(first.id, second.id);
  store_.set_state(first.id, CampaignState::cancelled, "", clock_.now());
  EXPECT_TRUE(keep_campaign(prepared, store_, clock_).is_new);
}

TEST_F(CampaignCommands, WhatDoesNotExistIsSuggested) {
  const auto hint_of = [&](const SendRequest& request) -> std::string {
    try {
      prepare(request);
    } catch (const Error& error) {
      return error.diagnostic().hint.text();
    }
    return "nothing was wrong";
  };
  EXPECT_THAT(hint_of({"newsletters/2026-12", "stakeholders", std::nullopt, "Europe/Rome"}), HasSubstr("2026-11"));
  EXPECT_THAT(hint_of({"newsletters/2026-11", "stakeholder", std::nullopt, "Europe/Rome"}), HasSubstr("stakeholders"));
  EXPECT_THAT(hint_of({"newsletters/2026-11", "stakeholders", "2027-03-28 02:30", "Europe/Rome"}), HasSubstr("03:30"));
  EXPECT_THAT(hint_of({"newsletters/2026-11", "stakeholders", "2026-11-27 08:00", "Europe/Rome"}), HasSubstr("later"));
  EXPECT_THAT(hint_of({"newsletters/2026-11", "stakeholders", "2026-11-27 10:00", "Rome"}), HasSubstr("Europe/Rome"));
}

TEST_F(CampaignCommands, StatusCountsEveryState) {
  const std::int64_t id = keep_campaign(prepare({"2026-11", "stakeholders", std::nullopt, "Europe/Rome"}), store_, clock_).id;
  store_.start(id, clock_.now());
  std::ostringstream out;
  print(out, campaign_status(store_, store_, "ponte"));
  EXPECT_EQ(out.str(), "campaign 1: newsletters/2026-11 to 'stakeholders', 2026-11-27 09:00 Europe/Rome, running: 3 pending\n");
  EXPECT_THAT(to_json(campaign_status(store_, store_, "")), HasSubstr("\"pending\":3"));
  EXPECT_TRUE(campaign_status(store_, store_, "other").empty());
}

class MailingRegister : public CampaignCommands {
 protected:
  MailingRegister() {
    Fact phone;
    phone.name = "desk.phone";
    phone.type = FactType::phone;
    phone.value.text = "112";
    sources_.content.facts = Facts({phone});
    sources_.content.materials[0].body = "Chiama {{facts.desk.phone}}.\n";
    id_ = keep_campaign(prepare({"2026-11", "stakeholders", std::nullopt, "Europe/Rome"}), store_, clock_).id;
  }
  void accept_all() {
    store_.start(id_, clock_.now());
    for (const Delivery& delivery : store_.claim(id_, "test", 10, clock_.now(), clock_.now())) {
      ASSERT_TRUE(store_.enter_data(delivery, clock_.now()));
      store_.finish(delivery, DeliveryState::accepted, {}, std::nullopt, clock_.now());
    }
  }
  std::vector<RegisterEvent> events() { return Register(memory_, "/w", "ponte").events(); }

  MemoryFileSystem memory_;
  std::int64_t id_ = 0;
};

TEST_F(MailingRegister, WhatIsStillToGoIsKnownFromTheStore) {
  register_mailings(memory_, "/w", store_, store_, clock_);
  EXPECT_TRUE(events().empty());
  const std::vector<RegisterEvent> waiting = unregistered_mailings("ponte", {}, store_, store_, clock_.now());
  ASSERT_EQ(waiting.size(), 1u);
  EXPECT_EQ(waiting[0].note, "scheduled");
  EXPECT_EQ(waiting[0].artifacts.at(0).facts.at("desk.phone").value, "112");
  EXPECT_TRUE(unregistered_mailings("other", {}, store_, store_, clock_.now()).empty());
}

TEST_F(MailingRegister, WhatHasGoneOutIsWrittenDownOnce) {
  accept_all();
  store_.set_state(id_, CampaignState::finished, "", clock_.now());
  for (int twice = 0; twice < 2; ++twice) register_mailings(memory_, "/w", store_, store_, clock_);
  const std::vector<RegisterEvent> all = events();
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].reference, "campaign 1");
  EXPECT_EQ(all[0].place, "newsletters/2026-11 to 'stakeholders'");
  EXPECT_EQ(all[0].note, "");
  ASSERT_EQ(all[0].artifacts.size(), 2u);
  EXPECT_EQ(all[0].artifacts[0].path, "mail/2026-11/en.eml");
  EXPECT_EQ(all[0].artifacts[0].copies, 2);
  EXPECT_EQ(all[0].artifacts[1].copies, 1);
  EXPECT_EQ(all[0].artifacts[1].facts.at("desk.phone").value, "112");
  EXPECT_TRUE(unregistered_mailings("ponte", all, store_, store_, clock_.now()).empty());
}

TEST_F(MailingRegister, ACancelledCampaignThatReachedNobodyIsNone) {
  store_.set_state(id_, CampaignState::cancelled, "", clock_.now());
  register_mailings(memory_, "/w", store_, store_, clock_);
  EXPECT_TRUE(events().empty());
  EXPECT_TRUE(unregistered_mailings("ponte", {}, store_, store_, clock_.now()).empty());
}

TEST_F(MailingRegister, OneCancelledHalfwayCounts) {
  accept_all();
  store_.set_state(id_, CampaignState::cancelled, "", clock_.now());
  register_mailings(memory_, "/w", store_, store_, clock_);
  ASSERT_EQ(events().size(), 1u);
  EXPECT_EQ(events()[0].note, "cancelled");
}

TEST_F(MailingRegister, AFullDiskIsMadeGoodTheNextTime) {
  accept_all();
  store_.set_state(id_, CampaignState::finished, "", clock_.now());
  memory_.fail_writes_after(0);
  EXPECT_THROW(register_mailings(memory_, "/w", store_, store_, clock_), EnvironmentError);
  memory_.fail_writes_after(-1);
  register_mailings(memory_, "/w", store_, store_, clock_);
  EXPECT_EQ(events().size(), 1u);
}

TEST(IsoTime, IsUtcToTheSecond) { EXPECT_EQ(iso_time(Instant(std::chrono::microseconds(1'795'248'305'999'999))), "2026-11-21T08:05:05Z"); }

}  // namespace
}  // namespace divulga
