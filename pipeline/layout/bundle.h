#pragma once
#include <string>
#include <vector>

#include "layout/paged_document.h"

namespace divulga {

/// Many documents of one kind as one, in order: each a part of its own with a bookmark, named after its record.
struct BundledDocument { std::string title; PagedDocument document; };
PagedDocument bundle(std::vector<BundledDocument> documents);

}  // namespace divulga
