#include "pdf/code_cmap.h"

#include <algorithm>

#include "pdf/syntax.h"

namespace divulga::pdf {

std::string code_cmap(const std::vector<std::uint16_t>& cids) {
  std::string out =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo 3 dict dup begin /Registry (Adobe) def /Ordering (Identity) def /Supplement 0 def end def\n"
      "/CMapName /Divulga-Codes def\n/CMapType 1 def\n/WMode 0 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  constexpr std::size_t block = 100;    // the specification's most per block
  for (std::size_t i = 0; i < cids.size(); i += block) {
    const std::size_t end = std::min(i + block, cids.size());
    append_integer(out, static_cast<long long>(end - i));
    out += " begincidchar\n";
    for (std::size_t k = i; k < end; ++k) {
      out += '<';
      append_hex(out, static_cast<unsigned>(k + 1), 4);
      out += "> ";
      append_integer(out, cids[k]);
      out += '\n';
    }
    out += "endcidchar\n";
  }
  return out + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

}  // namespace divulga::pdf
