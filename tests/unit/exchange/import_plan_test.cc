#include "exchange/import_plan.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "unit/exchange/sample_table.h"

namespace divulga {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const Date today{2026, 11, 20};

/// The units as rows of a table that came back untouched.
ReturnedTable returned(const SampleUnits& sample) {
  DiagnosticSink sink;
  return read_exchange("f", write_exchange(sample_table(sample), ExchangeFormat::csv, sample_words()), sink);
}

PlannedRow only_row(const SampleUnits& sample, const ReturnedTable& table) {
  const ImportPlan plan = plan_import(sample.units, table, sample_words(), today);
  EXPECT_EQ(plan.rows.size(), 1u);
  return plan.rows.at(0);
}

TEST(ImportPlan, AMissingTextIsNew) {
  SampleUnits sample;
  sample.add("Chiama {{phone}}");
  ReturnedTable table = returned(sample);
  table.rows[0].translation = "Ring {1}";
  const PlannedRow row = only_row(sample, table);
  EXPECT_EQ(row.fate, RowFate::added);
  EXPECT_EQ(row.after.translation, "Ring {{phone}}");
  EXPECT_EQ(row.after.state, TranslationState::translated);
  EXPECT_EQ(row.after.made_from, "Chiama {{phone}}");
}

TEST(ImportPlan, AnEmptyRowIsLeft) {
  SampleUnits sample;
  sample.add("Uno");
  EXPECT_EQ(only_row(sample, returned(sample)).fate, RowFate::left_empty);
}

TEST(ImportPlan, ATextThatWasEmptiedStays) {
  SampleUnits sample;
  sample.add("Uno", "One");
  ReturnedTable table = returned(sample);
  table.rows[0].translation = " ";
  const PlannedRow row = only_row(sample, table);
  EXPECT_EQ(row.fate, RowFate::left_empty);
  EXPECT_EQ(row.reason.text(), "the translation is empty in the file; the project's stays as it is");
}

TEST(ImportPlan, AnEditIsBetter) {
  SampleUnits sample;
  sample.add("Uno", "Wan", TranslationState::machine);
  ReturnedTable table = returned(sample);
  table.rows[0].translation = "One";
  const PlannedRow row = only_row(sample, table);
  EXPECT_EQ(row.fate, RowFate::improved);
  EXPECT_EQ(row.after.state, TranslationState::translated);
}

TEST(ImportPlan, AReviewIsTakenWithItsDay) {
  SampleUnits sample;
  sample.add("Uno", "One");
  ReturnedTable table = returned(sample);
  table.rows[0].state = "rivisto";
  const PlannedRow row = only_row(sample, table);
  EXPECT_EQ(row.fate, RowFate::improved);
  EXPECT_EQ(row.after.state, TranslationState::reviewed);
  EXPECT_EQ(row.after.reviewed, today);
}

TEST(ImportPlan, AStateThatSaysLessIsNotTaken) {
  SampleUnits sample;
  sample.add("Uno", "One", TranslationState::reviewed);
  ReturnedTable table = returned(sample);
  table.rows[0].state = "draft";
  EXPECT_EQ(only_row(sample, table).fate, RowFate::same);
}

TEST(ImportPlan, AStaleTextThatIsCalledTranslatedIsFreshAgain) {
  SampleUnits sample;
  sample.add("Uno nuovo", "One", TranslationState::stale).made_from = "Uno";
  ReturnedTable table = returned(sample);
  table.rows[0].state = "translated";
  const PlannedRow row = only_row(sample, table);
  EXPECT_EQ(row.fate, RowFate::improved);
  EXPECT_EQ(row.after.made_from, "Uno nuovo");
}

TEST(ImportPlan, AnUnknownStateCountsAsTranslated) {
  SampleUnits sample;
  sample.add("Uno");
  ReturnedTable table = returned(sample);
  table.rows[0].translation = "One";
  table.rows[0].state = "finito";
  const PlannedRow row = only_row(sample, table);
  EXPECT_EQ(row.after.state, TranslationState::translated);
  EXPECT_EQ(row.reason.text(), "unknown state 'finito'; the text counts as translated");
}

TEST(ImportPlan, ANewerReviewedTextIsNotOverwrittenUnasked) {
  SampleUnits sample;
  sample.add("Uno", "Wan");
  ReturnedTable table = returned(sample);
  table.rows[0].translation = "Won";
  sample.units[0].translation = "One";
  sample.units[0].state = TranslationState::reviewed;
  sample.units[0].reviewed = Date{2026, 11, 19};
  const ImportPlan plan = plan_import(sample.units, table, sample_words(), today);
  EXPECT_EQ(plan.rows[0].fate, RowFate::conflict);
  EXPECT_EQ(plan.rows[0].reason.text(), "the project has a newer text, reviewed on 2026-11-19: 'One'");
  EXPECT_EQ(apply_import(sample.units, plan, Overwrite::never)[0].translation, "One");
  EXPECT_EQ(apply_import(sample.units, plan, Overwrite::newer_texts)[0].translation, "Won");
}

TEST(ImportPlan, ARowThatWasNotTouchedLosesToANewerText) {
  SampleUnits sample;
  sample.add("Uno", "Wan");
  const ReturnedTable table = returned(sample);
  sample.units[0].translation = "One";
  const PlannedRow row = only_row(sample, table);
  EXPECT_EQ(row.fate, RowFate::same);
  EXPECT_THAT(row.reason.text(), HasSubstr("not changed by the translator"));
}

TEST(ImportPlan, AReviewedTextThatTheTranslatorHadIsEdited) {
  SampleUnits sample;
  sample.add("Uno", "Wan", TranslationState::reviewed);
  ReturnedTable table = returned(sample);
  table.rows[0].translation = "One";
  table.rows[0].state = "translated";
  const PlannedRow row = only_row(sample, table);
  EXPECT_EQ(row.fate, RowFate::improved);
  EXPECT_EQ(row.after.state, TranslationState::translated);
  EXPECT_EQ(row.after.reviewed, std::nullopt);
}

TEST(ImportPlan, ASourceThatWasReworded) {
  SampleUnits sent, project;
  sent.add("Lo sportello apre il lunedì, chiama {{phone}}");
  ReturnedTable table = returned(sent);
  table.rows[0].translation = "The desk opens on Monday, ring {1}";
  project.add("Lo sportello apre il martedì, chiama {{phone}}");
  const PlannedRow row = only_row(project, table);
  EXPECT_EQ(row.fate, RowFate::stale);
  EXPECT_EQ(row.after.state, TranslationState::stale);
  EXPECT_EQ(row.after.made_from, "Lo sportello apre il lunedì, chiama {{phone}}");
  EXPECT_EQ(row.after.translation, "The desk opens on Monday, ring {{phone}}");
}

TEST(ImportPlan, AStaleUnitIsFoundByWhatItWasMadeFrom) {
  SampleUnits sent, project;
  sent.add("Uno", "Wan");
  ReturnedTable table = returned(sent);
  table.rows[0].translation = "One";
  project.add("Una cosa del tutto diversa", "Wan", TranslationState::stale).made_from = "Uno";
  const PlannedRow row = only_row(project, table);
  EXPECT_EQ(row.fate, RowFate::stale);
  EXPECT_EQ(row.after.translation, "One");
  EXPECT_EQ(row.after.made_from, "Uno");
}

TEST(ImportPlan, ARowWhoseSourceIsGoneIsRefused) {
  SampleUnits sent, project;
  sent.add("Uno", "One");
  project.add("Del tutto diverso");
  const PlannedRow row = only_row(project, returned(sent));
  EXPECT_EQ(row.fate, RowFate::refused);
  EXPECT_EQ(row.reason.text(), "no text of the project belongs to this row: it was added by hand, or its source is gone");
}

TEST(ImportPlan, ARowWithoutItsKeyIsFoundByItsSource) {
  SampleUnits sample;
  sample.add("Chiama **subito**");
  ReturnedTable table = returned(sample);
  table.rows[0].id = 0;
  table.rows[0].digest.clear();
  table.rows[0].translation = "Ring {1>now<1}";
  EXPECT_EQ(only_row(sample, table).fate, RowFate::added);
}

TEST(ImportPlan, ARowTwiceIsRefusedOnce) {
  SampleUnits sample;
  sample.add("Uno");
  ReturnedTable table = returned(sample);
  table.rows[0].translation = "One";
  table.rows.push_back(table.rows[0]);
  const ImportPlan plan = plan_import(sample.units, table, sample_words(), today);
  EXPECT_EQ(plan.rows[0].fate, RowFate::added);
  EXPECT_EQ(plan.rows[1].fate, RowFate::refused);
  EXPECT_EQ(plan.rows[1].reason.text(), "another row has the same text");
}

TEST(ImportPlan, TextsOfOneWordingKeepTheirOwnRows) {
  SampleUnits sample;
  sample.add("Uno", "one");
  sample.add("**Uno**", "**one**");
  sample.add("*Uno*");
  ReturnedTable table = returned(sample);
  std::reverse(table.rows.begin(), table.rows.end());
  table.rows[0].translation = "{1>won<1}";
  table.rows[2].translation = "won";
  const ImportPlan plan = plan_import(sample.units, table, sample_words(), today);
  EXPECT_EQ(plan.rows[0].after.translation, "*won*");
  EXPECT_EQ(plan.rows[1].fate, RowFate::same);
  EXPECT_EQ(plan.rows[2].after.translation, "won");
}

TEST(ImportPlan, DeletedRowsAreCounted) {
  SampleUnits sample;
  for (const char* text : {"Uno", "Due", "Tre"}) sample.add(text);
  ReturnedTable table = returned(sample);
  table.rows.erase(table.rows.begin() + 1);
  const ImportPlan plan = plan_import(sample.units, table, sample_words(), today);
  EXPECT_THAT(plan.deleted, ElementsAre(2));
  DiagnosticSink sink;
  tell(plan, "f.csv", Overwrite::never, sink);
  ASSERT_EQ(sink.sorted().size(), 1u);
  EXPECT_EQ(sink.sorted()[0].message.text(), "row 2 is not in the file any more");
}

TEST(ImportPlan, ABrokenChipRefusesItsRowAlone) {
  SampleUnits sample;
  sample.add("Chiama {{phone}}");
  sample.add("Due");
  ReturnedTable table = returned(sample);
  table.rows[0].translation = "Ring {2}";
  table.rows[1].translation = "Two";
  const ImportPlan plan = plan_import(sample.units, table, sample_words(), today);
  EXPECT_EQ(plan.rows[0].fate, RowFate::refused);
  EXPECT_EQ(plan.rows[1].fate, RowFate::added);
  DiagnosticSink sink;
  tell(plan, "f.csv", Overwrite::never, sink);
  EXPECT_EQ(sink.sorted()[0].message.text(), "row 1: the source has no chip {2}; chip {1} (phone) is missing");
  EXPECT_EQ(apply_import(sample.units, plan, Overwrite::never)[1].translation, "Two");
}

TEST(ImportPlan, AChangedSourceCellIsToldAndTheRowTaken) {
  SampleUnits sample;
  sample.add("Uno");
  ReturnedTable table = returned(sample);
  table.rows[0].source = "Uno!";
  table.rows[0].translation = "One";
  const PlannedRow row = only_row(sample, table);
  EXPECT_EQ(row.fate, RowFate::added);
  EXPECT_EQ(row.reason.text(), "the source text was changed in the file; the project's stays as it is");
}

TEST(ImportPlan, ACommentAloneIsTaken) {
  SampleUnits sample;
  sample.add("Uno");
  ReturnedTable table = returned(sample);
  table.rows[0].comment = "Che cosa?\nQuale?";
  const PlannedRow row = only_row(sample, table);
  EXPECT_EQ(row.fate, RowFate::improved);
  EXPECT_THAT(row.after.comments, ElementsAre("Che cosa?", "Quale?"));
  EXPECT_EQ(row.after.translation, "");
}

TEST(ImportPlan, EmphasisThatATranslationNeverHadIsNoDamage) {
  SampleUnits sample;
  sample.add("Chiama **subito** {{phone}}", "{{phone}}: ring now");
  EXPECT_EQ(only_row(sample, returned(sample)).fate, RowFate::same);
}

TEST(ImportPlan, MarkdownOfPoIsCheckedByItsMarks) {
  SampleUnits sample;
  sample.add("Vedi [qui](https://a.example/)");
  DiagnosticSink sink;
  ReturnedTable table = read_exchange("f.po", write_exchange(sample_table(sample), ExchangeFormat::po, sample_words()), sink);
  table.rows[0].translation = "See [here](https://b.example/)";
  const PlannedRow row = only_row(sample, table);
  EXPECT_EQ(row.fate, RowFate::refused);
  EXPECT_THAT(row.reason.text(), HasSubstr("lacks '](https://a.example/)'"));
}

/// The file told of after its rows were checked.
std::vector<Diagnostic> told_of(const SampleUnits& sample, const ReturnedTable& table, Glossary glossary = {}, int room = 0) {
  ImportPlan plan = plan_import(sample.units, table, sample_words(), today);
  check_rows(plan, TranslationChecks(LocaleTag("it"), LocaleTag("en"), std::move(glossary), [](const std::string& text) { return text.find("☃") == std::string::npos ? "" : "'☃'"; }),
             [=](const SourceText&) { return room; });
  DiagnosticSink sink;
  tell(plan, "f.csv", Overwrite::never, sink);
  return sink.sorted();
}

TEST(ImportFindings, AWrongNumberIsToldBesideTheFateAndTaken) {
  SampleUnits sample;
  sample.add("Aperto fino alle 19");
  ReturnedTable table = returned(sample);
  table.rows[0].translation = "Open until 18";
  const auto told = told_of(sample, table);
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].code, "translation-number");
  EXPECT_EQ(told[0].severity, Severity::warning);
  EXPECT_EQ(told[0].message.text(), "row 1 (new): the translation has the number '18' where the source has '19'");
  EXPECT_EQ(told[0].hint.text(), "compare the figures");
  const ImportPlan plan = plan_import(sample.units, table, sample_words(), today);
  EXPECT_EQ(apply_import(sample.units, plan, Overwrite::never)[0].translation, "Open until 18");
}

