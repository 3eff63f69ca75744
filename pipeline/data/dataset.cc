#include "data/dataset.h"

#include <charconv>

namespace divulga {

std::optional<size_t> Dataset::column(const std::string& column_name) const {
  for (size_t i = 0; i < columns.size(); ++i)
    if (columns[i] == column_name) return i;
  return std::nullopt;
}

std::optional<double> Dataset::number(const Cell& cell) {
  const std::string& text = cell.text;
  // "inf", "nan", "1e3" and "+1" are no numbers of a table.
  if (text.empty() || text.find_first_not_of("-0123456789.") != std::string::npos) return std::nullopt;
  if (text.back() == '.' || text.front() == '.') return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

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
