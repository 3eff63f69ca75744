#include "layout/print_inks.h"

#include <gtest/gtest.h>

#include "geometry/contrast.h"

namespace divulga {
namespace {

void expect_inks(const Cmyk& found, double cyan, double magenta, double yellow, double black) {
  EXPECT_NEAR(found.cyan, cyan, 0.006);
  EXPECT_NEAR(found.magenta, magenta, 0.006);
  EXPECT_NEAR(found.yellow, yellow, 0.006);
  EXPECT_NEAR(found.black, black, 0.006);
}

constexpr Color black{0, 0, 0}, white{255, 255, 255};

TEST(PrintInks, TextInTheBrandsInkIsBlackOnly) { expect_inks(PrintInks(Brand{}).text(Brand{}.ink), 0, 0, 0, 1); }
TEST(PrintInks, NearBlackTextIsBlackOnly) { expect_inks(PrintInks(Brand{}).text({0x22, 0x26, 0x2A}), 0, 0, 0, 1); }
TEST(PrintInks, LighterInkIsAShareOfBlack) {
  expect_inks(PrintInks(Brand{}).text(mix(Brand{}.ink, white, 0.7)), 0, 0, 0, 0.7);
}
TEST(PrintInks, WhiteTextIsBarePaper) { expect_inks(PrintInks(Brand{}).text(white), 0, 0, 0, 0); }
TEST(PrintInks, ColouredTextKeepsItsColour) { expect_inks(PrintInks(Brand{}).text(Brand{}.primary), 1, 0.5, 0, 0.2); }
TEST(PrintInks, AColourWithoutInksIsConverted) { expect_inks(PrintInks(Brand{}).area(Brand{}.primary), 1, 0.5, 0, 0.2); }
TEST(PrintInks, TheBrandsOwnInksComeFirst) {
  Brand brand;
  brand.inks[brand.primary] = {0.9, 0.4, 0, 0.1};
  expect_inks(PrintInks(brand).area(brand.primary), 0.9, 0.4, 0, 0.1);
}
TEST(PrintInks, ATintIsAShareOfItsColoursInks) {
  Brand brand;
  brand.inks[brand.primary] = {0.9, 0.4, 0, 0.1};
  expect_inks(PrintInks(brand).area(mix(brand.primary, brand.paper, 0.3)), 0.27, 0.12, 0, 0.03);
}
TEST(PrintInks, ThePaperOfABrandIsBare) {
  Brand brand;
  brand.paper = {0xF7, 0xF3, 0xE9};
  expect_inks(PrintInks(brand).area(brand.paper), 0, 0, 0, 0);
}
TEST(PrintInks, TheEmblemHasItsOfficialInks) {
  expect_inks(PrintInks(Brand{}).area({0x00, 0x33, 0x99}), 1, 0.8, 0, 0);
  expect_inks(PrintInks(Brand{}).area({0xFF, 0xCC, 0x00}), 0, 0, 1, 0);
}
TEST(PrintInks, GraysAndCodesAreBlackOnly) {
  expect_inks(PrintInks(Brand{}).area(black), 0, 0, 0, 1);
  expect_inks(PrintInks(Brand{}).area({0x80, 0x80, 0x80}), 0, 0, 0, 0.5);
  expect_inks(PrintInks(Brand{}).area(Brand{}.ink), 0, 0, 0, 1);
}
TEST(PrintInks, AnInkColourWithInksOfItsOwnFillsWithThem) {
  Brand brand;
  brand.inks[brand.ink] = {0.6, 0.4, 0.2, 1};
  expect_inks(PrintInks(brand).area(brand.ink), 0.6, 0.4, 0.2, 1);
  expect_inks(PrintInks(brand).text(brand.ink), 0, 0, 0, 1);
}

}  // namespace
}  // namespace divulga
