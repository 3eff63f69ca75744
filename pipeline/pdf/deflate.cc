#include "pdf/deflate.h"

#include <zlib.h>

#include "diag/diagnostic.h"

namespace divulga::pdf {

std::string deflate(std::string_view bytes, Effort effort) {
  uLongf size = compressBound(static_cast<uLong>(bytes.size()));
  std::string out(size, '\0');
  const int status = compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
                               static_cast<uLong>(bytes.size()), effort == Effort::most ? 9 : 6);
  if (status != Z_OK) throw EnvironmentError("no memory left to compress a stream of the PDF");
  out.resize(size);
  return out;
}

}  // namespace divulga::pdf
