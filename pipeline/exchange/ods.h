#pragma once
#include <string>

#include "exchange/plain_table.h"

namespace divulga {

/// An OpenDocument table (ISO 26300): the source and the key locked, translation, comment and state open, states to choose from a list.
std::string write_ods(const ExchangeTable& table, const TableWords& words);
ReturnedTable read_ods(const std::string& file, const std::string& bytes, DiagnosticSink& sink);

}  // namespace divulga
