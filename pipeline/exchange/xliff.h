#pragma once
#include <string>

#include "diag/diagnostic.h"
#include "exchange/exchange_table.h"
#include "exchange/returned_table.h"

namespace divulga {

/// XLIFF 1.2 (OASIS 2008): one `file`, a `trans-unit` a row with state, word count, notes, previous version and memory as `alt-trans`;
/// chips are `g` and `x`.
std::string write_xliff12(const ExchangeTable& table);
/// XLIFF 2.0 (OASIS 2014): a `unit` with one `segment` a row, `pc` and `ph` with original data, notes, word counts as metadata, memory as matches.
std::string write_xliff20(const ExchangeTable& table);

/// Either of them, from whatever program saved it. Foreign elements are passed over.
ReturnedTable read_xliff(const std::string& file, const std::string& bytes, DiagnosticSink& sink);

}  // namespace divulga
