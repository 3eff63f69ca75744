#include "pdf/deflate.h"

#include <libdeflate.h>

#include <memory>

#include "diag/diagnostic.h"

namespace divulga::pdf {

std::string deflate(std::string_view bytes, Effort effort) {
  constexpr int least = 1, usual = 4, most = 6;
  const int level = effort == Effort::most ? most : effort == Effort::least ? least : usual;
  const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
      libdeflate_alloc_compressor(level), libdeflate_free_compressor);
  if (!compressor) throw EnvironmentError(message("no memory left to compress a stream of the PDF"));
  std::string out(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()), '\0');
  out.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
  return out;
}

}  // namespace divulga::pdf
