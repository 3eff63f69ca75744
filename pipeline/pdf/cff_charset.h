#pragma once
#include <string_view>

namespace divulga::pdf {

/// How a CFF font (Adobe Technical Note 5176) relates a PDF's CIDs to its glyphs.
enum class CffCharset {
  by_name,     // not CID-keyed: a CID is a glyph's number in the embedded font
  identity,    // CID-keyed, and every glyph's CID is its number in this font
  other,       // CID-keyed otherwise
};

/// Reads the top DICT and the charset of a 'CFF ' table. Throws Error when they do not parse.
CffCharset cff_charset(std::string_view cff);

}  // namespace divulga::pdf
