#include "exchange/po_table.h"

#include <gmock/gmock.h>

#include "unit/exchange/sample_table.h"

namespace divulga {
namespace {

using testing::HasSubstr;
using testing::Not;

ReturnedTable read(const std::string& po) {
  DiagnosticSink sink;
  ReturnedTable table = read_po_table("f.po", po, sink);
  EXPECT_EQ(render_json(sink.sorted()), "[]\n");
  return table;
}

TEST(PoTable, AStaleTextIsFuzzyWithWhatItWasMadeFrom) {
  SampleUnits sample;
  sample.add("Uno nuovo", "One", TranslationState::stale).made_from = "Uno";
  const std::string po = write_po_table(sample_table(sample));
  EXPECT_THAT(po, HasSubstr("#, fuzzy\n#| msgid \"Uno\"\nmsgid \"Uno nuovo\"\nmsgstr \"One\"\n"));
}

TEST(PoTable, ATemplateHasNoTranslations) {
  SampleUnits sample;
  sample.add("Uno", "One", TranslationState::stale).made_from = "Altro";
  const std::string pot = write_pot_table(sample_table(sample));
  EXPECT_THAT(pot, HasSubstr("msgid \"Uno\"\nmsgstr \"\"\n"));
  EXPECT_THAT(pot, Not(HasSubstr("#, fuzzy")));
}

TEST(PoTable, AsPoeditAndWeblateSaveIt) {
  SampleUnits sample;
  sample.add("Uno", "");
  sample.add("Due due due", "");
  const std::string first = row_key(sample_table(sample).rows[0]), second = row_key(sample_table(sample).rows[1]);
  const auto table = read(
      "msgid \"\"\nmsgstr \"\"\n\"Project-Id-Version: divulga\\n\"\n\"Language: ar\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
      "\"X-Divulga-File: ponte/leaflets/sportello\\n\"\n\"X-Source-Language: it\\n\"\n\"X-Generator: Poedit 3.4\\n\"\n\n"
      "# a remark\n#. paragraph\n#. key " + second + "\n#: content/x.md:8\nmsgid \"\"\n\"Due due \"\n\"due\"\nmsgstr \"\"\n\"Two two \"\n\"two\"\n\n"
      "#. key " + first + "\n#, fuzzy\nmsgid \"Uno\"\nmsgstr \"One\"\n\n#~ msgid \"gone\"\n#~ msgstr \"gone too\"\n");
  EXPECT_EQ(table.project, "ponte");
  EXPECT_EQ(table.material, "leaflets/sportello");
  EXPECT_EQ(table.language, LocaleTag("ar"));
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_EQ(table.rows[0].translation, "Two two two");
  EXPECT_EQ(table.rows[0].comment, "a remark");
  EXPECT_EQ(table.rows[0].id, wording_hash("Due due due"));
  EXPECT_EQ(table.rows[1].state, "draft");
}

const Glossary residence({{{"permesso di soggiorno", {}}, LocaleTag("ar"), {"تصريح الإقامة"}, "as the law says it", {"تأشيرة"}},
                          {{"questura", {}}, LocaleTag("ar"), {"مقر الشرطة"}, "", {}},
                          {{"questura", {}}, LocaleTag("en"), {"police headquarters"}, "", {}}});

TEST(GlossaryTerms, StandBesideATextInTheOrderOfTheGlossary) {
  SampleUnits sample;
  sample.add("In questura con i permessi di soggiorno");
  sample.add("Altro");
  ExchangeTable table = sample_table(sample);
  add_terms(table, residence);
  EXPECT_THAT(table.rows[0].terms, testing::ElementsAre("permesso di soggiorno = تصريح الإقامة (as the law says it; ≠ تأشيرة)", "questura = مقر الشرطة"));
  EXPECT_THAT(table.rows[1].terms, testing::IsEmpty());
}

TEST(GlossaryTerms, GoOutInEveryFormAndDoNotComeBackAsComments) {
  SampleUnits sample;
  sample.add("In questura", "One").comments = {"why?"};
  ExchangeTable table = sample_table(sample);
  add_terms(table, residence);
  for (const ExchangeFormat format : {ExchangeFormat::po, ExchangeFormat::xliff12, ExchangeFormat::xliff20, ExchangeFormat::docx, ExchangeFormat::ods, ExchangeFormat::csv}) {
    const std::string bytes = write_exchange(table, format, sample_words());
    const std::string shown = format == ExchangeFormat::docx  ? part_of(bytes, "word/document.xml")
                              : format == ExchangeFormat::ods ? part_of(bytes, "content.xml")
                                                              : bytes;
    EXPECT_NE(shown.find("questura = مقر الشرطة"), std::string::npos) << static_cast<int>(format);
    DiagnosticSink sink;
    const ReturnedTable back = read_exchange("f", bytes, sink);
    ASSERT_EQ(back.rows.size(), 1u);
    EXPECT_EQ(back.rows[0].comment, "why?") << static_cast<int>(format);
  }
}

TEST(GlossaryTerms, AreExtractedCommentsOfPoAndNotesOfXliff) {
  SampleUnits sample;
  sample.add("In questura");
  ExchangeTable table = sample_table(sample);
  add_terms(table, residence);
  EXPECT_NE(write_exchange(table, ExchangeFormat::po, sample_words()).find("#. glossary: questura = مقر الشرطة\n"), std::string::npos);
  EXPECT_NE(write_exchange(table, ExchangeFormat::xliff12, sample_words()).find("<note from=\"glossary\">questura = مقر الشرطة</note>"), std::string::npos);
  EXPECT_NE(write_exchange(table, ExchangeFormat::xliff20, sample_words()).find("<note category=\"glossary\">questura = مقر الشرطة</note>"), std::string::npos);
}

TEST(LengthLimit, IsAskedOfEveryText) {
  SampleUnits sample;
  sample.add("Uno");
  const ExchangeTable table = exchange_table(sample_project(), LocaleTag("ar"), sample.units, {"leaflets/sportello", false, [](const SourceText& text) { return static_cast<int>(text.text.size()) + 39; }});
  EXPECT_EQ(table.rows.at(0).length_limit, 42);
  EXPECT_NE(write_exchange(table, ExchangeFormat::po, sample_words()).find("#. at most about 42 characters\n"), std::string::npos);
  EXPECT_NE(write_exchange(table, ExchangeFormat::csv, {}).find("At most about 42 characters"), std::string::npos);
}

}  // namespace
}  // namespace divulga
