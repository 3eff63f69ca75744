#pragma once
#include <string>

#include "edition/edition.h"
#include "fs/file_system.h"
#include "layout/design.h"
#include "layout/paged_document.h"
#include "parallel/worker_pool.h"
#include "text/font_book.h"

namespace divulga {

/// What a layout reads besides the edition. Everything is shared and immutable.
struct LayoutContext {
  const ProjectSources& sources;
  const FontBook& fonts;
  const FileSystem& files;
  std::string root;                     // the workspace: images stand below it
  std::string share;                    // the installation: icons
  WorkerPool* workers = nullptr;        // who helps to measure a long text; none: the caller alone
};

/// Sets an edition in a design. Pure and thread-safe. A panel or fixed page that is too full, a missing image or glyph is
/// an error in `sink` with language, file and line; the result is then not fit to be published.
PagedDocument lay_out(const Edition& edition, const Design& design, const LayoutContext& context, DiagnosticSink& sink);

}  // namespace divulga
