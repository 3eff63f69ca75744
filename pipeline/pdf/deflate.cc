#include "pdf/deflate.h"

#include <libdeflate.h>

#include <memory>

#include "diag/diagnostic.h"

namespace divulga::pdf {

std::string deflate(std::string_view bytes, Effort effort) {
  constexpr int levels[] = {1, 4, 6, 10};
  const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
      libdeflate_alloc_compressor(levels[static_cast<int>(effort)]), libdeflate_free_compressor);
  if (!compressor) throw EnvironmentError(message("no memory left to compress a stream of the PDF"));
  std::string out(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()), '\0');
  out.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
  out.shrink_to_fit();                    // it may wait long beside others
  return out;
}

}  // namespace divulga::pdf
