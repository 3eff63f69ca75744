#include "pdf/image.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <png.h>

#include "diag/diagnostic.h"
#include "support/made_pictures.h"
#include "unit/pdf/plain_pdf.h"

namespace divulga::pdf {
namespace {

std::string png(unsigned width, unsigned height, int depth, int color, const std::string& rows, bool interlaced = false) {
  return test::made_png(width, height, depth, color, rows, interlaced);
}

Raster decode(std::string bytes) { return decode_png({std::move(bytes), "a.png"}); }

TEST(PngImage, GrayStaysGray) {
  const Raster raster = decode(png(2, 1, 8, PNG_COLOR_TYPE_GRAY, std::string("\x10\x20", 2)));
  EXPECT_EQ(raster.channels, 1);
  EXPECT_EQ(raster.samples, std::string("\x10\x20", 2));
  EXPECT_TRUE(raster.alpha.empty());
}
TEST(PngImage, OneBitGrayBecomesEight) {
  EXPECT_EQ(decode(png(2, 1, 1, PNG_COLOR_TYPE_GRAY, std::string("\x40", 1))).samples, std::string("\x00\xFF", 2));
}
TEST(PngImage, SixteenBitsBecomeEight) {
  const Raster raster = decode(png(1, 1, 16, PNG_COLOR_TYPE_RGB, std::string("\xFF\xFF\x00\x00\xFF\xFF", 6)));
  EXPECT_EQ(raster.samples, std::string("\xFF\x00\xFF", 3));
}
TEST(PngImage, SixteenBitsKeepTheirBrightness) {
  EXPECT_EQ(decode(png(1, 1, 16, PNG_COLOR_TYPE_GRAY, std::string("\x80\x80", 2))).samples, "\x80");
}
TEST(PngImage, APaletteKeepsItsTransparency) {
  const Raster raster = decode(png(2, 1, 8, PNG_COLOR_TYPE_PALETTE, std::string("\x00\x01", 2)));
  EXPECT_EQ(raster.samples, std::string("\xFF\x00\x00\x00\x00\xFF", 6));
  EXPECT_EQ(raster.alpha, "\xFF\x80");
}
TEST(PngImage, AlphaGoesApart) {
  const Raster raster = decode(png(1, 1, 8, PNG_COLOR_TYPE_RGBA, std::string("\x01\x02\x03\x04", 4)));
  EXPECT_EQ(raster.samples, "\x01\x02\x03");
  EXPECT_EQ(raster.alpha, "\x04");
}
TEST(PngImage, OpaqueAlphaIsLeftOut) { EXPECT_TRUE(decode(png(1, 1, 8, PNG_COLOR_TYPE_RGBA, "\x01\x02\x03\xFF")).alpha.empty()); }
TEST(PngImage, InterlacedRowsComeInOrder) {
  std::string rows;
  for (char i = 0; i < 64; ++i) rows += i;
  EXPECT_EQ(decode(png(8, 8, 8, PNG_COLOR_TYPE_GRAY, rows, true)).samples, rows);
}
TEST(PngImage, ACutFileIsRefusedByName) {
  std::string bytes = png(8, 8, 8, PNG_COLOR_TYPE_GRAY, std::string(64, 'x'));
  bytes.resize(50);
  try {
    decode(bytes);
    FAIL() << "not refused";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("'a.png'"));
  }
}

TEST(PngStream, OpaqueRowsGoInAsTheyAre) {
  const auto stream = read_png_stream({png(2, 2, 8, PNG_COLOR_TYPE_RGB, std::string(12, 'x')), "a.png"});
  ASSERT_TRUE(stream);
  EXPECT_EQ(stream->colors, 3);
  EXPECT_EQ(stream->bits, 8);
  EXPECT_TRUE(stream->palette.empty());
}
TEST(PngStream, WhatPdfCannotHoldIsUnpacked) {
  EXPECT_FALSE(read_png_stream({png(1, 1, 8, PNG_COLOR_TYPE_RGBA, "abcd"), "a.png"}));
  EXPECT_FALSE(read_png_stream({png(1, 1, 16, PNG_COLOR_TYPE_RGB, "abcdef"), "a.png"}));
  EXPECT_FALSE(read_png_stream({png(8, 8, 8, PNG_COLOR_TYPE_GRAY, std::string(64, 'x'), true), "a.png"}));
  EXPECT_FALSE(read_png_stream({png(2, 1, 8, PNG_COLOR_TYPE_PALETTE, std::string("\x00\x01", 2)), "a.png"})) << "a palette with transparency";
}
TEST(PngStream, SpoiltRowsAreRefusedByName) {
  std::string bytes = png(64, 64, 8, PNG_COLOR_TYPE_GRAY, std::string(4096, 'x'));
  const std::size_t data = bytes.find("IDAT") + 4;
  bytes[data + 6] = static_cast<char>(bytes[data + 6] ^ 0x55);
  try {
    read_png_stream({bytes, "a.png"});
    FAIL() << "not refused";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("'a.png'"));
  }
}

