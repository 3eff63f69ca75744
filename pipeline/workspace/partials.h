#pragma once
#include <map>
#include <string>

#include "diag/diagnostic.h"

namespace divulga {

/// Reports every cycle of `{{> name}}` among the partials once, at the include that closes it. `directory` is the folder
/// that they stand in.
void check_partial_cycles(const std::map<std::string, std::string>& partials, const std::string& directory, DiagnosticSink& sink);

}  // namespace divulga
