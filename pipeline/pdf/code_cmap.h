#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace divulga::pdf {

/// An encoding CMap (ISO 32000-1, 9.7.5) that gives code 1, 2, 3 … the CIDs in this order; two bytes a code.
std::string code_cmap(const std::vector<std::uint16_t>& cids);

/// What its stream says of it.
inline constexpr const char* code_cmap_entries =
    "/Type /CMap /CMapName /Divulga-Codes /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /WMode 0";

}  // namespace divulga::pdf
