#include "translation/translation_memory.h"

#include <gmock/gmock.h>

#include <chrono>

#include "translation/provenance.h"

namespace divulga {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> told(const std::vector<MemoryHit>& hits) {
  std::vector<std::string> out;
  for (const MemoryHit& hit : hits) out.push_back(std::to_string(hit.percent) + " " + hit.text->translation);
  return out;
}

const TranslationMemory& memory() {
  static const TranslationMemory made(std::vector<RememberedText>{{"Lo sportello è aperto ogni lunedì mattina.", "A", "p"},
                                                                {"Lo sportello è aperto ogni martedì mattina.", "B", "p"},
                                                                {"Porta con te il passaporto e due foto.", "C", "q"},
                                                                {"Documenti", "D", "p"},
                                                                {"**Documenti**", "D", "q"},
                                                                {"Documenti", "E", "q"},
                                                                {"Chiama {{facts.desk.phone}} per un appuntamento.", "F", "p"},
                                                                {"Vuoto", "", "p"}});
  return made;
}

TEST(TranslationMemory, TheSameWordingIsAHundred) { EXPECT_THAT(told(memory().matches("Porta con te **il passaporto** e due foto.", 5)), ElementsAre("100 C")); }
TEST(TranslationMemory, EveryTranslationOfTheSameTextOnce) { EXPECT_THAT(told(memory().matches("Documenti", 5)), ElementsAre("100 D", "100 E")); }
TEST(TranslationMemory, SimilarTextsByTheShareOfWords) {
  EXPECT_THAT(told(memory().matches("Lo sportello è aperto ogni mercoledì mattina.", 5)), ElementsAre("85 A", "85 B"));
  EXPECT_THAT(told(memory().matches("Lo sportello è aperto ogni lunedì pomeriggio.", 5)), ElementsAre("85 A", "71 B"));
}
TEST(TranslationMemory, TheBestFirstAndNoMoreThanAskedFor) { EXPECT_THAT(told(memory().matches("Lo sportello è aperto ogni lunedì mattina!", 1)), ElementsAre("99 A")); }
TEST(TranslationMemory, NothingUnderTheMinimum) {
  EXPECT_THAT(told(memory().matches("Lo sportello è chiuso ogni sabato sera.", 5)), IsEmpty());
  EXPECT_THAT(told(memory().matches("Lo sportello è aperto ogni mercoledì mattina.", 5, 90)), IsEmpty());
}
TEST(TranslationMemory, NamesCount) { EXPECT_THAT(told(memory().matches("Chiama {{facts.desk.whatsapp}} per un appuntamento.", 5)), ElementsAre("85 F")); }
TEST(TranslationMemory, WordsInAnotherOrderAreLess) { EXPECT_THAT(told(memory().matches("Porta il passaporto e due foto con te.", 5, 50)), ElementsAre("50 C")); }
TEST(TranslationMemory, TextsWithoutTranslationAreNotRemembered) {
  EXPECT_EQ(memory().size(), 6u);
  EXPECT_THAT(told(memory().matches("Vuoto", 5)), IsEmpty());
}
TEST(TranslationMemory, AnEmptyOneKnowsNothing) {
  EXPECT_THAT(told(TranslationMemory().matches("Documenti", 5)), IsEmpty());
  EXPECT_THAT(told(memory().matches("", 5)), IsEmpty());
}
TEST(TranslationMemory, ChineseIsComparedSignBySign) {
  const TranslationMemory chinese(std::vector<RememberedText>{{"请带护照和两张照片", "A", "p"}});
  EXPECT_THAT(told(chinese.matches("请带护照和三张照片", 5)), ElementsAre("88 A"));
}

/// Every hit that comparing with every text would find is found.
TEST(TranslationMemory, SearchingByRareWordsLosesNothing) {
  std::vector<RememberedText> texts;
  unsigned seed = 7;
  const auto random = [&](unsigned most) { return (seed = seed * 1664525u + 1013904223u) / 65536u % most; };
  const auto sentence = [&] {
    std::string out;
    for (unsigned i = 0, n = 3 + random(9); i < n; ++i) out += "p" + std::to_string(random(12)) + " ";
    return out;
  };
  for (int i = 0; i < 300; ++i) texts.push_back({sentence(), "t" + std::to_string(i), "p"});
  const TranslationMemory all(texts);
  int found = 0;
  for (int query = 0; query < 100; ++query) {
    // One of them with a word more.
    std::string asked = texts[random(300)].source;
    asked.insert(asked.find(' ') + 1, "p" + std::to_string(random(12)) + " ");
    const auto many = all.matches(asked, 1000, 70);
    for (const RememberedText& text : texts) {
      const auto alone = TranslationMemory({text}).matches(asked, 1, 70);
      if (alone.empty()) continue;
      ++found;
      EXPECT_TRUE(std::any_of(many.begin(), many.end(), [&](const MemoryHit& hit) { return hit.percent == alone[0].percent && hit.text->source == text.source; })) << asked << text.source;
    }
  }
  EXPECT_GT(found, 50);
}

TEST(RememberedTexts, WhatSomebodyAnswersFor) {
  std::vector<CatalogEntry> entries(5);
  const char* const names[] = {"translated", "draft", "missing", "machine", "stale"};
  for (size_t i = 0; i < 5; ++i) {
    entries[i].source = names[i];
    entries[i].translation = i == 2 ? "" : std::string(names[i]) + "!";
  }
  entries[1].fuzzy = entries[3].fuzzy = entries[4].fuzzy = true;
  set_provenance(entries[3], {TranslationState::machine, {}, {}});
  entries[4].previous_source = "old";
  std::vector<std::string> told;
  for (const RememberedText& text : remembered_texts(Catalog(entries), "p")) told.push_back(text.source + "=" + text.translation);
  EXPECT_THAT(told, ElementsAre("translated=translated!", "old=stale!"));
}

TEST(WorkspaceMemory, IsOverAllProjectsOfASourceLanguage) {
  Workspace workspace;
  for (const char* name : {"p", "q", "r"}) {
    ProjectContent content;
    content.project.id = name;
    content.project.source_language = LocaleTag(*name == 'r' ? "de" : "it");
    CatalogEntry entry;
    entry.source = "Documenti";
    entry.translation = name;
    content.catalogs[LocaleTag("en")] = Catalog({entry});
    workspace.projects.push_back(std::move(content));
  }
  EXPECT_THAT(told(workspace_memory(workspace, LocaleTag("it"), LocaleTag("en")).matches("Documenti", 5)), ElementsAre("100 p", "100 q"));
  EXPECT_EQ(workspace_memory(workspace, LocaleTag("it"), LocaleTag("fr")).size(), 0u);
}

}  // namespace
}  // namespace divulga
