#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "fs/file_system.h"
#include "locale/catalog.h"
#include "workspace/facts.h"
#include "workspace/project.h"

namespace divulga {

/// A project with everything that stands in its folder but the datasets (data/ reads them).
struct ProjectContent {
  Project project;
  Facts facts;
  std::vector<Material> materials;               // by folder in the order of the enum, then by name
  std::map<std::string, std::string> partials;   // name -> Markdown
  std::map<LocaleTag, Catalog> catalogs;         // locales/<language>/<project>.po
  std::map<LocaleTag, std::string> catalog_files;
};

struct Workspace {
  std::string root;                              // path of the folder; all other paths are below it
  std::vector<ProjectContent> projects;          // by id
};

/// The nearest folder at or above `start` that has `content/`; throws Error with a hint when there is none.
std::string find_workspace(const FileSystem& files, const std::string& start);

/// Loads every project, or only `only_project`. Every mistake of every file is reported; what could be read is returned.
/// Nothing outside the workspace is read: a path that leaves it is an error. Files over 10 MiB are refused.
Workspace load_workspace(const FileSystem& files, const std::string& root, const std::string& only_project,
                         DiagnosticSink& sink);

}  // namespace divulga
