#pragma once
#include <memory>
#include <string>

#include "text/font_table.h"

namespace divulga {

/// A face's file: read unless the entry has its bytes, and unpacked when it is WOFF2. Throws EnvironmentError naming the package
/// of a missing file, or Error naming the workspace's own file that is missing, unusable, or may not be embedded.
std::shared_ptr<const std::string> font_bytes(const FontTableEntry& entry);

}  // namespace divulga
