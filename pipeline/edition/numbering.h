#pragma once
#include "edition/edition.h"

namespace divulga {

/// Numbers headings (when `headings`), tables with a caption, figures and charts in the order of the text, and fills the
/// document's labels: "Tabella 2", "Figura 1", "sezione 2.1" or, for a heading without a number, its text.
void number_document(Document& document, bool headings, const ProjectSources& sources);

}  // namespace divulga
