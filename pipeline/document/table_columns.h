#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace divulga {

/// Walks a table's rows from above and tells the column in which each cell starts, counting the cells that reach down from
/// rows before.
class TableColumns {
 public:
  explicit TableColumns(size_t columns) : reach_(columns, 0) {}

  /// Columns of the row's cells, in order; to be called for every row once.
  std::vector<size_t> next(const TableRow& row);

 private:
  std::vector<int> reach_;              // rows still covered from above, by column
};

/// The columns of a table: those of its header, or of its widest row.
size_t column_count(const Table& table);

/// "3,1,1.5" -> relative widths; nothing where one is no number above zero.
std::optional<std::vector<double>> parse_widths(const std::string& list);

/// Where the format of a column's label begins ("Spesa:money" -> 5): at a last colon with a word of lower-case letters, digits or
/// '-' right behind it. npos without one.
size_t column_format_at(std::string_view label);

}  // namespace divulga
