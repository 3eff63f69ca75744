#include "service/campaign_commands.h"

#include <gmock/gmock.h>

#include <sstream>

#include "contract/sample_campaign.h"
#include "places.h"
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

}  // namespace
}  // namespace divulga
