#include "exchange/docx.h"

#include <gmock/gmock.h>

#include <functional>
#include <pugixml.hpp>

#include "exchange/zip_archive.h"
#include "unit/exchange/sample_table.h"

namespace divulga {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string document_of(const SampleUnits& sample, const std::string& language = "ar") {
  return part_of(write_docx(sample_table(sample, language), sample_words()), "word/document.xml");
}

/// The file after somebody edited its document.
std::string edited(const SampleUnits& sample, const std::function<void(std::string&)>& edit) {
  const std::string bytes = write_docx(sample_table(sample), sample_words());
  std::string document = part_of(bytes, "word/document.xml");
  edit(document);
  return write_zip({{"word/document.xml", document, false}, {"docProps/custom.xml", part_of(bytes, "docProps/custom.xml"), false}});
}

ReturnedTable read(const std::string& bytes, size_t told = 0) {
  DiagnosticSink sink;
  ReturnedTable table = read_docx("f.docx", bytes, sink);
  EXPECT_EQ(sink.sorted().size(), told) << render_json(sink.sorted());
  return table;
}

void replace(std::string& text, const std::string& from, const std::string& to) {
  const size_t at = text.find(from);
  ASSERT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
}

TEST(Docx, EveryPartIsSoundXml) {
  SampleUnits sample;
  add_random(sample, 5, 50);
  const std::string bytes = write_docx(sample_table(sample), sample_words());
  for (const char* name : {"[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml", "word/settings.xml", "word/fontTable.xml", "word/footer1.xml",
                           "word/_rels/document.xml.rels", "docProps/core.xml", "docProps/custom.xml"})
    EXPECT_TRUE(pugi::xml_document().load_string(part_of(bytes, name).c_str())) << name;
}

TEST(Docx, TheSourceAndItsChipsAreLocked) {
  SampleUnits sample;
  sample.add("Chiama {{facts.phone}}");
  pugi::xml_document xml;
  xml.load_string(document_of(sample).c_str());
  const auto source = xml.select_node("//w:sdt[w:sdtPr/w:tag/@w:val='source']").node();
  EXPECT_STREQ(source.select_node("w:sdtPr/w:lock/@w:val").attribute().value(), "sdtContentLocked");
  EXPECT_STREQ(source.select_node(".//w:r[w:rPr/w:rStyle/@w:val='DivulgaChip']/w:t").node().text().get(), "{1\u00A0facts.phone}");
}

TEST(Docx, AChipOfATranslationIsLockedButCanBeMoved) {
  SampleUnits sample;
  sample.add("Chiama {{facts.phone}}", "\u0627 {{facts.phone}}");
  EXPECT_THAT(document_of(sample), HasSubstr("<w:tag w:val=\"chip-1\"/>"));
  EXPECT_THAT(document_of(sample), HasSubstr("<w:lock w:val=\"contentLocked\"/>"));
}

TEST(Docx, ArabicRunsFromTheRight) {
  SampleUnits sample;
  sample.add("Uno", "\u0648\u0627\u062D\u062F");
  EXPECT_THAT(document_of(sample), HasSubstr("<w:pStyle w:val=\"DivulgaTranslation\"/><w:bidi/>"));
  EXPECT_THAT(document_of(sample), HasSubstr("<w:rtl/><w:cs/><w:lang w:bidi=\"ar\"/>"));
}

TEST(Docx, EnglishRunsFromTheLeft) {
  SampleUnits sample;
  sample.add("Uno", "One");
  EXPECT_THAT(document_of(sample, "en"), Not(HasSubstr("<w:bidi/>")));
}

TEST(Docx, AStaleTextShowsWhatChanged) {
  SampleUnits sample;
  sample.add("Apre il marted\u00EC", "x", TranslationState::stale).made_from = "Apre il luned\u00EC";
  const std::string document = document_of(sample);
  EXPECT_THAT(document, HasSubstr("<w:rStyle w:val=\"DivulgaOld\"/><w:lang w:val=\"it\"/></w:rPr><w:t xml:space=\"preserve\">luned\u00EC</w:t>"));
  EXPECT_THAT(document, HasSubstr("<w:rStyle w:val=\"DivulgaNew\"/><w:lang w:val=\"it\"/></w:rPr><w:t xml:space=\"preserve\">marted\u00EC</w:t>"));
}

TEST(Docx, StatesAreChosenFromAListInBothLanguages) {
  SampleUnits sample;
  sample.add("Uno", "x");
  EXPECT_THAT(document_of(sample), HasSubstr("<w:listItem w:displayText=\"tradotto \u00B7 \u0645\u062A\u0631\u062C\u0645\" w:value=\"translated\"/>"));
}

TEST(Docx, AnEditedTranslationIsRead) {
  SampleUnits sample;
  sample.add("Uno", "Wan");
  const auto table = read(edited(sample, [](std::string& xml) { replace(xml, ">Wan<", ">One<"); }));
  ASSERT_EQ(table.rows.size(), 1u);
  EXPECT_EQ(table.rows[0].translation, "One");
  EXPECT_EQ(table.rows[0].id, wording_hash("Uno"));
}

TEST(Docx, TrackedChangesCountAsAccepted) {
  SampleUnits sample;
  sample.add("Uno", "Wan");
  const auto table = read(edited(sample, [](std::string& xml) {
    replace(xml, "<w:t xml:space=\"preserve\">Wan</w:t></w:r>",
            "<w:t>O</w:t></w:r><w:del w:id=\"9\"><w:r><w:delText>Wan</w:delText></w:r></w:del><w:ins w:id=\"8\"><w:r><w:t>ne</w:t></w:r></w:ins>");
  }));
  EXPECT_EQ(table.rows[0].translation, "One");
}

TEST(Docx, ADeletedRowIsMissed) {
  SampleUnits sample;
  sample.add("Uno", "One");
  sample.add("Due", "Two");
  const auto table = read(edited(sample, [](std::string& xml) {
    const size_t at = xml.find("r_" + to_string(wording_hash("Uno"))), from = xml.rfind("<w:tr>", at);
    xml.erase(from, xml.find("</w:tr>", from) + 7 - from);
  }));
  ASSERT_EQ(table.rows.size(), 1u);
  EXPECT_EQ(table.rows[0].number, 2);
  EXPECT_EQ(table.sent, 2);
}

TEST(Docx, ARowThatLostItsCellsIsToldAndTheOthersAreRead) {
  SampleUnits sample;
  for (const char* text : {"Uno", "Due", "Tre"}) sample.add(text, "x");
  const auto table = read(edited(sample, [](std::string& xml) {
    size_t at = xml.find("r_" + to_string(wording_hash("Uno")));
    for (int i = 0; i < 2; ++i) {
      const size_t from = xml.find("<w:tc>", at);
      xml.erase(from, xml.find("</w:tc>", from) + 7 - from);
    }
  }), 1);
  EXPECT_EQ(table.rows.size(), 2u);
}

TEST(Docx, AFileWithoutATableIsRefused) { read(edited(SampleUnits(), [](std::string& xml) { xml = "<w:document xmlns:w='w'><w:body><w:p/></w:body></w:document>"; }), 1); }

TEST(Docx, APlaceholderOfAControlIsNoText) {
  SampleUnits sample;
  sample.add("Uno", "Wan");
  const auto table = read(edited(sample, [](std::string& xml) {
    replace(xml, "<w:r><w:rPr><w:rtl/><w:cs/><w:lang w:bidi=\"ar\"/></w:rPr><w:t xml:space=\"preserve\">Wan</w:t></w:r>",
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>click here</w:t></w:r></w:sdtContent></w:sdt>");
  }));
  EXPECT_EQ(table.rows[0].translation, "");
}

TEST(Docx, APictureStandsInItsRow) {
  SampleUnits sample;
  sample.add("Uno");
  sample.add("Due");
  ExchangeTable table = sample_table(sample);
  table.rows[0].picture = std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\1\0\0\0\0\x80", 24);
  const std::string bytes = write_docx(table, sample_words());
  EXPECT_EQ(part_of(bytes, "word/media/image1.png"), table.rows[0].picture);
  EXPECT_EQ(read(bytes).rows.size(), 2u);
}

}  // namespace
}  // namespace divulga
