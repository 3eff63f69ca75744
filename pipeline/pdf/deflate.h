#pragma once
#include <string>
#include <string_view>

namespace divulga::pdf {

/// least: for what there is most of, the pages; more: for what is much alike; most: ten times slower for a tenth less.
enum class Effort { least, usual, more, most };

/// zlib stream (RFC 1950) as /FlateDecode wants it. Thread-safe. Throws Error when memory runs out.
std::string deflate(std::string_view bytes, Effort effort = Effort::usual);

}  // namespace divulga::pdf
