#pragma once
#include "edition/edition.h"

namespace divulga {

/// The project's catalog for a language; an empty one for the source language or where there is none.
const Catalog& content_catalog(const ProjectSources& sources, const LocaleTag& language);

/// A word with its {places} filled in.
std::string phrase(const ProjectSources& sources, const LocaleTag& language, const std::string& english,
                   const std::vector<std::pair<std::string, std::string>>& values);

/// The same with a count: the form that the language has for it. "{count}" is written as the language writes numbers.
std::string counted_phrase(const ProjectSources& sources, const LocaleTag& language, const std::string& singular, const std::string& plural,
                           size_t count, std::vector<std::pair<std::string, std::string>> values);

/// "closed", "public holidays" … for `format_hours`.
HoursWords hours_words(const ProjectSources& sources, const LocaleTag& language);

/// Left to right within a right-to-left text.
std::string kept_left_to_right(const LocaleTag& language, const std::string& text);

}  // namespace divulga
