#include "publish/register.h"

#include <gtest/gtest.h>

#include "diag/diagnostic.h"
#include "publish/fact_carriers.h"

namespace divulga {
namespace {

const char* const path = "/w/.divulga/register/p.jsonl";

RegisteredArtifact artifact(const std::string& name, const std::string& sha, const std::string& phone = "1") {
  return {name, "leaflets", "it", sha, 0, false, phone.empty() ? CarriedFacts() : CarriedFacts{{"desk.phone", {phone, "h" + phone}}}};
}

RegisterEvent release(const std::string& id, std::vector<RegisteredArtifact> artifacts, const std::string& place = "release") {
  return {Channel::publish, id, "2026-11-21T08:00:00Z", "", place, "", std::move(artifacts)};
}

std::string paths(const std::vector<RegisteredArtifact>& artifacts) {
  std::string out;
  for (const RegisteredArtifact& one : artifacts) out += (out.empty() ? "" : " ") + std::string(one.gone ? "-" : "") + one.path + one.sha256;
  return out;
}

std::string told(const std::vector<FactCarrier>& carriers) {
  std::string out;
  for (const FactCarrier& c : carriers) out += std::string(to_string(c.where)) + " " + c.path + " '" + c.value + "' " + c.day + "|";
  return out;
}

TEST(Register, WhatIsWrittenIsReadBack) {
  MemoryFileSystem files;
  Register sent(files, "/w", "p");
  RegisterEvent event{Channel::print, "print 1", "2026-11-21T08:00:00Z", "2026-11-20", "Tipografia", "carta \"riciclata\"\n80 g", {artifact("it/a.print.pdf", "f00")}};
  event.artifacts[0].copies = 500;
  sent.add(event);
  const std::vector<RegisterEvent> events = sent.events();
  ASSERT_EQ(events.size(), 1u);
  const RegisterEvent& read = events[0];
  EXPECT_EQ(read.channel, Channel::print);
  EXPECT_EQ(read.reference + read.time + read.day + read.place + read.note, event.reference + event.time + event.day + event.place + event.note);
  ASSERT_EQ(read.artifacts.size(), 1u);
  EXPECT_EQ(read.artifacts[0].copies, 500);
  EXPECT_EQ(read.artifacts[0].facts, event.artifacts[0].facts);
  EXPECT_EQ(paths(read.artifacts), "it/a.print.pdff00");
}

TEST(Register, IsALineForAnOccasionAndOneForEachArtifact) {
  MemoryFileSystem files;
  Register(files, "/w", "p").add(release("0001-a", {artifact("site/a", "1", "")}));
  EXPECT_EQ(files.read(path),
            "{\"time\": \"2026-11-21T08:00:00Z\", \"how\": \"publish\", \"reference\": \"0001-a\", \"artifacts\": 1, \"place\": \"release\"}\n"
            "  {\"path\": \"site/a\", \"kind\": \"leaflets\", \"language\": \"it\", \"sha256\": \"1\"}\n");
}

TEST(Register, IsOnlyAddedTo) {
  MemoryFileSystem files;
  Register sent(files, "/w", "p");
  sent.add(release("0001-a", {artifact("site/a", "1")}));
  const std::string before = files.read(path);
  sent.add(release("0002-b", {artifact("site/a", "2")}));
  EXPECT_EQ(files.read(path).substr(0, before.size()), before);
  EXPECT_EQ(sent.events().size(), 2u);
}

TEST(Register, NothingYet) {
  MemoryFileSystem files;
  EXPECT_TRUE(Register(files, "/w", "p").events().empty());
}

TEST(Register, AFullDiskLeavesItAsItWas) {
  MemoryFileSystem files;
  Register sent(files, "/w", "p");
  sent.add(release("0001-a", {artifact("site/a", "1")}));
  const std::string before = files.read(path);
  files.fail_writes_after(0);
  EXPECT_THROW(sent.add(release("0002-b", {artifact("site/b", "2")})), EnvironmentError);
  EXPECT_EQ(files.read(path), before);
}

TEST(Register, AnOccasionCountsWholeOrNotAtAll) {
  MemoryFileSystem files;
  Register sent(files, "/w", "p");
  sent.add(release("0001-a", {artifact("site/a", "1"), artifact("site/b", "1")}));
  const std::string whole = files.read(path);
  for (size_t cut = 0; cut < whole.size(); ++cut) {
    files.write(path, whole.substr(0, cut));
    EXPECT_TRUE(sent.events().empty()) << cut;
    sent.add(release("0002-b", {artifact("site/c", "2")}));
    const std::vector<RegisterEvent> events = sent.events();
    ASSERT_EQ(events.size(), 1u) << cut;
    EXPECT_EQ(events[0].reference, "0002-b") << cut;
  }
}

TEST(Register, ALineThatNobodyCanReadIsPassedOver) {
  MemoryFileSystem files;
  Register sent(files, "/w", "p");
  sent.add(release("0001-a", {artifact("site/a", "1")}));
  files.write(path, "una nota a mano\n" + files.read(path) + "{\"how\": \"fax\", \"artifacts\": 0}\n[]\n{}\n");
  EXPECT_EQ(sent.events().size(), 1u);
}

TEST(Online, IsWhatTheReleasesLeft) {
  const std::vector<RegisterEvent> events{release("0001-a", {artifact("a", "1"), artifact("b", "1")}), release("0002-b", {artifact("a", "2"), {"b", "", "", "", 0, true, {}}}),
                                          release("0001-x", {artifact("z", "9")}, "elsewhere")};
  EXPECT_EQ(paths(online(events, "release")), "a2");
  EXPECT_EQ(paths(online(events, "release", "0001-a")), "a1 b1");
  EXPECT_EQ(paths(online(events, "release", "0007-c")), "");
  EXPECT_EQ(paths(online(events, "elsewhere")), "z9");
  EXPECT_EQ(last_release(events, "release"), "0002-b");
  EXPECT_EQ(last_release(events, "nowhere"), "");
}

TEST(Online, DifferencesAreNewChangedAndGone) {
  const std::vector<RegisteredArtifact> before{artifact("a", "1"), artifact("b", "1"), artifact("c", "1")}, now{artifact("a", "1"), artifact("b", "2"), artifact("d", "1")};
  EXPECT_EQ(paths(difference(before, now)), "b2 d1 -c");
}

TEST(Online, APageWithOtherFactsHasChanged) { EXPECT_EQ(paths(difference({artifact("a", "1", "1")}, {artifact("a", "1", "2")})), "a1"); }

TEST(Online, TheSiteIsPagesAndDownloads) {
  Manifest manifest;
  for (const char* name : {"it/leaflets/a.pdf", "it/leaflets/a.print.pdf", "site/it/index.html", "site/it/gone.html"}) {
    Artifact one;
    one.path = name;
    manifest.artifacts.push_back(one);
  }
  EXPECT_EQ(paths(site_artifacts(manifest, {"it/index.html", "downloads/it/leaflets/a.pdf", "assets/site.css"})), "site/downloads/it/leaflets/a.pdf site/it/index.html");
}

TEST(FactCarriers, OnlineMailedAndPrintedEachWithItsValue) {
  Manifest built;
  Artifact now;
  now.path = "it/a.pdf";
  now.facts["desk.phone"] = {"2", "h2"};
  built.artifacts.push_back(now);
  RegisterEvent mail{Channel::mail, "campaign 1", "2026-11-02T08:00:00Z", "2026-11-01", "newsletters/1 to 'l'", "", {artifact("mail/1/it.eml", "1", "1")}};
  RegisterEvent print{Channel::print, "print 1", "2026-11-03T08:00:00Z", "2026-10-30", "", "", {artifact("it/a.print.pdf", "1", "0"), artifact("it/b.print.pdf", "1", "")}};
  const std::vector<RegisterEvent> events{print, mail, release("0001-a", {artifact("site/a", "1", "1")}), release("0002-a", {artifact("site/b", "1", "2")})};
  EXPECT_EQ(told(fact_carriers("desk.phone", built, events)),
            "built it/a.pdf '2' |online site/a '1' 2026-11-21|online site/b '2' 2026-11-21|mailed mail/1/it.eml '1' 2026-11-01|printed it/a.print.pdf '0' 2026-10-30|");
  EXPECT_EQ(told(fact_carriers("desk.mail", built, events)), "");
  EXPECT_EQ(carried_names(built, events), (std::vector<std::string>{"desk.phone"}));
}

TEST(FactCarriers, WhatIsNoLongerOnlineIsNotToldAsOnline) {
  const std::vector<RegisterEvent> events{release("0001-a", {artifact("site/a", "1", "1")}), release("0002-a", {artifact("site/a", "2", "2")})};
  EXPECT_EQ(told(fact_carriers("desk.phone", {}, events)), "online site/a '2' 2026-11-21|");
}

}  // namespace
}  // namespace divulga
