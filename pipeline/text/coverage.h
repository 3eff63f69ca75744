#pragma once
#include <string>

#include "text/font_book.h"

namespace divulga {

/// The characters of a text that no face of a language's families has, each once, in quotation marks with their code
/// ("'☃' U+2603"); empty: all can be set. Signs that are not seen and blanks need no face.
std::string uncovered_characters(const FontBook& fonts, const std::string& text, const LocaleTag& language);

}  // namespace divulga
