#include "pdf/cmap.h"

#include <algorithm>

#include "pdf/syntax.h"

namespace divulga::pdf {

std::string write_cmap(std::string_view head, std::string_view kind, std::size_t count,
                       const std::function<void(std::string& out, std::size_t number)>& line) {
  std::string out = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n";
  out += head;
  out += "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  constexpr std::size_t block = 100;    // the specification's most per block
  for (std::size_t i = 0; i < count; i += block) {
    const std::size_t end = std::min(i + block, count);
    append_integer(out, static_cast<long long>(end - i));
    out += " begin";
    out += kind;
    out += '\n';
    for (std::size_t k = i; k < end; ++k) {
      line(out, k);
      out += '\n';
    }
    out += "end";
    out += kind;
    out += '\n';
  }
  return out + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

}  // namespace divulga::pdf
