#include <gtest/gtest.h>

#include "locale/format.h"
#include "markdown/markdown.h"
#include "markdown/segments.h"
#include "places.h"
#include "suite/suite.h"

namespace divulga {
namespace {

/// A linear congruential generator: the same texts on every run.
class Dice {
 public:
  size_t below(size_t limit) {
    state_ = state_ * 6364136223846793005ull + 1442695040888963407ull;
    return static_cast<size_t>(state_ >> 33) % limit;
  }

 private:
  unsigned long long state_ = 42;
};

/// Cut, doubled and shuffled pieces of the suite's texts.
std::string mutilated(const std::string& text, Dice& dice) {
  std::string out = text;
  for (int i = 0; i < 4 && !out.empty(); ++i) {
    const size_t at = dice.below(out.size()), size = dice.below(20) + 1;
    const std::string piece = out.substr(at, size);
    if (dice.below(2))
      out.erase(at, size);
    else
      out.insert(dice.below(out.size() + 1), piece);
  }
  return out;
}

TEST(MutilatedText, IsReadToTheEndAndEveryMistakeHasAPlace) {
  Dice dice;
  int problems = 0;
  for (const auto& one : suite::read_cases(places::source() + "/tests/suite/markdown.txt")) {
    for (int i = 0; i < 40; ++i) {
      const std::string text = mutilated(one.input, dice);
      if (invalid_utf8_at(text) != std::string::npos) continue;
      DiagnosticSink sink;
      parse_markdown(MappedText(text, "a.md"), {LocaleTag("it"), "content/p"}, sink);
      for (const auto& d : sink.sorted()) {
        EXPECT_GE(d.span.line, 1) << d.message << "\n" << text;
        ++problems;
      }
      for (const auto& segment : find_segments(text)) {
        EXPECT_LT(segment.from, segment.to) << text;
        EXPECT_LE(segment.to, text.size()) << text;
      }
    }
  }
  EXPECT_GT(problems, 100);
}

}  // namespace
}  // namespace divulga
