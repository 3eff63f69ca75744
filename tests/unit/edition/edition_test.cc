#include "sample_project.h"

namespace divulga {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Edition, FactsResultsAndProjectAreFilledIn) {
  SampleProject p;
  EXPECT_EQ(p.dumped("{{project.acronym}}: {{facts.desk.name}}, {{results.monthly.2025-01.fixed}} ({{results.monthly.2025-01.month}})\n"),
            "title \"Titolo\"\nparagraph \"PONTE: Sportello, 1.240 (gennaio 2025)\" @5\n");
  EXPECT_THAT(p.problems(), IsEmpty());
}

TEST(Edition, EveryDocumentedNameOfTheProject) {
  SampleProject p;
  std::string body;
  for (const char* name : {"title", "acronym", "summary", "prog", "cup", "start", "end", "objective", "measure", "scope", "intervention", "budget.total",
                           "budget.eu", "budget.national", "lead.name", "lead.role", "contacts.name", "contacts.address", "contacts.phone",
                           "contacts.email", "contacts.site", "wp.WP1.title"})
    body += "{{project." + std::string(name) + "}}\n";
  p.edition(body + "\n{{#project.partners}}{{name}} {{role}}{{/project.partners}}{{#project.workpackages}}{{id}} {{title}}{{/project.workpackages}}\n");
  EXPECT_THAT(p.problems(), IsEmpty());
}

TEST(Edition, AnUnknownNameIsToldAtItsPlaceInTheFile) {
  SampleProject p;
  p.edition("## Uno\n\nChiama {{facts.desk.fone}}\n");
  EXPECT_THAT(p.problems(), ElementsAre("content/p/pages/a.md:7:8: unknown name 'facts.desk.fone' | did you mean 'facts.desk.phone'?"));
}

TEST(Edition, RowsAreAList) {
  SampleProject p;
  EXPECT_THAT(p.dumped("{{#results.topics.rows}}\n- {{topic}}: {{requests}}\n{{/results.topics.rows}}\n"),
              HasSubstr("list @6\n  item\n    paragraph \"Casa: 10\" @6\n  item\n    paragraph \"Lavoro: 20\" @6\n"));
}

TEST(Edition, TelephoneNumbersAreMarkedAndDoNotBreak) {
  SampleProject p;
  EXPECT_THAT(p.dumped("Chiama {{facts.desk.phone}} ora\n"), HasSubstr("paragraph \"Chiama \" span(\"+39\u00A00000\u00A0000\u00A0001\" .tel) \" ora\""));
}

TEST(Edition, PartialsTellMistakesInTheirOwnFile) {
  SampleProject p;
  p.sources.content.partials["coda"] = "Coda\n\n{{nulla}}\n";
  const auto edition = p.edition("Testo\n\n{{> coda}}\n");
  EXPECT_THAT(p.problems(), ElementsAre(HasSubstr("content/p/partials/coda.md:3:1: unknown name 'nulla'")));
  EXPECT_THAT(edition.sources, ElementsAre("content/p/pages/a.md", "content/p/partials/coda.md", "content/p/project.yaml"));
}

TEST(Edition, ItsSourcesAreTheFilesItWasMadeFrom) {
  SampleProject p;
  const auto edition = p.edition("{{facts.desk.name}} {{results.topics.Casa.requests}}\n\n::: {.data-table data=monthly}\n:::\n\n![a](images/x.png)\n");
  EXPECT_THAT(edition.sources, ElementsAre("content/p/facts.yaml", "content/p/images/x.png", "content/p/pages/a.md", "content/p/project.yaml",
                                           "content/p/results/monthly.csv", "content/p/results/topics.csv"));
}

TEST(Edition, HeadingsOfReportsAreNumbered) {
  SampleProject p;
  p.material.design = "report-a4";
  const std::string body = "## Uno {#sec-a}\n\n### Sotto {#sec-b}\n\n## Senza {#sec-c .unnumbered}\n\n## Due\n\n### Sotto\n\nVedi @sec-b\n";
  const std::string text = p.dumped(body);
  EXPECT_THAT(text, HasSubstr("heading 2 #sec-a 1 \"Uno\""));
  EXPECT_THAT(text, HasSubstr("heading 3 #sec-b 1.1 \"Sotto\""));
  EXPECT_THAT(text, HasSubstr("heading 3 2.1 \"Sotto\""));
  EXPECT_THAT(text, HasSubstr("label #sec-b \"section 1.1\"\nlabel #sec-c \"Senza\"\n"));
  p.material.design = "leaflet-trifold";
  EXPECT_THAT(p.dumped(body), HasSubstr("heading 2 #sec-a \"Uno\""));
}

