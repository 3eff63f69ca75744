#pragma once
#include <string>
#include <vector>

#include "layout/paged_document.h"
#include "pdf/object_writer.h"

namespace divulga::pdf {

/// Writes the bookmarks (ISO 32000-1, 12.3.3), first level open; returns the outline dictionary, 0 when there are none.
ObjectId write_outline(const PagedDocument& document, const std::vector<ObjectId>& pages, ObjectWriter& objects);

/// The entries of /PageLabels (12.4.2), runs of consecutive decimal numbers as one range; "" when no page has a label.
std::string page_labels(const std::vector<Page>& pages);

}  // namespace divulga::pdf
