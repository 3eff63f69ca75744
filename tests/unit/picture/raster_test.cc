#include "picture/raster.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace divulga {
namespace {

using namespace std::string_literals;

std::string big_endian(unsigned value, int bytes) {
  std::string out;
  for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>(value >> (8 * i));
  return out;
}
std::string chunk(const std::string& type, const std::string& body) { return big_endian(static_cast<unsigned>(body.size()), 4) + type + body + "CRC!"; }
std::string png(unsigned width, unsigned height, char bits, char color, char interlace = 0) {
  return "\x89PNG\r\n\x1A\n" + chunk("IHDR", big_endian(width, 4) + big_endian(height, 4) + bits + color + "\0\0"s + interlace) + chunk("IDAT", "…") + chunk("IEND", "");
}
std::string segment(char marker, const std::string& body) { return "\xFF"s + marker + big_endian(static_cast<unsigned>(body.size() + 2), 2) + body; }
std::string jpeg(unsigned width, unsigned height, char channels, const std::string& before = "") {
  return "\xFF\xD8"s + before + segment('\xC0', "\x08"s + big_endian(height, 2) + big_endian(width, 2) + channels + "…") + "…\xFF\xD9";
}
std::string exif(char orientation) {
  return segment('\xE1', "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"s + orientation + "\0\0\0\0\0\0"s);
}

TEST(PictureFormat, ByItsFirstBytes) {
  EXPECT_EQ(picture_format(png(1, 1, 8, 2)), PictureFormat::png);
  EXPECT_EQ(picture_format(jpeg(1, 1, 3, exif(1))), PictureFormat::jpeg);
  EXPECT_EQ(picture_format("<?xml version=\"1.0\"?>\n<!-- x -->\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), PictureFormat::svg);
  EXPECT_EQ(picture_format("\xEF\xBB\xBF<svg:svg>"), PictureFormat::svg);
  EXPECT_EQ(picture_format("<html>svg</html>"), PictureFormat::unknown);
  EXPECT_EQ(picture_format("GIF89a"), PictureFormat::unknown);
}

TEST(RasterHeader, SidesAreThoseOfTheUprightPicture) {
  const auto lying = read_raster_header(jpeg(640, 480, 3, exif(6)));
  ASSERT_TRUE(lying);
  EXPECT_EQ(lying->orientation, 6);
  EXPECT_EQ(lying->upright_width(), 480);
  EXPECT_EQ(lying->upright_height(), 640);
  EXPECT_EQ(read_raster_header(png(20000, 15000, 8, 2))->width, 20000);
}

TEST(RasterHeader, ABrokenExifIsUpright) {
  EXPECT_EQ(read_raster_header(jpeg(4, 3, 3, segment('\xE1', "Exif\0\0MM\0*\xFF\xFF\xFF\xFF"s)))->orientation, 1);
}

TEST(RasterFault, AWholePictureHasNone) {
  EXPECT_EQ(raster_fault(png(20000, 15000, 8, 2)).message, "");
  EXPECT_EQ(raster_fault(jpeg(640, 480, 3)).message, "");
}

TEST(RasterFault, ChannelsBrokenOffAndTooLargeAreNamed) {
  EXPECT_EQ(raster_fault(jpeg(640, 480, 4)).message, "");
  EXPECT_THAT(raster_fault(jpeg(20000, 20000, 4)).message, testing::HasSubstr("CMYK and has 400 million pixels"));
  EXPECT_THAT(raster_fault(jpeg(640, 480, 2)).message, testing::HasSubstr("2 channels"));
  EXPECT_THAT(raster_fault(png(4, 4, 8, 2).substr(0, 50)).message, testing::HasSubstr("breaks off"));
  EXPECT_THAT(raster_fault("\xFF\xD8\xFF").message, testing::HasSubstr("breaks off"));
  EXPECT_THAT(raster_fault(png(20000, 20000, 8, 6)).message, testing::HasSubstr("400 million pixels"));
}

}  // namespace
}  // namespace divulga
