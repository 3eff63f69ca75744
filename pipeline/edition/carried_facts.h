#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>

#include "edition/edition.h"

namespace divulga {

/// What a finished text says of a fact: its value as facts.yaml had it, and a hash of how it was written for the reader.
struct CarriedFact {
  std::string value, written;
  friend bool operator==(const CarriedFact&, const CarriedFact&) = default;
};
using CarriedFacts = std::map<std::string, CarriedFact>;   // by name

/// The facts among the names that a text asked for; a section over a group counts as all facts in it.
std::set<std::string> facts_named(const std::set<std::string>& names, const Facts& facts);
/// What a service has of facts: "services.<id>." and address, hours, phone, email, pec, site.
std::set<std::string> facts_of_service(const Service& service);
/// The value of one of those names; nothing when it is not this service's.
std::optional<std::string> service_fact(const Service& service, const std::string& name);
/// Values of facts and of services' facts, as they stand now and are written in `language`; unknown names are left out.
CarriedFacts carried_facts(const ProjectSources& sources, const LocaleTag& language, const std::set<std::string>& names);

}  // namespace divulga
