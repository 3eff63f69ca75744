#pragma once
#include <string>

#include "layout/paged_document.h"

namespace divulga {

/// What was laid out as text, for tests and for looking into a layout: pages with their items (points to a tenth, baseline
/// of text, box of a path), then the structure tree. Equal documents give equal text.
std::string dump(const PagedDocument& document);

}  // namespace divulga
