#include "markdown/table_row.h"

#include <gmock/gmock.h>

#include <string>

namespace divulga {
namespace {

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  for (const auto& cell : split_row(line)) cells.push_back(line.substr(cell.offset, cell.size));
  return cells;
}

TEST(TableRow, WithAndWithoutOuterPipes) {
  EXPECT_THAT(cells_of("| a | b c |"), testing::ElementsAre("a", "b c"));
  EXPECT_THAT(cells_of("a|b"), testing::ElementsAre("a", "b"));
}

TEST(TableRow, AnEscapedPipeStaysInItsCell) { EXPECT_THAT(cells_of("| a \\| b | c \\|"), testing::ElementsAre("a \\| b", "c \\|")); }

TEST(TableRow, EmptyCells) { EXPECT_THAT(cells_of("| | b | |"), testing::ElementsAre("", "b", "")); }

}  // namespace
}  // namespace divulga
