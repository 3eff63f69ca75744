#pragma once
#include <optional>
#include <string>

#include "locale/catalog.h"
#include "locale/format.h"

namespace divulga {

/// A cell of results as the reader's language writes it: numbers, dates ("2026-10-31") and months ("2026-10") by its rules,
/// texts through the catalog. Years (a column named "year") and codes with leading zeros stay as they are.
std::string written_cell(const std::string& text, const std::string& column, const LocaleTag& language, const Catalog& catalog,
                         DateStyle dates = DateStyle::long_);

/// The number that `written_cell` writes for a cell; nothing where it writes a text.
std::optional<double> written_number(const std::string& text, const std::string& column);

}  // namespace divulga
