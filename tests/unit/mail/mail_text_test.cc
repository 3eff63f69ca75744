#include "mail/mail_text.h"

#include "document/chart_values.h"

#include <gmock/gmock.h>

namespace divulga {
namespace {

using testing::HasSubstr;

Inlines words(const std::string& text) { return {{Text{text}}}; }
Block paragraph(const std::string& text) { return {Paragraph{words(text)}, {}}; }
Document document(Blocks blocks) {
  Document made;
  made.language = LocaleTag("it");
  made.blocks = std::move(blocks);
  return made;
}

TEST(MailText, BreaksLinesAt72) {
  std::string long_text;
  for (int i = 0; i < 40; ++i) long_text += "parola ";
  const std::string text = mail_text(document({paragraph(long_text)}));
  size_t longest = 0, begin = 0;
  for (size_t end; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1) longest = std::max(longest, end - begin);
  EXPECT_LE(longest, 72u);
  EXPECT_GT(longest, 60u);
}

TEST(MailText, WritesLinksOut) {
  const Block linked{Paragraph{{{Link{"https://ponte.example/x", "", words("Leggete")}}}}, {}};
  EXPECT_EQ(mail_text(document({linked})), "Leggete: https://ponte.example/x\n");
}

TEST(MailText, AnAddressIsWrittenOnce) {
  const Block linked{Paragraph{{{Link{"mailto:a@ponte.example", "", words("a@ponte.example")}}}}, {}};
  EXPECT_EQ(mail_text(document({linked})), "a@ponte.example\n");
}

TEST(MailText, MarksListsAndIndentsWhatGoesOn) {
  std::string long_text;
  for (int i = 0; i < 14; ++i) long_text += "parola ";
  List list;
  list.ordered = true;
  list.items = {{{paragraph("uno")}, {}}, {{paragraph(long_text)}, {}}};
  const std::string text = mail_text(document({{list, {}}}));
  EXPECT_THAT(text, HasSubstr("1. uno\n2. parola"));
  EXPECT_THAT(text, HasSubstr("\n   parola"));
}

TEST(MailText, MeaningsAreSetInBelowTheirTerm) {
  DefinitionList list;
  list.items = {{words("Nulla osta"), {{paragraph("Il permesso.")}, {paragraph("Altro.")}}}};
  EXPECT_EQ(mail_text(document({{list, {}}})), "Nulla osta\n    Il permesso.\n    Altro.\n");
}

TEST(MailText, TablesGoRowByRow) {
  Table table;
  table.header.cells = {{words("Corso"), 1, 1}, {words("Ore"), 1, 1}};
  table.rows = {{{{words("Italiano"), 1, 1}, {words("40"), 1, 1}}, false}};
  EXPECT_EQ(mail_text(document({{table, {}}})), "* Italiano; Ore: 40\n");
}

TEST(MailText, AChartSaysWhatIsMissing) {
  Chart chart;
  chart.title = words("Visite");
  chart.categories = {"2025", "2026"};
  chart.series = {{"", {12, missing_value()}}};
  chart.missing = "Nessun dato per 2026";
  EXPECT_EQ(mail_text(document({{chart, {}}})), "Visite\n* 2025: 12\n* 2026: –\nNessun dato per 2026\n");
}

}  // namespace
}  // namespace divulga
