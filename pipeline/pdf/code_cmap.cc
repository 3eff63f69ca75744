#include "pdf/code_cmap.h"

#include "pdf/cmap.h"
#include "pdf/syntax.h"

namespace divulga::pdf {

std::string code_cmap(const std::vector<std::uint16_t>& cids) {
  return write_cmap("/CIDSystemInfo 3 dict dup begin /Registry (Adobe) def /Ordering (Identity) def /Supplement 0 def end def\n"
                    "/CMapName /Divulga-Codes def\n/CMapType 1 def\n/WMode 0 def\n",
                    "cidchar", cids.size(), [&](std::string& out, std::size_t number) {
                      out += '<';
                      append_hex(out, static_cast<unsigned>(number + 1), 4);
                      out += "> ";
                      append_integer(out, cids[number]);
                    });
}

}  // namespace divulga::pdf
