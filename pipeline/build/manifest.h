#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "edition/carried_facts.h"

namespace divulga {

/// A finished file and what it was made from.
struct Artifact {
  std::string path;                            // below output/<project>/: "ar/leaflets/sportello-ponte.pdf"
  std::string kind;                            // folder for documents ("leaflets"); page, feed, sitemap, data; newsletter
  std::string language;                        // empty: none of its own (sitemap)
  std::string title;
  int pages = 0;                               // 0: not paged
  std::uint64_t bytes = 0;
  std::string sha256;
  std::map<std::string, std::string> inputs;   // what it was made from -> hash; files by path, "document", "design", "program"
  std::string setting{};                       // how closely it was set: "as designed", "leading 96 %"; empty: not paged
  CarriedFacts facts{};                        // what it says of facts
};

/// output/<project>/manifest.json.
struct Manifest {
  std::string project, title;
  std::vector<Artifact> artifacts;             // by path

  const Artifact* find(const std::string& path) const;
};

std::string write_manifest(const Manifest& manifest);
/// A manifest that cannot be read counts as empty: everything is made again.
Manifest read_manifest(const std::string& json);

/// {"desk.phone": {"value": "+39 …", "written": "9f2c41aa…"}}
std::string to_json(const CarriedFacts& facts);
/// What cannot be read counts as no facts.
CarriedFacts read_carried_facts(const std::string& json);

/// Why `now` must be made again although `before` exists; empty when nothing changed.
/// "text changed: content/ponte/facts.yaml" names files; else "design changed", "program changed".
Message difference(const std::map<std::string, std::string>& before, const std::map<std::string, std::string>& now);

}  // namespace divulga
