#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace divulga::pdf {

/// The PostScript text of a CMap for two-byte codes (ISO 32000-1, 9.7.5.4): `head` names it, `kind` is what its lines map
/// ("cidchar", "bfchar"), and `line` appends the line of a number from 0 to `count` - 1, without its end.
std::string write_cmap(std::string_view head, std::string_view kind, std::size_t count,
                       const std::function<void(std::string& out, std::size_t number)>& line);

}  // namespace divulga::pdf
