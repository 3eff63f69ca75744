#pragma once
#include <string>

#include "locale/locale_tag.h"

namespace divulga {

/// Makes blanks that must not break a line non-breaking: between a number and its unit, and, in French, before ; : ! ? »
/// and after «. Blanks only change their kind; none is added or taken away.
std::string with_fixed_blanks(const std::string& text, const LocaleTag& language);

/// Soft breaks (U+001E) become blanks, or nothing between two characters of a script that has no blanks.
std::string with_joined_lines(const std::string& text);

}  // namespace divulga
