#pragma once
#include <optional>
#include <string>

namespace divulga {

/// Where a translation stands. `stale`: its source was reworded since; `machine`, `draft`: nobody has answered for it yet.
enum class TranslationState { missing, machine, draft, stale, translated, reviewed };

/// "missing", "machine" …: as catalogs, tables and options write them.
const char* to_string(TranslationState state);
std::optional<TranslationState> parse_translation_state(const std::string& name);

}  // namespace divulga
