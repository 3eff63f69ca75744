#include "edition/picture_files.h"

#include <gmock/gmock.h>

namespace divulga {
namespace {

std::vector<Diagnostic> faults_of(const std::string& source, const MemoryFileSystem& files) {
  Document document;
  Container box;
  Figure figure;
  figure.source = source;
  figure.alt = "testo";
  box.content.push_back({std::move(figure), {"a.md", 7, 1, 0}});
  document.blocks.push_back({std::move(box), {"a.md", 6, 1, 0}});
  DiagnosticSink sink;
  check_picture_files(document, files, "root", sink);
  return sink.sorted();
}

TEST(PictureFiles, AWholePngOrJpegIsFine) {
  MemoryFileSystem files;
  files.write("root/images/a.png", std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0CRC!\0\0\0\0IDATCRC!\0\0\0\0IENDCRC!", 57));
  files.write("root/images/b.jpg", std::string("\xFF\xD8\xFF\xC0\0\x08\x08\0\x01\0\x01\x03\xFF\xD9", 14));
  EXPECT_TRUE(faults_of("images/a.png", files).empty());
  EXPECT_TRUE(faults_of("images/b.jpg", files).empty());
}

TEST(PictureFiles, AMissingOneIsToldAtItsPlaceWithItsNeighbour) {
  MemoryFileSystem files;
  files.write("root/images/foto.png", "");
  const auto faults = faults_of("images/fotto.png", files);
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].code, "missing-image");
  EXPECT_EQ(faults[0].span.line, 7);
  EXPECT_THAT(faults[0].hint, testing::HasSubstr("'foto.png'"));
}

TEST(PictureFiles, AFolderIsNoPicture) {
  MemoryFileSystem files;
  files.create_directories("root/images");
  EXPECT_EQ(faults_of("images", files).at(0).code, "missing-image");
}

TEST(PictureFiles, AnotherFormatAndABrokenOffFileAreTold) {
  MemoryFileSystem files;
  files.write("root/images/a.png", "GIF89a");
  files.write("root/images/b.png", "\x89PNG\r\n\x1A\nIDAT");
  EXPECT_THAT(faults_of("images/a.png", files).at(0).message, testing::HasSubstr("neither a PNG nor a JPEG nor an SVG"));
  EXPECT_THAT(faults_of("images/b.png", files).at(0).message, testing::HasSubstr("breaks off"));
}

TEST(PictureFiles, ADrawingsFaultsStandInItsFile) {
  MemoryFileSystem files;
  files.write("root/images/a.svg", "<svg viewBox='0 0 9 9'>\n<rect width='9' height='9'/>\n<script/></svg>");
  const auto faults = faults_of("images/a.svg", files);
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].span.file, "images/a.svg");
  EXPECT_EQ(faults[0].span.line, 3);
  EXPECT_THAT(faults[0].message, testing::HasSubstr("a script"));
}

TEST(PictureFiles, ADrawingIsNamedSvg) {
  MemoryFileSystem files;
  files.write("root/images/a.png", "<svg viewBox='0 0 9 9'><rect width='9' height='9'/></svg>");
  EXPECT_THAT(faults_of("images/a.png", files).at(0).message, testing::HasSubstr("holds SVG"));
}

}  // namespace
}  // namespace divulga
