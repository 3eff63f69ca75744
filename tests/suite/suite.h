#pragma once
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

// Cases in a text file: "=== name", the input, "---", what is expected. DIVULGA_UPDATE_EXPECTED=1 writes what was found
// into the file instead (refused where CI is set): look at the difference before committing it.

namespace divulga::suite {

struct Case {
  std::string name, input, expected;
};

inline std::vector<Case> read_cases(const std::string& file) {
  std::ifstream in(file);
  std::vector<Case> cases;
  bool expected = false;
  for (std::string line; std::getline(in, line);) {
    if (line.rfind("=== ", 0) == 0) {
      cases.push_back({line.substr(4), {}, {}});
      expected = false;
    } else if (line == "---" && !cases.empty() && !expected) {
      expected = true;
    } else if (!cases.empty()) {
      (expected ? cases.back().expected : cases.back().input) += line + "\n";
    }
  }
  for (auto& one : cases)
    while (one.expected.size() > 1 && one.expected.compare(one.expected.size() - 2, 2, "\n\n") == 0) one.expected.pop_back();
  return cases;
}

inline bool renewing() {
  const char* asked = std::getenv("DIVULGA_UPDATE_EXPECTED");
  return asked && std::string(asked) == "1";
}

/// Runs every case of a file through `result_of`; each is told by its name.
inline void run(const std::string& file, const std::function<std::string(const std::string& input)>& result_of) {
  auto cases = read_cases(file);
  ASSERT_FALSE(cases.empty()) << file;
  if (renewing()) {
    ASSERT_EQ(std::getenv("CI"), nullptr) << "expected results are not renewed in CI";
    std::ofstream out(file);
    for (const auto& one : cases) out << "=== " << one.name << "\n" << one.input << "---\n" << result_of(one.input) << "\n";
    return;
  }
  for (const auto& one : cases) {
    SCOPED_TRACE(one.name);
    EXPECT_EQ(result_of(one.input), one.expected) << "case '" << one.name << "' of " << file;
  }
}

}  // namespace divulga::suite
