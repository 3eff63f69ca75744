#include <gmock/gmock.h>
#include <unicode/ubidi.h>
#include <unicode/utf16.h>

#include <fstream>
#include <functional>
#include <iterator>
#include <sstream>

#include "text/bidi_levels.h"
#include "text/line_opportunities.h"

// Unicode's own conformance files (Debian's unicode-data) against the functions that paragraphs go through.

namespace divulga::testing {
namespace {

const std::string directory = "/usr/share/unicode/";

std::vector<std::string> words_of(const std::string& text, char separator = ' ') {
  std::vector<std::string> out;
  std::istringstream stream(text);
  for (std::string word; std::getline(stream, word, separator);)
    if (!word.empty() || separator != ' ') out.push_back(word);
  return out;
}

std::u16string units_of(char32_t c) {
  std::u16string out;
  if (c >= 0x10000) return {U16_LEAD(c), U16_TRAIL(c)};
  return {static_cast<char16_t>(c)};
}

/// Invisible, without a glyph: their level is nobody's.
bool is_invisible(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C;
}

struct BidiCase {
  std::vector<char32_t> text;
  Direction direction;
  std::vector<std::string> levels;      // "x": none
  std::vector<size_t> order;            // visual, indices into text without those of level x
};

/// What is wrong with our levels and the order that follows from them; empty: nothing.
std::string fault(const BidiCase& wanted) {
  std::u16string units;
  std::vector<size_t> first_unit;
  for (char32_t c : wanted.text) {
    first_unit.push_back(units.size());
    units += units_of(c);
  }
  const std::vector<std::uint8_t> levels = bidi_levels(units, wanted.direction);
  std::vector<UBiDiLevel> shown;
  std::vector<size_t> logical;
  const auto is_dropped = [&](size_t i) { return is_invisible(wanted.text[i]) || wanted.levels[i] == "x"; };
  for (size_t i = 0; i < wanted.text.size(); ++i) {
    shown.push_back(levels[first_unit[i]]);
    logical.push_back(i);
    // Only odd and even are compared: ICU gives a text of one direction one level.
    if (!is_dropped(i) && levels[first_unit[i]] % 2 != std::stoi(wanted.levels[i]) % 2)
      return "level " + std::to_string(levels[first_unit[i]]) + " instead of " + wanted.levels[i] + " at " + std::to_string(i);
  }
  std::vector<int32_t> visual(shown.size());
  ubidi_reorderVisual(shown.data(), static_cast<int32_t>(shown.size()), visual.data());
  std::vector<size_t> seen, expected;
  for (int32_t at : visual)
    if (!is_dropped(logical[static_cast<size_t>(at)])) seen.push_back(logical[static_cast<size_t>(at)]);
  for (size_t i : wanted.order)
    if (!is_dropped(i)) expected.push_back(i);
  return seen == expected ? "" : "another order";
}

/// A character of each bidi class; the class B ends a paragraph and is never inside one.
char32_t example_of(const std::string& bidi_class) {
  static const std::map<std::string, char32_t> examples = {
      {"L", 'a'},       {"R", 0x05D0},    {"AL", 0x0627},   {"EN", '1'},      {"ES", '+'},      {"ET", '%'},      {"AN", 0x0661},   {"CS", ','},
      {"NSM", 0x0300},  {"BN", 0x00AD},   {"S", '\t'},      {"WS", ' '},      {"ON", '!'},      {"LRE", 0x202A},  {"LRO", 0x202D},  {"RLE", 0x202B},
      {"RLO", 0x202E},  {"PDF", 0x202C},  {"LRI", 0x2066},  {"RLI", 0x2067},  {"FSI", 0x2068},  {"PDI", 0x2069}};
  return examples.at(bidi_class);
}

/// Cases of one file, and those that go wrong.
struct Tally {
  int cases = 0, failures = 0;

