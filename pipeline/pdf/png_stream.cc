#include <zlib.h>

#include <array>
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

/// Whether the rows unpack to their number and length, each behind one of PNG's five filters.
bool rows_are_whole(const PngStream& png) {
  const std::size_t row = (static_cast<std::size_t>(png.width) * static_cast<std::size_t>(png.colors * png.bits) + 7) / 8 + 1;
  const std::size_t wanted = row * static_cast<std::size_t>(png.height);
  z_stream stream{};
  if (inflateInit(&stream) != Z_OK) return false;
  // zlib reads through a pointer that is not const.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(png.data.data()));
  stream.avail_in = static_cast<uInt>(png.data.size());
  std::array<unsigned char, 1 << 16> window;
  std::size_t seen = 0;
  bool good = png.data.size() <= 0xFFFFFFFFu;
  int state = Z_OK;
  while (good && state == Z_OK) {
    stream.next_out = window.data();
    stream.avail_out = static_cast<uInt>(window.size());
    state = inflate(&stream, Z_NO_FLUSH);
    const std::size_t got = window.size() - stream.avail_out;
    if (state != Z_OK && state != Z_STREAM_END) good = false;
    if (state == Z_OK && got == 0) good = false;
    for (std::size_t at = (row - seen % row) % row; at < got && good; at += row) good = window[at] <= 4;
    seen += got;
    if (seen > wanted) good = false;
  }
  inflateEnd(&stream);
  return good && seen == wanted;
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
  if (!rows_are_whole(png)) throw Error("image '" + image.name + "' cannot be read: its rows are broken", "save it again as PNG");
  return png;
}

}  // namespace divulga::pdf
