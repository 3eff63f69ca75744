#pragma once
#include "diag/diagnostic.h"
#include "diag/mapped_text.h"
#include "document/document.h"
#include "markdown/inline_reader.h"

namespace divulga {

/// Reads a material's body (GitHub Flavored Markdown with footnotes, attributes, captions and `:::` containers, see
/// docs/workspace.md) into a document. Title, summary, numbers and labels are left empty. The containers that stand for data
/// (chart, data-table, hours, services) come as plain containers whose first class is their name, for edition/ to fill in.
/// Every mistake is reported at its place in the file the user wrote.
Document parse_markdown(const MappedText& text, const MarkdownOptions& options, DiagnosticSink& sink);

/// One line of Markdown (a caption, a cell) as inlines; mistakes are reported at `place`.
Inlines parse_inlines(const std::string& text, const SourceSpan& place, const MarkdownOptions& options, DiagnosticSink& sink);

/// True for a plain container that stands for data; `name` is "chart", "data-table", "hours" or "services".
bool is_data_container(const Container& container, std::string& name);

}  // namespace divulga
