#include "pdf/pdf_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <memory>

#include "parallel/worker_pool.h"
#include "pdf/shared_subsets.h"
#include "unit/pdf/plain_pdf.h"
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
  std::string write(const PdfOptions& options = {}) const {
    return write_pdf(document, [this](FontId id) -> const FontFace& { return faces.face(id); }, options);
  }
  std::string objects() const { return test::plain_pdf(write()); }

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
TEST_F(PdfWriter, HelpersDoNotShow) {
  for (int i = 0; i < 50; ++i) {           // several rounds of pages
    document.pages.push_back(document.pages[0]);
    auto& run = std::get<GlyphRun>(document.pages.back().items[0]);
    run.element = test::add(document, StructTag::paragraph, 0);
    run.origin.y += Pt(i);
  }
  WorkerPool workers(3);
  EXPECT_EQ(write({.workers = &workers}), write());
}
TEST_F(PdfWriter, PagesGivenBackAreWrittenAlike) {
  for (int i = 0; i < 20; ++i) document.pages.push_back(document.pages[0]);
  const std::string kept = write();
  PagedDocument given = document;
  EXPECT_EQ(write_pdf(std::move(given), [this](FontId id) -> const FontFace& { return faces.face(id); }), kept);
  EXPECT_TRUE(given.pages[20].items.empty());   // NOLINT(bugprone-use-after-move): what is left of it is the point
}
TEST_F(PdfWriter, ManyElementsFillManyObjectStreams) {
  for (int i = 0; i < 20'000; ++i) test::add(document, StructTag::paragraph, 0);
  document.structure[0].language = LocaleTag("it");
  WorkerPool workers(3);
  const std::string pdf = write({.workers = &workers});
  EXPECT_EQ(pdf, write());
  const std::string plain = test::plain_pdf(pdf);
  std::size_t paragraphs = 0;
  for (std::size_t at = plain.find("/S /P "); at != std::string::npos; at = plain.find("/S /P ", at + 1)) ++paragraphs;
  EXPECT_EQ(paragraphs, 20'001u);
}
TEST_F(PdfWriter, SharedSubsetsDoNotDependOnWhatWasSharedBefore) {
  const PagedDocument other = document;
  pdf::SharedSubsets fresh, used;
  std::get<GlyphRun>(document.pages[0].items[0]) = at(test::shape(faces, font, 10, "Zoë Ciao", "it", paragraph));
  const std::string alone = write({.shared = &fresh});
  write_pdf(other, [this](FontId id) -> const FontFace& { return faces.face(id); }, {.shared = &used});
  EXPECT_EQ(write({.shared = &used}), alone);
  EXPECT_EQ(write({.shared = &used}), alone) << "now taken from what is shared";
}
TEST_F(PdfWriter, DocumentsMuchAlikeShareOneSubset) {
  pdf::SharedSubsets shared;
  const auto font_name = [&] {
    const std::string plain = test::plain_pdf(write({.shared = &shared}));
    const std::size_t at = plain.find("/FontName ");
    return plain.substr(at, plain.find(' ', at + 10) - at);
  };
  std::get<GlyphRun>(document.pages[0].items[0]) = at(test::shape(faces, font, 10, "Anna Verdi", "it", paragraph));
  const std::string one = font_name();
  std::get<GlyphRun>(document.pages[0].items[0]) = at(test::shape(faces, font, 10, "Aldo Vanni", "it", paragraph));
  EXPECT_EQ(font_name(), one);
}
TEST_F(PdfWriter, AMistakeWhileHelpersWorkIsTold) {
  for (int i = 0; i < 40; ++i) document.pages.push_back(document.pages[0]);
  std::get<GlyphRun>(document.pages[30].items[0]).origin.x = Pt(std::numeric_limits<double>::infinity());
  WorkerPool workers(3);
  EXPECT_THROW(write({.workers = &workers}), Error);
}
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
  EXPECT_THAT(objects(), Not(HasSubstr("/Direction /R2L")));
  document.language = LocaleTag("ar");
  EXPECT_THAT(objects(), HasSubstr("/Direction /R2L"));
}
TEST_F(PdfWriter, WhatIsNoStreamStandsInObjectStreams) {
  const std::string pdf = write();
  EXPECT_THAT(pdf, HasSubstr("/Type /ObjStm"));
  EXPECT_THAT(pdf, HasSubstr("/Type /XRef"));
  EXPECT_THAT(pdf, Not(HasSubstr("/S /P ")));
  EXPECT_THAT(objects(), HasSubstr("/S /P "));
}
TEST_F(PdfWriter, ManyObjectsFillSeveralObjectStreams) {
  for (int i = 0; i < 2500; ++i) test::add(document, StructTag::span, paragraph);
  const std::string pdf = write();
  std::size_t packs = 0;
  for (std::size_t at = 0; (at = pdf.find("/Type /ObjStm", at)) != std::string::npos; ++at) ++packs;
  EXPECT_GE(packs, 3u);
  const std::string all = test::plain_pdf(pdf);
  std::size_t spans = 0;
  for (std::size_t at = 0; (at = all.find("/S /Span", at)) != std::string::npos; ++at) ++spans;
  EXPECT_EQ(spans, 2500u);
}
TEST_F(PdfWriter, WithoutTagsThereIsNoStructureAndNoClaim) {
  const std::string pdf = test::plain_pdf(write({.tagged = false}));
  for (const char* absent : {"StructTreeRoot", "StructElem", "MarkInfo", "StructParents", "pdfuaid:part", "pdfaid:part"}) EXPECT_THAT(pdf, Not(HasSubstr(absent)));
}
TEST_F(PdfWriter, TagsCostLessThanThreeTenths) {
  // Forty pages of a report: eight paragraphs of six lines and a table of six by four cells a page.
  // Words as varied as a language's: text that repeats itself would be packed to nothing.
  unsigned state = 1;
  const auto pick = [&state](unsigned count) { return (state = state * 1664525 + 1013904223) / 65536 % count; };
  const auto word = [&] {
    static constexpr const char* syllables[] = {"ca", "re", "to", "li", "no", "sa", "men", "te", "per", "so", "ne", "do", "cu", "la", "vo", "ro", "scuo", "di", "gli", "zio"};
    std::string out;
    for (unsigned i = pick(3) + 1; i-- > 0;) out += syllables[pick(20)];
    return out + " ";
  };
  const auto sentence = [&] {
    std::string out;
    while (out.size() < 80) out += word();
    return out;
  };
  document.pages.resize(40, document.pages[0]);
  for (std::size_t number = 0; number < document.pages.size(); ++number) {
    double y = 60;
    const auto line = [&](const std::string& text, double x, StructId element) {
      GlyphRun run = test::shape(faces, font, 10, text, "it", element);
      run.origin = {Pt(x), Pt(y)};
      document.pages[number].items.emplace_back(std::move(run));
    };
    for (std::size_t i = 0; i < 8; ++i) {
      const StructId element = test::add(document, StructTag::paragraph, 0);
      for (std::size_t k = 0; k < 6; ++k, y += 12) line(sentence(), 60, element);
    }
    const StructId table = test::add(document, StructTag::table, 0);
    for (std::size_t i = 0; i < 6; ++i, y += 12) {
      const StructId row = test::add(document, StructTag::table_row, table);
      for (std::size_t k = 0; k < 4; ++k) line(std::to_string((i + 7) * (k + 3) * (number + 11)), 60 + 90 * static_cast<double>(k), test::add(document, StructTag::data_cell, row));
    }
  }
  const double tagged = static_cast<double>(write().size()), bare = static_cast<double>(write({.tagged = false}).size());
  EXPECT_LE(tagged / bare, 1.3);
}
TEST_F(PdfWriter, ActualTextThatSaysNothingNewIsLeftOut) {
  document.structure[static_cast<std::size_t>(paragraph)].actual_text = "2026";
  EXPECT_THAT(objects(), Not(HasSubstr("/ActualText")));
  document.structure[static_cast<std::size_t>(paragraph)].actual_text = "12 - 15";
  EXPECT_THAT(objects(), HasSubstr("/ActualText (12 - 15)"));
}
TEST_F(PdfWriter, ActualTextLongerThanPdfAAllowsIsLeftOut) {
  document.structure[static_cast<std::size_t>(paragraph)].actual_text = std::string(20'000, '!');
  EXPECT_THAT(objects(), Not(HasSubstr("/ActualText")));
}
TEST_F(PdfWriter, MetadataEscapesMarkup) {
  document.title = "A & <B>";
  EXPECT_THAT(write(), HasSubstr("A &amp; &lt;B&gt;"));
}
TEST_F(PdfWriter, LinksToAddressesAreAscii) {
  const StructId link = test::add(document, StructTag::link, paragraph);
  document.pages[0].links.push_back({.box = {Pt(72), Pt(90), Pt(20), Pt(12)}, .url = "https://example.org/è", .page = -1, .y = {}, .element = link, .contents = "pagina"});
  const std::string pdf = objects();
  EXPECT_THAT(pdf, HasSubstr("/URI (https://example.org/%C3%A8)"));
  EXPECT_THAT(pdf, HasSubstr("/Contents (pagina)"));
}
TEST_F(PdfWriter, ALinkOverTwoLinesIsOneWithAQuadrilateralForEach) {
  const StructId link = test::add(document, StructTag::link, paragraph);
  document.pages[0].links.push_back({.box = {Pt(72), Pt(90), Pt(200), Pt(24)}, .url = "https://example.org/", .page = -1, .y = {}, .element = link, .contents = "pagina",
                                     .parts = {{Pt(172), Pt(90), Pt(100), Pt(12)}, {Pt(72), Pt(102), Pt(50), Pt(12)}}});
  document.pages[0].size.height = Pt(842);
  EXPECT_THAT(objects(), HasSubstr("/Rect [72 728 272 752] /QuadPoints [172 752 272 752 172 740 272 740 72 740 122 740 72 728 122 728]"));
}
TEST_F(PdfWriter, ALinkToAPageThatIsNotThereIsRefused) {
  document.pages[0].links.push_back({.box = {}, .url = {}, .page = 3, .y = {}, .element = artifact, .contents = {}});
  EXPECT_THROW(write(), Error);
}

/// The operators of the first page.
std::string first_page(const std::string& objects) {
  const std::size_t contents = objects.find("/Contents ") + 10;
  const std::string number = objects.substr(contents, objects.find(' ', contents) - contents);
  const std::size_t from = objects.find("stream\n", objects.find("\n" + number + " 0 obj")) + 7;
  return test::inflate(objects.substr(from, objects.find("\nendstream", from) - from));
}

/// A square of 100 points at the page's upper left corner.
Path square() {
  using K = PathCommand::Kind;
  Path path;
  path.commands = {{K::move, {Pt(0), Pt(0)}, {}, {}}, {K::line, {Pt(100), Pt(0)}, {}, {}}, {K::line, {Pt(100), Pt(100)}, {}, {}}, {K::line, {Pt(0), Pt(100)}, {}, {}}, {K::close, {}, {}, {}}};
  path.fill = Color{255, 0, 0};
  return path;
}

TEST_F(PdfWriter, OpacityClipAndJoinsStandBetweenSaveAndRestore) {
  Path path = square();
  path.stroke = Color{};
  auto style = std::make_shared<PathStyle>();
  style->fill_opacity = 0.5;
  style->join = LineJoin::round;
  style->clip = Rect{Pt(10), Pt(10), Pt(20), Pt(30)};
  path.style = style;
  document.pages[0].items.emplace_back(path);
  const std::string pdf = objects();
  EXPECT_THAT(pdf, HasSubstr("/ca 0.5 /CA 1"));
  EXPECT_THAT(first_page(pdf), HasSubstr("10 801.89 20 30 re W n"));
  EXPECT_THAT(first_page(pdf), HasSubstr("1 j\n"));
  EXPECT_THAT(pdf, HasSubstr("/S /Transparency"));
}

TEST_F(PdfWriter, AGradientIsAShadingInThePathsOutline) {
  Path path = square();
  auto style = std::make_shared<PathStyle>();
  style->gradient = Gradient{false, 0, 0, 0, 1, 0, 0, Matrix{100, 0, 0, 100, 0, 0}, {{0, {255, 0, 0}}, {0.25, {0, 255, 0}}, {1, {0, 0, 255}}}};
  path.style = style;
  document.pages[0].items.emplace_back(path);
  const std::string pdf = objects();
  EXPECT_THAT(pdf, HasSubstr("/ShadingType 2"));
  EXPECT_THAT(pdf, HasSubstr("/Bounds [0.25 ]"));
  EXPECT_THAT(first_page(pdf), HasSubstr("100 0 0 -100 0 841.89 cm /S0 sh"));
}

TEST_F(PdfWriter, APhotographIsTurnedAsTheCameraWasHeld) {
  auto data = std::make_shared<ImageData>();
  data->bytes = std::string("\xFF\xD8\xFF\xC0\x00\x11\x08\x00\x20\x00\x30\x03", 12) + std::string(9, '\0') + "\xFF\xD9";
  data->name = "a.jpg";
  PlacedImage image;
  image.image = data;
  image.box = {Pt(0), Pt(0), Pt(40), Pt(60)};
  image.orientation = 6;
  document.pages[0].items.emplace_back(image);
  // The stored upper left corner (0, 1) comes to the upper right, the lower left (0, 0) to the upper left.
  EXPECT_THAT(first_page(objects()), HasSubstr("0 -60 40 0 0 841.89 cm"));
}

}  // namespace
}  // namespace divulga
