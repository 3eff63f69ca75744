#include "edition/cell_text.h"

#include <cctype>

#include "workspace/facts_file.h"

namespace divulga {

std::optional<double> written_number(const std::string& text, const std::string& column) {
  const bool padded = text.size() > 1 && text[0] == '0' && text[1] != '.';
  return padded || column == "year" ? std::nullopt : parse_plain_number(text);
}

std::string written_cell(const std::string& text, const std::string& column, const LocaleTag& language, const Catalog& catalog, DateStyle dates) {
  if (const auto number = written_number(text, column)) return format_number(language, *number);
  if (const auto date = parse_date(text)) return format_date(language, *date, dates);
  if (text.size() == 7 && text[4] == '-')
    if (const auto month = parse_date(text + "-01")) return format_date(language, *month, DateStyle::month_year);
  return catalog.get(text);
}

}  // namespace divulga
