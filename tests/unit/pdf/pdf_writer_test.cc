#include "pdf/pdf_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "unit/pdf/shaped_pages.h"

namespace divulga {
namespace {

using test::Faces;
using testing::HasSubstr;
using testing::Not;

class PdfWriter : public testing::Test {
 protected:
  PdfWriter() : document(test::one_page()) {
    font = test::face_for(faces, "it");
    paragraph = test::add(document, StructTag::paragraph, 0);
    document.pages[0].items.emplace_back(at(test::shape(faces, font, 10, "Ciao", "it", paragraph)));
  }
  static GlyphRun at(GlyphRun run) {
    run.origin = {Pt(72), Pt(100)};
    return run;
  }
  std::string write() const {
    return write_pdf(document, [this](FontId id) -> const FontFace& { return faces.face(id); });
  }

  Faces faces;
  FontId font;
  StructId paragraph;
  PagedDocument document;
};

TEST_F(PdfWriter, WritesAPdf17WithATrailer) {
  const std::string pdf = write();
  EXPECT_TRUE(pdf.starts_with("%PDF-1.7\n"));
  EXPECT_THAT(pdf, HasSubstr("startxref"));
  EXPECT_THAT(pdf, HasSubstr("/ID [<"));
}
TEST_F(PdfWriter, EqualDocumentsGiveEqualBytes) { EXPECT_EQ(write(), write()); }
TEST_F(PdfWriter, TheOrderInWhichFontsWereLoadedDoesNotShow) {
  const std::string first = write();
  font = test::face_for(faces, "it");    // the same face, now the second of the book
  std::get<GlyphRun>(document.pages[0].items[0]).font = font;
  EXPECT_EQ(first, write());
}
TEST_F(PdfWriter, AnotherTextGivesAnotherId) {
  const auto id = [](const std::string& pdf) { return pdf.substr(pdf.find("/ID [<"), 40); };
  const std::string first = write();
  document.title = "Altra";
  EXPECT_NE(id(first), id(write()));
}
TEST_F(PdfWriter, ARefusedByteIsAnError) {
  int left = 0;
  EXPECT_THROW(write_pdf(document, [this](FontId id) -> const FontFace& { return faces.face(id); }, [&](std::string_view) { return left-- > 0; }), EnvironmentError);
}
TEST_F(PdfWriter, ACoordinateThatIsNoNumberIsRefused) {
  std::get<GlyphRun>(document.pages[0].items[0]).origin.x = Pt(std::numeric_limits<double>::quiet_NaN());
  EXPECT_THROW(write(), Error);
}
TEST_F(PdfWriter, NotdefIsNeverShown) {
  std::get<GlyphRun>(document.pages[0].items[0]).glyphs[0].glyph = 0;
  EXPECT_THROW(write(), Error);
}
TEST_F(PdfWriter, AnElementBeforeItsParentIsRefused) {
  document.structure[1].parent = 7;
  EXPECT_THROW(write(), Error);
}
TEST_F(PdfWriter, ContentOfAnElementThatIsNotThereIsRefused) {
  std::get<GlyphRun>(document.pages[0].items[0]).element = 99;
  EXPECT_THROW(write(), Error);
}
TEST_F(PdfWriter, ADocumentWithoutPagesIsRefused) {
  document.pages.clear();
  EXPECT_THROW(write(), Error);
}
TEST_F(PdfWriter, TwoNotesWithOneIdAreRefused) {
  for (int i = 0; i < 2; ++i) document.structure[static_cast<std::size_t>(test::add(document, StructTag::note, 0))].id = "n1";
  EXPECT_THROW(write(), Error);
}
TEST_F(PdfWriter, RightToLeftDocumentsSayHowTheyAreTurned) {
  EXPECT_THAT(write(), Not(HasSubstr("/Direction /R2L")));
  document.language = LocaleTag("ar");
  EXPECT_THAT(write(), HasSubstr("/Direction /R2L"));
}
TEST_F(PdfWriter, MetadataEscapesMarkup) {
  document.title = "A & <B>";
  EXPECT_THAT(write(), HasSubstr("A &amp; &lt;B&gt;"));
}
TEST_F(PdfWriter, LinksToAddressesAreAscii) {
  const StructId link = test::add(document, StructTag::link, paragraph);
  document.pages[0].links.push_back({.box = {Pt(72), Pt(90), Pt(20), Pt(12)}, .url = "https://example.org/è", .page = -1, .y = {}, .element = link, .contents = "pagina"});
  const std::string pdf = write();
  EXPECT_THAT(pdf, HasSubstr("/URI (https://example.org/%C3%A8)"));
  EXPECT_THAT(pdf, HasSubstr("/Contents (pagina)"));
}
TEST_F(PdfWriter, ALinkToAPageThatIsNotThereIsRefused) {
  document.pages[0].links.push_back({.box = {}, .url = {}, .page = 3, .y = {}, .element = artifact, .contents = {}});
  EXPECT_THROW(write(), Error);
}

}  // namespace
}  // namespace divulga
