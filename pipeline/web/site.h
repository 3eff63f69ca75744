#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "edition/edition.h"
#include "fs/file_system.h"

namespace divulga {

/// A file of the site, below its root. Pages say what they are, for the manifest; assets leave that empty.
struct SiteFile {
  std::string path;                     // "ar/leaflets/sportello-ponte/index.html"
  std::string bytes;
  std::string kind;                     // page, feed, sitemap, data; empty: asset
  std::string language, title;
  std::vector<std::string> sources;
  std::set<std::string> facts{};        // names of the facts that it shows
};

/// A PDF that the site offers.
struct Download {
  std::string path;                     // below the site's root: "downloads/ar/leaflets/sportello-ponte.pdf"
  Folder folder = Folder::leaflets;
  std::string name;                     // the material's
  LocaleTag language;
  std::string title;
  int pages = 0;
  std::uint64_t bytes = 0;
};

struct SiteInput {
  const ProjectSources& sources;
  std::vector<const Edition*> editions; // those with web output, every language
  std::vector<Download> downloads;
  const FileSystem& files;
  std::string root;                     // the workspace, for images and template overrides
  std::string share;                    // …/share/divulga: bootstrap-italia/, templates/site/, fonts
};

/// The whole site, sorted by path, assets included; the bytes depend on the input alone. Thread-safe.
std::vector<SiteFile> render_site(const SiteInput& input, DiagnosticSink& sink);

}  // namespace divulga
