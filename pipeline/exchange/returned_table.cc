#include "exchange/returned_table.h"

#include <algorithm>
#include <cstdlib>

namespace divulga {

bool read_row_key(const std::string& key, ReturnedRow& row) {
  const std::string digits = "0123456789abcdef";
  if (key.size() < 25 || key[16] != '-' || key.find_first_not_of(digits) != 16) return false;
  const std::string rest = key.substr(25);
  if (key.substr(17, 8).find_first_not_of(digits) != std::string::npos || (!rest.empty() && (rest[0] != '-' || rest.size() > 6))) return false;
  row.id = parse_wording_hash(key.substr(0, 16));
  row.digest = key.substr(17, 8);
  row.variant = rest.empty() ? 1 : std::max(std::atoi(rest.c_str() + 1), 1);
  return row.id != 0;
}

}  // namespace divulga
