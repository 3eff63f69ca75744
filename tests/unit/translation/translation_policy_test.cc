#include "translation/translation_policy.h"

#include <gmock/gmock.h>

#include "translation/extract.h"

namespace divulga {
namespace {

/// One leaflet with a partial, in Italian and English, every text translated but as a test says.
class PolicyTest : public testing::Test {
 protected:
  PolicyTest() {
    content.project.id = "p";
    content.project.directory = "content/p";
    content.project.source_language = LocaleTag("it");
    content.project.languages = {LocaleTag("it"), english};
    content.partials["fine"] = "Chiama il numero.\n";
    Material leaflet;
    leaflet.folder = Folder::leaflets;
    leaflet.name = "a";
    leaflet.file = "content/p/leaflets/a.md";
    leaflet.title = {"Titolo", {leaflet.file, 2, 8, 0}};
    leaflet.body = "Uno.\n\n::: {.callout kind=warning risk=safety}\nNon toccare.\n:::\n\n{{> fine}}\n";
    leaflet.languages = content.project.languages;
    content.materials.push_back(leaflet);
  }

  std::vector<HeldEdition> held() {
    texts = source_texts(content, {}, {});
    units.clear();
    for (const SourceText& text : texts) {
      TranslationUnit unit;
      unit.source = &text;
      unit.made_from = text.text;
      unit.translation = "T";
      const auto other = states.find(text.text);
      unit.state = other == states.end() ? TranslationState::translated : other->second;
      units.push_back(unit);
    }
    return held_editions(content, edition_texts(content, texts), english, units);
  }

  const LocaleTag english{"en"};
  ProjectContent content;
  std::map<std::string, TranslationState> states;
  std::vector<SourceText> texts;
  std::vector<TranslationUnit> units;
};

TEST_F(PolicyTest, AStaleTextOfNormalRiskHoldsNothingBack) {
  states["Uno."] = TranslationState::stale;
  EXPECT_TRUE(held().empty());
}

TEST_F(PolicyTest, AStaleWarningHoldsItsEditionBack) {
  for (const TranslationState state : {TranslationState::stale, TranslationState::machine, TranslationState::draft}) {
    states["Non toccare."] = state;
    const auto found = held();
    ASSERT_EQ(found.size(), 1u) << to_string(state);
    EXPECT_EQ(found[0].risk, Risk::safety);
    EXPECT_THAT(told(content, found[0]).message.text(), testing::HasSubstr("'Non toccare.'"));
  }
  states["Non toccare."] = TranslationState::missing;
  EXPECT_TRUE(held().empty()) << "it stands in the source language";
}

TEST_F(PolicyTest, TheMaterialsRiskIsThatOfItsPartials) {
  states["Chiama il numero."] = TranslationState::stale;
  EXPECT_TRUE(held().empty());
  content.materials[0].risk = Risk::legal;
  EXPECT_EQ(held().size(), 1u);
}

TEST_F(PolicyTest, WholeTranslationsAreNotHeldBack) {
  states["Non toccare."] = TranslationState::stale;
  content.materials[0].translations[english] = {};
  EXPECT_TRUE(held().empty());
}

TEST_F(PolicyTest, AnEditionWithTooFewTranslatedTextsIsNotMade) {
  states["Uno."] = TranslationState::missing;
  content.project.translation.least = 75;
  EXPECT_TRUE(held().empty()) << "three of four";
  content.project.translation.least = 80;
  ASSERT_EQ(held().size(), 1u);
  EXPECT_EQ(held()[0].reason, HeldEdition::Reason::least);
}

TEST_F(PolicyTest, WhatGoesOut) {
  states = {{"Titolo", TranslationState::draft}, {"Uno.", TranslationState::stale}, {"Non toccare.", TranslationState::machine}};
  held();
  TranslationPolicy policy;
  const auto usual = outgoing_translations(units, policy);
  EXPECT_EQ(usual.catalog.find("Titolo"), nullptr);
  EXPECT_NE(usual.catalog.find("Uno."), nullptr);
  EXPECT_EQ(usual.catalog.find("Non toccare."), nullptr);
  EXPECT_EQ(usual.noticed.size(), 1u);
  policy.stale = TranslationPolicy::Stale::source;
  policy.machine = TranslationPolicy::Machine::notice;
  const auto other = outgoing_translations(units, policy);
  EXPECT_EQ(other.catalog.find("Uno."), nullptr);
  EXPECT_NE(other.catalog.find("Non toccare."), nullptr);
  EXPECT_EQ(other.noticed.at("Non toccare."), TranslationState::machine);
}

TEST_F(PolicyTest, AStaleTextWhoseNamesAreNoLongerThoseOfItsSourceStaysIn) {
  SourceText text{"Chiama {{facts.b}}.", wording_hash("Chiama {{facts.b}}."), Risk::normal, {}};
  TranslationUnit unit;
  unit.source = &text;
  unit.state = TranslationState::stale;
  unit.translation = "Call {{facts.a}}.";
  EXPECT_FALSE(goes_out(unit, {}));
  unit.translation = "Call {{facts.b}} now.";
  EXPECT_TRUE(goes_out(unit, {}));
}

}  // namespace
}  // namespace divulga
