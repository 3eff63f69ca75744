#pragma once
#include <string>
#include <string_view>

namespace divulga {

/// A message as it goes over the wire after DATA (RFC 5321, 4.5.2), without the final dot: every line end is CRLF, a bare
/// CR or LF included, a dot that begins a line is doubled, the last line is ended.
std::string dot_stuffed(std::string_view message);

}  // namespace divulga
