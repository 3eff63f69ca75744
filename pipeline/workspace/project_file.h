#pragma once
#include "workspace/project.h"
#include "workspace/yaml_node.h"

namespace divulga {

/// project.yaml of the folder `directory` ("content/ponte").
Project read_project(const YamlNode& root, const std::string& directory, DiagnosticSink& sink);

/// One letter, two digits, one letter, eleven digits (Italy's Codice Unico di Progetto).
bool is_cup(const std::string& text);

}  // namespace divulga
