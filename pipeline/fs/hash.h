#pragma once
#include <string>
#include <string_view>

namespace divulga {

/// SHA-256 (FIPS 180-4), lower-case hexadecimal.
std::string sha256_hex(std::string_view bytes);

}  // namespace divulga