TEST(Edition, ContentsLeadToHeadingsThatTheWriterDidNotName) {
  SampleProject p;
  EXPECT_THAT(p.dumped("::: toc\n:::\n\n## Uno\n\n## Due {#sec-due}\n"), testing::AllOf(HasSubstr("heading 2 #heading-1 \"Uno\""), HasSubstr("heading 2 #sec-due \"Due\"")));
  EXPECT_THAT(p.dumped("## Uno\n"), HasSubstr("heading 2 \"Uno\""));
}

TEST(Edition, ListsLeadToTablesThatTheWriterDidNotName) {
  SampleProject p;
  const std::string table = "| a |\n|---|\n| 1 |\n\nTable: Prima\n";
  EXPECT_THAT(p.dumped("::: {.toc of=tables}\n:::\n\n" + table), HasSubstr("#table-1"));
  EXPECT_THAT(p.dumped(table), testing::Not(HasSubstr("#table-1")));
}

TEST(Edition, HeadingsAreNumberedFourLevelsDeep) {
  SampleProject p;
  p.material.design = "report-a4";
  EXPECT_THAT(p.dumped("## A\n\n### B\n\n#### C\n\n##### D\n\n##### E\n"), HasSubstr("heading 5 1.1.1.2 \"E\""));
}

TEST(Edition, LabelsAreInTheReadersLanguage) {
  SampleProject p;
  p.word("it", "Table {number}", "Tabella {number}");
  EXPECT_THAT(p.dumped("| a |\n|---|\n| 1 |\n\nTable: Prima {#tbl-a}\n\nVedi @tbl-a\n"), HasSubstr("label #tbl-a \"Tabella 1\""));
}

TEST(Edition, ANewslettersSubjectIsItsTitleWhenItHasNone) {
  SampleProject p;
  p.material.folder = Folder::newsletters;
  EXPECT_EQ(p.edition("x\n").subject, "Titolo");
  p.material.subject.text = "Oggetto {{project.acronym}}";
  EXPECT_EQ(p.edition("x\n").subject, "Oggetto PONTE");
}

TEST(Editions, OneARecordNamedByItsColumn) {
  SampleProject p;
  MemoryFileSystem files;
  files.write("w/content/p/results/people.csv", "number,name,hours\n001,Anna \\*B\\*,1240\n002,Li,8\n");
  p.material.body = "{{record.name}}: {{record.hours}} ({{record.number}})\n";
  p.material.records = "results/people.csv";
  p.material.record_name = "number";
  const auto editions = make_editions(p.sources, files, "w", p.material, LocaleTag("it"), p.sink);
  EXPECT_THAT(p.problems(), IsEmpty());
  ASSERT_EQ(editions.size(), 2u);
  EXPECT_EQ(editions[0].name, "001");
  EXPECT_EQ(plain_text(std::get<Paragraph>(editions[0].document.blocks.at(0).node).content), "Anna \\*B\\*: 1.240 (001)");
  EXPECT_THAT(editions[0].sources, testing::Contains("content/p/results/people.csv"));
}

TEST(Editions, ARecordsFileNameMustBeItsOwn) {
  SampleProject p;
  MemoryFileSystem files;
  files.write("w/content/p/results/people.csv", "number,name\n1,Anna\n2,Anna\n");
  p.material.body = "x\n";
  p.material.records = "results/people.csv";
  p.material.record_name = "name";
  make_editions(p.sources, files, "w", p.material, LocaleTag("it"), p.sink);
  EXPECT_THAT(p.problems(), ElementsAre(HasSubstr("people.csv:3:3: 'Anna' names two records")));
  p.material.record_name = "numer";
  p.material.records_span = {"content/p/pages/a.md", 3, 10};
  make_editions(p.sources, files, "w", p.material, LocaleTag("it"), p.sink);
  EXPECT_THAT(p.problems(), testing::Contains("content/p/pages/a.md:3:10: no column 'numer' in 'results/people.csv' | did you mean 'number'?"));
}

}  // namespace
}  // namespace divulga
