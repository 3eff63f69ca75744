#include "markdown/table_row.h"

namespace divulga {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace

std::vector<RowCell> split_row(std::string_view line) {
  size_t from = 0, end = line.size();
  while (from < end && is_blank(line[from])) ++from;
  while (end > from && is_blank(line[end - 1])) --end;
  if (from < end && line[from] == '|') ++from;
  if (end > from && line[end - 1] == '|' && (end < 2 || line[end - 2] != '\\')) --end;
  std::vector<RowCell> cells;
  for (size_t at = from, start = from; at <= end; ++at) {
    if (at < end && line[at] == '\\') {
      ++at;
      continue;
    }
    if (at < end && line[at] != '|') continue;
    size_t left = start, right = at;
    while (left < right && is_blank(line[left])) ++left;
    while (right > left && is_blank(line[right - 1])) --right;
    cells.push_back({left, right - left});
    start = at + 1;
  }
  return cells;
}

}  // namespace divulga
