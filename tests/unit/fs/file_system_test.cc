#include "fs/file_system.h"

#include <gmock/gmock.h>
#include <signal.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <sstream>

#include "diag/diagnostic.h"
#include "fs/hash.h"

namespace divulga {
namespace {

/// Both implementations keep the same promises.
class FileSystemContract : public testing::TestWithParam<bool> {
 protected:
  void SetUp() override {
    if (GetParam()) {
      std::string pattern = (std::filesystem::temp_directory_path() / "divulga-fs-XXXXXX").string();
      root_ = mkdtemp(pattern.data());
      files_ = std::make_unique<DiskFileSystem>();
    } else {
      root_ = "root";
      files_ = std::make_unique<MemoryFileSystem>();
    }
  }
  void TearDown() override { files_->remove(root_); }
  std::string at(const std::string& name) const { return join_path(root_, name); }

  std::string root_;
  std::unique_ptr<FileSystem> files_;
};

TEST_P(FileSystemContract, WritesAndReadsBack) {
  files_->write(at("a/b/c.txt"), std::string("x\0y", 3));
  EXPECT_EQ(files_->read(at("a/b/c.txt")), std::string("x\0y", 3));
  EXPECT_EQ(files_->size(at("a/b/c.txt")), 3u);
  EXPECT_TRUE(files_->is_directory(at("a/b")));
}

TEST_P(FileSystemContract, ManyFilesAtOnce) {
  files_->write(at("a"), "old");
  files_->write_all({{at("a"), "new"}, {at("d/b"), "two"}});
  EXPECT_EQ(files_->read(at("a")), "new");
  EXPECT_EQ(files_->read(at("d/b")), "two");
  EXPECT_THAT(files_->list(root_), testing::ElementsAre("a", "d"));
  files_->write_all({});
}

TEST_P(FileSystemContract, ListsSortedAndWithoutTemporaryFiles) {
  files_->write(at("d/b"), "");
  files_->write(at("d/a"), "");
  EXPECT_THAT(files_->list(at("d")), testing::ElementsAre("a", "b"));
}

TEST_P(FileSystemContract, AMissingFileIsNamed) {
  try {
    files_->read(at("none"));
    FAIL();
  } catch (const EnvironmentError& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("none"));
  }
}

TEST_P(FileSystemContract, ALinkIsSwitched) {
  files_->replace_symlink("one", at("current"));
  files_->replace_symlink("two", at("current"));
  EXPECT_EQ(files_->read_symlink(at("current")), "two");
}

TEST_P(FileSystemContract, ATreeIsRenamedAndRemoved) {
  files_->write(at("old/x/y"), "1");
  files_->rename(at("old"), at("new"));
  EXPECT_EQ(files_->read(at("new/x/y")), "1");
  files_->remove(at("new"));
  EXPECT_FALSE(files_->exists(at("new/x/y")));
}

INSTANTIATE_TEST_SUITE_P(Disk, FileSystemContract, testing::Values(true));
INSTANTIATE_TEST_SUITE_P(Memory, FileSystemContract, testing::Values(false));

/// A file size limit stands for the full disk: write() fails half way.
[[noreturn]] void write_past_the_limit(const std::string& path) {
  signal(SIGXFSZ, SIG_IGN);
  rlimit limit{};
  limit.rlim_cur = limit.rlim_max = 1000;
  setrlimit(RLIMIT_FSIZE, &limit);
  try {
    DiskFileSystem().write_all({{path, "new"}, {path + "2", std::string(100000, 'x')}});
  } catch (const EnvironmentError&) {
    _exit(7);
  }
  _exit(0);
}

TEST(DiskFileSystem, AFullDiskLeavesTheOldFileWhole) {
  std::string pattern = (std::filesystem::temp_directory_path() / "divulga-full-XXXXXX").string();
  const std::string root = mkdtemp(pattern.data());
  DiskFileSystem files;
  files.write(root + "/a", "old");
  EXPECT_EXIT(write_past_the_limit(root + "/a"), testing::ExitedWithCode(7), "");
  EXPECT_EQ(files.read(root + "/a"), "old");
  EXPECT_THAT(files.list(root), testing::ElementsAre("a"));
  files.remove(root);
}

TEST_P(FileSystemContract, LinesAreAddedAtTheEnd) {
  files_->append_lines(at("log/a.jsonl"), "1\n");
  files_->append_lines(at("log/a.jsonl"), "2\n3\n");
  EXPECT_EQ(files_->read(at("log/a.jsonl")), "1\n2\n3\n");
}

TEST_P(FileSystemContract, ATornLineIsTakenAwayBeforeOneIsAdded) {
  files_->write(at("a"), "1\n2\nhal");
  files_->append_lines(at("a"), "3\n");
  EXPECT_EQ(files_->read(at("a")), "1\n2\n3\n");
  files_->write(at("a"), "nothing but half a line");
  files_->append_lines(at("a"), "1\n");
  EXPECT_EQ(files_->read(at("a")), "1\n");
}

TEST_P(FileSystemContract, ALongTornLineIsFoundWhole) {
  files_->write(at("a"), "1\n" + std::string(10000, 'x'));
  files_->append_lines(at("a"), "2\n");
  EXPECT_EQ(files_->read(at("a")), "1\n2\n");
}

TEST(MemoryFileSystem, AFullDiskAddsNoLine) {
  MemoryFileSystem files;
  files.append_lines("a", "1\n");
  files.fail_writes_after(0);
  EXPECT_THROW(files.append_lines("a", "2\n"), EnvironmentError);
  EXPECT_EQ(files.read("a"), "1\n");
}

[[noreturn]] void append_past_the_limit(const std::string& path) {
  signal(SIGXFSZ, SIG_IGN);
  rlimit limit{};
  limit.rlim_cur = limit.rlim_max = 1000;
  setrlimit(RLIMIT_FSIZE, &limit);
  try {
    DiskFileSystem().append_lines(path, std::string(5000, 'x') + "\n");
  } catch (const EnvironmentError&) {
    _exit(7);
  }
  _exit(0);
}

TEST(DiskFileSystem, AFullDiskAddsNoLine) {
  std::string pattern = (std::filesystem::temp_directory_path() / "divulga-full-XXXXXX").string();
  const std::string root = mkdtemp(pattern.data());
  DiskFileSystem files;
  files.append_lines(root + "/a", "1\n");
  EXPECT_EXIT(append_past_the_limit(root + "/a"), testing::ExitedWithCode(7), "");
  EXPECT_EQ(files.read(root + "/a"), "1\n");
  files.remove(root);
}

/// Adds for ever until it is killed; every line is one digit repeated.
[[noreturn]] void append_without_end(const std::string& path) {
  DiskFileSystem files;
  for (int i = 0;; ++i) files.append_lines(path, std::string(100000, static_cast<char>('0' + i % 10)) + "\n");
}

TEST(DiskFileSystem, AKilledWriterLeavesWholeLines) {
  std::string pattern = (std::filesystem::temp_directory_path() / "divulga-kill-XXXXXX").string();
  const std::string root = mkdtemp(pattern.data());
  DiskFileSystem files;
  for (int round = 0; round < 5; ++round) {
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) append_without_end(root + "/a");
    while (!files.exists(root + "/a") || files.size(root + "/a") < static_cast<std::uint64_t>(round + 1) * 300000) sched_yield();
    kill(child, SIGKILL);
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    files.append_lines(root + "/a", "end\n");
    std::istringstream lines(files.read(root + "/a"));
    for (std::string line; std::getline(lines, line);)
      EXPECT_TRUE(line == "end" || (line.size() == 100000 && line.find_first_not_of(line[0]) == std::string::npos)) << line.size();
  }
  files.remove(root);
}

TEST(Path, NormalForm) {
  EXPECT_EQ(normal_path("a/./b/../c"), "a/c");
  EXPECT_EQ(normal_path("../x"), "../x");
  EXPECT_EQ(normal_path("/../x"), "/x");
  EXPECT_EQ(normal_path("a/.."), ".");
}

TEST(Path, Parts) {
  EXPECT_EQ(directory_of("a/b/c.md"), "a/b");
  EXPECT_EQ(file_name_of("a/b/c.md"), "c.md");
  EXPECT_EQ(join_path("a", "/b"), "/b");
}

TEST(Hash, KnownAnswer) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace divulga
