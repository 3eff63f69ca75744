#include "text/coverage.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstdio>
#include <set>

namespace divulga {
namespace {

bool needs_a_face(UChar32 c) {
  return c >= 0x80 && !u_isUWhiteSpace(c) && !u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) && u_charType(c) != U_CONTROL_CHAR;
}

/// ISO 15924; characters of all scripts are those of the language's.
std::string script_of(UChar32 c, const LocaleTag& language) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode code = uscript_getScript(c, &status);
  if (U_FAILURE(status) || code == USCRIPT_COMMON || code == USCRIPT_INHERITED) return language.script();
  if (code == USCRIPT_HAN) return language.script() == "Hant" ? "Hant" : "Hans";
  return uscript_getShortName(code);
}

}  // namespace

std::string uncovered_characters(const FontBook& fonts, const std::string& text, const LocaleTag& language) {
  const icu::UnicodeString unicode = icu::UnicodeString::fromUTF8(text);
  std::set<UChar32> seen;
  std::string out;
  for (int32_t at = 0; at < unicode.length(); at = unicode.moveIndex32(at, 1)) {
    const UChar32 c = unicode.char32At(at);
    if (!needs_a_face(c) || !seen.insert(c).second) continue;
    const auto& faces = fonts.faces(FontRequest{}, script_of(c, language), language);
    if (std::any_of(faces.begin(), faces.end(), [&](FontId face) { return fonts.has_glyph(face, static_cast<char32_t>(c)); })) continue;
    char code[16];
    std::snprintf(code, sizeof code, " U+%04X", static_cast<unsigned>(c));
    std::string sign;
    icu::UnicodeString(c).toUTF8String(sign);
    out += (out.empty() ? "'" : ", '") + sign + "'" + code;
  }
  return out;
}

}  // namespace divulga
