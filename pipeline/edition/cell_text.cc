#include "edition/cell_text.h"

#include <cctype>

#include "data/dataset.h"

namespace divulga {

std::string written_cell(const std::string& text, const std::string& column, const LocaleTag& language, const Catalog& catalog, DateStyle dates) {
  const bool padded = text.size() > 1 && text[0] == '0' && text[1] != '.';
  if (const auto number = Dataset::number({text, {}}); number && !padded && column != "year") return format_number(language, *number);
  if (const auto date = parse_date(text)) return format_date(language, *date, dates);
  if (text.size() == 7 && text[4] == '-')
    if (const auto month = parse_date(text + "-01")) return format_date(language, *month, DateStyle::month_year);
  return catalog.get(text);
}

}  // namespace divulga
