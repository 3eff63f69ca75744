#include <gmock/gmock.h>

#include "exchange/zip_archive.h"
#include "unit/exchange/sample_table.h"

namespace divulga {
namespace {

/// The codes that reading a file tells.
std::vector<std::string> told(const std::string& bytes) {
  DiagnosticSink sink;
  read_exchange("f", bytes, sink);
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : sink.sorted()) codes.push_back(diagnostic.code);
  return codes;
}

std::string whole() {
  SampleUnits sample;
  add_random(sample, 4, 20);
  return write_exchange(sample_table(sample), ExchangeFormat::docx, sample_words());
}

using testing::ElementsAre;

TEST(DamagedFile, HalfAZip) { EXPECT_THAT(told(whole().substr(0, whole().size() / 2)), ElementsAre("bad-zip")); }
TEST(DamagedFile, AZipWithAnotherContent) { EXPECT_THAT(told(write_zip({{"a.txt", "x", false}})), ElementsAre("unknown-format")); }
TEST(DamagedFile, AZipThatIsABomb) {
  EXPECT_THAT(told(write_zip({{"word/document.xml", std::string(65u << 20, ' '), false}})), ElementsAre("bad-zip"));
}
TEST(DamagedFile, ADocumentWithEntities) {
  EXPECT_THAT(told(write_zip({{"word/document.xml", "<!DOCTYPE d [<!ENTITY a 'b'>]><d>&a;</d>", false}})), ElementsAre("xml-entities"));
}
TEST(DamagedFile, ADocumentThatIsNoXml) { EXPECT_THAT(told(write_zip({{"word/document.xml", "Hello", false}})), ElementsAre("xml-syntax")); }
TEST(DamagedFile, ABitTurnedInAPart) {
  std::string bytes = whole();
  bytes[bytes.find("word/document.xml") + 200] ^= 0x10;
  EXPECT_THAT(told(bytes), testing::AnyOf(ElementsAre("bad-zip"), ElementsAre("xml-syntax")));
}
TEST(DamagedFile, AnOldWordFile) { EXPECT_THAT(told("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), ElementsAre("unknown-format")); }
TEST(DamagedFile, APdf) { EXPECT_THAT(told("%PDF-1.7"), ElementsAre("unknown-format")); }
TEST(DamagedFile, APictureIsNoTable) { EXPECT_THAT(told("\x89PNG\r\n"), ElementsAre("not-utf8")); }
TEST(DamagedFile, Nothing) { EXPECT_THAT(told(""), ElementsAre("no-table")); }
TEST(DamagedFile, APoWithAnUnclosedString) { EXPECT_THAT(told("msgid \"a\nmsgstr \"b\"\n"), testing::Contains("po-syntax")); }

}  // namespace
}  // namespace divulga
