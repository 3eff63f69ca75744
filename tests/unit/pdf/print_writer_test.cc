#include "pdf/print_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "unit/pdf/plain_pdf.h"
#include "unit/pdf/shaped_pages.h"

namespace divulga {
namespace {

using testing::HasSubstr;
using testing::Not;

class PrintWriter : public testing::Test {
 protected:
  PrintWriter() : document(test::one_page()) {
    font = test::face_for(faces, "it");
    text(brand.ink, 100);
  }
  void text(Color color, double y) {
    GlyphRun run = test::shape(faces, font, 10, "Ciao", "it", artifact);
    run.color = color;
    run.origin = {Pt(72), Pt(y)};
    document.pages[0].items.emplace_back(std::move(run));
  }
  void area(Color color) {
    Path path;
    path.commands = {{PathCommand::Kind::move, {Pt(72), Pt(72)}, {}, {}}, {PathCommand::Kind::line, {Pt(100), Pt(72)}, {}, {}}, {PathCommand::Kind::line, {Pt(100), Pt(90)}, {}, {}}};
    path.fill = color;
    document.pages[0].items.emplace_back(std::move(path));
  }
  std::string write() const {
    Design design;
    PrintEdition edition = make_print_edition(document, design);
    edition.condition = condition;
    return write_print_pdf(edition, PrintInks(brand), [this](FontId id) -> const FontFace& { return faces.face(id); });
  }
  /// Everything that the file paints, inflated.
  std::string contents() const {
    const std::string pdf = test::plain_pdf(write());
    std::string out;
    for (std::size_t at = 0; (at = pdf.find("stream\n", at)) != std::string::npos; at += 7) {
      const std::size_t end = pdf.find("\nendstream", at);
      if (pdf.compare(at - 3, 3, "end") == 0) continue;
      try {
        const std::string inflated = test::inflate(pdf.substr(at + 7, end - at - 7));
        if (inflated.find(" re W n") != std::string::npos || inflated.find("BT\n") != std::string::npos || inflated.find(" m\n") != std::string::npos) out += inflated;
      } catch (const std::runtime_error&) {    // metadata are not deflated
      }
    }
    return out;
  }

  test::Faces faces;
  FontId font;
  PagedDocument document;
  PrintingCondition condition;
  Brand brand;
};

TEST_F(PrintWriter, TextIsInBlackOnly) { EXPECT_THAT(contents(), HasSubstr("0 0 0 1 k\n/F0 10 Tf")); }
TEST_F(PrintWriter, NothingIsInRgb) {
  text(brand.primary, 120);
  area(brand.accent);
  const std::string all = contents();
  EXPECT_THAT(all, HasSubstr("1 0.5 0 0.2 k"));
  EXPECT_FALSE(std::regex_search(all, std::regex("(^|\\s)(rg|RG|sc|SC|g|G)\\s")));
}
TEST_F(PrintWriter, OneColourAsTextAndAsAreaMayDiffer) {
  brand.inks[brand.ink] = {0.5, 0.4, 0.3, 1};
  area(brand.ink);
  const std::string all = contents();
  EXPECT_THAT(all, HasSubstr("0 0 0 1 k"));
  EXPECT_THAT(all, HasSubstr("0.5 0.4 0.3 1 k"));
}
TEST_F(PrintWriter, MarksAreOnAllPlates) {
  EXPECT_THAT(contents(), HasSubstr("/All CS 1 SCN"));
  EXPECT_THAT(test::plain_pdf(write()), HasSubstr("/Separation /All /DeviceCMYK"));
}
TEST_F(PrintWriter, NoConditionIsClaimedWhereNoneIsNamed) {
  const std::string pdf = test::plain_pdf(write());
  EXPECT_THAT(pdf, Not(HasSubstr("OutputIntents")));
  EXPECT_THAT(pdf, HasSubstr("/Trapped /False"));
  EXPECT_THAT(pdf, HasSubstr("<pdf:Trapped>False</pdf:Trapped>"));
}
TEST_F(PrintWriter, TheConditionStandsInTheFile) {
  condition = {"FOGRA51", ""};
  EXPECT_THAT(test::plain_pdf(write()), HasSubstr("/OutputIntents [<< /Type /OutputIntent /S /GTS_PDFX /OutputConditionIdentifier (FOGRA51) /Info (FOGRA51) /RegistryName (http://www.color.org) >>]"));
}
TEST_F(PrintWriter, AProfileIsEmbedded) {
  condition = {"Rossi", "a profile"};
  const std::string pdf = test::plain_pdf(write());
  EXPECT_THAT(pdf, HasSubstr("/DestOutputProfile "));
  EXPECT_THAT(pdf, HasSubstr("/N 4"));
}
TEST_F(PrintWriter, ASheetHasItsBoxes) {
  const std::string pdf = test::plain_pdf(write());
  EXPECT_THAT(pdf, HasSubstr("/MediaBox [0 0 646.299 892.913] /BleedBox [17.008 17.008 629.291 875.906] /TrimBox [25.512 25.512 620.787 867.402]"));
}
TEST_F(PrintWriter, ThereAreNoTagsAndNoClaims) {
  const std::string pdf = test::plain_pdf(write());
  for (const char* absent : {"StructTreeRoot", "MarkInfo", "pdfuaid:part", "/Annots", "BDC"}) EXPECT_THAT(pdf, Not(HasSubstr(absent)));
}
TEST_F(PrintWriter, EqualEditionsGiveEqualBytes) { EXPECT_EQ(write(), write()); }
TEST_F(PrintWriter, ARefusedByteIsAnError) {
  const PrintEdition edition = make_print_edition(document, Design{});
  EXPECT_THROW(write_print_pdf(edition, PrintInks(brand), [this](FontId id) -> const FontFace& { return faces.face(id); }, [](std::string_view) { return false; }), EnvironmentError);
}
TEST_F(PrintWriter, AnEditionWithoutSheetsIsRefused) {
  EXPECT_THROW(write_print_pdf(PrintEdition{}, PrintInks(brand), [this](FontId id) -> const FontFace& { return faces.face(id); }), Error);
}

}  // namespace
}  // namespace divulga
