#include <gtest/gtest.h>

#include "markdown/markdown.h"
#include "places.h"
#include "suite/suite.h"
#include "web/html_writer.h"

namespace divulga {
namespace {

std::string html_of(const std::string& input) {
  DiagnosticSink sink;
  const Document document = parse_markdown(MappedText(input, "a.md"), {LocaleTag("it"), "content/p"}, sink);
  const Catalog words;
  const HtmlContext context{words, [](const std::string& url) { return url; }, [](const std::string& source) { return "media/" + source; }};
  return HtmlWriter(document, context).body().markup();
}

TEST(Html, EveryCaseOfTheSuite) { suite::run(places::source() + "/tests/suite/html.txt", html_of); }

}  // namespace
}  // namespace divulga
