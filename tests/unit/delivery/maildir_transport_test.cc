#include "delivery/maildir_transport.h"

#include <gmock/gmock.h>
#include <signal.h>
#include <sys/resource.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace divulga {
namespace {

namespace fs = std::filesystem;

class Maildir : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "divulga-maildir-XXXXXX").string();
    root_ = mkdtemp(pattern.data());
  }
  void TearDown() override { fs::remove_all(root_); }
  size_t count(const std::string& part) const {
    return static_cast<size_t>(std::distance(fs::directory_iterator(root_ / part), fs::directory_iterator()));
  }
  std::string content(const fs::path& file) const {
    std::ostringstream out;
    out << std::ifstream(file).rdbuf();
    return out.str();
  }

  fs::path root_;
  const Envelope envelope_{"from@ponte.example", "to@ponte.example", "abc@ponte.example"};
};

TEST_F(Maildir, KeepsOneFileAMessage) {
  MaildirTransport transport(root_.string());
  bool asked = false;
  EXPECT_EQ(transport.deliver(envelope_, "Subject: x\r\n\r\nbody\r\n", [&] { return asked = true; }).verdict, Verdict::accepted);
  EXPECT_TRUE(asked);
  EXPECT_EQ(content(root_ / "new/abc.eml"), "Subject: x\r\n\r\nbody\r\n");
  EXPECT_EQ(count("tmp"), 0u);
}

TEST_F(Maildir, TheSameMessageIsThereOnce) {
  MaildirTransport transport(root_.string());
  transport.deliver(envelope_, "one", [] { return true; });
  EXPECT_EQ(transport.deliver(envelope_, "one", [] { return true; }).verdict, Verdict::accepted);
  EXPECT_EQ(count("new"), 1u);
  fs::rename(root_ / "new/abc.eml", root_ / "cur/abc.eml:2,S");
  EXPECT_EQ(transport.deliver(envelope_, "one", [] { return true; }).verdict, Verdict::accepted);
  EXPECT_EQ(count("new"), 0u);
}

TEST_F(Maildir, WithdrawnLeavesNothing) {
  MaildirTransport transport(root_.string());
  EXPECT_EQ(transport.deliver(envelope_, "one", [] { return false; }).verdict, Verdict::withdrawn);
  EXPECT_EQ(count("new") + count("tmp"), 0u);
}

TEST_F(Maildir, AFullDiskClosesTheRouteAndLeavesNoHalfMessage) {
  MaildirTransport transport(root_.string());
  signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const rlimit small{1024, before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &small);
  const Outcome outcome = transport.deliver(envelope_, std::string(4096, 'x'), [] { return true; });
  setrlimit(RLIMIT_FSIZE, &before);
  signal(SIGXFSZ, SIG_DFL);
  EXPECT_EQ(outcome.verdict, Verdict::deferred);
  EXPECT_EQ(outcome.scope, Scope::route);
  EXPECT_EQ(count("new") + count("tmp"), 0u);
  EXPECT_EQ(transport.deliver(envelope_, std::string(4096, 'x'), [] { return true; }).verdict, Verdict::accepted);
}

}  // namespace
}  // namespace divulga
