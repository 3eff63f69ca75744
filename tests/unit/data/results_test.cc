#include "data/dataset.h"
#include "places.h"
#include "unit/workspace/sample.h"

namespace divulga {
namespace {

using sample::expect_only;

Project project() {
  Project project;
  project.directory = "content/p";
  project.start = {2025, 1, 1};
  project.end = {2026, 12, 31};
  project.budget = {100, 50, 50};
  WorkPackage package;
  package.id = "WP1";
  project.workpackages = {package};
  return project;
}

struct Loaded {
  Datasets datasets;
  std::vector<Diagnostic> diagnostics;
};

Loaded load(const std::vector<std::pair<std::string, std::string>>& tables) {
  MemoryFileSystem files;
  for (const auto& [name, text] : tables) files.write("/w/content/p/results/" + name, text);
  DiagnosticSink sink;
  Loaded loaded;
  loaded.datasets = load_results(files, "/w", project(), sink);
  check_results(loaded.datasets, project(), sink);
  loaded.diagnostics = sink.sorted();
  return loaded;
}

const std::string indicator_head = "code,title,kind,unit,baseline,target,achieved,numerator,denominator,source,as_of,deviation_note\n";
std::vector<Diagnostic> indicators(const std::string& rows) { return load({{"indicators.csv", indicator_head + rows}}).diagnostics; }
std::vector<Diagnostic> training(const std::string& row) {
  return load({{"training.csv", "course,wp,enrolled,completed,public,private,certificates\n" + row}}).diagnostics;
}

const char* const file = "content/p/results/indicators.csv";

TEST(Results, AreReadByName) {
  const Loaded loaded = load({{"a.csv", "k,v\nx,1\n"}, {"b.yaml", "- k: y\n"}, {"c.json", "[{\"k\": 1}]"}});
  EXPECT_EQ(sample::told(loaded.diagnostics), "");
  EXPECT_EQ(loaded.datasets.size(), 3u);
  EXPECT_EQ(loaded.datasets.at("a").file, "content/p/results/a.csv");
}

TEST(Results, TwoFilesOfOneNameAreTold) { EXPECT_EQ(load({{"a.csv", "k\nx\n"}, {"a.yaml", "- k: y\n"}}).diagnostics.at(0).code, "duplicate-table"); }
TEST(Results, AnotherKindOfFileIsTold) { EXPECT_EQ(load({{"a.xlsx", "x"}}).diagnostics.at(0).code, "not-a-table"); }
TEST(Results, ABadNameIsTold) { EXPECT_EQ(load({{"Tabella 1.csv", "k\nx\n"}}).diagnostics.at(0).code, "bad-file-name"); }
TEST(Results, OtherTablesAreFree) { EXPECT_EQ(sample::told(load({{"a.csv", "k,achieved\nx,tanti\n"}}).diagnostics), ""); }

TEST(Indicators, ASoundRow) { EXPECT_EQ(sample::told(indicators("O.1,T,output,persone,0,10,12,,,registro,2026-10-31,\n")), ""); }
TEST(Indicators, AnUnknownColumnIsTold) {
  expect_only(load({{"indicators.csv", "code,title,kind,unit,target,achieved,notes\nO.1,T,output,p,1,1,x\n"}}).diagnostics, "unknown-column", file, 1, 38,
              "'notes'", "known columns: code, title");
}
TEST(Indicators, AMissingColumnIsTold) {
  expect_only(load({{"indicators.csv", "code,title,kind,unit,target\nO.1,T,output,p,1\n"}}).diagnostics, "missing-column", file, 1, 1, "'achieved'");
}
TEST(Indicators, AThousandsSeparatorIsTold) { expect_only(indicators("O.1,T,output,p,0,1,1.486,,,,,\n"), "wrong-value", file, 2, 20, "'1.486'", "1486"); }
TEST(Indicators, ATextForANumberIsTold) { expect_only(indicators("O.1,T,output,p,0,1,molti,,,,,\n"), "wrong-value", file, 2, 20, "'molti'"); }
TEST(Indicators, AnUnknownKindIsTold) { expect_only(indicators("O.1,T,outputs,p,0,1,1,,,,,\n"), "wrong-value", file, 2, 7, "'outputs'", "did you mean 'output'?"); }
TEST(Indicators, ABadDateIsTold) { expect_only(indicators("O.1,T,output,p,0,1,1,,,,31/10/2026,\n"), "wrong-value", file, 2, 25, "'31/10/2026'"); }
TEST(Indicators, ADateOutsideTheProjectIsTold) { expect_only(indicators("O.1,T,output,p,0,1,1,,,,2027-01-01,\n"), "date-outside-project", file, 2, 25, "2027-01-01"); }
TEST(Indicators, UnderTheTargetWantsANote) { expect_only(indicators("O.1,T,output,p,0,10,9,,,,,\n"), "no-deviation-note", file, 2, 21, "'O.1'"); }
TEST(Indicators, ARateEqualsItsFraction) { EXPECT_EQ(sample::told(indicators("R.1,T,result,%,0,70,75,144,192,,,\nR.2,T,result,%,0,30,33.3,1,3,,,\n")), ""); }
TEST(Indicators, AnotherRateIsTold) { expect_only(indicators("R.1,T,result,%,0,70,76,144,192,,,\n"), "rate-differs", file, 2, 21, "144 of 192 are 75 percent"); }
TEST(Indicators, ARateNeedsBothNumbers) { expect_only(indicators("R.1,T,result,%,0,70,75,144,,,,\n"), "rate-incomplete", file, 2, 28, "'denominator'"); }
TEST(Indicators, ARateOfNothingIsTold) { EXPECT_EQ(indicators("R.1,T,result,%,0,0,0,0,0,,,\n").at(0).code, "rate-of-nothing"); }
TEST(Indicators, MoreThanAllIsTold) { expect_only(indicators("R.1,T,result,%,0,70,200,20,10,,,\n"), "part-exceeds-total", file, 2, 25, "'numerator' 20"); }
TEST(Indicators, APartIsNotMoreThanItsWhole) {
  expect_only(indicators("O.2.3,T,output,p,0,1,10,,,,,\nO.2.3.1,T,output,p,0,1,11,,,,,\n"), "part-exceeds-total", file, 3, 24, "more than 'O.2.3'");
}

TEST(Training, PartsAreWithinTotals) {
  EXPECT_EQ(sample::told(training("A,WP1,22,20,13,9,20\n")), "");
  EXPECT_EQ(training("A,WP1,22,23,13,9,20\n").at(0).code, "part-exceeds-total");
  EXPECT_EQ(training("A,WP1,22,20,13,9,21\n").at(0).code, "part-exceeds-total");
  EXPECT_EQ(training("A,WP1,22,20,13,10,20\n").at(0).code, "part-exceeds-total");
}
TEST(Training, AnUnknownWorkPackageIsTold) { EXPECT_EQ(training("A,WP9,22,20,13,9,20\n").at(0).code, "unknown-workpackage"); }

TEST(Desks, PeopleAreNotMoreThanVisits) {
  EXPECT_EQ(load({{"desks.yaml", "- name: A\n  contacts: 3\n  unique_users: 4\n"}}).diagnostics.at(0).span.line, 3);
}

TEST(Budget, LinesAreWithinTheBudget) {
  EXPECT_EQ(sample::told(load({{"budget.csv", "category,approved,reshaped,spent\nA,60,50,40\nB,40,,30\n"}}).diagnostics), "");
  EXPECT_EQ(load({{"budget.csv", "category,approved\nA,60\nB,41\n"}}).diagnostics.at(0).code, "part-exceeds-total");
  EXPECT_EQ(load({{"budget.csv", "category,approved\nA,60\n"}}).diagnostics.at(0).code, "budget-sum");
  EXPECT_EQ(load({{"budget.csv", "category,approved,reshaped,spent\nA,100,50,60\n"}}).diagnostics.at(0).code, "over-budget");
}

TEST(Communication, DatesAndLanguagesAreChecked) {
  EXPECT_EQ(load({{"communication.csv", "product,languages,date\nA,it arabo,2026-01-01\n"}}).diagnostics.at(0).code, "wrong-value");
  EXPECT_EQ(load({{"communication.csv", "product,languages,date\nA,it ar,2024-01-01\n"}}).diagnostics.at(0).code, "date-outside-project");
}

TEST(Results, TheExampleIsSound) {
  DiagnosticSink sink;
  const DiskFileSystem files;
  const Workspace workspace = load_workspace(files, places::source(), "ponte", sink);
  const Project& ponte = workspace.projects.at(0).project;
  const Datasets datasets = load_results(files, places::source(), ponte, sink);
  check_results(datasets, ponte, sink);
  EXPECT_EQ(sample::told(sink.sorted()), "");
  EXPECT_GE(datasets.at("indicators").rows.size(), 10u);
  EXPECT_EQ(datasets.at("desks").rows.size(), 2u);
}

}  // namespace
}  // namespace divulga
