#pragma once
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <string>

#include "locale/locale_tag.h"

// Only for the .cc files of this module: ICU's headers stay inside it.

namespace divulga {

/// The ICU locale of a tag as it names languages and scripts.
inline icu::Locale icu_locale(const LocaleTag& tag) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(tag.str(), status);
  return U_FAILURE(status) ? icu::Locale::getRoot() : locale;
}

/// The ICU locale that figures and dates are written by. English is that of Europe, not of the United States; the calendar
/// is the Gregorian one everywhere, since the dates are those of Italian offices; Arabic script takes Latin digits.
inline icu::Locale formatting_locale(const LocaleTag& tag) {
  icu::Locale locale = tag.str() == "en" ? icu::Locale::getUK() : icu_locale(tag);
  UErrorCode status = U_ZERO_ERROR;
  locale.setKeywordValue("calendar", "gregorian", status);
  if (tag.script() == "Arab") locale.setKeywordValue("numbers", "latn", status);
  return locale;
}

inline std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

}  // namespace divulga
