#pragma once
#include "fs/file_system.h"
#include "workspace/brand.h"
#include "workspace/yaml_node.h"

namespace divulga {

/// brand.yaml of the folder `directory` ("content/ponte"). Keys of brand.yml that no output uses are taken without a word.
Brand read_brand(const YamlNode& root, const std::string& directory, DiagnosticSink& sink);

/// `brand:` of project.yaml: primary, accent, ink and paper.
Brand read_brand_colors(const YamlNode& node, DiagnosticSink& sink);

/// Every logo and font file is there and is what it says.
void check_brand_files(const Brand& brand, const FileSystem& files, const std::string& root, DiagnosticSink& sink);

}  // namespace divulga
