#pragma once
#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "edition/edition.h"
#include "fs/file_system.h"

namespace divulga {

/// What a check says of a project's texts beyond what a build refuses: hard Italian, and translations that do not agree with their
/// source or the glossary. `languages`: empty for all; `only`: a glob over materials, empty for all.
void check_texts(const ProjectSources& sources, const FileSystem& files, const std::string& root, const std::vector<LocaleTag>& languages, const std::string& only,
                 DiagnosticSink& sink);

}  // namespace divulga
