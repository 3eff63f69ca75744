#include "build/expired_facts.h"

#include <algorithm>

namespace divulga {
namespace {

std::string shown(const std::vector<const Material*>& materials) {
  std::vector<std::string> names;
  for (const Material* material : materials) names.push_back(std::string(to_string(material->folder)) + "/" + material->name);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::string out;
  for (size_t i = 0; i < names.size() && i < 3; ++i) out += (i ? ", " : "") + names[i];
  return names.size() > 3 ? out + ", …" : out;
}

}  // namespace

void check_expired_facts(const std::vector<FactUse>& uses, const Facts& facts, const Date& today, DiagnosticSink& sink) {
  for (const Fact& fact : facts.all()) {
    if (!fact.valid_until || today <= *fact.valid_until) continue;
    std::vector<const Material*> said, grave;
    for (const FactUse& use : uses) {
      if (!use.facts.count(fact.name)) continue;
      said.push_back(use.material);
      if (use.material->risk != Risk::normal) grave.push_back(use.material);
    }
    if (said.empty()) continue;
    Diagnostic told{grave.empty() ? Severity::warning : Severity::error, "fact-expired", fact.value.span,
                    message("'{0}' was valid until {1} and stands in {2}", fact.name, to_iso(*fact.valid_until), shown(grave.empty() ? said : grave)),
                    fact.owner.empty() ? message("find out whether it is still true, then give it a later 'valid_until'")
                                       : message("ask {0} whether it is still true, then give it a later 'valid_until'", fact.owner)};
    sink.report(std::move(told));
  }
}

std::vector<FactUse> facts_in_use(const Manifest& manifest, const std::vector<Material>& materials) {
  std::vector<FactUse> uses;
  for (const Material& material : materials) {
    FactUse use{&material, {}};
    for (const Artifact& artifact : manifest.artifacts) {
      if (!artifact.inputs.count(material.file)) continue;
      for (const auto& [name, fact] : artifact.facts) use.facts.insert(name);
    }
    if (!use.facts.empty()) uses.push_back(std::move(use));
  }
  return uses;
}

}  // namespace divulga
