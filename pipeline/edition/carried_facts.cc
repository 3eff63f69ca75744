#include "edition/carried_facts.h"

#include <algorithm>

#include "edition/words.h"
#include "fs/hash.h"

namespace divulga {
namespace {

constexpr size_t hash_digits = 16;
const std::string service_prefix = "services.";

struct ServiceFact { const char* name; std::string value; };
std::vector<ServiceFact> facts_in(const Service& service) {
  std::vector<ServiceFact> facts{{"address", service.address.text}, {"hours", service.hours_text}, {"phone", service.phone},
                                 {"email", service.email},          {"pec", service.pec},          {"site", service.site}};
  std::erase_if(facts, [](const ServiceFact& fact) { return fact.value.empty(); });
  return facts;
}

std::string hash_of(const std::string& written) { return sha256_hex(written).substr(0, hash_digits); }

}  // namespace

std::set<std::string> facts_named(const std::set<std::string>& names, const Facts& facts) {
  std::set<std::string> out;
  for (const std::string& name : names) {
    if (name != "facts" && name.rfind("facts.", 0) != 0) continue;
    const std::string rest = name.size() > 6 ? name.substr(6) : "";
    if (facts.find(rest)) {
      out.insert(rest);
      continue;
    }
    for (const Fact& fact : facts.all())
      if (rest.empty() || fact.name.rfind(rest + ".", 0) == 0) out.insert(fact.name);
  }
  return out;
}

std::set<std::string> facts_of_service(const Service& service) {
  std::set<std::string> names;
  for (const ServiceFact& fact : facts_in(service)) names.insert(service_prefix + service.id + "." + fact.name);
  return names;
}

std::optional<std::string> service_fact(const Service& service, const std::string& name) {
  const std::string prefix = service_prefix + service.id + ".";
  if (name.rfind(prefix, 0) != 0) return std::nullopt;
  for (ServiceFact& fact : facts_in(service))
    if (name == prefix + fact.name) return std::move(fact.value);
  return std::nullopt;
}

CarriedFacts carried_facts(const ProjectSources& sources, const LocaleTag& language, const std::set<std::string>& names) {
  CarriedFacts carried;
  const Catalog& catalog = content_catalog(sources, language);
  const HoursWords words = hours_words(sources, language);
  for (const std::string& name : names) {
    if (const Fact* fact = sources.content.facts.find(name)) {
      carried[name] = {fact->value.text, hash_of(format_fact(*fact, language, catalog, words))};
      continue;
    }
    for (const Service& service : sources.services) {
      const auto value = service_fact(service, name);
      if (value) carried[name] = {*value, hash_of(name.ends_with(".hours") ? written_hours(service.hours, language, words) : *value)};
    }
  }
  return carried;
}

}  // namespace divulga
