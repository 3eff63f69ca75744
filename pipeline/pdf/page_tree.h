#pragma once
#include <vector>

#include "pdf/object_writer.h"

namespace divulga::pdf {

/// The page tree in two levels; returns its root. `parents` gets each page's node.
ObjectId write_page_tree(const std::vector<ObjectId>& pages, ObjectWriter& objects, std::vector<ObjectId>& parents);

}  // namespace divulga::pdf
