#include "build/manifest.h"

#include <Poco/Dynamic/Var.h>
#include <Poco/Exception.h>
#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <algorithm>

#include "diag/json.h"

namespace divulga {
namespace {

/// Inputs that are no files.
bool is_file(const std::string& input) { return input.find('/') != std::string::npos || input.find('.') != std::string::npos; }

CarriedFacts facts_in(const Poco::JSON::Object::Ptr& object) {
  CarriedFacts facts;
  if (!object) return facts;
  for (const auto& [name, value] : *object) {
    const auto fact = value.extract<Poco::JSON::Object::Ptr>();
    facts[name] = {fact->getValue<std::string>("value"), fact->getValue<std::string>("written")};
  }
  return facts;
}

}  // namespace

std::string to_json(const CarriedFacts& facts) {
  std::string out = "{";
  for (const auto& [name, fact] : facts)
    out += (out.size() > 1 ? ", " : "") + json_quote(name) + ": {\"value\": " + json_quote(fact.value) + ", \"written\": " + json_quote(fact.written) + "}";
  return out + "}";
}

CarriedFacts read_carried_facts(const std::string& json) {
  if (json.empty()) return {};
  try {
    Poco::JSON::Parser parser;
    return facts_in(parser.parse(json).extract<Poco::JSON::Object::Ptr>());
  } catch (const Poco::Exception&) {
    return {};
  }
}

const Artifact* Manifest::find(const std::string& path) const {
  const auto found = std::lower_bound(artifacts.begin(), artifacts.end(), path, [](const Artifact& a, const std::string& p) { return a.path < p; });
  return found != artifacts.end() && found->path == path ? &*found : nullptr;
}

std::string write_manifest(const Manifest& manifest) {
  std::string out = "{\n  \"project\": " + json_quote(manifest.project) + ",\n  \"title\": " + json_quote(manifest.title) + ",\n  \"artifacts\": [";
  bool first = true;
  for (const Artifact& a : manifest.artifacts) {
    out += first ? "\n" : ",\n";
    first = false;
    out += "    {\"path\": " + json_quote(a.path) + ", \"kind\": " + json_quote(a.kind);
    if (!a.language.empty()) out += ", \"language\": " + json_quote(a.language);
    if (!a.title.empty()) out += ", \"title\": " + json_quote(a.title);
    if (!a.setting.empty()) out += ", \"setting\": " + json_quote(a.setting);
    if (a.pages > 0) out += ", \"pages\": " + std::to_string(a.pages);
    out += ", \"bytes\": " + std::to_string(a.bytes) + ", \"sha256\": " + json_quote(a.sha256) + ",\n     \"sources\": [";
    bool first_source = true;
    for (const auto& [input, hash] : a.inputs) {
      if (!is_file(input)) continue;
      out += (first_source ? "" : ", ") + json_quote(input);
      first_source = false;
    }
    out += "],\n     \"inputs\": {";
    bool first_input = true;
    for (const auto& [input, hash] : a.inputs) {
      out += (first_input ? "" : ", ") + json_quote(input) + ": " + json_quote(hash);
      first_input = false;
    }
    out += "}";
    if (!a.facts.empty()) out += ",\n     \"facts\": " + to_json(a.facts);
    out += "}";
  }
  return out + "\n  ]\n}\n";
}

Manifest read_manifest(const std::string& json) {
  Manifest manifest;
  try {
    Poco::JSON::Parser parser;
    const auto root = parser.parse(json).extract<Poco::JSON::Object::Ptr>();
    manifest.project = root->getValue<std::string>("project");
    manifest.title = root->getValue<std::string>("title");
    const auto artifacts = root->getArray("artifacts");
    for (size_t i = 0; artifacts && i < artifacts->size(); ++i) {
      const auto object = artifacts->getObject(static_cast<unsigned>(i));
      Artifact a;
      a.path = object->getValue<std::string>("path");
      a.kind = object->getValue<std::string>("kind");
      a.language = object->optValue<std::string>("language", "");
      a.title = object->optValue<std::string>("title", "");
      a.setting = object->optValue<std::string>("setting", "");
      a.pages = object->optValue<int>("pages", 0);
      a.bytes = object->getValue<Poco::UInt64>("bytes");
      a.sha256 = object->getValue<std::string>("sha256");
      for (const auto& [key, value] : *object->getObject("inputs")) a.inputs[key] = value.convert<std::string>();
      a.facts = facts_in(object->getObject("facts"));
      manifest.artifacts.push_back(std::move(a));
    }
  } catch (const Poco::Exception&) {
    return {};
  }
  std::sort(manifest.artifacts.begin(), manifest.artifacts.end(), [](const Artifact& a, const Artifact& b) { return a.path < b.path; });
  return manifest;
}

Message difference(const std::map<std::string, std::string>& before, const std::map<std::string, std::string>& now) {
  const auto hash_in = [](const std::map<std::string, std::string>& inputs, const std::string& name) {
    const auto found = inputs.find(name);
    return found == inputs.end() ? std::string() : found->second;
  };
  Message reasons, files;
  const auto add = [](Message& list, const Message& one) { list = list.empty() ? one : message("{0}, {1}", list, one); };
  const std::pair<const char*, Message> parts[] = {{"document", message("document")}, {"design", message("design")}, {"project", message("project")},
                                                   {"words", message("words")}, {"program", message("program")}};
  for (const auto& [part, name] : parts)
    if (hash_in(before, part) != hash_in(now, part)) add(reasons, name);
  if (reasons.empty()) return {};   // a file that changed without changing the document changes nothing
  for (const auto& [input, hash] : now)
    if (is_file(input) && hash_in(before, input) != hash) add(files, input);
  for (const auto& [input, hash] : before)
    if (is_file(input) && !now.count(input)) add(files, message("{0} (no longer used)", input));
  return files.empty() ? message("{0} changed", reasons) : message("{0} changed: {1}", reasons, files);
}

}  // namespace divulga
