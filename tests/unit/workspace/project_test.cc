#include "unit/workspace/sample.h"
#include "workspace/project_file.h"

namespace divulga {
namespace {

using sample::expect_only;
using sample::load_project;

const char* const file = "content/p/project.yaml";

void expect_fault(const std::string& from, const std::string& to, const std::string& code, int line, int column, const std::string& message,
                  const std::string& hint = "") {
  expect_only(load_project(from, to).diagnostics, code, file, line, column, message, hint);
}

TEST(Project, TheSampleIsSound) {
  const auto loaded = load_project("id: p", "id: p");
  EXPECT_EQ(sample::told(loaded.diagnostics), "");
  const Project& project = loaded.project().project;
  EXPECT_EQ(project.id, "p");
  EXPECT_EQ(project.directory, "content/p");
  EXPECT_EQ(project.title.span, (SourceSpan{file, 2, 8, 8}));
  EXPECT_EQ(project.languages, (std::vector<LocaleTag>{LocaleTag("it"), LocaleTag("en"), LocaleTag("ar")}));
  EXPECT_EQ(project.workpackages.at(0).status, WorkPackageStatus::done);
  EXPECT_EQ(project.workpackages.at(0).tasks.at(0).title.text, "Tavolo");
  EXPECT_EQ(project.budget.national, 20);
  EXPECT_EQ(project.end, (Date{2026, 12, 31}));
}

TEST(Project, AnUnknownKeyIsToldWithTheNearestAndAll) {
  expect_fault("title: \"T", "titel: \"x\"\ntitle: \"T", "unknown-key", 2, 1, "'titel'", "did you mean 'title'? known keys: id, title");
}
TEST(Project, AMissingKeyIsTold) { expect_fault("fund: fami-2021-2027\n", "", "missing-key", 1, 1, "'fund' is missing"); }
TEST(Project, AMissingKeyOfAGroupIsTold) { expect_fault("source: it, ", "", "missing-key", 11, 12, "'source' is missing in 'languages'"); }
TEST(Project, AMissingGroupIsToldOnce) { expect_fault("period: { start: 2025-01-01, end: 2026-12-31 }\n", "", "missing-key", 1, 1, "'period'"); }
TEST(Project, AnEmptyTitleIsTold) { expect_fault("\"Titolo\"", "\" \"", "wrong-value", 2, 8, "empty"); }
TEST(Project, ADuplicateKeyIsTold) { expect_fault("fund:", "id: p\nfund:", "duplicate-key", 4, 1, "'id' is given twice"); }
TEST(Project, AListForATextIsTold) { expect_fault("\"Titolo\"", "[a]", "wrong-value", 2, 8, "'title' must be a text, not a list"); }
TEST(Project, ATextForAGroupIsTold) { expect_fault("{ name: \"Ente\", role: \"Capofila\" }", "Ente", "wrong-value", 8, 7, "'lead' must be a group of keys"); }
TEST(Project, ATextForAListIsTold) { expect_fault("[en, ar]", "en", "wrong-value", 11, 35, "'targets' must be a list", "[one, two]"); }
TEST(Project, AWordThatIsNoTruthValueIsTold) { expect_fault("fund:", "demonstration: yes\nfund:", "wrong-value", 4, 16, "true or false, not 'yes'"); }
TEST(Project, ABadDateIsTold) { expect_fault("2026-12-31", "31/12/2026", "wrong-value", 6, 35, "'31/12/2026'", "2026-11-27"); }
TEST(Project, ADateOffTheCalendarIsTold) { expect_fault("2026-12-31", "2026-11-31", "wrong-value", 6, 35, "'2026-11-31'"); }
TEST(Project, AReversedPeriodIsTold) { expect_fault("2026-12-31", "2024-12-31", "period-reversed", 6, 35, "before it starts"); }
TEST(Project, ABadCupIsTold) { expect_fault("Z99Z99999999999", "Z99Z9999999999", "bad-cup", 5, 32, "is not a CUP", "eleven digits"); }
TEST(Project, ABadColourIsTold) { expect_fault("fund:", "brand: { primary: \"#06C\" }\nfund:", "wrong-value", 4, 19, "'#06C'", "#0066CC"); }
TEST(Project, AnUnknownFundIsTold) { expect_fault("fami-2021-2027", "fami-2021", "wrong-value", 4, 7, "one of fami-2014-2020, fami-2021-2027, not 'fami-2021'"); }
TEST(Project, ABadLanguageIsTold) { expect_fault("[en, ar]", "[en, arabo]", "wrong-value", 11, 40, "'arabo' is not a language tag"); }
TEST(Project, ALanguageTwiceIsTold) { expect_fault("[en, ar]", "[en, en]", "duplicate-language", 11, 40, "'en' is listed twice"); }
TEST(Project, TheSourceIsNoTarget) { expect_fault("[en, ar]", "[en, it]", "duplicate-language", 11, 35, "'it'"); }
TEST(Project, AnIdThatIsNotTheFolderIsTold) { expect_fault("id: p\n", "id: q\n", "id-not-folder", 1, 5, "the id is 'q', the folder 'p'"); }
TEST(Project, ADuplicateWorkPackageIsTold) {
  expect_fault("languages:", "  - { id: WP1, title: \"Altro\" }\nlanguages:", "duplicate-id", 11, 11, "work package 'WP1' is there twice", "line 10");
}
TEST(Project, AnUnknownStatusIsTold) { expect_fault("status: done", "status: finished", "wrong-value", 10, 39, "planned, running, done"); }
TEST(Project, ABudgetThatDoesNotAddUpIsTold) { expect_fault("total: 30", "total: 31", "budget-sum", 7, 18, "not the sum", "30"); }
TEST(Project, AThousandsSeparatorIsTold) { expect_fault("total: 30", "total: 30.000", "wrong-value", 7, 18, "must be a number"); }
TEST(Project, ABadAddressIsTold) { expect_fault("fund:", "contacts: { email: \"ponte.example\" }\nfund:", "wrong-value", 4, 20, "e-mail address"); }
TEST(Project, ASiteWithoutSchemeIsTold) { expect_fault("fund:", "contacts: { site: \"ponte.example\" }\nfund:", "wrong-value", 4, 19, "address of the web", "https://"); }
TEST(Project, APrintingConditionIsReadWithItsProfile) {
  const auto loaded = sample::load_project("fund:", "print: { condition: \"Offset Rossi\", profile: print/rossi.icc }\nfund:");
  EXPECT_EQ(loaded.project().project.print.name, "Offset Rossi");
  EXPECT_EQ(loaded.project().project.print.profile, "content/p/print/rossi.icc");
  EXPECT_EQ(sample::told(loaded.diagnostics), "");
}
TEST(Project, AnUnknownPrintingConditionIsTold) {
  expect_fault("fund:", "print: { condition: FOGRA15 }\nfund:", "unknown-condition", 4, 21, "'FOGRA15' is no printing condition", "did you mean");
  expect_fault("fund:", "print: { condition: Rossi }\nfund:", "unknown-condition", 4, 21, "'Rossi'", "ICC profile");
}
TEST(Project, AProfileStandsInTheProjectAndHasAName) {
  expect_fault("fund:", "print: { condition: FOGRA51, profile: ../a.icc }\nfund:", "outside-workspace", 4, 39, "'../a.icc'");
  expect_fault("fund:", "print: { profile: a.icc }\nfund:", "missing-key", 4, 19, "'condition' is missing");
}
TEST(PrintCondition, AProfileIsOneOfAPressWithFourInks) {
  std::string profile(132, '\0');
  EXPECT_EQ(profile_fault(profile), "it is not an ICC profile");
  profile.replace(36, 4, "acsp");
  EXPECT_EQ(profile_fault(profile), "it does not describe a press");
  profile.replace(12, 4, "prtr");
  EXPECT_EQ(profile_fault(profile), "it is not for four inks");
  profile.replace(16, 4, "CMYK");
  EXPECT_EQ(profile_fault(profile), "");
  EXPECT_EQ(profile_fault("x"), "it is not an ICC profile");
}
TEST(Project, AReleaseFolderCannotClimb) {
  expect_fault("fund:", "channels: { release: { directory: ../../x } }\nfund:", "outside-workspace", 4, 35, "'../../x'");
}
TEST(Project, AListIdIsAName) {
  expect_fault("fund:", "channels: { mail: { from_name: x, from: a@b.example, list_id: ponte, reason: y } }\nfund:", "wrong-value", 4, 63, "'ponte'");
}
TEST(Project, ASiteLanguageMustBeOneOfTheProject) {
  expect_fault("fund:", "channels: { site: { url: \"https://a.example\", languages: [it, fr] } }\nfund:", "unknown-language", 4, 58, "'fr'");
}

TEST(Project, TheSitesAddressEndsWithASlash) {
  const auto loaded = load_project("fund:", "channels: { site: { url: \"https://a.example\" } }\nfund:");
  EXPECT_EQ(sample::told(loaded.diagnostics), "");
  EXPECT_EQ(loaded.project().project.site->url, "https://a.example/");
}

TEST(Project, EveryMistakeIsToldInOneRun) {
  const auto loaded = sample::load_with("content/p/project.yaml", "id: q\ntitel: x\nfund: none\ncodes: { cup: X }\nperiod: { start: y, end: 2026-01-01 }\nlanguages: [it]\n");
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : loaded.diagnostics) codes.push_back(diagnostic.code);
  EXPECT_THAT(codes, testing::UnorderedElementsAre("id-not-folder", "missing-key", "missing-key", "missing-key", "unknown-key", "wrong-value", "bad-cup",
                                                   "wrong-value", "wrong-value"));
}

TEST(Project, AListInsteadOfKeysIsTold) { EXPECT_EQ(sample::load_with("content/p/project.yaml", "- a\n").diagnostics.at(0).code, "wrong-value"); }
TEST(Project, AnEmptyFileMissesItsKeys) { EXPECT_EQ(sample::load_with("content/p/project.yaml", "").diagnostics.at(0).code, "missing-key"); }

TEST(Cup, HasItsForm) {
  EXPECT_TRUE(is_cup("F65E24000170001"));
  for (const char* text : {"", "F65E2400017000", "F65E240001700011", "665E24000170001", "F65524000170001", "F65E2400017000A"}) EXPECT_FALSE(is_cup(text)) << text;
}

}  // namespace
}  // namespace divulga
