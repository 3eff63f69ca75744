#include <libdeflate.h>

#include <memory>
#include <string_view>

#include "diag/diagnostic.h"
#include "pdf/image.h"

namespace divulga::pdf {

namespace {

using namespace std::string_view_literals;

unsigned byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }
std::size_t long_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::size_t>(byte_at(bytes, at)) << 24 | byte_at(bytes, at + 1) << 16 | byte_at(bytes, at + 2) << 8 | byte_at(bytes, at + 3);
}

constexpr std::size_t most_unpacked = 1 << 26;   // bytes; what is larger goes row by row through libpng

std::size_t row_size(const PngStream& png) {
  return (static_cast<std::size_t>(png.width) * static_cast<std::size_t>(png.colors * png.bits) + 7) / 8 + 1;
}

/// Whether the rows unpack to their number and length, each behind one of PNG's five filters.
bool rows_are_whole(const PngStream& png) {
  const std::size_t row = row_size(png);
  std::string rows(row * static_cast<std::size_t>(png.height), '\0');
  const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> unpack(libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
  if (!unpack || libdeflate_zlib_decompress(unpack.get(), png.data.data(), png.data.size(), rows.data(), rows.size(), nullptr) != LIBDEFLATE_SUCCESS) return false;
  for (std::size_t at = 0; at < rows.size(); at += row)
    if (byte_at(rows, at) > 4) return false;
  return true;
}

}  // namespace

std::optional<PngStream> read_png_stream(const ImageData& image) {
  const std::string_view bytes = image.bytes;
  if (bytes.size() < 33) return std::nullopt;
  PngStream png;
  const std::size_t width = long_at(bytes, 16), height = long_at(bytes, 20);
  const unsigned type = byte_at(bytes, 25), interlaced = byte_at(bytes, 28);
  png.bits = static_cast<int>(byte_at(bytes, 24));
  if (png.bits > 8 || (type != 0 && type != 2 && type != 3) || interlaced != 0 || width == 0 || height == 0 || width > 1'000'000 || height > 1'000'000) return std::nullopt;
  png.width = static_cast<int>(width);
  png.height = static_cast<int>(height);
  png.colors = type == 2 ? 3 : 1;
  bool is_srgb = false, other_gamma = false, ended = false;
  for (std::size_t at = 8; at + 12 <= bytes.size() && !ended;) {
    const std::size_t length = long_at(bytes, at);
    const std::string_view name = bytes.substr(at + 4, 4);
    if (length > bytes.size() - at - 12) return std::nullopt;
    const std::string_view body = bytes.substr(at + 8, length);
    if (name == "tRNS"sv) return std::nullopt;
    if (name == "sRGB"sv) is_srgb = true;
    if (name == "gAMA"sv && body.size() == 4) other_gamma = long_at(body, 0) < 45000 || long_at(body, 0) > 46000;
    if (name == "PLTE"sv && type == 3) png.palette = std::string(body);
    if (name == "IDAT"sv) png.data += body;
    ended = name == "IEND"sv;
    at += 12 + length;
  }
  if (!ended || (other_gamma && !is_srgb) || (type == 3) != !png.palette.empty() || png.palette.size() % 3 != 0 || png.palette.size() > 768) return std::nullopt;
  if (row_size(png) * height > most_unpacked) return std::nullopt;
  if (!rows_are_whole(png)) throw Error(message("image '{0}' cannot be read: its rows are broken", image.name), message("save it again as PNG"));
  return png;
}

}  // namespace divulga::pdf
