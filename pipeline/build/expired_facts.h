#pragma once
#include <set>
#include <string>
#include <vector>

#include "build/manifest.h"
#include "diag/diagnostic.h"
#include "workspace/workspace.h"

namespace divulga {

/// A material and the facts that it says.
struct FactUse { const Material* material = nullptr; std::set<std::string> facts; };

/// Facts in use that are no longer valid on `today`, each told once, at its value: an error where a material with the risk
/// `safety` or `legal` says it, otherwise a warning.
void check_expired_facts(const std::vector<FactUse>& uses, const Facts& facts, const Date& today, DiagnosticSink& sink);

/// What the artifacts of a site say, by material.
std::vector<FactUse> facts_in_use(const Manifest& manifest, const std::vector<Material>& materials);

}  // namespace divulga
