#include "pdf/to_unicode.h"

#include "pdf/cmap.h"
#include "pdf/syntax.h"

namespace divulga::pdf {

std::string to_unicode_cmap(const std::vector<std::pair<std::uint16_t, std::string_view>>& texts) {
  return write_cmap("/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n",
                    "bfchar", texts.size(), [&](std::string& out, std::size_t number) {
                      out += '<';
                      append_hex(out, texts[number].first, 4);
                      out += "> <";
                      append_utf16_hex(out, texts[number].second);
                      out += '>';
                    });
}

}  // namespace divulga::pdf
