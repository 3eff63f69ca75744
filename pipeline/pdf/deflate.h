#pragma once
#include <string>
#include <string_view>

namespace divulga::pdf {

enum class Effort { least, usual, most };  // least: for what there is most of, the pages; most: for what is small and much alike

/// zlib stream (RFC 1950) as /FlateDecode wants it. Thread-safe. Throws Error when memory runs out.
std::string deflate(std::string_view bytes, Effort effort = Effort::usual);

}  // namespace divulga::pdf
