#include "edition/column_format.h"

namespace divulga {
namespace {

NumberFormat format_of(const ColumnFormat& format, const LocaleTag& language) {
  switch (format.kind) {
    case ColumnFormat::Kind::money: return NumberFormat::money(language, "EUR");
    case ColumnFormat::Kind::percent: return NumberFormat::percent(language, 2);
    case ColumnFormat::Kind::share: return NumberFormat::percent(language, 1);
    case ColumnFormat::Kind::whole: return NumberFormat(language, 0);
    case ColumnFormat::Kind::number: break;
  }
  return format.decimals < 0 ? NumberFormat(language) : NumberFormat::fixed(language, format.decimals);
}

}  // namespace

std::optional<ColumnFormat> column_format(const std::string& name) {
  using Kind = ColumnFormat::Kind;
  if (name == "number") return ColumnFormat{};
  if (name == "money") return ColumnFormat{Kind::money, -1};
  if (name == "percent") return ColumnFormat{Kind::percent, -1};
  if (name == "whole") return ColumnFormat{Kind::whole, -1};
  if (name == "share") return ColumnFormat{Kind::share, -1};
  if (name.size() == 8 && name.rfind("number-", 0) == 0 && name[7] >= '0' && name[7] <= '6') return ColumnFormat{Kind::number, name[7] - '0'};
  return std::nullopt;
}

const std::vector<std::string>& column_format_names() {
  static const std::vector<std::string> names{"money", "percent", "whole", "share", "number", "number-1", "number-2"};
  return names;
}

ColumnNumbers::ColumnNumbers(const ColumnFormat& format, const LocaleTag& language, double sum) : write_(format_of(format, language)) {
  if (format.kind == ColumnFormat::Kind::percent) whole_ = 100;
  if (format.kind == ColumnFormat::Kind::share) whole_ = sum;
}

}  // namespace divulga
