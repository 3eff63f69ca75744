#pragma once
#include <string>
#include <vector>

#include "locale/locale_tag.h"

namespace divulga {

/// CLDR's plural category of a number as `format_number` writes it: zero, one, two, few, many or other.
std::string plural_category(const LocaleTag& locale, double number);

/// The categories that whole numbers have in a language, "other" last: Italian one, other; Arabic all six; Chinese other.
/// Those for millions ("un milione di") are left out: no unit of a leaflet needs them.
std::vector<std::string> plural_categories(const LocaleTag& locale);

/// Forms of a word by category, in one text that a translator can fill in: "one: giorno | other: giorni".
struct CountForm { std::string category, text; };
std::string write_count_forms(const std::vector<CountForm>& forms);
/// Empty when it is no such text: an unknown category, one twice, or none at all.
std::vector<CountForm> read_count_forms(const std::string& text);

}  // namespace divulga