/// Start of image, an application segment, a start of frame.
std::string jpeg(char components, char bits = 8) {
  std::string out("\xFF\xD8\xFF\xE0\x00\x04\x01\x02\xFF\xC2\x00\x11", 12);
  out += bits;
  return out + std::string("\x00\x20\x00\x30", 4) + components + std::string(9, '\0');
}

TEST(JpegImage, SizeAndChannelsAreRead) {
  const JpegHeader header = read_jpeg_header({jpeg(3), "a.jpg"});
  EXPECT_EQ(header.width, 48);
  EXPECT_EQ(header.height, 32);
  EXPECT_EQ(header.channels, 3);
}
TEST(JpegImage, FourInksAreRead) { EXPECT_EQ(read_jpeg_header({jpeg(4), "a.jpg"}).channels, 4); }
TEST(JpegImage, TwoChannelsAreRefused) { EXPECT_THROW(read_jpeg_header({jpeg(2), "a.jpg"}), Error); }
TEST(JpegImage, TwelveBitsAreRefused) { EXPECT_THROW(read_jpeg_header({jpeg(3, 12), "a.jpg"}), Error); }
TEST(JpegImage, ACutFileIsRefused) { EXPECT_THROW(read_jpeg_header({jpeg(3).substr(0, 14), "a.jpg"}), Error); }
/// The dictionaries of a file that holds only this picture.
std::string image_file(const std::string& bytes, FourInks inks) {
  ObjectWriter objects;
  write_image({bytes, "a.jpg"}, objects, "/DeviceRGB", inks);
  std::string out;
  objects.save(objects.dictionary("/Type /Catalog"), objects.dictionary(""), [&out](std::string_view part) {
    out += part;
    return true;
  });
  return test::plain_pdf(out);
}

TEST(JpegImage, GrayStaysGray) {
  EXPECT_THAT(image_file(test::made_jpeg({.sample = {90}}), FourInks::converted), testing::HasSubstr("/ColorSpace /DeviceGray /Filter /DCTDecode"));
}
TEST(JpegImage, FourInksBecomeRgbOnScreens) {
  const std::string file = image_file(test::made_jpeg({.sample = {10, 20, 30, 40}}), FourInks::converted);
  EXPECT_THAT(file, testing::HasSubstr("/ColorSpace /DeviceRGB /Filter /DCTDecode"));
  EXPECT_THAT(file, testing::Not(testing::HasSubstr("DeviceCMYK")));
}
TEST(JpegImage, PrintKeepsFourInksAsTheyAre) {
  const std::string adobes = test::made_jpeg({.sample = {10, 20, 30, 40}}), plain = test::made_jpeg({.sample = {10, 20, 30, 40}, .adobe_marker = false});
  const std::string turned = image_file(adobes, FourInks::kept), straight = image_file(plain, FourInks::kept);
  EXPECT_THAT(turned, testing::HasSubstr("/ColorSpace /DeviceCMYK /Decode [1 0 1 0 1 0 1 0] /Filter /DCTDecode"));
  EXPECT_THAT(turned, testing::HasSubstr(adobes));
  EXPECT_THAT(straight, testing::HasSubstr("/ColorSpace /DeviceCMYK /Filter /DCTDecode"));
}
TEST(JpegImage, ABrokenOneOfFourInksIsRefusedByName) {
  ObjectWriter objects;
  try {
    write_image({jpeg(4), "a.jpg"}, objects);
    FAIL() << "not refused";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("image 'a.jpg' cannot be used: it cannot be read"));
  }
}
TEST(Image, OtherFormatsAreRefused) {
  ObjectWriter objects;
  EXPECT_THROW(write_image({"GIF89a", "a.gif"}, objects), Error);
}

}  // namespace
}  // namespace divulga::pdf
