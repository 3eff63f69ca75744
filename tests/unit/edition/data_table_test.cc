#include "edition/data_blocks.h"
#include "sample_project.h"

namespace divulga {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

TEST(DataTable, ColumnsLabelsAndTotal) {
  SampleProject p;
  EXPECT_EQ(p.dumped("::: {.data-table #tbl-v data=monthly columns=\"month:Mese, fixed:Fisso, mobile:Mobile\" total=sum source=\"Registro\"}\nLe visite\n:::\n"),
            "title \"Titolo\"\n"
            "table sdd #tbl-v label=\"Table 1\" \"Le visite\" source=\"Registro\" @5\n"
            "  head | \"Mese\" | \"Fisso\" | \"Mobile\"\n"
            "  row | \"gennaio 2025\" | \"1.240\" | \"3\"\n"
            "  row | \"febbraio 2025\" | \"98,5\" | \"4\"\n"
            "  total | \"Total\" | \"1.338,5\" | \"7\"\n"
            "label #tbl-v \"Table 1\"\n");
}

TEST(DataTable, ColumnsInTheFormatBehindTheirLabel) {
  SampleProject p;
  EXPECT_THAT(p.dumped("::: {.data-table data=monthly columns=\"month:Mese, fixed:Spesa:money, fixed:Quota: parte:share, mobile:Ore, in media:number-2, mobile::percent\" total=sum}\n:::\n"),
              testing::HasSubstr("table sdddd @5\n"
                                 "  head | \"Mese\" | \"Spesa\" | \"Quota: parte\" | \"Ore, in media\" | \"mobile\"\n"
                                 "  row | \"gennaio 2025\" | \"1.240,00\u00A0€\" | \"92,6%\" | \"3,00\" | \"3%\"\n"
                                 "  row | \"febbraio 2025\" | \"98,50\u00A0€\" | \"7,4%\" | \"4,00\" | \"4%\"\n"
                                 "  total | \"Total\" | \"1.338,50\u00A0€\" | \"100%\" | \"7,00\" | \"7%\"\n"));
  EXPECT_THAT(p.problems(), IsEmpty());
}

TEST(DataTable, AFormatIsWrittenAsTheReadersLanguageDoes) {
  SampleProject p;
  const std::string text = p.dumped("::: {.data-table data=monthly columns=\"month:Mese, fixed:Spesa:money\"}\n:::\n", "en");
  EXPECT_THAT(text, testing::HasSubstr("\"€1,240.00\"")) << text;
}

TEST(DataTable, AWrongFormatIsAnErrorAtTheTable) {
  SampleProject p;
  p.edition("::: {.data-table data=monthly columns=\"month:Mese, fixed:Spesa:mony\"}\n:::\n");
  EXPECT_THAT(p.problems(), ElementsAre("content/p/pages/a.md:5:1: 'mony' is no way to write the numbers of column 'fixed' | did you mean 'money'?"));
}

TEST(DataTable, ATextInAColumnWithAFormatIsAnErrorAtItsCell) {
  SampleProject p;
  p.add_data("costs", {"key", "spent"}, {{"a", "10"}, {"b", "n.d."}, {"c", ""}});
  p.edition("::: {.data-table data=costs columns=\"key:Voce, spent:Spesa:money\"}\n:::\n");
  ASSERT_EQ(p.problems().size(), 1u);
  EXPECT_THAT(p.problems()[0], testing::HasSubstr("'n.d.' is not a number, and a table writes it as money | the table is at content/p/pages/a.md:5"));
}

TEST(DataTable, NothingIsAShareOfZero) {
  SampleProject p;
  p.add_data("costs", {"key", "spent"}, {{"a", "0"}});
  p.edition("::: {.data-table data=costs columns=\"key:Voce, spent:Quota:share\"}\n:::\n");
  ASSERT_EQ(p.problems().size(), 1u);
  EXPECT_THAT(p.problems()[0], testing::HasSubstr("column 'spent' adds up to 0"));
}

TEST(DataTable, RowsInTheOrderAskedFor) {
  SampleProject p;
  const auto edition = p.edition("::: {.data-table data=topics columns=\"topic:Tema\" rows=\"Lavoro, Casa\"}\n:::\n");
  const auto& table = std::get<Table>(edition.document.blocks.at(0).node);
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_EQ(plain_text(table.rows[0].cells[0].content), "Lavoro");
  EXPECT_TRUE(table.label.empty()) << "a table without caption has no number";
}

TEST(DataTable, UnknownColumnIsAnError) {
  SampleProject p;
  p.edition("::: {.data-table data=topics columns=\"topik:Tema\"}\nT\n:::\n");
  EXPECT_THAT(p.problems(), ElementsAre("content/p/pages/a.md:5:1: no column 'topik' in 'topics' | did you mean 'topic'?"));
}

TEST(DataTable, ColumnsWithANameInCommon) {
  SampleProject p;
  EXPECT_THAT(p.dumped("::: {.data-table data=monthly columns=\"month:Mese, fixed:Fisso, mobile:Mobile\" groups=\"fixed mobile:Visite, in tutto\"}\n:::\n"),
              testing::HasSubstr("  groups |  | 2 columns \"Visite, in tutto\"\n  head | \"Mese\" | \"Fisso\" | \"Mobile\"\n"));
  EXPECT_THAT(p.problems(), IsEmpty());
}

TEST(DataTable, AGroupsColumnsStandSideBySide) {
  SampleProject p;
  p.edition("::: {.data-table data=monthly columns=\"fixed:F, month:M, mobile:B\" groups=\"fixed mobile:Visite\"}\n:::\n\n"
            "::: {.data-table data=monthly groups=\"fixd mobile:Visite\"}\n:::\n");
  EXPECT_THAT(p.problems(), ElementsAre("content/p/pages/a.md:5:1: the columns of the group 'Visite' do not stand side by side | name them in the order of 'columns': month follows fixed",
                                        "content/p/pages/a.md:8:1: 'groups' names 'fixd', which the table does not show | did you mean 'fixed'?"));
}

TEST(DataTable, EqualCellsBecomeOne) {
  SampleProject p;
  p.add_data("places", {"key", "place", "day", "people"}, {{"a", "Casa", "1", "5"}, {"b", "Casa", "1", "6"}, {"c", "Piazza", "1", "7"}});
  const std::string text = p.dumped("::: {.data-table data=places columns=\"place:Luogo, day:Giorno, people:Persone\" merge=\"place, day\" total=sum}\n:::\n");
  EXPECT_THAT(text, testing::HasSubstr("  row | 2 rows \"Casa\" | 2 rows \"1\" | \"5\"\n  row | \"6\"\n  row | \"Piazza\" | \"1\" | \"7\"\n")) << text;
}

TEST(DataTable, WidthsAreOneForEachColumn) {
  SampleProject p;
  const auto edition = p.edition("::: {.data-table data=topics columns=\"topic:T, requests:R\" widths=\"3, 1.5\"}\n:::\n\n"
                                 "::: {.data-table data=topics columns=\"topic:T, requests:R\" widths=\"3,1,1\"}\n:::\n\n"
                                 "::: {.data-table data=topics columns=\"topic:T, requests:R\" widths=\"3,larga\"}\n:::\n");
  EXPECT_THAT(std::get<Table>(edition.document.blocks.at(0).node).widths, ElementsAre(3, 1.5));
  EXPECT_THAT(p.problems(), ElementsAre("content/p/pages/a.md:8:1: 3 widths for 2 columns | write a number for each column: widths=\"3,1,1\"",
                                        "content/p/pages/a.md:11:1: '3,larga' are no widths | write a number above zero for each column: widths=\"3,1,1\""));
}

TEST(BoundNumbers, SumsOfColumnsAndWaysToWriteThem) {
  SampleProject p;
  EXPECT_THAT(p.dumped("{{results.monthly.total.fixed}} {{results.monthly.total.fixed:money}} {{results.monthly.2025-02.fixed:whole}} "
                       "{{results.topics.Casa.requests:share}} {{results.monthly.2025-02.fixed:percent}}\n"),
              testing::HasSubstr("1.338,5 1.338,50\u00A0€ 99 33,3% 98,5%"));
  EXPECT_THAT(p.problems(), IsEmpty());
}

TEST(BoundNumbers, AnUnknownWayIsAnErrorWithItsNeighbour) {
  SampleProject p;
  p.edition("{{results.monthly.total.fixed:mony}} {{results.monthly.total.month}}\n");
  EXPECT_THAT(p.problems(), ElementsAre("content/p/pages/a.md:5:1: unknown name 'results.monthly.total.fixed:mony' | did you mean 'results.monthly.total.fixed:money'?",
                                        "content/p/pages/a.md:5:38: unknown name 'results.monthly.total.month' | 'results.monthly.total' holds: fixed, mobile"));
}

TEST(ParseColumns, ALabelMayHoldCommas) {
  EXPECT_THAT(parse_columns("a:Uno, due, b:Tre,c:"), ElementsAre(Pair("a", "Uno, due"), Pair("b", "Tre"), Pair("c", "")));
  EXPECT_THAT(parse_columns("a, b"), ElementsAre(Pair("a", ""), Pair("b", "")));
}

TEST(OpeningHoursBlock, RowsInTheReadersLanguage) {
  SampleProject p;
  EXPECT_THAT(p.dumped("::: {.hours fact=desk.hours}\n:::\n", "en"), testing::HasSubstr("hours @5\n  \""));
  EXPECT_THAT(p.problems(), ElementsAre(testing::HasSubstr("a.md:2:8: 1 of 1 texts has no translation into 'en'")));
}

TEST(OpeningHoursBlock, TheFactMustHoldHours) {
  SampleProject p;
  p.edition("::: {.hours fact=desk.phone}\n:::\n\n::: {.hours fact=desk.hour}\n:::\n");
  EXPECT_THAT(p.problems(), ElementsAre("content/p/pages/a.md:5:1: fact 'desk.phone' does not hold hours | there are: desk.hours",
                                        "content/p/pages/a.md:8:1: unknown fact 'desk.hour' | did you mean 'desk.hours'?"));
}

TEST(ProjectCard, RowsOfTheProject) {
  SampleProject p;
  const std::string text = p.dumped("::: project-card\n:::\n");
  EXPECT_THAT(text, testing::HasSubstr("row | strong(\"Project\") | \"Ponte\"\n"));
  EXPECT_THAT(text, testing::HasSubstr("row | strong(\"Code\") | \"PROG DEMO-0000\"\n"));
}

TEST(WorkPackageKey, MustNameAWorkPackage) {
  SampleProject p;
  p.edition("::: {.workpackage wp=WP1}\n## Rete\n:::\n\n::: {.story wp=WP9}\n## Storia\n:::\n");
  EXPECT_THAT(p.problems(), ElementsAre("content/p/pages/a.md:9:1: unknown work package 'WP9' | did you mean 'WP1'?"));
}

}  // namespace
}  // namespace divulga