TEST(ImportFindings, AGoodRowSaysNothing) {
  SampleUnits sample;
  sample.add("Aperto fino alle 19");
  ReturnedTable table = returned(sample);
  table.rows[0].translation = "Open until 19";
  EXPECT_THAT(told_of(sample, table), IsEmpty());
}

TEST(ImportFindings, TheGlossaryIsAsked) {
  SampleUnits sample;
  sample.add("Il permesso di soggiorno");
  ReturnedTable table = returned(sample);
  table.rows[0].translation = "The visa";
  const auto told = told_of(sample, table, Glossary({{{"permesso di soggiorno", {}}, LocaleTag("en"), {"residence permit"}, "", {"visa"}}}));
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].message.text(), "row 1 (new): 'visa' must not stand for 'permesso di soggiorno'");
}

TEST(ImportFindings, ATextForAPanelMayBeTooLong) {
  SampleUnits sample;
  sample.add("Vieni");
  ReturnedTable table = returned(sample);
  table.rows[0].translation = "Come and see us at the office";
  const auto told = told_of(sample, table, {}, 12);
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].message.text(), "row 1 (new): the translation is 29 characters wide, and there is room for some 12");
}

TEST(ImportFindings, ACharacterThatNoFontHasIsTold) {
  SampleUnits sample;
  sample.add("Neve");
  ReturnedTable table = returned(sample);
  table.rows[0].translation = "Snow ☃";
  const auto told = told_of(sample, table);
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].code, "translation-characters");
}

TEST(ImportFindings, ARefusedRowIsToldOnce) {
  SampleUnits sample;
  sample.add("Chiama {{phone}} alle 9");
  ReturnedTable table = returned(sample);
  table.rows[0].translation = "Ring at 21 ☃";
  const auto told = told_of(sample, table);
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].code, "refused-row");
}

TEST(ImportFindings, AStaleRowIsHeldAgainstWhatItWasMadeFrom) {
  SampleUnits sample;
  sample.add("Aperto fino alle 19, tutti i giorni");
  sample.units[0].translation = "Open until 18 every day";
  sample.units[0].state = TranslationState::stale;
  sample.units[0].made_from = "Aperto fino alle 18, tutti i giorni";
  EXPECT_THAT(told_of(sample, returned(sample)), IsEmpty());
}

}  // namespace
}  // namespace divulga
