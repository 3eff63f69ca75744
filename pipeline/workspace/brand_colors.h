#pragma once
#include <map>
#include <optional>
#include <string>

#include "workspace/brand.h"
#include "workspace/yaml_node.h"

namespace divulga {

/// Where the colours that are checked against each other were written.
struct BrandColorPlaces { SourceSpan primary, accent, ink, paper; };

/// `color` of brand.yaml: palette, roles, inks for print.
void read_colors(const YamlNode& node, Brand& brand, DiagnosticSink& sink);

/// Text on paper and on the primary colour can be read (WCAG 2.1: 4.5:1; we ask 7:1 of running text). Says by how much it
/// fails and the nearest colour that does not.
void check_contrast(const Brand& brand, const BrandColorPlaces& places, DiagnosticSink& sink);

}  // namespace divulga
