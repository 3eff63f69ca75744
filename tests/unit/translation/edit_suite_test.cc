#include <sstream>

#include "places.h"
#include "suite/suite.h"
#include "unit/translation/edited_project.h"

namespace divulga::edits {
namespace {

/// Files before, a line "=>", files after; ">>> pages/b.md" starts a file, the first is pages/a.md. "? machine" above: the state before;
/// "+++" stands for the dashes about front matter.
std::string states_after(const std::string& input) {
  Files sides[2];
  int side = 0;
  std::string path = "pages/a.md";
  TranslationState state = TranslationState::translated;
  std::istringstream lines(input);
  for (std::string line; std::getline(lines, line);) {
    if (line == "=>") {
      side = 1;
      path = "pages/a.md";
    } else if (line.compare(0, 4, ">>> ") == 0) {
      path = line.substr(4);
      sides[side][path];
    } else if (line.compare(0, 2, "? ") == 0) {
      state = parse_translation_state(line.substr(2)).value();
    } else {
      sides[side][path] += (line == "+++" ? "---" : line) + "\n";
    }
  }
  std::string out;
  for (const std::string& line : states(sides[1], catalog_of(sides[0], state))) out += line + "\n";
  return out.empty() ? "no text\n" : out;
}

TEST(Edits, EveryCaseOfTheSuite) { suite::run(places::source() + "/tests/suite/edits.txt", states_after); }

}  // namespace
}  // namespace divulga::edits
