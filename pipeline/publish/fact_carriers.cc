#include "publish/fact_carriers.h"

#include <set>

namespace divulga {
namespace {

using Where = FactCarrier::Where;

void add(std::vector<FactCarrier>& found, const std::string& name, Where where, const RegisteredArtifact& artifact, const RegisterEvent& event) {
  const auto fact = artifact.facts.find(name);
  if (fact == artifact.facts.end()) return;
  const std::string day = event.day.empty() ? event.time.substr(0, 10) : event.day;
  found.push_back({where, artifact.path, artifact.language, fact->second.value, day, event.reference, event.place, event.note, artifact.copies});
}

/// What stands online in a folder, each artifact with the occasion that put it there.
std::vector<std::pair<RegisteredArtifact, const RegisterEvent*>> online_since(const std::vector<RegisterEvent>& events, const std::string& place) {
  std::vector<std::pair<RegisteredArtifact, const RegisterEvent*>> out;
  for (RegisteredArtifact& artifact : online(events, place)) {
    const RegisterEvent* since = nullptr;
    for (const RegisterEvent& event : events) {
      if (event.channel != Channel::publish || event.place != place) continue;
      for (const RegisteredArtifact& one : event.artifacts)
        if (one.path == artifact.path) since = &event;
    }
    out.emplace_back(std::move(artifact), since);
  }
  return out;
}

}  // namespace

const char* to_string(Where where) {
  switch (where) {
    case Where::built: return "built";
    case Where::online: return "online";
    case Where::mailed: return "mailed";
    case Where::printed: return "printed";
  }
  return "";
}

std::vector<FactCarrier> fact_carriers(const std::string& name, const Manifest& built, const std::vector<RegisterEvent>& events) {
  std::vector<FactCarrier> found;
  for (const Artifact& artifact : built.artifacts)
    if (const auto fact = artifact.facts.find(name); fact != artifact.facts.end())
      found.push_back({Where::built, artifact.path, artifact.language, fact->second.value, {}, {}, {}, {}, 0});
  std::set<std::string> places;
  for (const RegisterEvent& event : events)
    if (event.channel == Channel::publish) places.insert(event.place);
  for (const std::string& place : places)
    for (const auto& [artifact, since] : online_since(events, place)) add(found, name, Where::online, artifact, *since);
  for (const auto& [channel, where] : {std::pair(Channel::mail, Where::mailed), std::pair(Channel::print, Where::printed)})
    for (const RegisterEvent& event : events)
      if (event.channel == channel)
        for (const RegisteredArtifact& artifact : event.artifacts) add(found, name, where, artifact, event);
  return found;
}

std::vector<std::string> carried_names(const Manifest& built, const std::vector<RegisterEvent>& events) {
  std::set<std::string> names;
  for (const Artifact& artifact : built.artifacts)
    for (const auto& [name, fact] : artifact.facts) names.insert(name);
  for (const RegisterEvent& event : events)
    for (const RegisteredArtifact& artifact : event.artifacts)
      for (const auto& [name, fact] : artifact.facts) names.insert(name);
  return {names.begin(), names.end()};
}

}  // namespace divulga
