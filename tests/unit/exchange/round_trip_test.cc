#include <gmock/gmock.h>

#include "exchange/import_plan.h"
#include "unit/exchange/sample_table.h"

// What goes out comes back the same, in every format, whatever the texts hold.

namespace divulga {
namespace {

class RoundTrip : public testing::TestWithParam<ExchangeFormat> {};

ReturnedTable returned(const ExchangeTable& table, ExchangeFormat format) {
  DiagnosticSink sink;
  const ReturnedTable out = read_exchange("file", write_exchange(table, format, sample_words()), sink);
  EXPECT_EQ(render_json(sink.sorted()), "[]\n");
  return out;
}

TEST_P(RoundTrip, AnUntouchedFileChangesNothing) {
  SampleUnits sample;
  add_random(sample, 11, 400);
  const ReturnedTable back = returned(sample_table(sample), GetParam());
  EXPECT_EQ(back.project, "ponte");
  EXPECT_EQ(back.material, "leaflets/sportello");
  EXPECT_EQ(back.language, LocaleTag("ar"));
  EXPECT_EQ(back.source_language, LocaleTag("it"));
  EXPECT_EQ(back.sent, static_cast<int>(sample.units.size()));
  ASSERT_EQ(back.rows.size(), sample.units.size());
  const ImportPlan plan = plan_import(sample.units, back, sample_words(), {2026, 11, 20});
  for (const PlannedRow& row : plan.rows) {
    const TranslationUnit& unit = sample.units[static_cast<size_t>(row.unit)];
    EXPECT_EQ(row.fate, unit.translation.empty() ? RowFate::left_empty : RowFate::same)
        << to_string(row.fate) << " " << row.reason << "\n" << unit.source->text << "\n" << unit.translation << "\n" << row.after.translation;
    EXPECT_EQ(row.reason.text(), "");
  }
  EXPECT_THAT(plan.deleted, testing::IsEmpty());
}

TEST_P(RoundTrip, EveryTranslationAndCommentArrivesWhole) {
  SampleUnits sent, project;
  add_random(sent, 12, 400);
  for (const TranslationUnit& unit : sent.units) project.add(unit.source->text, "", TranslationState::missing, unit.source->occurrences[0].kind);
  const ReturnedTable back = returned(sample_table(sent), GetParam());
  const ImportPlan plan = plan_import(project.units, back, sample_words(), {2026, 11, 20});
  for (const PlannedRow& row : plan.rows) EXPECT_EQ(row.reason.text(), "");
  const auto after = apply_import(project.units, plan, Overwrite::never);
  ASSERT_EQ(after.size(), sent.units.size());
  for (size_t i = 0; i < after.size(); ++i) {
    EXPECT_EQ(after[i].translation, sent.units[i].translation) << sent.units[i].source->text;
    EXPECT_EQ(after[i].comments, sent.units[i].comments);
    const TranslationState state = sent.units[i].state;
    if (state == TranslationState::reviewed || state == TranslationState::draft || state == TranslationState::translated) {
      EXPECT_EQ(after[i].state, state) << i;
    }
  }
}

TEST_P(RoundTrip, TheSameTableIsTheSameBytes) {
  SampleUnits sample;
  add_random(sample, 13, 30);
  EXPECT_EQ(write_exchange(sample_table(sample), GetParam(), sample_words()), write_exchange(sample_table(sample), GetParam(), sample_words()));
}

TEST_P(RoundTrip, AnEmptyTable) { EXPECT_THAT(returned(sample_table(SampleUnits()), GetParam()).rows, testing::IsEmpty()); }

TEST_P(RoundTrip, LettersThatXmlCannotHoldAreLeftOutOrKept) {
  SampleUnits sample;
  sample.add("a\x01" "b\x1F\xEF\xBF\xBF", "c\x02" "d");
  const ReturnedTable back = returned(sample_table(sample), GetParam());
  ASSERT_EQ(back.rows.size(), 1u);
  EXPECT_THAT(back.rows[0].translation, testing::AnyOf("cd", "c\x02" "d"));
}

INSTANTIATE_TEST_SUITE_P(Formats, RoundTrip,
                         testing::Values(ExchangeFormat::po, ExchangeFormat::xliff12, ExchangeFormat::xliff20, ExchangeFormat::docx, ExchangeFormat::ods, ExchangeFormat::csv),
                         [](const testing::TestParamInfo<ExchangeFormat>& format) { return exchange_format_names()[static_cast<size_t>(format.param)]; });

}  // namespace
}  // namespace divulga
