#include "document/dump.h"
#include "markdown/markdown.h"
#include "suite/suite.h"

namespace divulga {
namespace {

std::string dump_of(const std::string& input) {
  DiagnosticSink sink;
  const auto document = parse_markdown(MappedText(input, "a.md"), {LocaleTag("it"), "content/p"}, sink);
  std::string out = dump(document);
  for (const auto& d : sink.sorted())
    out += std::string(d.severity == Severity::error ? "error " : "warning ") + std::to_string(d.span.line) + ":" +
           std::to_string(d.span.column) + "+" + std::to_string(d.span.length) + " " + d.message + (d.hint.empty() ? "" : " | " + d.hint) + "\n";
  return out;
}

TEST(Markdown, EveryCaseOfTheSuite) { suite::run(DIVULGA_SOURCE_DIR "/tests/suite/markdown.txt", dump_of); }

}  // namespace
}  // namespace divulga
