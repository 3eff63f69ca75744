#pragma once
#include <string>
#include <string_view>

namespace divulga::pdf {

/// zlib stream (RFC 1950) at level 6, as /FlateDecode wants it. Throws Error when memory runs out.
std::string deflate(std::string_view bytes);

}  // namespace divulga::pdf
