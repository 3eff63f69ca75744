#include "document/table_columns.h"

#include <algorithm>
#include <charconv>

namespace divulga {

std::vector<size_t> TableColumns::next(const TableRow& row) {
  std::vector<size_t> columns;
  columns.reserve(row.cells.size());
  size_t at = 0;
  const auto covered = [&](size_t column) { return column < reach_.size() && reach_[column] > 0; };
  for (const TableCell& cell : row.cells) {
    while (covered(at)) --reach_[at++];
    columns.push_back(at);
    for (int i = 0; i < std::max(1, cell.column_span); ++i, ++at) {
      if (at >= reach_.size()) reach_.resize(at + 1);
      reach_[at] = std::max(1, cell.row_span) - 1;
    }
  }
  for (; at < reach_.size(); ++at)
    if (reach_[at] > 0) --reach_[at];
  return columns;
}

size_t column_count(const Table& table) {
  const auto width = [](const TableRow& row) {
    size_t count = 0;
    for (const TableCell& cell : row.cells) count += static_cast<size_t>(std::max(1, cell.column_span));
    return count;
  };
  size_t columns = width(table.header);
  for (const TableRow& row : table.rows) columns = std::max(columns, width(row));
  return columns;
}

std::optional<std::vector<double>> parse_widths(const std::string& list) {
  std::vector<double> widths;
  for (size_t at = 0; at <= list.size();) {
    const size_t comma = std::min(list.find(',', at), list.size());
    const size_t from = list.find_first_not_of(' ', at), last = list.find_last_not_of(' ', comma == 0 ? 0 : comma - 1);
    if (from >= comma || last == std::string::npos) return std::nullopt;
    double width = 0;
    const char* const end = list.data() + last + 1;
    const auto [stop, error] = std::from_chars(list.data() + from, end, width, std::chars_format::fixed);
    if (error != std::errc() || stop != end || !(width > 0)) return std::nullopt;
    widths.push_back(width);
    at = comma + 1;
  }
  return widths;
}

size_t column_format_at(std::string_view label) {
  const size_t colon = label.rfind(':');
  if (colon == label.npos || colon + 1 == label.size()) return label.npos;
  const std::string_view word = label.substr(colon + 1);
  const bool named = word[0] >= 'a' && word[0] <= 'z' &&
                     std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
  return named ? colon : label.npos;
}

}  // namespace divulga
