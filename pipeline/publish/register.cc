#include "publish/register.h"

#include <Poco/Dynamic/Var.h>
#include <Poco/Exception.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "diag/json.h"

namespace divulga {
namespace {

const std::string site_prefix = "site/", downloads_prefix = "site/downloads/";

std::optional<Channel> channel_of(const std::string& word) {
  for (const Channel channel : {Channel::publish, Channel::mail, Channel::print})
    if (word == to_string(channel)) return channel;
  return std::nullopt;
}

std::string line_of(const RegisterEvent& event) {
  std::string line = "{\"time\": " + json_quote(event.time) + ", \"how\": " + json_quote(to_string(event.channel)) + ", \"reference\": " + json_quote(event.reference) +
                     ", \"artifacts\": " + std::to_string(event.artifacts.size());
  for (const auto& [name, text] : {std::pair("day", &event.day), std::pair("place", &event.place), std::pair("note", &event.note)})
    if (!text->empty()) line += std::string(", \"") + name + "\": " + json_quote(*text);
  return line + "}\n";
}

std::string line_of(const RegisteredArtifact& artifact) {
  std::string line = "  {\"path\": " + json_quote(artifact.path);
  if (artifact.gone) return line + ", \"gone\": true}\n";
  line += ", \"kind\": " + json_quote(artifact.kind) + ", \"language\": " + json_quote(artifact.language) + ", \"sha256\": " + json_quote(artifact.sha256);
  if (artifact.copies > 0) line += ", \"copies\": " + std::to_string(artifact.copies);
  if (!artifact.facts.empty()) line += ", \"facts\": " + to_json(artifact.facts);
  return line + "}\n";
}

/// Reads line by line; an occasion counts when all its artifacts are there.
class RegisterReader {
 public:
  std::vector<RegisterEvent> read(const std::string& text) {
    for (size_t at = 0; at < text.size();) {
      const size_t end = text.find('\n', at);
      if (end == std::string::npos) break;          // torn off
      read_line(text.substr(at, end - at));
      at = end + 1;
    }
    finish();
    return std::move(events_);
  }

 private:
  void read_line(const std::string& line) {
    try {
      Poco::JSON::Parser parser;
      const auto object = parser.parse(line).extract<Poco::JSON::Object::Ptr>();
      if (object->has("how")) begin(*object);
      else if (object->has("path")) artifact(*object);
    } catch (const Poco::Exception&) {
      // Somebody's edit; what can be read still counts.
    }
  }

  void begin(const Poco::JSON::Object& object) {
    finish();
    const auto channel = channel_of(object.getValue<std::string>("how"));
    if (!channel) return;
    wanted_ = object.getValue<std::size_t>("artifacts");
    open_ = RegisterEvent{*channel, object.getValue<std::string>("reference"), object.getValue<std::string>("time"), object.optValue<std::string>("day", ""),
                          object.optValue<std::string>("place", ""), object.optValue<std::string>("note", ""), {}};
  }

  void artifact(const Poco::JSON::Object& object) {
    if (!open_) return;
    RegisteredArtifact one;
    one.path = object.getValue<std::string>("path");
    one.gone = object.optValue<bool>("gone", false);
    one.kind = object.optValue<std::string>("kind", "");
    one.language = object.optValue<std::string>("language", "");
    one.sha256 = object.optValue<std::string>("sha256", "");
    one.copies = object.optValue<Poco::Int64>("copies", 0);
    if (const auto facts = object.getObject("facts")) {
      for (const auto& [name, value] : *facts) {
        const auto fact = value.extract<Poco::JSON::Object::Ptr>();
        one.facts[name] = {fact->getValue<std::string>("value"), fact->getValue<std::string>("written")};
      }
    }
    open_->artifacts.push_back(std::move(one));
  }

  void finish() {
    if (open_ && open_->artifacts.size() == wanted_) events_.push_back(std::move(*open_));
    open_.reset();
  }

  std::vector<RegisterEvent> events_;
  std::optional<RegisterEvent> open_;
  std::size_t wanted_ = 0;
};

}  // namespace

const char* to_string(Channel channel) {
  switch (channel) {
    case Channel::publish: return "publish";
    case Channel::mail: return "mail";
    case Channel::print: return "print";
  }
  return "";
}

Register::Register(FileSystem& files, const std::string& root, const std::string& project)
    : files_(files), path_(join_path(root, ".divulga/register/" + project + ".jsonl")) {}

std::vector<RegisterEvent> Register::events() const {
  if (!files_.exists(path_)) return {};
  return RegisterReader().read(files_.read(path_));
}

void Register::add(const RegisterEvent& event) {
  std::string lines = line_of(event);
  for (const RegisteredArtifact& artifact : event.artifacts) lines += line_of(artifact);
  files_.append_lines(path_, lines);
}

std::vector<RegisteredArtifact> online(const std::vector<RegisterEvent>& events, const std::string& place, const std::string& release) {
  std::map<std::string, RegisteredArtifact> now;
  bool known = release.empty();
  for (const RegisterEvent& event : events) {
    if (event.channel != Channel::publish || event.place != place) continue;
    for (const RegisteredArtifact& artifact : event.artifacts) {
      if (artifact.gone) now.erase(artifact.path);
      else now[artifact.path] = artifact;
    }
    if (event.reference == release) {
      known = true;
      break;
    }
  }
  std::vector<RegisteredArtifact> out;
  if (known)
    for (auto& [path, artifact] : now) out.push_back(std::move(artifact));
  return out;
}

std::string last_release(const std::vector<RegisterEvent>& events, const std::string& place) {
  for (auto event = events.rbegin(); event != events.rend(); ++event)
    if (event->channel == Channel::publish && event->place == place) return event->reference;
  return "";
}

std::vector<RegisteredArtifact> difference(const std::vector<RegisteredArtifact>& before, const std::vector<RegisteredArtifact>& now) {
  std::map<std::string, const RegisteredArtifact*> known;
  for (const RegisteredArtifact& artifact : before) known[artifact.path] = &artifact;
  std::vector<RegisteredArtifact> changes;
  for (const RegisteredArtifact& artifact : now) {
    const auto found = known.find(artifact.path);
    if (found == known.end() || found->second->sha256 != artifact.sha256 || !(found->second->facts == artifact.facts)) changes.push_back(artifact);
    if (found != known.end()) known.erase(found);
  }
  for (const auto& [path, artifact] : known) {
    RegisteredArtifact gone;
    gone.path = path;
    gone.gone = true;
    changes.push_back(std::move(gone));
  }
  return changes;
}

std::vector<RegisteredArtifact> site_artifacts(const Manifest& manifest, const std::vector<std::string>& files) {
  const std::set<std::string> present(files.begin(), files.end());
  std::vector<RegisteredArtifact> found;
  for (const Artifact& artifact : manifest.artifacts) {
    const bool page = artifact.path.rfind(site_prefix, 0) == 0;
    if (!present.count(page ? artifact.path.substr(site_prefix.size()) : "downloads/" + artifact.path)) continue;
    found.push_back({page ? artifact.path : downloads_prefix + artifact.path, artifact.kind, artifact.language, artifact.sha256, 0, false, artifact.facts});
  }
  std::sort(found.begin(), found.end(), [](const RegisteredArtifact& a, const RegisteredArtifact& b) { return a.path < b.path; });
  return found;
}

}  // namespace divulga
