#pragma once
#include "data/dataset.h"

namespace divulga {

/// YAML that holds a list of flat maps. Columns are the keys in the order in which they first appear; a key that a map
/// leaves out is an empty cell.
Dataset read_yaml_table(const std::string& file, const std::string& text, DiagnosticSink& sink);
/// The same in JSON (RFC 8259).
Dataset read_json_table(const std::string& file, const std::string& text, DiagnosticSink& sink);

}  // namespace divulga
