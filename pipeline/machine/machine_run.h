#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "machine/machine_translator.h"
#include "translation/translation_unit.h"

namespace divulga {

/// What a machine is asked for: units that are missing and that it can say something about.
std::vector<size_t> machine_texts(const std::vector<TranslationUnit>& units, const std::function<bool(const SourceText&)>& wanted);

/// How many characters would be sent for them.
size_t machine_characters(const std::vector<TranslationUnit>& units, const std::vector<size_t>& chosen);

struct MachineRun {
  size_t translated = 0;                // units that are `machine` now
  size_t damaged = 0;                   // whose names or markup came back broken: told, and left missing
  size_t over_quota = 0;                // left for another time
  size_t requests = 0;
  std::optional<Diagnostic> failure;    // what ended it early; what was translated before stands
};

/// Translates the chosen units in place, as many a request as the machine takes, until `quota` characters are sent. What breaks is told
/// at the text's first place.
MachineRun run_machine(std::vector<TranslationUnit>& units, const std::vector<size_t>& chosen, MachineTranslator& machine, const LocaleTag& source, const LocaleTag& target,
                       size_t quota, DiagnosticSink& sink);

}  // namespace divulga
