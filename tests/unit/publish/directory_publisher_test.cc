#include "publish/directory_publisher.h"

#include <gmock/gmock.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>

#include "diag/diagnostic.h"

namespace divulga {
namespace {

using testing::HasSubstr;

PublishedFile file(const std::string& path, const std::string& bytes) {
  return {path, [bytes] { return bytes; }};
}

class DirectoryPublisherTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "divulga-publish-XXXXXX").string();
    root_ = mkdtemp(pattern.data());
  }
  void TearDown() override { files_.remove(root_); }
  std::string served(const std::string& path) { return files_.read(root_ + "/current/" + path); }

  DiskFileSystem files_;
  std::string root_;
};

TEST_F(DirectoryPublisherTest, TheLinkShowsTheNewRelease) {
  DirectoryPublisher publisher(files_, root_);
  EXPECT_EQ(publisher.publish({file("index.html", "one")}).id.substr(0, 5), "0001-");
  publisher.publish({file("index.html", "two"), file("it/a.html", "a")});
  EXPECT_EQ(served("index.html"), "two");
  EXPECT_EQ(served("it/a.html"), "a");
  EXPECT_EQ(publisher.releases().size(), 2u);
}

TEST_F(DirectoryPublisherTest, TheSameContentMakesNoNewRelease) {
  DirectoryPublisher publisher(files_, root_);
  publisher.publish({file("a", "1"), file("b", "2")});
  publisher.publish({file("b", "2"), file("a", "1")});
  EXPECT_EQ(publisher.releases().size(), 1u);
}

TEST_F(DirectoryPublisherTest, RollbackReturnsToTheReleaseBefore) {
  DirectoryPublisher publisher(files_, root_);
  publisher.publish({file("a", "1")});
  publisher.publish({file("a", "2")});
  publisher.rollback();
  EXPECT_EQ(served("a"), "1");
  publisher.publish({file("a", "3")});
  EXPECT_EQ(served("a"), "3");
}

TEST_F(DirectoryPublisherTest, RollbackWithNothingBeforeSaysSo) {
  DirectoryPublisher publisher(files_, root_);
  EXPECT_THROW(publisher.rollback(), Error);
  publisher.publish({file("a", "1")});
  EXPECT_THROW(publisher.rollback(), Error);
  EXPECT_EQ(served("a"), "1");
}

TEST_F(DirectoryPublisherTest, OldReleasesGoTheCurrentStays) {
  DirectoryPublisher publisher(files_, root_, 2);
  for (const char* text : {"1", "2", "3", "4"}) publisher.publish({file("a", text)});
  EXPECT_EQ(publisher.releases().size(), 2u);
  EXPECT_TRUE(publisher.releases().back().current);
}

TEST_F(DirectoryPublisherTest, APathThatLeavesTheReleaseIsRefused) {
  DirectoryPublisher publisher(files_, root_);
  EXPECT_THROW(publisher.publish({file("../x", "1")}), Error);
  EXPECT_THROW(publisher.publish({file("/x", "1")}), Error);
}

TEST_F(DirectoryPublisherTest, AFailureHalfWayLeavesTheOldSite) {
  DirectoryPublisher publisher(files_, root_);
  publisher.publish({file("a", "old")});
  int reads = 0;
  const PublishedFile failing{"b", [&]() -> std::string {
                                if (++reads > 1) throw EnvironmentError("no space left");
                                return "x";
                              }};
  EXPECT_THROW(publisher.publish({file("a", "new"), failing}), EnvironmentError);
  EXPECT_EQ(served("a"), "old");
  EXPECT_THAT(files_.list(root_ + "/releases"), testing::SizeIs(1));
}

/// Kills the publishing process with SIGKILL while it writes file number `at`.
void publish_and_die(const std::string& root, int at) {
  const pid_t child = fork();
  if (child == 0) {
    DiskFileSystem files;
    int reads = 0;
    std::vector<PublishedFile> site;
    for (int i = 0; i < 4; ++i)
      site.push_back({"f" + std::to_string(i), [&reads, at] {
                        if (++reads == at) kill(getpid(), SIGKILL);
                        return std::string("new");
                      }});
    DirectoryPublisher(files, root).publish(site);
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  ASSERT_TRUE(WIFSIGNALED(status)) << "killed at read " << at;
}

TEST_F(DirectoryPublisherTest, AKilledPublicationLeavesTheOldSiteWholeAtEveryPoint) {
  DirectoryPublisher publisher(files_, root_);
  publisher.publish({file("f0", "old"), file("f1", "old")});
  for (int at = 1; at <= 8; ++at) {   // four reads for the hash, four while writing
    publish_and_die(root_, at);
    EXPECT_EQ(served("f0"), "old");
    EXPECT_EQ(served("f1"), "old");
  }
  publisher.publish({file("f0", "newest")});
  EXPECT_EQ(served("f0"), "newest");
  for (const std::string& name : files_.list(root_ + "/releases")) EXPECT_NE(name.front(), '.') << "left behind: " << name;
}

}  // namespace
}  // namespace divulga
