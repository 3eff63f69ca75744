#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace divulga {

/// ICU's UScriptCode as a number.
using ScriptCode = std::int16_t;

/// The script of every unit. Common and inherited characters take the script before them (the first one after, at the
/// start), a closing bracket or quote that of its opening one (UAX 24, 5.1). `fallback`: where nothing has a script.
std::vector<ScriptCode> resolve_scripts(std::u16string_view text, ScriptCode fallback);

/// ISO 15924, e.g. "Arab".
const char* script_name(ScriptCode script);
ScriptCode script_code(const char* name);

/// Arabic and its like: letters take their form from their neighbours.
bool is_joining_script(ScriptCode script);
/// Latin, Cyrillic, Greek: set at one optical size.
bool is_european(ScriptCode script);
/// Scripts whose letters stand apart, so that tracking does no harm.
bool allows_tracking(ScriptCode script);
/// Scripts whose glyphs may be a little wider or narrower in a justified line: all but those that stand in squares.
bool allows_expansion(ScriptCode script);

}  // namespace divulga
