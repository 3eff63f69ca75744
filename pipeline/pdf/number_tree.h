#pragma once
#include <string>
#include <utility>
#include <vector>

#include "pdf/object_writer.h"

namespace divulga::pdf {

/// Writes a number tree or name tree (ISO 32000-1, 7.9.6 and 7.9.7) from entries sorted by key, key and value in PDF
/// syntax. `leaf` is "Nums" or "Names". Long trees are cut into leaves: array limits hold for old readers.
ObjectId write_tree(ObjectWriter& objects, const std::string& leaf, const std::vector<std::pair<std::string, std::string>>& entries);

}  // namespace divulga::pdf
