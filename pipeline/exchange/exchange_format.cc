#include "exchange/exchange_format.h"

#include <algorithm>

#include "exchange/csv.h"
#include "exchange/docx.h"
#include "exchange/ods.h"
#include "exchange/po_table.h"
#include "exchange/xliff.h"

namespace divulga {
namespace {

constexpr size_t most_bytes = 64u << 20;

bool holds(const std::string& bytes, const char* text, size_t within = std::string::npos) {
  return bytes.substr(0, within).find(text) != std::string::npos;
}

ReturnedTable unknown(const std::string& file, const Message& what, DiagnosticSink& sink) {
  sink.error("unknown-format", {file, 0, 0, 0}, what,
             message("send back the file in the form in which it came: Word (.docx), OpenDocument table (.ods), CSV, PO or XLIFF"));
  return {};
}

}  // namespace

const std::vector<std::string>& exchange_format_names() {
  static const std::vector<std::string> names{"po", "pot", "xliff12", "xliff20", "docx", "ods", "csv"};
  return names;
}

std::optional<ExchangeFormat> parse_exchange_format(const std::string& name) {
  const auto& names = exchange_format_names();
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<ExchangeFormat>(found - names.begin());
}

std::string ending_of(ExchangeFormat format) {
  switch (format) {
    case ExchangeFormat::po: return ".po";
    case ExchangeFormat::pot: return ".pot";
    case ExchangeFormat::xliff12:
    case ExchangeFormat::xliff20: return ".xlf";
    case ExchangeFormat::docx: return ".docx";
    case ExchangeFormat::ods: return ".ods";
    case ExchangeFormat::csv: return ".csv";
  }
  return {};
}

std::string write_exchange(const ExchangeTable& table, ExchangeFormat format, const TableWords& words) {
  switch (format) {
    case ExchangeFormat::po: return write_po_table(table);
    case ExchangeFormat::pot: return write_pot_table(table);
    case ExchangeFormat::xliff12: return write_xliff12(table);
    case ExchangeFormat::xliff20: return write_xliff20(table);
    case ExchangeFormat::docx: return write_docx(table, words);
    case ExchangeFormat::ods: return write_ods(table, words);
    case ExchangeFormat::csv: return write_csv(table, words);
  }
  return {};
}

ReturnedTable read_exchange(const std::string& file, const std::string& bytes, DiagnosticSink& sink) {
  if (bytes.size() > most_bytes) return unknown(file, message("a file of more than 64 MiB"), sink);
  if (bytes.compare(0, 2, "PK") == 0) {
    if (holds(bytes, "word/document.xml")) return read_docx(file, bytes, sink);
    if (holds(bytes, "opendocument.spreadsheet", 200)) return read_ods(file, bytes, sink);
    return unknown(file, message("neither a Word file nor an OpenDocument table"), sink);
  }
  if (bytes.compare(0, 4, "\xD0\xCF\x11\xE0") == 0) return unknown(file, message("an old Word or Excel file (.doc, .xls)"), sink);
  if (bytes.compare(0, 5, "{\\rtf") == 0 || bytes.compare(0, 4, "%PDF") == 0) return unknown(file, message("no file that can be read back"), sink);
  if (holds(bytes, "<xliff", 4000)) return read_xliff(file, bytes, sink);
  if (holds(bytes, "msgid \"", 20000)) return read_po_table(file, bytes, sink);
  return read_csv_table(file, bytes, sink);
}

}  // namespace divulga
