#pragma once
#include <string>

#include "diag/diagnostic.h"

namespace divulga {

class Mapping;

/// What the printer's press and paper make of the inks: the key `print` of project.yaml.
struct PrintCondition {
  std::string name;                     // "FOGRA51", as registered with the ICC; empty: none is named
  std::string profile;                  // below the workspace: an ICC profile to embed; may be empty
  SourceSpan span;                      // of the profile's path, otherwise of the name
};

/// Reads the group; a name that is not registered needs a profile.
PrintCondition read_print_condition(Mapping& print, const std::string& directory, DiagnosticSink& sink);

/// Why bytes are no profile of four inks of a press (ISO 15076-1, 7.2); empty when they are one.
Message profile_fault(std::string_view bytes);

}  // namespace divulga
