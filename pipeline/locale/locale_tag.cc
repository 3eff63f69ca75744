#include "locale/locale_tag.h"

#include <unicode/locdspnm.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <memory>

#include "locale/format.h"
#include "locale/icu_locale.h"

namespace divulga {
namespace {

/// Canonical upper and lower case (RFC 5646, 2.1.1). Languages are not renamed ("tl" stays "tl"): the tag names folders that
/// the user made.
std::string canonical_case(std::string_view tag) {
  std::string out;
  size_t at = 0;
  bool extension = false;
  while (at <= tag.size()) {
    const size_t end = std::min(tag.find_first_of("-_", at), tag.size());
    std::string part(tag.substr(at, end - at));
    for (char& c : part)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    auto upper = [](char& c) {
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    };
    if (at > 0 && !extension) {
      if (part.size() == 1) extension = true;
      else if (part.size() == 2) { upper(part[0]); upper(part[1]); }
      else if (part.size() == 4 && (part[0] < '0' || part[0] > '9')) upper(part[0]);
    }
    out += (at > 0 ? "-" : "") + part;
    at = end + 1;
  }
  return out;
}

std::string display_name(const LocaleTag& of, const LocaleTag& in) {
  const std::unique_ptr<icu::LocaleDisplayNames> names(
      icu::LocaleDisplayNames::createInstance(icu_locale(in), ULDN_DIALECT_NAMES));
  icu::UnicodeString name;
  names->localeDisplayName(icu_locale(of), name);
  return utf8(name);
}

struct LikelyScript {
  std::string_view language, script;
};

/// CLDR's likely scripts of the languages that we meet most, since ICU takes microseconds for each. A test holds them to ICU.
constexpr std::array likely_scripts = {
    LikelyScript{"am", "Ethi"}, LikelyScript{"ar", "Arab"}, LikelyScript{"bg", "Cyrl"}, LikelyScript{"bn", "Beng"}, LikelyScript{"de", "Latn"},
    LikelyScript{"el", "Grek"}, LikelyScript{"en", "Latn"}, LikelyScript{"es", "Latn"}, LikelyScript{"fa", "Arab"}, LikelyScript{"fr", "Latn"},
    LikelyScript{"he", "Hebr"}, LikelyScript{"hi", "Deva"}, LikelyScript{"it", "Latn"}, LikelyScript{"ja", "Jpan"}, LikelyScript{"ka", "Geor"},
    LikelyScript{"ko", "Kore"}, LikelyScript{"pa", "Guru"}, LikelyScript{"pl", "Latn"}, LikelyScript{"ps", "Arab"}, LikelyScript{"pt", "Latn"},
    LikelyScript{"ro", "Latn"}, LikelyScript{"ru", "Cyrl"}, LikelyScript{"si", "Sinh"}, LikelyScript{"so", "Latn"}, LikelyScript{"sq", "Latn"},
    LikelyScript{"ta", "Taml"}, LikelyScript{"ti", "Ethi"}, LikelyScript{"tl", "Latn"}, LikelyScript{"tr", "Latn"}, LikelyScript{"uk", "Cyrl"},
    LikelyScript{"ur", "Arab"}, LikelyScript{"wo", "Latn"}, LikelyScript{"zh", "Hans"}};

std::string_view known_script(std::string_view tag) {
  if (tag.size() != 2) return {};
  const auto found = std::lower_bound(likely_scripts.begin(), likely_scripts.end(), tag, [](const LikelyScript& known, std::string_view sought) { return known.language < sought; });
  return found != likely_scripts.end() && found->language == tag ? found->script : std::string_view();
}

}  // namespace

LocaleTag::LocaleTag(std::string_view tag) : tag_(tag.empty() ? "" : canonical_case(tag)) {}

std::string LocaleTag::language() const { return tag_.substr(0, tag_.find('-')); }

std::string LocaleTag::script() const {
  if (const std::string_view known = known_script(tag_); !known.empty()) return std::string(known);
  icu::Locale locale = icu_locale(*this);
  UErrorCode status = U_ZERO_ERROR;
  locale.addLikelySubtags(status);
  const std::string script = locale.getScript();
  return script.empty() ? "Latn" : script;
}

Direction LocaleTag::direction() const {
  if (const std::string_view known = known_script(tag_); !known.empty())
    return known == "Arab" || known == "Hebr" ? Direction::right_to_left : Direction::left_to_right;
  const int code = u_getPropertyValueEnum(UCHAR_SCRIPT, script().c_str());
  return uscript_isRightToLeft(static_cast<UScriptCode>(code)) ? Direction::right_to_left : Direction::left_to_right;
}

std::string LocaleTag::own_name() const { return capitalised(*this, display_name(*this, *this)); }

std::string LocaleTag::name_in(const LocaleTag& reader) const { return display_name(*this, reader); }

bool is_known_language(std::string_view tag) {
  if (tag.empty() || tag.find('_') != std::string_view::npos) return false;
  const std::string text(tag);
  char name[ULOC_FULLNAME_CAPACITY];
  int32_t parsed = 0;
  UErrorCode status = U_ZERO_ERROR;
  uloc_forLanguageTag(text.c_str(), name, sizeof name, &parsed, &status);
  if (U_FAILURE(status) || static_cast<size_t>(parsed) != text.size()) return false;
  return *uloc_getISO3Language(name) != '\0';
}

}  // namespace divulga
