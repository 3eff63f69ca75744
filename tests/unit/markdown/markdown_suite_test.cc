#include <atomic>
#include <thread>

#include "document/dump.h"
#include "markdown/markdown.h"
#include "places.h"
#include "suite/suite.h"

namespace divulga {
namespace {

std::string dump_of(const std::string& input) {
  DiagnosticSink sink;
  const auto document = parse_markdown(MappedText(input, "a.md"), {LocaleTag("it"), "content/p"}, sink);
  std::string out = dump(document);
  for (const auto& d : sink.sorted())
    out += std::string(d.severity == Severity::error ? "error " : "warning ") + std::to_string(d.span.line) + ":" +
           std::to_string(d.span.column) + "+" + std::to_string(d.span.length) + " " + d.message.text() + (d.hint.empty() ? "" : " | " + d.hint.text()) + "\n";
  return out;
}

TEST(Markdown, EveryCaseOfTheSuite) { suite::run(places::source() + "/tests/suite/markdown.txt", dump_of); }

/// cmark-gfm keeps its special characters in a global: without a lock, threads lose strikethrough and autolinks.
TEST(Markdown, IsTheSameWhateverTheNumberOfThreads) {
  const std::string text = "~~a~~ https://a.example/x b@c.example\n\n| a |\n|---|\n| ~~b~~ |\n";
  const std::string expected = dump_of(text);
  std::vector<std::thread> threads;
  std::atomic<int> different = 0;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&] {
      for (int round = 0; round < 200; ++round) different += dump_of(text) != expected;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(different, 0);
}

}  // namespace
}  // namespace divulga
