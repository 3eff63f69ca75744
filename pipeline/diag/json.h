#pragma once
#include <string>
#include <string_view>

namespace divulga {

/// A JSON string literal (RFC 8259) of UTF-8 text, quotes included.
std::string json_quote(std::string_view text);

}  // namespace divulga
