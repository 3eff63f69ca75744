#include "translation/translation_units.h"

#include <gmock/gmock.h>

#include "translation/provenance.h"

namespace divulga {
namespace {

using testing::ElementsAre;

constexpr Date today{2026, 11, 21};

SourceText text(const std::string& words, int line = 1, const std::string& file = "a.md", const std::string& kind = "paragraph") {
  return {words, wording_hash(words), Risk::normal, {{"pages/a", kind, {file, line, 1, 0}, Risk::normal}}};
}

CatalogEntry entry(const std::string& source, const std::string& translation, const std::string& reference = {}) {
  CatalogEntry out;
  out.source = source;
  out.translation = translation;
  out.comments = {"paragraph"};
  if (!reference.empty()) out.references = {reference};
  return out;
}

TEST(TranslationUnits, AnEditOfWordsIsStaleAndOnlyItself) {
  const std::vector<SourceText> texts{text("Uno", 1), text("Due apre alle nove", 3), text("Tre", 5)};
  const auto units = translation_units(texts, Catalog({entry("Uno", "One", "a.md:1"), entry("Due apre alle otto", "Two", "a.md:3"), entry("Tre", "Three", "a.md:5")}));
  ASSERT_EQ(units.size(), 3u);
  EXPECT_EQ(units[0].state, TranslationState::translated);
  EXPECT_EQ(units[1].state, TranslationState::stale);
  EXPECT_EQ(units[1].translation, "Two");
  EXPECT_EQ(units[1].made_from, "Due apre alle otto");
  EXPECT_EQ(units[2].state, TranslationState::translated);
}

TEST(TranslationUnits, ATextEditedAtOneOfItsTwoPlacesIsStaleThereOnly) {
  const std::vector<SourceText> texts{text("Chiama oggi", 1), text("Chiama domani", 5)};
  CatalogEntry twice = entry("Chiama oggi", "Call today", "a.md:1");
  twice.references.push_back("a.md:5");
  const auto units = translation_units(texts, Catalog({twice}));
  EXPECT_EQ(units[0].state, TranslationState::translated);
  EXPECT_EQ(units[1].state, TranslationState::stale);
  EXPECT_EQ(units[1].translation, "Call today");
}

TEST(TranslationUnits, AMovedTextIsNoneThatWasReworded) {
  const std::vector<SourceText> texts{text("Nuovo del tutto", 1), text("Uno", 3)};
  const auto units = translation_units(texts, Catalog({entry("Uno", "One", "a.md:1")}));
  EXPECT_EQ(units[0].state, TranslationState::missing);
  EXPECT_EQ(units[1].state, TranslationState::translated);
}

TEST(TranslationUnits, MarkupIsCarriedOver) {
  const std::vector<SourceText> texts{text("**Vedi** [qui](https://b.example/)[^z]")};
  const auto units = translation_units(texts, Catalog({entry("Vedi [qui](https://a.example/)[^y]", "See [here](https://a.example/)[^y]", "a.md:1")}));
  EXPECT_EQ(units[0].state, TranslationState::translated);
  EXPECT_TRUE(units[0].markup_changed);
  EXPECT_EQ(units[0].translation, "See [here](https://b.example/)[^z]");
}

TEST(TranslationUnits, AMachinesTextStaysOneWhenItsSourceChanges) {
  CatalogEntry machine = entry("Uno due tre", "One two three", "a.md:1");
  set_provenance(machine, {TranslationState::machine, {}, {}});
  const std::vector<SourceText> texts{text("Uno due quattro")};
  const auto units = translation_units(texts, Catalog({machine}));
  EXPECT_EQ(units[0].state, TranslationState::machine);
  EXPECT_EQ(units[0].made_from, "Uno due tre");
}

TEST(CatalogEntries, AStaleTextIsFuzzyWithItsFormerSourceAndTheDay) {
  const std::vector<SourceText> texts{text("Apre alle nove")};
  const Catalog present({entry("Apre alle otto", "Opens at eight", "a.md:1")});
  const auto entries = catalog_entries(translation_units(texts, present), present, today);
  ASSERT_EQ(entries.size(), 1u) << "what it was made from is in it";
  EXPECT_TRUE(entries[0].fuzzy);
  EXPECT_EQ(entries[0].source, "Apre alle nove");
  EXPECT_EQ(entries[0].previous_source, "Apre alle otto");
  EXPECT_EQ(provenance_of(entries[0]).on, today);
  const auto again = translation_units(texts, Catalog(entries));
  EXPECT_EQ(again[0].state, TranslationState::stale);
  EXPECT_EQ(again[0].stale_since, today);
  const auto twice = catalog_entries(again, Catalog(entries), Date{2026, 12, 1});
  EXPECT_EQ(twice[0].translator_comments, entries[0].translator_comments) << "the day stays";
}

TEST(CatalogEntries, AnEditTakenBackBringsTheTranslationBack) {
  const std::vector<SourceText> edited{text("Apre alle nove")}, back{text("Apre alle otto")};
  const Catalog present({entry("Apre alle otto", "Opens at eight", "a.md:1")});
  const Catalog updated(catalog_entries(translation_units(edited, present), present, today));
  const auto units = translation_units(back, updated);
  EXPECT_EQ(units[0].state, TranslationState::translated);
  EXPECT_EQ(units[0].translation, "Opens at eight");
  EXPECT_THAT(catalog_entries(units, updated, today), testing::SizeIs(1));
}

TEST(CatalogEntries, ATextThatIsGoneIsObsoleteUntilItReturns) {
  const Catalog present({entry("Uno", "One", "a.md:1"), entry("Altro testo", "", "a.md:2")});
  const auto entries = catalog_entries(translation_units({}, present), present, today);
  ASSERT_EQ(entries.size(), 1u) << "an empty one is not kept";
  EXPECT_TRUE(entries[0].obsolete);
  const std::vector<SourceText> texts{text("Uno")};
  EXPECT_EQ(translation_units(texts, Catalog(entries))[0].state, TranslationState::translated);
}

TEST(CatalogEntries, ReviewsVerificationsAndCommentsStay) {
  CatalogEntry reviewed = entry("Uno", "One", "a.md:1");
  reviewed.translator_comments = {"as on the poster"};
  set_provenance(reviewed, {TranslationState::reviewed, Date{2026, 10, 1}, Date{2026, 11, 1}});
  const std::vector<SourceText> texts{text("**Uno**")};
  const Catalog present({reviewed});
  const auto units = translation_units(texts, present);
  EXPECT_EQ(units[0].state, TranslationState::reviewed);
  EXPECT_EQ(units[0].reviewed, (Date{2026, 10, 1}));
  EXPECT_EQ(units[0].verified, (Date{2026, 11, 1}));
  const auto entries = catalog_entries(units, present, today);
  EXPECT_EQ(entries[0].source, "**Uno**");
  EXPECT_EQ(entries[0].translator_comments, reviewed.translator_comments);
}

TEST(WithMarksOf, TargetsChangeByTheirPlaceWhereTheyAreAsMany) {
  EXPECT_EQ(with_marks_of("[b](y) [a](x \"t\")", "[A](x) [B](y)", "[A](x2) [B](y2)"), "[b](y2) [a](x2 \"t\")");
  EXPECT_EQ(with_marks_of("[a](x)", "[A](x)", "A"), "[a](x)") << "told where the edition is made";
  EXPECT_EQ(with_marks_of("v. @tbl-a", "vedi @tbl-a", "vedi @tbl-b"), "v. @tbl-b");
}

TEST(TranslationUnits, ManyLanguagesAtOnceStandWhereEachDoesAlone) {
  std::vector<SourceText> texts;
  std::vector<CatalogEntry> together;
  for (int i = 0; i < 40; ++i) {
    const std::string words = "Testo numero " + std::to_string(i) + " dello sportello";
    texts.push_back(text(i % 7 == 3 ? words + " nuovo" : words, 2 * i + 1));
    together.push_back(entry(words, "Text " + std::to_string(i), "a.md:" + std::to_string(2 * i + 1)));
  }
  std::vector<CatalogEntry> half = together, moved = together, older(together.begin(), together.begin() + 20), gone = together;
  for (size_t i = 0; i < half.size(); i += 2) half[i].translation.clear();
  for (CatalogEntry& one : half) one.fuzzy = one.source.size() % 2 == 0;
  std::swap(moved[3], moved[10]);
  moved[3].references.swap(moved[10].references);
  for (size_t i = 0; i < 20; ++i) gone[i].obsolete = true;
  const std::vector<Catalog> catalogs{Catalog(together), Catalog(half), Catalog(), Catalog(moved), Catalog(older), Catalog(gone), Catalog(together)};
  const auto all = translation_units(texts, catalogs);
  ASSERT_EQ(all.size(), catalogs.size());
  for (size_t l = 0; l < catalogs.size(); ++l) {
    const auto alone = translation_units(texts, catalogs[l]);
    ASSERT_EQ(all[l].size(), alone.size());
    for (size_t i = 0; i < alone.size(); ++i) {
      EXPECT_EQ(all[l][i].state, alone[i].state) << l << " " << i;
      EXPECT_EQ(all[l][i].translation, alone[i].translation) << l << " " << i;
      EXPECT_EQ(all[l][i].made_from, alone[i].made_from) << l << " " << i;
      EXPECT_EQ(all[l][i].source, &texts[i]);
    }
  }
  EXPECT_EQ(all[0][3].state, TranslationState::stale);
  EXPECT_EQ(all[1][3].state, TranslationState::draft);
  EXPECT_EQ(all[2][3].state, TranslationState::missing);
}

}  // namespace
}  // namespace divulga
