#include "data/csv_table.h"

#include <csv.h>

#include <algorithm>

#include "data/row_faults.h"
#include "workspace/source_file.h"

namespace divulga {
namespace {

struct RawRow {
  std::vector<Dataset::Cell> cells;
  CellPlace span;
};

/// Turns byte offsets into lines and columns; offsets are asked for in rising order, so a long file is walked once.
class Positions {
 public:
  Positions(const std::string& file, const std::string& text) : file_(std::make_shared<const std::string>(file)), text_(text) {}

  CellPlace at(size_t offset) {
    while (at_ < offset) {
      const char c = text_[at_++];
      if (c == '\n') {
        ++line_;
        column_ = 1;
      } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
        ++column_;
      }
    }
    return CellPlace(file_, line_, column_, 0);
  }

 private:
  std::shared_ptr<const std::string> file_;
  const std::string& text_;
  size_t at_ = 0;
  int line_ = 1, column_ = 1;
};

char separator_of(const std::string& text) {
  const auto end = std::find(text.begin(), text.end(), '\n');
  return std::count(text.begin(), end, ';') > std::count(text.begin(), end, ',') ? ';' : ',';
}

/// libcsv tells fields but not where they stand: it is fed byte by byte, and each field starts behind the separator before.
class CsvReader {
 public:
  CsvReader(const std::string& file, const std::string& text, RowFaults& faults) : text_(text), faults_(faults), positions_(file, text) {}

  std::vector<RawRow> read() {
    const char separator = separator_of(text_);
    for (size_t at = 0; at < text_.size() && !faults_.full();) at = read_from(at, separator);
    return std::move(rows_);
  }

 private:
  /// Parses until the end or the first broken row; returns where to go on.
  size_t read_from(size_t start, char separator) {
    csv_parser parser;
    csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&parser, static_cast<unsigned char>(separator));
    field_start_ = start;
    size_t stop = text_.size();
    for (at_ = start; at_ < text_.size(); ++at_) {
      if (csv_parse(&parser, text_.data() + at_, 1, on_field, on_row, this) == 1) continue;
      report(message("a quote inside a cell that has none around it, or text behind the closing quote"),
             message("put the cell between quotes and write each quote inside it twice: \"say \"\"yes\"\"\""));
      stop = std::min(text_.find('\n', at_), text_.size() - 1) + 1;
      break;
    }
    if (stop == text_.size() && csv_error(&parser) == CSV_SUCCESS && csv_fini(&parser, on_field, on_row, this) != 0)
      report(message("the quote that opens this cell is never closed"), message("close it before the next separator; a quote inside a cell is written twice"));
    csv_free(&parser);
    row_ = {};
    return stop;
  }

  void report(Message what, Message hint) {
    SourceSpan span = positions_.at(std::min(field_start_, text_.size()));
    span.length = 1;
    faults_.error("csv-quote", span, std::move(what), std::move(hint));
  }

  static void on_field(void* data, size_t length, void* self_pointer) {
    auto* self = static_cast<CsvReader*>(self_pointer);
    std::string text(static_cast<const char*>(data), length);
    CellPlace span = self->positions_.at(std::min(self->field_start_, self->text_.size()));
    if (text.find('\n') == std::string::npos) span.length = code_points(text);
    if (self->row_.cells.empty()) self->row_.span = span;
    self->row_.cells.push_back({std::move(text), span});
    self->field_start_ = self->at_ + 1;
  }

  static void on_row(int, void* self_pointer) {
    auto* self = static_cast<CsvReader*>(self_pointer);
    self->rows_.push_back(std::move(self->row_));
    self->row_ = {};
    self->field_start_ = self->at_ + 1;
  }

  const std::string& text_;
  RowFaults& faults_;
  Positions positions_;
  std::vector<RawRow> rows_;
  RawRow row_;
  size_t at_ = 0, field_start_ = 0;
};

Message cells(size_t count) { return message_n("{0} cell", "{0} cells", count); }

}  // namespace

Dataset read_csv(const std::string& file, const std::string& text, DiagnosticSink& sink) {
  Dataset table;
  table.file = file;
  RowFaults faults(sink);
  std::vector<RawRow> rows = CsvReader(file, text, faults).read();
  if (rows.empty()) {
    sink.error("empty-table", {file, 1, 1, 0}, message("the table is empty"), message("the first line names the columns"));
    return table;
  }
  for (const Dataset::Cell& cell : rows.front().cells) {
    table.columns.push_back(cell.text);
    table.column_spans.push_back(cell.span);
  }
  for (size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].cells.size() == table.columns.size()) {
      table.rows.push_back(std::move(rows[i].cells));
      continue;
    }
    faults.error("row-length", rows[i].span, message("the row has {0}, the header {1}", cells(rows[i].cells.size()), table.columns.size()),
               rows[i].cells.size() > table.columns.size() ? message("a cell with a separator in it stands between double quotes")
                                                           : message("write the separators of empty cells too"));
  }
  return table;
}

}  // namespace divulga
