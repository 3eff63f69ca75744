#pragma once
#include <optional>

#include "workspace/project.h"
#include "workspace/yaml_node.h"

namespace divulga {

/// The text of a material's file, read for a project. Mistakes of the front matter have their line in the file. `further` are
/// languages that the project does not name but has a catalog in: a material may ask for them.
Material read_material(const Project& project, const std::vector<LocaleTag>& further, Folder folder, const std::string& name, const std::string& file, const std::string& text,
                       DiagnosticSink& sink);

/// `name.<language>.md`.
WholeTranslation read_whole_translation(const std::string& file, const std::string& text, DiagnosticSink& sink);

/// The design of a folder's materials that name none; empty where nothing goes on paper.
std::string default_design(Folder folder);

}  // namespace divulga
