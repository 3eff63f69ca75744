#pragma once
#include <string>

#include "exchange/plain_table.h"

namespace divulga {

/// CSV (RFC 4180) in UTF-8 with a byte order mark and semicolons: spreadsheet programs set to Italian open it with a double click. A cell that one
/// would take for a formula starts with U+200B.
std::string write_csv(const ExchangeTable& table, const TableWords& words);

/// With commas, semicolons or tabs, mark or none, in UTF-8 or UTF-16 as a spreadsheet program saved it.
ReturnedTable read_csv_table(const std::string& file, const std::string& bytes, DiagnosticSink& sink);

}  // namespace divulga
