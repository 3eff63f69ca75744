#include "machine/machine_settings.h"

#include <gmock/gmock.h>

namespace divulga {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Loaded { std::optional<MachineSettings> settings; std::vector<std::string> problems; };
Loaded load(const std::string& yaml) {
  MemoryFileSystem files;
  files.write("/w/divulga.yaml", yaml);
  files.write("/etc/divulga/key", "secret\nrest\n");
  files.write("/w/key", "secret\n");
  DiagnosticSink sink;
  Loaded loaded{load_machine_settings(files, "/w", sink), {}};
  for (const Diagnostic& d : sink.sorted()) loaded.problems.push_back(std::to_string(d.span.line) + " " + d.code + ": " + d.message.text());
  return loaded;
}

TEST(MachineSettings, OffWithoutTheGroup) {
  EXPECT_FALSE(load("transport: maildir\n").settings);
  EXPECT_FALSE(load("").settings);
  DiagnosticSink sink;
  EXPECT_FALSE(load_machine_settings(MemoryFileSystem(), "/w", sink));
}
TEST(MachineSettings, AllOfIt) {
  const Loaded loaded = load("machine: { service: deepl, url: \"https://api.example.org/\", key_file: /etc/divulga/key, timeout_seconds: 5, attempts: 2, quota: 1000 }\n");
  EXPECT_THAT(loaded.problems, IsEmpty());
  ASSERT_TRUE(loaded.settings);
  EXPECT_EQ(loaded.settings->service, MachineService::deepl);
  EXPECT_EQ(loaded.settings->url, "https://api.example.org");
  EXPECT_EQ(loaded.settings->key, "secret");
  EXPECT_EQ(loaded.settings->timeout_seconds, 5);
  EXPECT_EQ(loaded.settings->attempts, 2);
  EXPECT_EQ(loaded.settings->quota, 1000);
}
TEST(MachineSettings, AnOpenWayIsRefusedButOnThisMachine) {
  EXPECT_THAT(load("machine: { service: libretranslate, url: \"http://a.example\" }\n").problems, ElementsAre(HasSubstr("'http://a.example' is not encrypted")));
  EXPECT_THAT(load("machine: { service: libretranslate, url: \"http://127.0.0.1.evil.example\" }\n").problems, ElementsAre(HasSubstr("not encrypted")));
  for (const char* url : {"http://127.0.0.1:5000", "http://localhost:5000/", "http://[::1]:5000"}) EXPECT_TRUE(load("machine: { service: libretranslate, url: \"" + std::string(url) + "\" }\n").settings) << url;
}
TEST(MachineSettings, AKeyInTheWorkspaceIsRefused) {
  for (const char* file : {"key", "/w/key", "../w/key"})
    EXPECT_THAT(load("machine: { service: deepl, url: \"https://a.example\", key_file: " + std::string(file) + " }\n").problems, ElementsAre(HasSubstr("lies in the workspace"))) << file;
}
TEST(MachineSettings, MistakesAreTold) {
  EXPECT_THAT(load("machine: { service: google, url: \"https://a.example\" }\n").problems, ElementsAre(HasSubstr("wrong-value")));
  EXPECT_THAT(load("machine: { service: deepl }\n").problems, ElementsAre(HasSubstr("'url' is missing")));
  EXPECT_THAT(load("machine: { service: deepl, url: \"https://a.example\", key_file: /nowhere }\n").problems, ElementsAre(HasSubstr("cannot read the key")));
  EXPECT_THAT(load("machine: { service: deepl, url: \"https://a.example\", quota: 0 }\n").problems, ElementsAre(HasSubstr("whole number from 1")));
  EXPECT_THAT(load("machine: { service: deepl, url: \"https://a.example\", keyfile: x }\n").problems, ElementsAre(HasSubstr("unknown-key")));
}

}  // namespace
}  // namespace divulga
