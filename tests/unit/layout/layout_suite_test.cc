#include "layout/dump.h"
#include "places.h"
#include "sample_edition.h"
#include "suite/suite.h"

namespace divulga {
namespace {

/// The first line of a case is the language; the rest is Markdown, set on a small page.
std::string dump_of(const std::string& input) {
  const size_t end = input.find('\n');
  SampleEdition sample(input.substr(end + 1), input.substr(0, end));
  std::string out = dump(sample.laid_out());
  for (const Diagnostic& d : sample.sink.sorted())
    out += std::string(d.severity == Severity::error ? "error " : "warning ") + std::to_string(d.span.line) + " " + d.message.text() + "\n";
  return out;
}

TEST(Layout, EveryCaseOfTheSuite) { suite::run(places::source() + "/tests/suite/layout.txt", dump_of); }

}  // namespace
}  // namespace divulga
