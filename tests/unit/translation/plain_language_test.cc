#include "translation/plain_language.h"

#include <gmock/gmock.h>

namespace divulga {
namespace {

Material material(const std::string& body, Folder folder = Folder::leaflets) {
  Material made;
  made.folder = folder;
  made.name = "a";
  made.file = "content/p/leaflets/a.md";
  made.body = body;
  made.body_line = 5;
  return made;
}

std::vector<Diagnostic> checked(const std::string& body, Folder folder = Folder::leaflets, const char* language = "it") {
  ProjectContent content;
  content.project.source_language = LocaleTag(language);
  content.materials = {material(body, folder)};
  DiagnosticSink sink;
  check_plain_language(content, {}, sink);
  return sink.sorted();
}

const std::string plain = "Vieni allo sportello. Ti aiutiamo con i documenti. Il servizio è gratis. Porta il passaporto e due foto. Se hai una lettera, portala con te. "
                          "La leggiamo insieme. Ti diciamo cosa fare e quando. Parliamo la tua lingua.\n";
const std::string hard = "La presentazione dell’istanza di riconoscimento dovrà essere preventivamente corredata dalla documentazione comprovante il possesso dei requisiti "
                         "previsti dalla normativa vigente in materia di immigrazione e asilo, nonché dalle disposizioni regolamentari successivamente intervenute e applicabili.\n";

TEST(Gulpease, IsItsFormula) {
  EXPECT_EQ((Readability{50, 10, 1}.index()), 69);
  EXPECT_EQ((Readability{0, 0, 0}.index()), 100);
  EXPECT_EQ((Readability{2000, 20, 1}.index()), 0);
  EXPECT_EQ((Readability{3, 3, 3}.index()), 100);
}
TEST(Gulpease, CountsWordsLettersAndSentences) {
  const std::vector<Sentence> sentences = sentences_of(material("Il bar è qui. L’ufficio apre alle 9.\n"));
  ASSERT_EQ(sentences.size(), 2u);
  EXPECT_EQ(sentences[0].text, "Il bar è qui.");
  EXPECT_EQ(sentences[0].figures.words, 4);
  EXPECT_EQ(sentences[0].figures.letters, 9);
  EXPECT_EQ(sentences[1].figures.words, 5) << "an article with an apostrophe is a word";
}
TEST(Gulpease, ReadsTextWithoutMarkup) {
  const std::vector<Sentence> sentences = sentences_of(material("## Titolo\n\nChiama **{{facts.desk.phone}}** [ora](https://x.example)[^a].\n\n- voce\n\n[^a]: Nota.\n"));
  std::string all;
  for (const Sentence& sentence : sentences) all += sentence.text + "|";
  EXPECT_EQ(all, "Titolo|Chiama nome ora.|voce|Nota.|");
}
TEST(Gulpease, KnowsTheLine) { EXPECT_EQ(sentences_of(material("Uno.\n\nDue.\n")).at(1).span.line, 7); }

TEST(PlainLanguage, APlainLeafletIsSilent) { EXPECT_TRUE(checked(plain).empty()); }
TEST(PlainLanguage, AHardOneIsToldWithItsHardestSentences) {
  const auto diagnostics = checked(hard + "\n" + hard);
  ASSERT_EQ(diagnostics.size(), 1u);
  EXPECT_EQ(diagnostics[0].code, "plain-language");
  EXPECT_EQ(diagnostics[0].severity, Severity::warning);
  EXPECT_EQ(diagnostics[0].span.file, "content/p/leaflets/a.md");
  EXPECT_THAT(diagnostics[0].message.text(), testing::HasSubstr("of 100 by Gulpease, 60 are wanted"));
  EXPECT_THAT(diagnostics[0].hint.text(), testing::HasSubstr("line 5: 'La presentazione dell’istanza"));
}
TEST(PlainLanguage, AReportMayBeHarder) {
  EXPECT_EQ(least_readability(material("", Folder::leaflets)), 60);
  EXPECT_EQ(least_readability(material("", Folder::reports)), 45);
}
TEST(PlainLanguage, AFewWordsSayNothing) { EXPECT_TRUE(checked("Preventivamente regolamentare documentazione.\n").empty()); }
TEST(PlainLanguage, ItIsAnItalianIndex) { EXPECT_TRUE(checked(hard + "\n" + hard, Folder::leaflets, "en").empty()); }

}  // namespace
}  // namespace divulga