  void check(const BidiCase& wanted, const std::string& line) {
    ++cases;
    const std::string wrong = fault(wanted);
    if (wrong.empty() || ++failures > 10) return;
    ADD_FAILURE() << line << (wanted.direction == Direction::right_to_left ? " (right to left): " : " (left to right): ") << wrong;
  }
  void expect_all_right(int least) const {
    EXPECT_EQ(failures, 0) << "of " << cases;
    EXPECT_GT(cases, least);
  }
};

/// Every line of a file that holds data.
void each_line(const std::string& name, const std::function<void(const std::string&)>& visit) {
  std::ifstream file(directory + name);
  ASSERT_TRUE(file) << "install unicode-data";
  for (std::string line; std::getline(file, line);)
    if (!line.empty() && line[0] != '#') visit(line);
}

/// What ICU 72 orders otherwise: a combining mark behind a closing bracket (UAX 9, N0, note), embeddings inside an override
/// beside an isolate, brackets in more than 63 brackets. No text of ours has any.
bool is_known_in_icu(const std::vector<char32_t>& text) {
  const auto is_mark = [](char32_t c) { return (c >= 0x0331 && c <= 0x0333) || c == 0x20D6; };
  const auto is_isolate = [](char32_t c) { return c >= 0x2066 && c <= 0x2068; };
  return text.size() > 120 || is_mark(text.back()) || ((text.front() == 0x202E || text.front() == 0x202D) && std::any_of(text.begin(), text.end(), is_isolate));
}

std::vector<size_t> numbers(const std::string& text) {
  std::istringstream in(text);
  return {std::istream_iterator<size_t>(in), {}};
}

TEST(UnicodeBidi, BidiTest) {
  Tally tally;
  BidiCase wanted;
  each_line("BidiTest.txt", [&](const std::string& line) {
    if (line.starts_with("@Levels:")) wanted.levels = words_of(line.substr(9));
    if (line.starts_with("@Reorder:")) wanted.order = numbers(line.substr(9));
    if (line[0] == '@') return;
    const size_t semicolon = line.find(';');
    const std::vector<std::string> classes = words_of(line.substr(0, semicolon));
    if (std::find(classes.begin(), classes.end(), "B") != classes.end()) return;
    wanted.text.clear();
    for (const std::string& name : classes) wanted.text.push_back(example_of(name));
    const int directions = std::stoi(line.substr(semicolon + 1), nullptr, 16);
    for (Direction direction : {Direction::left_to_right, Direction::right_to_left}) {
      if ((directions & (direction == Direction::left_to_right ? 2 : 4)) == 0) continue;
      wanted.direction = direction;
      tally.check(wanted, line);
    }
  });
  tally.expect_all_right(300000);
}

TEST(UnicodeBidi, BidiCharacterTest) {
  Tally tally;
  each_line("BidiCharacterTest.txt", [&](const std::string& line) {
    const std::vector<std::string> fields = words_of(line, ';');
    if (fields[1] == "2") return;   // our paragraphs know their direction
    BidiCase wanted;
    for (const std::string& code : words_of(fields[0])) wanted.text.push_back(static_cast<char32_t>(std::stoul(code, nullptr, 16)));
    if (std::find(wanted.text.begin(), wanted.text.end(), char32_t{0x2029}) != wanted.text.end()) return;
    wanted.direction = fields[1] == "1" ? Direction::right_to_left : Direction::left_to_right;
    wanted.levels = words_of(fields[3]);
    if (fields.size() > 4) wanted.order = numbers(fields[4]);
    if (!is_known_in_icu(wanted.text)) tally.check(wanted, line);
  });
  tally.expect_all_right(50000);
}

TEST(UnicodeLineBreaking, LineBreakTest) {
  LineOpportunities opportunities;
  int cases = 0, failures = 0, stricter = 0;
  each_line("auxiliary/LineBreakTest.txt", [&](const std::string& line) {
    const std::string data = line.substr(0, line.find('#'));
    std::u16string text;
    std::vector<std::uint32_t> wanted;
    for (const std::string& word : words_of(data)) {
      if (word == "×" || word == "\t") continue;
      if (word == "÷" || word == "÷\t") wanted.push_back(static_cast<std::uint32_t>(text.size()));
      else text += units_of(static_cast<char32_t>(std::stoul(word, nullptr, 16)));
    }
    if (text.empty()) return;
    ++cases;
    const std::vector<std::uint32_t> found = opportunities.find(text, "en");
    if (found == wanted || data.find("002E ÷ 0033") != data.npos) return;   // ICU breaks before ".35", not inside
    ++stricter;   // ICU keeps "-a" and ",5" together where the plain rules would allow a break
    if (!std::includes(wanted.begin(), wanted.end(), found.begin(), found.end()) && ++failures <= 10) ADD_FAILURE() << line;
  });
  EXPECT_EQ(failures, 0) << "of " << cases;
  EXPECT_LE(stricter, 22);
  EXPECT_GT(cases, 7000);
}

}  // namespace
}  // namespace divulga::testing
