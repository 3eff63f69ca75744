#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "build/manifest.h"
#include "diag/message.h"
#include "edition/edition.h"
#include "fs/file_system.h"
#include "layout/typography.h"
#include "text/font_book.h"

namespace divulga {

struct BuildOptions {
  std::vector<LocaleTag> languages;     // empty: all
  std::string only;                     // glob over "<folder>/<name>"; empty: all
  unsigned threads = 1;
  bool force = false;                   // make everything again
  bool write = true;                    // false: `divulga check`
  std::optional<Date> today{};          // tells facts that are no longer valid; nothing: what is made does not depend on the day
  std::string program;                  // identity of the program, part of every artifact's inputs
};

/// Told from any thread, one call at a time.
using Progress = std::function<void(const std::string& what, size_t done, size_t total)>;

struct BuiltArtifact {
  std::string path;
  Message reason;                       // why it was made; empty: it was up to date
  Message setting;                      // how closely a document was set, empty where nothing was
};

/// How the lines of one file were set in one language.
struct FileTypography {
  std::string file;                     // the material's, below the workspace
  LocaleTag language;
  TypographyFigures figures;
};

struct BuildReport {
  std::string project;
  bool failed = false;                  // the content has errors: nothing was written
  std::vector<BuiltArtifact> artifacts; // by path; of a check: the documents that were laid out
  std::vector<std::string> removed;     // files of former builds that nothing makes any more
  std::vector<FileTypography> typography;   // of what was laid out now: by file, then language
  Manifest manifest;
};

/// Compose, lay out, render, and only when nothing was wrong write: PDFs, mails, site and manifest below `output`/<project>.
/// Filters restrict PDFs and mails; the site, whose pages link to each other, is made by an unfiltered build only.
BuildReport build_project(const ProjectSources& sources, FileSystem& files, const FontBook& fonts, const std::string& root,
                          const std::string& share, const std::string& output, const BuildOptions& options,
                          const Progress& progress, DiagnosticSink& sink);

/// Shell-like: `*` within a path part, `?` one character, `**` anything.
bool matches_glob(const std::string& pattern, const std::string& text);

/// Everything a build reads for a project; mistakes go to the sink.
ProjectSources load_sources(const FileSystem& files, const std::string& root, const std::string& share, ProjectContent content,
                            DiagnosticSink& sink);

}  // namespace divulga
