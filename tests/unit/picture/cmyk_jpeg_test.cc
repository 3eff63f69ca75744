#include "picture/cmyk_jpeg.h"

#include <gmock/gmock.h>

#include <cstdio>
#include <cmath>

#include <jpeglib.h>

#include "diag/diagnostic.h"
#include "picture/press_profile.h"
#include "picture/raster.h"
#include "support/made_pictures.h"

namespace divulga {
namespace {

using namespace std::string_literals;

struct Rgb { int r, g, b; };
Rgb pixel_of(const std::string& bytes) {
  jpeg_decompress_struct info;
  jpeg_error_mgr errors;
  info.err = jpeg_std_error(&errors);
  jpeg_create_decompress(&info);
  jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  jpeg_read_header(&info, TRUE);
  info.out_color_space = JCS_RGB;
  jpeg_start_decompress(&info);
  std::vector<unsigned char> row(info.output_width * 3);
  JSAMPROW line = row.data();
  jpeg_read_scanlines(&info, &line, 1);
  jpeg_abort_decompress(&info);
  jpeg_destroy_decompress(&info);
  return {row[0], row[1], row[2]};
}

/// Inks in percent, as a program of Adobe's writes them.
test::MadeJpeg inks(double cyan, double magenta, double yellow, double black) {
  test::MadeJpeg kind;
  kind.sample.clear();
  for (const double ink : {cyan, magenta, yellow, black}) kind.sample.push_back(static_cast<unsigned char>(std::lround(255 - ink * 2.55)));
  return kind;
}

TEST(CmykJpeg, PaperIsWhiteAndFullInksAreBlack) {
  const Rgb paper = pixel_of(screen_jpeg(test::made_jpeg(inks(0, 0, 0, 0)))), black = pixel_of(screen_jpeg(test::made_jpeg(inks(100, 100, 100, 100))));
  EXPECT_GE(std::min({paper.r, paper.g, paper.b}), 253);
  EXPECT_LE(std::max({black.r, black.g, black.b}), 3);
}

TEST(CmykJpeg, InksLookAsOnCoatedPaper) {
  // ISO 12647-2: magenta is L* 48, a* 74, b* -3; on a screen about this red.
  const Rgb magenta = pixel_of(screen_jpeg(test::made_jpeg(inks(0, 100, 0, 0)))), yellow = pixel_of(screen_jpeg(test::made_jpeg(inks(0, 0, 100, 0))));
  EXPECT_NEAR(magenta.r, 229, 12);
  EXPECT_NEAR(magenta.g, 0, 12);
  EXPECT_NEAR(magenta.b, 126, 14);
  EXPECT_NEAR(yellow.r, 255, 4);
  EXPECT_NEAR(yellow.g, 237, 12);
  EXPECT_LE(yellow.b, 40);
}

TEST(CmykJpeg, MoreBlackIsDarkerStepByStep) {
  int before = 256;
  for (int black = 0; black <= 100; black += 5) {
    const Rgb gray = pixel_of(screen_jpeg(test::made_jpeg(inks(0, 0, 0, black))));
    EXPECT_LT(gray.g, before) << black;
    EXPECT_NEAR(gray.r, gray.b, 14) << black;
    before = gray.g;
  }
}

TEST(CmykJpeg, WithoutAdobesMarkFullInkIsTheHighestNumber) {
  test::MadeJpeg kind = inks(0, 0, 0, 0);
  EXPECT_TRUE(is_inverted_cmyk(test::made_jpeg(kind)));
  kind.adobe_marker = false;
  kind.sample = {0, 0, 0, 0};
  const std::string plain = test::made_jpeg(kind);
  EXPECT_FALSE(is_inverted_cmyk(plain));
  EXPECT_GE(pixel_of(screen_jpeg(plain)).g, 253);
}

TEST(CmykJpeg, TurnedPicturesStayTurned) {
  test::MadeJpeg kind = inks(10, 20, 30, 0);
  kind.exif = "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"s;
  const auto header = read_raster_header(screen_jpeg(test::made_jpeg(kind)));
  ASSERT_TRUE(header);
  EXPECT_EQ(header->orientation, 6);
  EXPECT_EQ(header->channels, 3);
}

TEST(CmykJpeg, ABrokenProfileIsPassedOver) {
  test::MadeJpeg kind = inks(0, 0, 0, 0);
  kind.profile = std::string(200, 'x');
  EXPECT_GE(pixel_of(screen_jpeg(test::made_jpeg(kind))).g, 253);
}

TEST(CmykJpeg, EqualPicturesGiveEqualBytes) {
  const std::string bytes = test::made_jpeg(inks(40, 30, 20, 10));
  EXPECT_EQ(screen_jpeg(bytes), screen_jpeg(bytes));
}

TEST(CmykJpeg, WhatIsNoJpegIsRefused) { EXPECT_THROW(screen_jpeg("\xFF\xD8\xFF nothing"), Error); }

TEST(ForScreens, OnlyFourInksAreConverted) {
  const std::string gray = test::made_jpeg({.sample = {90}}), color = test::made_jpeg({}), four = test::made_jpeg(inks(0, 50, 0, 0));
  EXPECT_EQ(for_screens(gray), gray);
  EXPECT_EQ(for_screens(color), color);
  EXPECT_EQ(for_screens("<svg/>"), "<svg/>");
  EXPECT_EQ(read_raster_header(for_screens(four))->channels, 3);
}

TEST(PressColors, EveryMeasuredStepIsThere) {
  const PressColors colors = press_colors();
  ASSERT_EQ(colors.lab.size(), 11u * 11 * 11 * 11);
  EXPECT_NEAR(colors.lab.front()[0], 100, 1e-6);
  EXPECT_NEAR(colors.lab.back()[0], 0, 1e-6);
  for (const auto& lab : colors.lab) {
    EXPECT_GE(lab[0], -1e-9);
    EXPECT_LE(lab[0], 100 + 1e-9);
  }
}

}  // namespace
}  // namespace divulga
