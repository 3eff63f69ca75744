#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace divulga::pdf {

/// A ToUnicode CMap (ISO 32000-1, 9.10.3) for two-byte codes, sorted by code; text is UTF-8.
std::string to_unicode_cmap(const std::vector<std::pair<std::uint16_t, std::string_view>>& texts);

}  // namespace divulga::pdf
