#include "exchange/csv.h"

#include <csv.h>

#include <algorithm>

#include "locale/format.h"

namespace divulga {
namespace {

const std::string byte_order_mark = "\xEF\xBB\xBF", guard = "\u200B";

bool looks_like_formula(const std::string& text) { return !text.empty() && std::string("=+-@\t").find(text[0]) != std::string::npos; }

std::string quoted(const std::string& text) {
  std::string out = "\"";
  if (looks_like_formula(text) || (text.compare(0, guard.size(), guard) == 0)) out += guard;
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

std::string unguarded(std::string text) {
  if (text.compare(0, guard.size(), guard) == 0) text.erase(0, guard.size());
  return text;
}

void append_utf8(std::string& out, char32_t point) {
  if (point < 0x80) out += static_cast<char>(point);
  else if (point < 0x800) (out += static_cast<char>(0xC0 | (point >> 6))) += static_cast<char>(0x80 | (point & 0x3F));
  else if (point < 0x10000) ((out += static_cast<char>(0xE0 | (point >> 12))) += static_cast<char>(0x80 | ((point >> 6) & 0x3F))) += static_cast<char>(0x80 | (point & 0x3F));
  else (((out += static_cast<char>(0xF0 | (point >> 18))) += static_cast<char>(0x80 | ((point >> 12) & 0x3F))) += static_cast<char>(0x80 | ((point >> 6) & 0x3F))) += static_cast<char>(0x80 | (point & 0x3F));
}

/// "Unicode text" of spreadsheet programs; surrogates that stand alone become U+FFFD.
std::string utf8_of(const std::string& bytes) {
  const bool little = bytes.compare(0, 2, "\xFF\xFE") == 0, big = bytes.compare(0, 2, "\xFE\xFF") == 0;
  if (!little && !big) return bytes.compare(0, 3, byte_order_mark) == 0 ? bytes.substr(3) : bytes;
  std::string out;
  const auto unit = [&](size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]), second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(little ? first | (second << 8) : second | (first << 8));
  };
  for (size_t at = 2; at + 1 < bytes.size(); at += 2) {
    char32_t point = unit(at);
    if (point >= 0xD800 && point < 0xDC00 && at + 3 < bytes.size() && unit(at + 2) >= 0xDC00 && unit(at + 2) < 0xE000) {
      point = 0x10000 + ((point - 0xD800) << 10) + (unit(at + 2) - 0xDC00);
      at += 2;
    } else if (point >= 0xD800 && point < 0xE000) {
      point = 0xFFFD;
    }
    append_utf8(out, point);
  }
  return out;
}

/// The sign that follows the first cell.
char separator_of(const std::string& text) {
  const size_t at = text.find_first_of(",;\t\n");
  return at == std::string::npos || text[at] == '\n' ? ';' : text[at];
}

class Lines {
 public:
  std::vector<PlainRow> read(const std::string& text) {
    csv_parser parser;
    csv_init(&parser, CSV_APPEND_NULL);
    csv_set_delim(&parser, static_cast<unsigned char>(separator_of(text)));
    csv_set_space_func(&parser, [](unsigned char) { return 0; });   // blanks about a text are the translator's
    for (const char c : text) {
      csv_parse(&parser, &c, 1, on_cell, on_row, this);
      line_ += c == '\n';
    }
    csv_fini(&parser, on_cell, on_row, this);
    csv_free(&parser);
    return std::move(rows_);
  }

 private:
  static void on_cell(void* data, size_t size, void* self_pointer) {
    auto* self = static_cast<Lines*>(self_pointer);
    if (self->row_.cells.empty()) self->row_.line = self->line_;
    self->row_.cells.push_back(unguarded(std::string(static_cast<const char*>(data), size)));
  }
  static void on_row(int, void* self_pointer) {
    auto* self = static_cast<Lines*>(self_pointer);
    self->rows_.push_back(std::move(self->row_));
    self->row_ = {};
  }

  int line_ = 1;
  PlainRow row_;
  std::vector<PlainRow> rows_;
};

}  // namespace

std::string write_csv(const ExchangeTable& table, const TableWords& words) {
  std::string out = byte_order_mark;
  for (const PlainRow& row : plain_rows(table, words)) {
    for (size_t i = 0; i < row.cells.size(); ++i) out += (i ? ";" : "") + quoted(row.cells[i]);
    out += "\r\n";
  }
  return out;
}

ReturnedTable read_csv_table(const std::string& file, const std::string& bytes, DiagnosticSink& sink) {
  const std::string text = utf8_of(bytes);
  if (const size_t bad = invalid_utf8_at(text); bad != std::string::npos) {
    const int line = 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bad), '\n'));
    sink.error("not-utf8", {file, line, 0, 0}, message("not UTF-8"), message("save it as 'CSV UTF-8' or as an OpenDocument table"));
    return {};
  }
  return returned_rows(Lines().read(text), file, sink);
}

}  // namespace divulga
