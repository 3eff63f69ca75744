#include "build/project_build.h"
#include "data/map_lines.h"

namespace divulga {

ProjectSources load_sources(const FileSystem& files, const std::string& root, const std::string& share, ProjectContent content,
                            DiagnosticSink& sink) {
  ProjectSources sources;
  sources.content = std::move(content);
  const Project& project = sources.content.project;
  sources.results = load_results(files, root, project, sink);
  check_results(sources.results, project, sink);
  sources.services = load_services(files, root, project, sink);
  sources.map_lines = load_map_lines(files, root, project, sink);
  for (const LocaleTag& language : project.languages) {
    // A workspace may word things its own way; what it leaves out comes from the program.
    const std::string name = "locales/" + language.str() + "/divulga.po";
    std::vector<CatalogEntry> entries;
    for (const std::string& directory : {root, share}) {
      const std::string path = join_path(directory, name);
      if (!files.exists(path)) continue;
      const Catalog catalog = parse_po(name, files.read(path), sink);
      entries.insert(entries.end(), catalog.entries().begin(), catalog.entries().end());
      if (normal_path(path) == normal_path(join_path(share, name))) break;
    }
    sources.words.emplace(language, Catalog(std::move(entries)));
  }
  return sources;
}

}  // namespace divulga
