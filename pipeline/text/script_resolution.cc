#include "text/script_resolution.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

#include <algorithm>

namespace divulga {
namespace {

constexpr size_t deepest_nesting = 64;

struct OpenBracket {
  UChar32 closing;
  ScriptCode script;
};

/// The closing partner of an opening bracket or quotation mark, else 0.
UChar32 closing_partner(UChar32 c) {
  switch (c) {
    case '(': return ')';
    case '[': return ']';
    case '{': return '}';
    case 0xAB: return 0xBB;       // « »
    case 0x2018: return 0x2019;   // ‘ ’
    case 0x201C: return 0x201D;   // “ ”
    case 0x201E: return 0x201C;   // „ “
    case 0x2039: return 0x203A;   // ‹ ›
    default: break;
  }
  if (c < 0x2000 || u_getIntPropertyValue(c, UCHAR_BIDI_PAIRED_BRACKET_TYPE) != U_BPT_OPEN) return 0;
  return u_getBidiPairedBracket(c);
}

ScriptCode own_script(UChar32 c) {
  if (c < 0x250) {
    bool letter = ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == 0xAA || c == 0xBA || (c >= 0xC0 && c != 0xD7 && c != 0xF7);
    return letter ? USCRIPT_LATIN : USCRIPT_COMMON;
  }
  UErrorCode status = U_ZERO_ERROR;
  return static_cast<ScriptCode>(uscript_getScript(c, &status));
}

class Resolver {
 public:
  explicit Resolver(ScriptCode fallback) : fallback_(fallback) {}

  /// The script of the next character; USCRIPT_COMMON while none is known yet.
  ScriptCode next(UChar32 c) {
    ScriptCode script = own_script(c);
    if (script == USCRIPT_INHERITED) return current_;
    if (script == USCRIPT_UNKNOWN) return current_;
    if (script != USCRIPT_COMMON) return current_ = script;
    if (c < 0x28 || (c >= '0' && c <= '9')) return current_;
    if (UChar32 closing = closing_partner(c); closing && open_.size() < deepest_nesting) {
      open_.push_back({closing, current_});
    } else {
      auto opened = std::find_if(open_.rbegin(), open_.rend(), [&](const OpenBracket& b) { return b.closing == c; });
      if (opened != open_.rend()) {
        if (opened->script != USCRIPT_COMMON) current_ = opened->script;
        open_.erase(std::prev(opened.base()), open_.end());
      }
    }
    return c >= 0x2E80 || (c >= 0x600 && c < 0x1E00) ? by_extensions(c) : current_;
  }

 private:
  /// Marks shared by some scripts only (the danda, the Arabic comma, CJK brackets) keep to one of these.
  ScriptCode by_extensions(UChar32 c) {
    if (current_ != USCRIPT_COMMON && uscript_hasScript(c, static_cast<UScriptCode>(current_))) return current_;
    UScriptCode scripts[32];
    UErrorCode status = U_ZERO_ERROR;
    int32_t count = uscript_getScriptExtensions(c, scripts, 32, &status);
    if (U_FAILURE(status) || count == 0 || scripts[0] <= USCRIPT_INHERITED) return current_;
    if (uscript_hasScript(c, static_cast<UScriptCode>(fallback_))) return fallback_;
    return uscript_hasScript(c, USCRIPT_HAN) ? ScriptCode{USCRIPT_HAN} : static_cast<ScriptCode>(scripts[0]);
  }

  ScriptCode fallback_;
  ScriptCode current_ = USCRIPT_COMMON;
  std::vector<OpenBracket> open_;
};

}  // namespace

std::vector<ScriptCode> resolve_scripts(std::u16string_view text, ScriptCode fallback) {
  std::vector<ScriptCode> scripts(text.size());
  Resolver resolver(fallback);
  for (size_t i = 0; i < text.size();) {
    size_t start = i;
    UChar32 c = 0;
    U16_NEXT(text.data(), i, text.size(), c);
    std::fill(scripts.begin() + static_cast<std::ptrdiff_t>(start), scripts.begin() + static_cast<std::ptrdiff_t>(i),
              resolver.next(c));
  }
  // What stands before the first letter goes with it.
  auto known = std::find_if(scripts.begin(), scripts.end(), [](ScriptCode s) { return s != USCRIPT_COMMON; });
  std::fill(scripts.begin(), known, known == scripts.end() ? fallback : *known);
  std::replace(scripts.begin(), scripts.end(), ScriptCode{USCRIPT_COMMON}, fallback);
  return scripts;
}

const char* script_name(ScriptCode script) { return uscript_getShortName(static_cast<UScriptCode>(script)); }

ScriptCode script_code(const char* name) {
  const auto code = static_cast<ScriptCode>(u_getPropertyValueEnum(UCHAR_SCRIPT, name));
  switch (code) {
    case USCRIPT_INVALID_CODE: return USCRIPT_LATIN;
    case USCRIPT_SIMPLIFIED_HAN:
    case USCRIPT_TRADITIONAL_HAN:
    case USCRIPT_JAPANESE: return USCRIPT_HAN;
    case USCRIPT_KOREAN: return USCRIPT_HANGUL;
    default: return code;
  }
}

bool is_joining_script(ScriptCode script) {
  switch (script) {
    case USCRIPT_ARABIC:
    case USCRIPT_SYRIAC:
    case USCRIPT_MONGOLIAN:
    case USCRIPT_NKO:
    case USCRIPT_MANDAIC:
    case USCRIPT_ADLAM:
    case USCRIPT_PHAGS_PA:
    case USCRIPT_HANIFI_ROHINGYA: return true;
    default: return false;
  }
}

bool is_european(ScriptCode script) {
  return script == USCRIPT_LATIN || script == USCRIPT_CYRILLIC || script == USCRIPT_GREEK;
}

bool allows_tracking(ScriptCode script) {
  switch (script) {
    case USCRIPT_LATIN:
    case USCRIPT_CYRILLIC:
    case USCRIPT_GREEK:
    case USCRIPT_ARMENIAN:
    case USCRIPT_GEORGIAN:
    case USCRIPT_HEBREW: return true;
    default: return false;
  }
}

bool allows_expansion(ScriptCode script) {
  switch (script) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_HANGUL: return false;
    default: return true;
  }
}

}  // namespace divulga
