#include "pdf/to_unicode.h"

#include <algorithm>

#include "pdf/syntax.h"

namespace divulga::pdf {

std::string to_unicode_cmap(const std::vector<std::pair<std::uint16_t, std::string_view>>& texts) {
  std::string out =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  constexpr std::size_t block = 100;    // the specification's most per block
  for (std::size_t i = 0; i < texts.size(); i += block) {
    const std::size_t end = std::min(i + block, texts.size());
    append_integer(out, static_cast<long long>(end - i));
    out += " beginbfchar\n";
    for (std::size_t k = i; k < end; ++k) {
      out += '<';
      append_hex(out, texts[k].first, 4);
      out += "> <";
      append_utf16_hex(out, texts[k].second);
      out += ">\n";
    }
    out += "endbfchar\n";
  }
  return out + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

}  // namespace divulga::pdf
