#pragma once
#include <string>
#include <vector>

#include "layout/paged_document.h"
#include "pdf/object_writer.h"
#include "pdf/structure_tree.h"

namespace divulga::pdf {

/// Writes a page's link annotations, tied to their Link elements where there is a structure; returns the /Annots array, or "" when there are none.
std::string write_links(const PagedDocument& document, int page, const std::vector<ObjectId>& pages, StructureTree* structure, ObjectWriter& objects);

/// "[12 0 R /XYZ null 700 null]". Throws Error when there is no such page.
std::string destination(const PagedDocument& document, const std::vector<ObjectId>& pages, int page, Pt y);

}  // namespace divulga::pdf
