#include "unit/workspace/sample.h"

namespace divulga {
namespace {

using sample::expect_only;
using sample::load_with;
using sample::material;

const char* const file = "content/p/pages/a.md";

void expect_fault(const std::string& keys, const std::string& code, int line, int column, const std::string& message, const std::string& hint = "") {
  expect_only(load_with(file, material(keys)).diagnostics, code, file, line, column, message, hint);
}

const Material& only(const sample::Loaded& loaded) {
  EXPECT_EQ(sample::told(loaded.diagnostics), "");
  return loaded.project().materials.at(0);
}

TEST(FrontMatter, IsSplitOff) {
  const FrontMatter parts = split_front_matter("---\na: 1\nb: 2\n---\n\n## Uno\n");
  EXPECT_EQ(parts.yaml, "a: 1\nb: 2\n");
  EXPECT_EQ(parts.body, "\n## Uno\n");
  EXPECT_EQ(parts.body_line, 5);
}

TEST(FrontMatter, ATextWithoutOneIsAllBody) {
  EXPECT_EQ(split_front_matter("## Uno\n---\n").body, "## Uno\n---\n");
  EXPECT_EQ(split_front_matter("---\na: 1\n").body_line, 1);
}

TEST(FrontMatter, MayBeTheWholeFile) { EXPECT_EQ(split_front_matter("---\na: 1\n---").body, ""); }

TEST(Material, TakesItsFoldersDefaults) {
  const auto loaded = load_with("content/p/procedures/a-1.md", material());
  const Material& found = only(loaded);
  EXPECT_EQ(found.name, "a-1");
  EXPECT_EQ(found.design, "sheet-a4");
  EXPECT_EQ(found.outputs, (std::vector<Output>{Output::pdf, Output::web}));
  EXPECT_EQ(found.languages.size(), 3u);
  EXPECT_EQ(found.body, "## Uno\n");
  EXPECT_EQ(found.body_line, 5);
  EXPECT_EQ(found.risk, Risk::normal);
}

TEST(Material, AnUnknownDesignIsLeftToTheLayout) { EXPECT_EQ(only(load_with(file, material("design: mine\noutputs: [pdf]\n"))).design, "mine"); }

TEST(Material, LanguagesStandInTheProjectsOrder) {
  const auto loaded = load_with(file, material("languages: [ar, it]\n"));
  EXPECT_EQ(only(loaded).languages, (std::vector<LocaleTag>{LocaleTag("it"), LocaleTag("ar")}));
}

TEST(Material, AnUnknownKeyHasItsLineInTheFile) { expect_fault("verifed: 2026-01-01\n", "unknown-key", 4, 1, "'verifed'", "did you mean 'verified'?"); }
TEST(Material, AnUnknownWorkPackageIsTold) { expect_fault("wp: WP2\n", "unknown-workpackage", 4, 5, "'WP2'", "did you mean 'WP1'?"); }
TEST(Material, ALanguageOutsideTheProjectIsTold) { expect_fault("languages: [it, fr]\n", "unknown-language", 4, 12, "'fr'", "project.yaml"); }
TEST(Material, AnUnknownOutputIsTold) { expect_fault("outputs: [web, epub]\n", "wrong-value", 4, 16, "'epub'", "pdf, web, mail"); }
TEST(Material, AnOutputTwiceIsTold) { expect_fault("outputs: [web, web]\n", "duplicate-output", 4, 16, "'web'"); }
TEST(Material, OnlyNewslettersAreMailed) { expect_fault("outputs: [web, mail]\n", "wrong-value", 4, 10, "only newsletters"); }
TEST(Material, APdfNeedsADesign) { expect_fault("outputs: [pdf]\n", "no-design", 4, 10, "'design'"); }
TEST(Material, AnUnknownTopicIsTold) { expect_fault("topic: documenti\n", "wrong-value", 4, 8, "'documenti'", "did you mean 'documents'?"); }
TEST(Material, AnUnknownRiskIsTold) { expect_fault("risk: high\n", "wrong-value", 4, 7, "safety, legal, normal"); }
TEST(Material, ABadMomentIsTold) { expect_fault("start: 2026-12-11 09:30\n", "wrong-value", 4, 8, "a day and a time", "2026-12-11T09:30"); }
TEST(Material, AnEventCannotEndBeforeItStarts) { expect_fault("start: 2026-12-11T09:30\nend: 2026-12-11T09:00\n", "period-reversed", 5, 6, "not after"); }
TEST(Material, RecordsCannotLeaveTheProject) { expect_fault("records: ../q/a.csv\nrecord_name: n\n", "outside-workspace", 4, 10, "leaves the project"); }
TEST(Material, RecordsMustBeThere) { expect_fault("records: results/a.csv\nrecord_name: n\n", "missing-file", 4, 10, "results/a.csv"); }
TEST(Material, RecordsWantTheirName) { EXPECT_EQ(load_with(file, material("records: project.yaml\n")).diagnostics.at(0).code, "missing-key"); }
TEST(Material, RecordNameWantsRecords) { expect_fault("record_name: n\n", "missing-key", 4, 14, "needs 'records'"); }
TEST(Material, ATabIsToldInItsLine) { expect_fault("wp:\n\t- x\n", "tab-indent", 5, 1, "tab"); }
TEST(Material, BadYamlHasItsLineInTheFile) { expect_fault("place: a: b\n", "yaml-syntax", 4, 9, "illegal map value"); }

TEST(Material, ATitleIsRequired) { expect_only(load_with(file, "---\nsummary: x\n---\n").diagnostics, "missing-key", file, 2, 1, "'title'"); }
TEST(Material, ASummaryIsRequired) { expect_only(load_with(file, "---\ntitle: x\n---\n").diagnostics, "missing-key", file, 2, 1, "'summary'"); }
TEST(Material, ACertificateNeedsNoSummary) { EXPECT_EQ(sample::told(load_with("content/p/certificates/a.md", "---\ntitle: x\n---\n").diagnostics), ""); }
TEST(Material, NewsNeedADate) {
  expect_only(load_with("content/p/news/a.md", material()).diagnostics, "missing-key", "content/p/news/a.md", 2, 1, "'date'");
}
TEST(Material, WithoutFrontMatterOneMistakeIsTold) {
  expect_only(load_with(file, "## Uno\n").diagnostics, "no-front-matter", file, 1, 1, "no front matter");
}
TEST(Material, AnUnclosedFrontMatterIsTold) {
  expect_only(load_with(file, "---\ntitle: x\n\n## Uno\n").diagnostics, "no-front-matter", file, 1, 1, "not closed", "'---'");
}
TEST(Material, WindowsLineEndsAreFine) { EXPECT_EQ(only(load_with(file, "---\r\ntitle: a\r\nsummary: b\r\n---\r\n## Uno\r\n")).body, "## Uno\n"); }

TEST(WholeTranslation, CarriesItsOwnTexts) {
  MemoryFileSystem files;
  files.write("/w/content/p/project.yaml", sample::project_yaml());
  files.write("/w/content/p/pages/a.md", material());
  files.write("/w/content/p/pages/a.ar.md", "---\ntitle: \"صفحة\"\n---\n## واحد\n");
  const auto loaded = sample::load(files);
  ASSERT_EQ(loaded.project().materials.size(), 1u);
  const WholeTranslation& arabic = only(loaded).translations.at(LocaleTag("ar"));
  EXPECT_EQ(arabic.file, "content/p/pages/a.ar.md");
  EXPECT_EQ(arabic.title.text, "صفحة");
  EXPECT_TRUE(arabic.summary.empty());
  EXPECT_EQ(arabic.body, "## واحد\n");
  EXPECT_EQ(arabic.body_line, 4);
}

TEST(WholeTranslation, NeedsNoFrontMatter) {
  MemoryFileSystem files;
  files.write("/w/content/p/project.yaml", sample::project_yaml());
  files.write("/w/content/p/pages/a.md", material());
  files.write("/w/content/p/pages/a.en.md", "## One\n");
  const auto loaded = sample::load(files);
  EXPECT_EQ(only(loaded).translations.at(LocaleTag("en")).body, "## One\n");
}

TEST(WholeTranslation, WithoutItsSourceIsTold) {
  EXPECT_EQ(load_with("content/p/pages/a.ar.md", "x\n").diagnostics.at(0).code, "no-source");
}
TEST(WholeTranslation, OfALanguageOutsideTheProjectIsTold) {
  EXPECT_EQ(load_with("content/p/pages/a.fr.md", "x\n").diagnostics.at(0).code, "unknown-language");
}
TEST(WholeTranslation, ADotThatIsNoLanguageIsTold) { EXPECT_EQ(load_with("content/p/pages/a.v2.md", "x\n").diagnostics.at(0).code, "bad-file-name"); }

}  // namespace
}  // namespace divulga
