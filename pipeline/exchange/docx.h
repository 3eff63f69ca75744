#pragma once
#include <string>

#include "exchange/exchange_table.h"
#include "exchange/returned_table.h"
#include "exchange/table_words.h"

namespace divulga {

/// A bilingual Word table (ISO/IEC 29500, transitional): number, source, translation, the place on the page where pictures are at hand, comment, state.
/// Number, source and chips stand in locked content controls; a row is known by its bookmark. A stale row shows what of its source changed.
std::string write_docx(const ExchangeTable& table, const TableWords& words);

/// As Word, LibreOffice and others saved it: text is what counts, tracked changes count as accepted, formatting does not matter.
ReturnedTable read_docx(const std::string& file, const std::string& bytes, DiagnosticSink& sink);

}  // namespace divulga
