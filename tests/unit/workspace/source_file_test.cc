#include "workspace/source_file.h"

#include "unit/workspace/sample.h"

namespace divulga {
namespace {

struct Reading {
  std::optional<std::string> text;
  std::vector<Diagnostic> diagnostics;
};

Reading read(const FileSystem& files, const std::string& path, const std::string& root = "/w") {
  DiagnosticSink sink;
  Reading reading{read_source(files, root, path, sink), {}};
  reading.diagnostics = sink.sorted();
  return reading;
}

Reading read_bytes(const std::string& bytes) {
  MemoryFileSystem files;
  files.write("/w/a.md", bytes);
  return read(files, "a.md");
}

TEST(SourceFile, ALoneCarriageReturnEndsALine) { EXPECT_EQ(read_bytes("uno\rdue\r\r\ntre\r").text, "uno\ndue\n\ntre\n"); }
TEST(SourceFile, DropsTheByteOrderMarkAndCarriageReturns) { EXPECT_EQ(read_bytes("\xEF\xBB\xBF" "uno\r\ndue\r\n").text, "uno\ndue\n"); }

TEST(SourceFile, AByteThatIsNoUtf8HasLineAndColumn) {
  sample::expect_only(read_bytes("uno\nperch\xC3\xA9 per\xF2\n").diagnostics, "not-utf8", "a.md", 2, 11, "0xF2", "UTF-8");
}

TEST(SourceFile, Utf16IsNamed) { sample::expect_only(read_bytes(std::string("\xFF\xFE" "a\0", 4)).diagnostics, "not-utf8", "a.md", 1, 1, "UTF-16"); }

TEST(SourceFile, AZeroByteIsNoText) { sample::expect_only(read_bytes(std::string("a\0b", 3)).diagnostics, "not-utf8", "a.md", 1, 2, "0x00"); }

TEST(SourceFile, AFileOverTenMegabytesIsRefused) {
  const Reading reading = read_bytes(std::string(10 * 1024 * 1024 + 1, 'a'));
  EXPECT_FALSE(reading.text);
  sample::expect_only(reading.diagnostics, "file-too-large", "a.md", 0, 0, "11 MiB", "right file");
}

TEST(SourceFile, TenMegabytesAreRead) { EXPECT_TRUE(read_bytes(std::string(10 * 1024 * 1024, 'a')).text); }

TEST(SourceFile, AMissingFileSuggestsItsNeighbour) {
  MemoryFileSystem files;
  files.write("/w/results/participants.csv", "x");
  sample::expect_only(read(files, "results/partecipants.csv").diagnostics, "missing-file", "results/partecipants.csv", 0, 0, "no file",
                      "participants.csv");
}

TEST(SourceFile, AFolderIsNoFile) {
  MemoryFileSystem files;
  files.write("/w/a/b.md", "x");
  EXPECT_EQ(read(files, "a").diagnostics.at(0).code, "not-a-file");
}

TEST(SourceFile, DotsCannotLeaveTheWorkspace) {
  MemoryFileSystem files;
  files.write("/secret.md", "x");
  for (const char* path : {"../secret.md", "content/../../secret.md", "/secret.md"})
    EXPECT_EQ(read(files, path).diagnostics.at(0).code, "outside-workspace") << path;
}

TEST(SourceFile, ALinkCannotLeaveTheWorkspace) {
  MemoryFileSystem files;
  files.write("/w/content/a.md", "x");
  files.replace_symlink("../../secret.md", "/w/content/a.md");
  EXPECT_EQ(read(files, "content/a.md").diagnostics.at(0).code, "outside-workspace");
}

TEST(SourceFile, ALinkedFolderCannotLeaveTheWorkspace) {
  MemoryFileSystem files;
  files.write("/w/content/p/a.md", "x");
  files.replace_symlink("/elsewhere", "/w/content/p");
  EXPECT_EQ(read(files, "content/p/a.md").diagnostics.at(0).code, "outside-workspace");
}

TEST(SourceFile, ALinkInsideTheWorkspaceIsFollowed) {
  MemoryFileSystem files;
  files.write("/w/content/a.md", "x");
  files.replace_symlink("b.md", "/w/content/a.md");
  EXPECT_TRUE(read(files, "content/a.md").text);
}

TEST(SourceFile, ACircleOfLinksEnds) {
  MemoryFileSystem files;
  files.write("/w/a.md", "x");
  files.replace_symlink("b.md", "/w/a.md");
  files.replace_symlink("a.md", "/w/b.md");
  EXPECT_EQ(read(files, "a.md").diagnostics.at(0).code, "outside-workspace");
}

TEST(SourceFile, TheWorkspaceMayBeTheFolderOneStandsIn) {
  MemoryFileSystem files;
  files.write("./a.md", "x");
  EXPECT_EQ(read(files, "../a.md", ".").diagnostics.at(0).code, "outside-workspace");
  EXPECT_TRUE(read(files, "a.md", ".").text);
}

TEST(PlaceOf, CountsCharacters) { EXPECT_EQ(place_of("a.md", "à\nèé!", 7, 3), (SourceSpan{"a.md", 4, 3, 0})); }

}  // namespace
}  // namespace divulga
