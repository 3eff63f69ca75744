#include "diag/diagnostic.h"
#include "pdf/image.h"

namespace divulga::pdf {

namespace {

[[noreturn]] void refuse(const ImageData& image, const Message& why, const Message& hint) {
  throw Error(message("image '{0}' cannot be used: {1}", image.name, why), hint);
}

bool is_start_of_frame(unsigned marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

}  // namespace

JpegHeader read_jpeg_header(const ImageData& image) {
  const std::string& bytes = image.bytes;
  const auto byte = [&](std::size_t at) { return static_cast<unsigned>(static_cast<unsigned char>(bytes[at])); };
  const auto word = [&](std::size_t at) { return byte(at) << 8 | byte(at + 1); };
  for (std::size_t at = 2; at + 4 <= bytes.size();) {
    if (byte(at) != 0xFF) break;
    const unsigned marker = byte(at + 1);
    if (marker == 0xFF) {    // fill
      ++at;
      continue;
    }
    if (is_start_of_frame(marker)) {
      if (at + 10 > bytes.size()) break;
      if (byte(at + 4) != 8) refuse(image, message("its samples have 12 bits"), message("save it with 8 bits a channel"));
      const JpegHeader header{static_cast<int>(word(at + 7)), static_cast<int>(word(at + 5)), static_cast<int>(byte(at + 9))};
      if ((header.channels != 1 && header.channels != 3 && header.channels != 4) || header.width == 0 || header.height == 0) break;
      return header;
    }
    at += 2 + word(at + 2);
  }
  refuse(image, message("it is not a whole JPEG"), message("save it again"));
}

}  // namespace divulga::pdf
