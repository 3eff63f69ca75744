#pragma once
#include <string>
#include <vector>

#include "fs/file_system.h"
#include "text/font.h"
#include "workspace/brand.h"

namespace divulga {

/// The families that a brand sets, role by role; its own files are read. A family of a role that the brand does not bring along
/// is one of known_font_families(); check_font_choices() tells the others.
std::vector<FontFamilyChoice> font_choices(const Brand& brand, const FileSystem& files, const std::string& root);

}  // namespace divulga
