#include <gmock/gmock.h>

#include "data/map_lines.h"
#include "edition/edition.h"
#include "fs/file_system.h"
#include "places.h"

namespace divulga {
namespace {

/// The example project composes in every language without an error.
TEST(Example, EveryEditionComposes) {
  const DiskFileSystem files;
  const std::string root = places::source();
  DiagnosticSink sink;
  auto workspace = load_workspace(files, root, "ponte", sink);
  ASSERT_EQ(workspace.projects.size(), 1u);
  ProjectSources sources;
  sources.content = std::move(workspace.projects[0]);
  sources.results = load_results(files, root, sources.content.project, sink);
  sources.services = load_services(files, root, sources.content.project, sink);
  sources.map_lines = load_map_lines(files, root, sources.content.project, sink);
  size_t count = 0;
  for (const auto& material : sources.content.materials)
    for (const auto& language : material.languages) count += make_editions(sources, files, root, material, language, sink).size();
  EXPECT_GT(count, 0u);
  for (const auto& d : sink.sorted())
    if (d.severity == Severity::error) ADD_FAILURE() << render_text(d, [](const std::string&, int) { return std::string(); });
}

}  // namespace
}  // namespace divulga
