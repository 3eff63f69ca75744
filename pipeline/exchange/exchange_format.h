#pragma once
#include <optional>
#include <string>
#include <vector>

#include "exchange/exchange_table.h"
#include "exchange/returned_table.h"
#include "exchange/table_words.h"

namespace divulga {

enum class ExchangeFormat { po, pot, xliff12, xliff20, docx, ods, csv };

/// "po", "xliff12" …: as the command's option has them, in the order of the enum.
const std::vector<std::string>& exchange_format_names();
std::optional<ExchangeFormat> parse_exchange_format(const std::string& name);
/// ".po", ".xlf" …
std::string ending_of(ExchangeFormat format);

std::string write_exchange(const ExchangeTable& table, ExchangeFormat format, const TableWords& words);
/// Whatever a translator sent back, known by its first bytes and not by its name.
ReturnedTable read_exchange(const std::string& file, const std::string& bytes, DiagnosticSink& sink);

}  // namespace divulga
