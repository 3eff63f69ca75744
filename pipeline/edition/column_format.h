#pragma once
#include <optional>
#include <string>
#include <vector>

#include "locale/format.h"

namespace divulga {

/// How the numbers of a table's column are written: behind its label, "spent:Spesa:money".
struct ColumnFormat {
  enum class Kind { number, money, percent, whole, share } kind = Kind::number;
  int decimals = -1;                    // number: exactly so many; -1: at most two
};

/// "money", "percent", "whole", "share", "number", "number-2"; nothing for another word.
std::optional<ColumnFormat> column_format(const std::string& name);
/// For hints.
const std::vector<std::string>& column_format_names();

/// Writes numbers of one column in a reader's language: money in euros, 42.5 as 42.5 per cent, a share of `sum` in per cent.
class ColumnNumbers {
 public:
  ColumnNumbers(const ColumnFormat& format, const LocaleTag& language, double sum);
  std::string operator()(double value) const { return write_(value / whole_); }

 private:
  double whole_ = 1;
  NumberFormat write_;
};

}  // namespace divulga
