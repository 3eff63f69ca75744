#include "build/expired_facts.h"

#include <gmock/gmock.h>

namespace divulga {
namespace {

const Date today{2026, 11, 21};

Material material(const std::string& name, Risk risk = Risk::normal) {
  Material made;
  made.folder = Folder::leaflets;
  made.name = name;
  made.file = "content/p/leaflets/" + name + ".md";
  made.risk = risk;
  return made;
}

Facts phone(std::optional<Date> valid_until) {
  Fact fact;
  fact.name = "desk.phone";
  fact.owner = "sportello";
  fact.value = {"112", {"content/p/facts.yaml", 3, 5, 3}};
  fact.valid_until = valid_until;
  return Facts({fact});
}

std::vector<Diagnostic> told(const std::vector<FactUse>& uses, const Facts& facts) {
  DiagnosticSink sink;
  check_expired_facts(uses, facts, today, sink);
  return sink.sorted();
}

TEST(ExpiredFacts, OneThatSomethingSaysIsAWarningAtItsValue) {
  const Material a = material("a");
  const auto diagnostics = told({{&a, {"desk.phone"}}}, phone(Date{2026, 11, 20}));
  ASSERT_EQ(diagnostics.size(), 1u);
  EXPECT_EQ(diagnostics[0].severity, Severity::warning);
  EXPECT_EQ(diagnostics[0].span, (SourceSpan{"content/p/facts.yaml", 3, 5, 3}));
  EXPECT_EQ(diagnostics[0].message.text(), "'desk.phone' was valid until 2026-11-20 and stands in leaflets/a");
  EXPECT_EQ(diagnostics[0].hint.text(), "ask sportello whether it is still true, then give it a later 'valid_until'");
}
TEST(ExpiredFacts, SafetyAndLawMakeItAnError) {
  for (const Risk risk : {Risk::safety, Risk::legal}) {
    const Material a = material("a"), b = material("b", risk);
    const auto diagnostics = told({{&a, {"desk.phone"}}, {&b, {"desk.phone"}}}, phone(Date{2026, 11, 20}));
    ASSERT_EQ(diagnostics.size(), 1u);
    EXPECT_EQ(diagnostics[0].severity, Severity::error);
    EXPECT_THAT(diagnostics[0].message.text(), testing::EndsWith("stands in leaflets/b"));
  }
}
TEST(ExpiredFacts, TheLastDayCounts) {
  const Material a = material("a");
  EXPECT_TRUE(told({{&a, {"desk.phone"}}}, phone(today)).empty());
  EXPECT_TRUE(told({{&a, {"desk.phone"}}}, phone(std::nullopt)).empty());
}
TEST(ExpiredFacts, WhatNobodySaysIsNotTold) {
  const Material a = material("a", Risk::safety);
  EXPECT_TRUE(told({{&a, {"desk.email"}}}, phone(Date{2020, 1, 1})).empty());
}
TEST(ExpiredFacts, ManyMaterialsAreCutShort) {
  const Material all[] = {material("a"), material("b"), material("c"), material("d")};
  std::vector<FactUse> uses;
  for (const Material& one : all)
    for (int language = 0; language < 2; ++language) uses.push_back({&one, {"desk.phone"}});
  EXPECT_THAT(told(uses, phone(Date{2020, 1, 1}))[0].message.text(), testing::EndsWith("stands in leaflets/a, leaflets/b, leaflets/c, …"));
}
TEST(ExpiredFacts, OfAManifest) {
  Manifest manifest;
  Artifact page;
  page.inputs["content/p/leaflets/a.md"] = "1";
  page.facts["desk.phone"] = {"112", "x"};
  manifest.artifacts.push_back(page);
  const std::vector<Material> materials{material("a"), material("b")};
  const std::vector<FactUse> uses = facts_in_use(manifest, materials);
  ASSERT_EQ(uses.size(), 1u);
  EXPECT_EQ(uses[0].material, &materials[0]);
  EXPECT_THAT(uses[0].facts, testing::ElementsAre("desk.phone"));
}

}  // namespace
}  // namespace divulga
