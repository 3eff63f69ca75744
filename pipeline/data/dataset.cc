#include "data/dataset.h"

#include "workspace/facts_file.h"

namespace divulga {

std::optional<size_t> Dataset::column(const std::string& column_name) const {
  for (size_t i = 0; i < columns.size(); ++i)
    if (columns[i] == column_name) return i;
  return std::nullopt;
}

std::optional<double> Dataset::number(const Cell& cell) { return parse_plain_number(cell.text); }

std::string row_key(const std::string& text) {
  std::string out;
  for (size_t at = 0; at < text.size(); ++at) {
    const unsigned char c = static_cast<unsigned char>(text[at]);
    if ((c & 0xC0) == 0x80) continue;   // one '-' for a character, not for each of its bytes
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '-';
    out += plain ? static_cast<char>(c) : '-';
  }
  return out;
}

}  // namespace divulga
