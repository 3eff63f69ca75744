#include "edition/picture_files.h"

#include <gmock/gmock.h>

namespace divulga {
namespace {

std::vector<Diagnostic> faults_of(const std::string& source, const MemoryFileSystem& files) {
  Document document;
  Container box;
  box.content.push_back({Figure{{}, {}, source, "testo", {}, 1}, {"a.md", 7, 1, 0}});
  document.blocks.push_back({std::move(box), {"a.md", 6, 1, 0}});
  DiagnosticSink sink;
  check_picture_files(document, files, "root", sink);
  return sink.sorted();
}

TEST(PictureFiles, AWholePngOrJpegIsFine) {
  MemoryFileSystem files;
  files.write("root/images/a.png", "\x89PNG\r\n\x1A\n…IEND…");
  files.write("root/images/b.jpg", "\xFF\xD8\xFF…\xFF\xD9");
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
  files.write("root/images/a.png", "<svg/>");
  files.write("root/images/b.png", "\x89PNG\r\n\x1A\nIDAT");
  EXPECT_THAT(faults_of("images/a.png", files).at(0).message, testing::HasSubstr("neither a PNG nor a JPEG"));
  EXPECT_THAT(faults_of("images/b.png", files).at(0).message, testing::HasSubstr("breaks off"));
}

}  // namespace
}  // namespace divulga
