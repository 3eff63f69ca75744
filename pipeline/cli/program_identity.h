#pragma once
#include <string>

#include "fs/file_system.h"

namespace divulga {

/// What tells one build of this program from another, in hexadecimal digits: the linker's build id, or the hash of
/// `executable` where it was linked without one. The id takes no reading of the file, which is as long as a leaflet's layout.
std::string program_identity(const FileSystem& files, const std::string& executable);

}  // namespace divulga
