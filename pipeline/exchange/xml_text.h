#pragma once
#include <string>
#include <string_view>

namespace divulga {

/// A text for an XML document's content and for an attribute between quotation marks. Characters that XML 1.0 cannot hold (controls,
/// U+FFFE, U+FFFF) are left out.
std::string xml_text(std::string_view text);
std::string xml_attribute(std::string_view text);

}  // namespace divulga
