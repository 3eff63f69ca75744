#pragma once
#include <string>

#include "exchange/exchange_table.h"
#include "exchange/returned_table.h"

namespace divulga {

/// PO for translation programs (Weblate, Poedit): texts as they stand in the Markdown, each with its kind, places and key; what nobody has
/// answered for is fuzzy, a stale text has its old source beside it. `msgfmt -c` accepts it.
std::string write_po_table(const ExchangeTable& table);
/// The same without translations: a template for a language that is not there yet.
std::string write_pot_table(const ExchangeTable& table);

/// Wrapped, reordered and with obsolete entries, as those programs save it.
ReturnedTable read_po_table(const std::string& file, const std::string& text, DiagnosticSink& sink);

}  // namespace divulga
