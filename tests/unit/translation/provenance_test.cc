#include "translation/provenance.h"

#include <gmock/gmock.h>

namespace divulga {
namespace {

using testing::ElementsAre;

CatalogEntry entry(const std::string& source, const std::string& translation, bool fuzzy = false) {
  CatalogEntry out;
  out.source = source;
  out.translation = translation;
  out.fuzzy = fuzzy;
  return out;
}

TEST(Provenance, IsWrittenAndReadAndKeepsOtherComments) {
  CatalogEntry text = entry("Ciao", "Hello");
  text.translator_comments = {"as on the poster"};
  set_provenance(text, {TranslationState::reviewed, Date{2026, 11, 10}, Date{2026, 11, 20}});
  EXPECT_THAT(text.translator_comments, ElementsAre("as on the poster", testing::StartsWith("divulga: state=reviewed on=2026-11-10 verified=2026-11-20 of=")));
  const Provenance said = provenance_of(text);
  EXPECT_EQ(said.state, TranslationState::reviewed);
  EXPECT_EQ(said.on, (Date{2026, 11, 10}));
  EXPECT_EQ(said.verified, (Date{2026, 11, 20}));
  set_provenance(text, {});
  EXPECT_THAT(text.translator_comments, ElementsAre("as on the poster"));
}

TEST(Provenance, IsVoidOnceSomebodyEditsTheTranslationOrItsSource) {
  CatalogEntry text = entry("Ciao", "Hello");
  set_provenance(text, {TranslationState::reviewed, {}, {}});
  CatalogEntry other = text;
  other.translation = "Hi";
  EXPECT_EQ(state_of(other), TranslationState::translated);
  other = text;
  other.source = "Salve";
  EXPECT_EQ(state_of(other), TranslationState::translated);
  other = text;
  other.source = "**Ciao**";
  EXPECT_EQ(state_of(other), TranslationState::reviewed) << "markup is no wording";
}

TEST(StateOf, FollowsFromTheFlags) {
  EXPECT_EQ(state_of(entry("a", "")), TranslationState::missing);
  EXPECT_EQ(state_of(entry("a", "", true)), TranslationState::missing);
  EXPECT_EQ(state_of(entry("a", "b")), TranslationState::translated);
  EXPECT_EQ(state_of(entry("a", "b", true)), TranslationState::draft);
  CatalogEntry stale = entry("a", "b", true);
  stale.previous_source = "c";
  EXPECT_EQ(state_of(stale), TranslationState::stale);
}

TEST(StateOf, AMachinesTextIsOneWhateverTheFlags) {
  for (const bool fuzzy : {true, false}) {
    CatalogEntry text = entry("a", "b", fuzzy);
    set_provenance(text, {TranslationState::machine, {}, {}});
    EXPECT_EQ(state_of(text), TranslationState::machine);
    text.translation = "c";
    EXPECT_EQ(state_of(text), fuzzy ? TranslationState::draft : TranslationState::translated) << "somebody has edited it";
  }
}

TEST(StateOf, AnEditInATranslatorsProgramThatTakesTheFuzzyFlagAwayTranslates) {
  CatalogEntry text = entry("a", "b", true);
  text.previous_source = "c";
  set_provenance(text, {TranslationState::stale, Date{2026, 11, 1}, {}});
  text.fuzzy = false;
  EXPECT_EQ(state_of(text), TranslationState::translated);
}

}  // namespace
}  // namespace divulga
