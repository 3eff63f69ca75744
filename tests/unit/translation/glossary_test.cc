#include "translation/glossary.h"

#include <gmock/gmock.h>

namespace divulga {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> told(const DiagnosticSink& sink) {
  std::vector<std::string> out;
  for (const Diagnostic& d : sink.sorted()) out.push_back(std::to_string(d.span.line) + ":" + std::to_string(d.span.column) + " " + d.code + ": " + d.message.text());
  return out;
}

struct Loaded { Glossary glossary; std::vector<std::string> problems; };
Loaded load(const std::string& rows, const std::string& head = "term,language,translation,note,forbidden\n") {
  MemoryFileSystem files;
  files.write("/w/content/p/glossary.csv", head + rows);
  Project project;
  project.directory = "content/p";
  DiagnosticSink sink;
  Glossary glossary = load_glossary(files, "/w", project, sink);
  return {std::move(glossary), told(sink)};
}

const char* const rows =
    "permesso di soggiorno,en,residence permit|permit to stay,\"as the law says\",visa\n"
    "permesso,en,leave,,\n"
    "sportello,en,help desk,,counter|window\n"
    "sportello,ar,شبّاك,,مكتب\n"
    "Prefettura,en,,the name stays,Police\n"
    "permesso di soggiorno,zh,居留许可,,签证\n";

std::vector<std::string> checked(const std::string& source, const std::string& translation, const char* language = "en") {
  const Loaded loaded = load(rows);
  EXPECT_THAT(loaded.problems, IsEmpty());
  DiagnosticSink sink;
  check_glossary(loaded.glossary, source, translation, LocaleTag("it"), LocaleTag(language), {"locales/x.po", 7, 1, 0}, sink);
  return told(sink);
}

TEST(Glossary, FormsAreParted) {
  const Loaded loaded = load(rows);
  ASSERT_EQ(loaded.glossary.terms().size(), 6u);
  EXPECT_THAT(loaded.glossary.terms()[0].translations, ElementsAre("residence permit", "permit to stay"));
  EXPECT_THAT(loaded.glossary.terms()[2].forbidden, ElementsAre("counter", "window"));
}
TEST(Glossary, AnAbsentFileIsEmpty) {
  Project project;
  project.directory = "content/p";
  DiagnosticSink sink;
  EXPECT_TRUE(load_glossary(MemoryFileSystem(), "/w", project, sink).empty());
  EXPECT_THAT(told(sink), IsEmpty());
}
TEST(Glossary, AnUnknownColumnIsTold) {
  EXPECT_THAT(load("", "term,lang,translation,note,forbidden\n").problems,
              ElementsAre("1:1 missing-column: column 'language' is missing in 'glossary.csv'", HasSubstr("unknown column 'lang'")));
}
TEST(Glossary, MistakesInRowsAreTold) {
  EXPECT_THAT(load(",en,x,,\n").problems, ElementsAre("2:1 empty-cell: 'term' is empty"));
  EXPECT_THAT(load("a,inglese,x,,\n").problems, ElementsAre("2:3 wrong-value: 'inglese' is not a language tag"));
  EXPECT_THAT(load("a,en,,,\n").problems, ElementsAre(HasSubstr("has no translation and no forbidden form")));
  EXPECT_THAT(load("a,en,x|y,,y\n").problems, ElementsAre(HasSubstr("glossary-contradiction: 'y'")));
  EXPECT_THAT(load("a,en,x,,\na,fr,x,,\na,en,y,,\n").problems, ElementsAre("4:1 duplicate-key: 'a' is there twice for 'en'"));
}

TEST(CheckGlossary, ARightTranslationInAnyFormIsSilent) {
  EXPECT_THAT(checked("I permessi di soggiorno", "Residence permits"), IsEmpty());
  EXPECT_THAT(checked("Il permesso di soggiorno", "the **permit to stay**"), IsEmpty());
  EXPECT_THAT(checked("Vieni allo sportello", "Come to the help desk"), IsEmpty());
}
TEST(CheckGlossary, ATermThatIsTranslatedOtherwise) {
  EXPECT_THAT(checked("Il permesso di soggiorno", "The stay paper"), ElementsAre("7:1 glossary-term: 'permesso di soggiorno' is not translated as 'residence permit'"));
}
TEST(CheckGlossary, AForbiddenWord) {
  EXPECT_THAT(checked("Il permesso di soggiorno", "Your visa"), ElementsAre("7:1 glossary-forbidden: 'visa' must not stand for 'permesso di soggiorno'"));
  EXPECT_THAT(checked("Vieni allo sportello", "Come to the windows"), ElementsAre(HasSubstr("'window' must not stand for 'sportello'")));
}
TEST(CheckGlossary, AForbiddenWordBesideTheRightOneIsNotTold) { EXPECT_THAT(checked("Vieni allo sportello", "Come to the help desk, by the window"), IsEmpty()); }
TEST(CheckGlossary, ATermWithForbiddenWordsAlone) {
  EXPECT_THAT(checked("La Prefettura", "The Police"), ElementsAre(HasSubstr("glossary-forbidden")));
  EXPECT_THAT(checked("La Prefettura", "The Prefettura"), IsEmpty());
}
TEST(CheckGlossary, ATermWithinALongerOneIsTheLongerOne) { EXPECT_THAT(checked("Il permesso di soggiorno", "The residence permit"), IsEmpty()) << "nothing of 'leave'"; }
TEST(CheckGlossary, WithoutTheTermNothingIsAskedFor) { EXPECT_THAT(checked("Buongiorno", "Good morning, visa"), IsEmpty()); }
TEST(CheckGlossary, OtherLanguagesAreTheirOwn) { EXPECT_THAT(checked("Lo sportello", "le guichet", "fr"), IsEmpty()); }
TEST(CheckGlossary, Arabic) {
  EXPECT_THAT(checked("Lo sportello", "الشباك", "ar"), IsEmpty());
  EXPECT_THAT(checked("Lo sportello", "المكتب", "ar"), ElementsAre(HasSubstr("must not stand for")));
}
TEST(CheckGlossary, Chinese) {
  EXPECT_THAT(checked("Il permesso di soggiorno", "办理居留许可", "zh"), IsEmpty());
  EXPECT_THAT(checked("Il permesso di soggiorno", "办理签证", "zh"), ElementsAre(HasSubstr("'签证' must not stand")));
}
TEST(CheckGlossary, WhatIsNotTranslatedIsNotChecked) { EXPECT_THAT(checked("Lo sportello", ""), IsEmpty()); }

}  // namespace
}  // namespace divulga
