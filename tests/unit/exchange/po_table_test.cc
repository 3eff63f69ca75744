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

}  // namespace
}  // namespace divulga
