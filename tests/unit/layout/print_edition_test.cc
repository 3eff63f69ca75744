#include "layout/print_edition.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout/bleed.h"

namespace divulga {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

PagedDocument document(int pages, double width, double height, const char* language = "it") {
  PagedDocument out;
  out.language = LocaleTag(language);
  out.pages.resize(static_cast<std::size_t>(pages));
  for (Page& page : out.pages) page.size = {Mm(width), Mm(height)};
  return out;
}

Design design(double width, double height) {
  Design out;
  out.width = Mm(width);
  out.height = Mm(height);
  return out;
}

Design booklet() {
  Design out = design(148, 210);
  out.multiple = 4;
  return out;
}

Design leaflet() {
  Design out = design(297, 210);
  out.kind = DesignKind::panels;
  out.sheets = {{"outside", {{"flap", Mm(97)}, {"back", Mm(100)}, {"cover", Mm(100)}}}, {"inside", {{"inside-1", Mm(100)}, {"inside-2", Mm(100)}, {"inside-3", Mm(97)}}}};
  return out;
}

testing::Matcher<double> mm(double value) { return DoubleNear(value, 0.01); }
double in_mm(Pt length) { return Mm(length).value; }

/// "8|1" for every side of a sheet; "-" is blank.
std::vector<std::string> order(const PrintEdition& edition) {
  std::vector<std::string> out;
  for (const PrintSheet& sheet : edition.sheets) {
    std::string left = "-", right = "-";
    for (const ImposedPage& page : sheet.pages) (page.clip.x < sheet.size.width / 2 - Pt(1) ? left : right) = std::to_string(page.page + 1);
    out.push_back(left + "|" + right);
  }
  return out;
}

std::vector<double> fold_marks(const PrintSheet& sheet) {
  std::vector<double> out;
  for (const PrintMark& mark : sheet.marks)
    if (mark.kind == PrintMark::Kind::fold && mark.from.y < sheet.trim.y) out.push_back(std::round(in_mm(mark.from.x - sheet.trim.x) * 100) / 100);
  return out;
}

TEST(PrintEdition, AFlyerOfA5ComesTwiceOnASheetWithTwoBleedsBetween) {
  Design flyer = design(148, 210);
  flyer.max_pages = 1;
  const PrintEdition edition = make_print_edition(document(1, 148, 210), flyer);
  ASSERT_THAT(edition.sheets, SizeIs(1));
  const PrintSheet& sheet = edition.sheets[0];
  ASSERT_THAT(sheet.pages, SizeIs(2));
  EXPECT_THAT(in_mm(sheet.trim.width), mm(302));
  EXPECT_THAT(in_mm(sheet.bleed.width), mm(308));
  EXPECT_THAT(in_mm(sheet.pages[1].at.x - sheet.pages[0].at.x), mm(154));
  EXPECT_THAT(in_mm(sheet.pages[1].clip.x - sheet.pages[0].clip.right()), mm(0));
}
TEST(PrintEdition, ThreeFlyersOfDlStandOnASheet) {
  Design flyer = design(99, 210);
  flyer.max_pages = 2;
  const PrintEdition edition = make_print_edition(document(2, 99, 210), flyer);
  ASSERT_THAT(edition.sheets, SizeIs(2));
  for (int side = 0; side < 2; ++side)
    for (const ImposedPage& page : edition.sheets[static_cast<std::size_t>(side)].pages) EXPECT_EQ(page.page, side);
  EXPECT_THAT(edition.sheets[0].pages, SizeIs(3));
}
TEST(PrintEdition, ADesignSaysHowManyPiecesASheetHas) {
  Design flyer = design(105, 148);
  flyer.print.imposition = Imposition::n_up;
  flyer.print.up = 4;
  const PrintEdition edition = make_print_edition(document(1, 105, 148), flyer);
  EXPECT_THAT(edition.sheets[0].pages, SizeIs(4));
  EXPECT_THAT(in_mm(edition.sheets[0].trim.width), mm(216));
  EXPECT_THAT(in_mm(edition.sheets[0].trim.height), mm(302));
}
TEST(PrintEdition, APosterStandsAloneWithItsBleed) {
  Design poster = design(297, 420);
  poster.max_pages = 1;
  const PrintEdition edition = make_print_edition(document(1, 297, 420), poster);
  const PrintSheet& sheet = edition.sheets.at(0);
  EXPECT_THAT(in_mm(sheet.trim.width), mm(297));
  EXPECT_THAT(in_mm(sheet.bleed.x), mm(in_mm(sheet.trim.x) - 3));
  EXPECT_THAT(in_mm(sheet.size.width), mm(297 + 2 * 9));
  EXPECT_THAT(sheet.marks, SizeIs(8));
}
TEST(PrintEdition, MarksStandOutsideTheBleed) {
  const PrintEdition edition = make_print_edition(document(2, 297, 210), leaflet());
  for (const PrintSheet& sheet : edition.sheets)
    for (const PrintMark& mark : sheet.marks) {
      const bool outside = std::max(mark.from.x, mark.to.x) <= sheet.bleed.x + Pt(0.01) || std::min(mark.from.x, mark.to.x) >= sheet.bleed.right() - Pt(0.01) ||
                           std::max(mark.from.y, mark.to.y) <= sheet.bleed.y + Pt(0.01) || std::min(mark.from.y, mark.to.y) >= sheet.bleed.bottom() - Pt(0.01);
      EXPECT_TRUE(outside);
    }
}
TEST(PrintEdition, ALeafletIsFoldedBetweenItsPanels) {
  const PrintEdition edition = make_print_edition(document(2, 297, 210), leaflet());
  ASSERT_THAT(edition.sheets, SizeIs(2));
  EXPECT_THAT(fold_marks(edition.sheets[0]), ElementsAre(97, 197));
  EXPECT_THAT(fold_marks(edition.sheets[1]), ElementsAre(100, 200));
}
TEST(PrintEdition, ALeafletThatRunsToTheLeftIsFoldedTheOtherWayRound) {
  const PrintEdition edition = make_print_edition(document(2, 297, 210, "ar"), leaflet());
  EXPECT_THAT(fold_marks(edition.sheets[0]), ElementsAre(200, 100));
  EXPECT_THAT(fold_marks(edition.sheets[1]), ElementsAre(197, 97));
}
TEST(PrintEdition, EightPagesMakeTwoSheets) {
  EXPECT_THAT(order(make_print_edition(document(8, 148, 210), booklet())), ElementsAre("8|1", "2|7", "6|3", "4|5"));
}
TEST(PrintEdition, EightPagesBoundOnTheRight) {
  EXPECT_THAT(order(make_print_edition(document(8, 148, 210, "ar"), booklet())), ElementsAre("1|8", "7|2", "3|6", "5|4"));
}
TEST(PrintEdition, SixteenPagesMakeFourSheets) {
  EXPECT_THAT(order(make_print_edition(document(16, 148, 210), booklet())), ElementsAre("16|1", "2|15", "14|3", "4|13", "12|5", "6|11", "10|7", "8|9"));
}
TEST(PrintEdition, SixteenPagesBoundOnTheRight) {
  EXPECT_THAT(order(make_print_edition(document(16, 148, 210, "ur"), booklet())), ElementsAre("1|16", "15|2", "3|14", "13|4", "5|12", "11|6", "7|10", "9|8"));
}
TEST(PrintEdition, BlanksComeBeforeTheLastPage) {
  EXPECT_THAT(order(make_print_edition(document(6, 148, 210), booklet())), ElementsAre("6|1", "2|-", "-|3", "4|5"));
}
TEST(PrintEdition, InnerPagesMoveToTheSpine) {
  Design design = booklet();
  design.print.creep = Mm(0.2);
  const PrintEdition edition = make_print_edition(document(12, 148, 210), design);
  const PrintSheet& inmost = edition.sheets.at(5);
  EXPECT_THAT(in_mm(inmost.pages[0].at.x - inmost.trim.x), mm(0.4));
  EXPECT_THAT(in_mm(inmost.pages[1].at.x - inmost.trim.x), mm(148 - 0.4));
  EXPECT_THAT(in_mm(inmost.pages[0].clip.right() - inmost.trim.x), mm(148));
  EXPECT_THAT(in_mm(edition.overhang), mm(3.4));
  EXPECT_THAT(fold_marks(inmost), ElementsAre(148));
}
TEST(PrintEdition, PaperThatIsGivenHoldsTheSheetInItsMiddle) {
  Design design = booklet();
  design.print.paper_width = Mm(450);
  design.print.paper_height = Mm(320);
  const PrintSheet sheet = make_print_edition(document(4, 148, 210), design).sheets.at(0);
  EXPECT_THAT(in_mm(sheet.size.width), mm(450));
  EXPECT_THAT(in_mm(sheet.trim.x), mm(77));
  EXPECT_THAT(in_mm(sheet.trim.y), mm(55));
}

Path area(double x, double y, double width, double height) {
  Path path;
  const auto corner = [](double at_x, double at_y) { return Point{Mm(at_x), Mm(at_y)}; };
  path.commands = {{PathCommand::Kind::move, corner(x, y), {}, {}}, {PathCommand::Kind::line, corner(x + width, y), {}, {}},
                   {PathCommand::Kind::line, corner(x + width, y + height), {}, {}}, {PathCommand::Kind::line, corner(x, y + height), {}, {}},
                   {PathCommand::Kind::close, {}, {}, {}}};
  path.fill = Color{0, 0x66, 0xCC};
  return path;
}

/// The fill of a cover panel, from a fold to the right edge, upper half.
TEST(Bleed, AFillGoesOnOnlyWhereItReachesTheEdge) {
  Page page = document(1, 297, 210).pages[0];
  page.items.emplace_back(area(197, 0, 100, 105));
  extend_into_bleed(page, Mm(3));
  const auto& corners = std::get<Path>(page.items[0]).commands;
  EXPECT_THAT(in_mm(corners[0].p1.x), mm(197));
  EXPECT_THAT(in_mm(corners[0].p1.y), mm(-3));
  EXPECT_THAT(in_mm(corners[2].p1.x), mm(300));
  EXPECT_THAT(in_mm(corners[2].p1.y), mm(105));
}
TEST(Bleed, APictureKeepsItsShape) {
  Page page = document(1, 297, 210).pages[0];
  page.items.emplace_back(PlacedImage{.image = {}, .box = {Mm(197), Mm(0), Mm(100), Mm(50)}, .clip = {}});
  extend_into_bleed(page, Mm(3));
  const PlacedImage& image = std::get<PlacedImage>(page.items[0]);
  EXPECT_THAT(image.box.width / image.box.height, DoubleNear(2, 1e-9));
  ASSERT_TRUE(image.clip);
  EXPECT_THAT(in_mm(image.clip->x), mm(197));
  EXPECT_THAT(in_mm(image.clip->right()), mm(300));
  EXPECT_THAT(in_mm(image.clip->y), mm(-3));
  constexpr Pt hair(0.001);
  EXPECT_LE(image.box.x, image.clip->x + hair);
  EXPECT_GE(image.box.right(), image.clip->right() - hair);
  EXPECT_LE(image.box.y, image.clip->y + hair);
  EXPECT_GE(image.box.bottom(), image.clip->bottom() - hair);
}
TEST(Bleed, APictureInsideStaysAsItIs) {
  Page page = document(1, 297, 210).pages[0];
  page.items.emplace_back(PlacedImage{.image = {}, .box = {Mm(20), Mm(20), Mm(50), Mm(50)}, .clip = {}});
  extend_into_bleed(page, Mm(3));
  EXPECT_FALSE(std::get<PlacedImage>(page.items[0]).clip);
}
TEST(Bleed, WhatIsForTheScreenGoes) {
  Page page = document(1, 297, 210).pages[0];
  page.items.emplace_back(area(97, 0, 1, 2));
  std::get<Path>(page.items[0]).screen_only = true;
  page.links.emplace_back();
  extend_into_bleed(page, Mm(3));
  EXPECT_THAT(page.items, IsEmpty());
  EXPECT_THAT(page.links, IsEmpty());
}

}  // namespace
}  // namespace divulga
