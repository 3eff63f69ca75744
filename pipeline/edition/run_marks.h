#pragma once
#include <string>
#include <vector>

#include "document/document.h"

namespace divulga {

/// Marks runs of a document that outputs treat in their own way: telephone numbers become spans `.tel` with fixed blanks; a
/// paragraph that is one span of another language gives the span to its pieces, so that a bold beginning stays first.
void mark_runs(Document& document, const std::vector<std::string>& telephone_numbers);

}  // namespace divulga
