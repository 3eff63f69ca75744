#include "translation/translation_state.h"

namespace divulga {

const char* to_string(TranslationState state) {
  switch (state) {
    case TranslationState::missing: return "missing";
    case TranslationState::machine: return "machine";
    case TranslationState::draft: return "draft";
    case TranslationState::stale: return "stale";
    case TranslationState::translated: return "translated";
    case TranslationState::reviewed: return "reviewed";
  }
  return "";
}

std::optional<TranslationState> parse_translation_state(const std::string& name) {
  for (const auto state : {TranslationState::missing, TranslationState::machine, TranslationState::draft, TranslationState::stale,
                           TranslationState::translated, TranslationState::reviewed})
    if (name == to_string(state)) return state;
  return {};
}

}  // namespace divulga
