#pragma once
#include <memory>
#include <string>
#include <vector>

#include "web/site.h"

namespace divulga {

/// A small project in Italian, English and Arabic with a leaflet, a procedure, two news, an event, pages and services.
struct SampleSite {
  SampleSite();

  std::vector<SiteFile> render(DiagnosticSink& sink) const;
  /// The file at `path` of a fresh rendering; empty when there is none.
  std::string file(const std::string& path) const;
  Edition& add(Folder folder, const std::string& name, const std::string& language, const std::string& title);
  Material& material(Folder folder, const std::string& name);

  ProjectSources sources;
  std::vector<std::unique_ptr<Material>> materials;
  std::vector<std::unique_ptr<Edition>> editions;
  std::vector<Download> downloads;
  DiskFileSystem files;
};

}  // namespace divulga
