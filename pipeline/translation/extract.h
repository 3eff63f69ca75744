#pragma once
#include <string>
#include <vector>

#include "data/dataset.h"
#include "data/service_directory.h"
#include "diag/diagnostic.h"
#include "locale/catalog.h"
#include "translation/translation_unit.h"
#include "workspace/workspace.h"

namespace divulga {

/// Everything of a project that wants a translation, each text once with its places: project, facts, materials, partials,
/// services, results. The order is that of the files and does not depend on anything else.
std::vector<SourceText> source_texts(const ProjectContent& content, const Datasets& results, const std::vector<Service>& services);

/// The same as entries of a template.
std::vector<CatalogEntry> extract_segments(const ProjectContent& content, const Datasets& results, const std::vector<Service>& services);

/// True for a cell of results that is a text for the reader: no number, date, code or identifier.
bool is_text_cell(const Dataset& dataset, size_t row, size_t column);

/// A segment of a source text with the one at the same place of a translated text.
struct AlignedSegment {
  std::string source, translation;
};
/// Pairs the segments of a Markdown text with those of a translation of the same structure. Where the structure differs, the
/// first segment that differs is an error (in `translated_file`), and the pairs up to it are returned.
std::vector<AlignedSegment> align(const std::string& source, const std::string& translated, const std::string& translated_file, int first_line,
                                  DiagnosticSink& sink);

}  // namespace divulga
