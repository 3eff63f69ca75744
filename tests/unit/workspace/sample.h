#pragma once
#include <gmock/gmock.h>

#include "workspace/workspace.h"

// A small sound workspace in memory, and a look at what the loader says of it once something is changed.

namespace divulga::sample {

inline std::string project_yaml() {
  return "id: p\n"
         "title: \"Titolo\"\n"
         "summary: \"Sommario.\"\n"
         "fund: fami-2021-2027\n"
         "codes: { prog: DEMO-0000, cup: Z99Z99999999999 }\n"
         "period: { start: 2025-01-01, end: 2026-12-31 }\n"
         "budget: { total: 30, eu: 10, national: 20 }\n"
         "lead: { name: \"Ente\", role: \"Capofila\" }\n"
         "workpackages:\n"
         "  - { id: WP1, title: \"Rete\", status: done, tasks: [ { id: \"1.1\", title: \"Tavolo\" } ] }\n"
         "languages: { source: it, targets: [en, ar] }\n";
}

inline std::string material(const std::string& keys = "", const std::string& body = "## Uno\n") {
  return "---\ntitle: \"Pagina\"\nsummary: \"Sommario.\"\n" + keys + "---\n" + body;
}

struct Loaded {
  Workspace workspace;
  std::vector<Diagnostic> diagnostics;

  const ProjectContent& project() const { return workspace.projects.at(0); }
};

inline Loaded load(const MemoryFileSystem& files, const std::string& only = "") {
  DiagnosticSink sink;
  Loaded loaded;
  loaded.workspace = load_workspace(files, "/w", only, sink);
  loaded.diagnostics = sink.sorted();
  return loaded;
}

/// The sample with `path` (below the workspace) replaced or added.
inline Loaded load_with(const std::string& path, const std::string& bytes) {
  MemoryFileSystem files;
  files.write("/w/content/p/project.yaml", project_yaml());
  files.write("/w/" + path, bytes);
  return load(files);
}

/// project.yaml with `from` replaced by `to`.
inline Loaded load_project(const std::string& from, const std::string& to) {
  std::string text = project_yaml();
  const size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
  return load_with("content/p/project.yaml", text);
}

inline std::string told(const std::vector<Diagnostic>& diagnostics) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) out += render_text(diagnostic, {});
  return out;
}

/// Exactly one diagnostic, with this code at this place, whose message and hint hold these words.
inline void expect_only(const std::vector<Diagnostic>& diagnostics, const std::string& code, const std::string& file, int line, int column,
                        const std::string& message, const std::string& hint = "") {
  ASSERT_EQ(diagnostics.size(), 1u) << told(diagnostics);
  const Diagnostic& found = diagnostics.front();
  EXPECT_EQ(found.code, code) << told(diagnostics);
  EXPECT_EQ(found.span.file, file) << told(diagnostics);
  EXPECT_EQ(found.span.line, line) << told(diagnostics);
  EXPECT_EQ(found.span.column, column) << told(diagnostics);
  EXPECT_THAT(found.message, testing::HasSubstr(message));
  EXPECT_THAT(found.hint, testing::HasSubstr(hint));
}

}  // namespace divulga::sample
