#include <cstdio>

#include "data/dataset.h"
#include "data/service_directory.h"
#include "workspace/workspace.h"

// workspace_diagnostics WORKSPACE [text]: every diagnostic of the loaders, as JSON or as text. Exit 1 when one is an error.
int main(int argc, char** argv) {
  using namespace divulga;
  if (argc < 2) return 2;
  const DiskFileSystem files;
  const std::string root = argv[1];
  DiagnosticSink sink;
  const Workspace workspace = load_workspace(files, root, "", sink);
  for (const ProjectContent& content : workspace.projects) {
    check_results(load_results(files, root, content.project, sink), content.project, sink);
    load_services(files, root, content.project, sink);
  }
  if (argc > 2) {
    for (const Diagnostic& diagnostic : sink.sorted()) std::fputs(render_text(diagnostic, {}).c_str(), stdout);
  } else {
    std::fputs(render_json(sink.sorted()).c_str(), stdout);
  }
  return sink.has_errors() ? 1 : 0;
}
