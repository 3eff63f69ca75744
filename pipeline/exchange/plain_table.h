#pragma once
#include <string>
#include <vector>

#include "exchange/exchange_table.h"
#include "exchange/returned_table.h"
#include "exchange/table_words.h"

namespace divulga {

/// A line of a table of texts, and its place in the file.
struct PlainRow {
  std::vector<std::string> cells;
  int line = 0;
};

/// Columns of such a table: number, source, translation, comment, state, note, key.
enum class PlainColumn { number, source, translation, comment, state, note, key };
constexpr size_t plain_columns = 7;

/// The table as CSV and OpenDocument write it: a line that says what it is, a line of headings, a line a text.
std::vector<PlainRow> plain_rows(const ExchangeTable& table, const TableWords& words);

/// The same read back. Cells that are missing at a line's end are empty.
ReturnedTable returned_rows(const std::vector<PlainRow>& rows, const std::string& file, DiagnosticSink& sink);

}  // namespace divulga
