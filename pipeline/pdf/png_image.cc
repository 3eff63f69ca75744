#include <png.h>

#include <algorithm>

#include "diag/diagnostic.h"
#include "pdf/image.h"

namespace divulga::pdf {

namespace {

constexpr std::size_t most_pixels = 200'000'000;

[[noreturn]] void refuse(const ImageData& image, const Message& why) {
  throw Error(message("image '{0}' cannot be read: {1}", image.name, why), message("save it again as PNG"));
}

}  // namespace

Raster decode_png(const ImageData& image) {
  // libpng's simplified API: no setjmp across C++ frames, and it does gray, palette, 16 bits, tRNS and interlacing.
  png_image header{};
  header.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_memory(&header, image.bytes.data(), image.bytes.size()) == 0) refuse(image, header.message);
  header.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;    // libpng would take 16 bits without a gamma for linear light
  const bool color = (header.format & PNG_FORMAT_FLAG_COLOR) != 0;
  const bool alpha = (header.format & PNG_FORMAT_FLAG_ALPHA) != 0;
  const std::size_t pixels = std::size_t{header.width} * header.height;
  if (pixels > most_pixels) {
    png_image_free(&header);
    refuse(image, message("more than 200 million pixels"));
  }
  header.format = color ? (alpha ? PNG_FORMAT_RGBA : PNG_FORMAT_RGB) : (alpha ? PNG_FORMAT_GA : PNG_FORMAT_GRAY);

  Raster raster;
  raster.width = static_cast<int>(header.width);
  raster.height = static_cast<int>(header.height);
  raster.channels = color ? 3 : 1;
  const std::size_t color_bytes = static_cast<std::size_t>(raster.channels);
  std::string buffer(pixels * (color_bytes + (alpha ? 1 : 0)), '\0');
  if (png_image_finish_read(&header, nullptr, buffer.data(), 0, nullptr) == 0) refuse(image, header.message);
  if (!alpha) {
    raster.samples = std::move(buffer);
    return raster;
  }
  raster.samples.reserve(pixels * color_bytes);
  raster.alpha.reserve(pixels);
  for (std::size_t i = 0; i < buffer.size(); i += color_bytes + 1) {
    raster.samples.append(buffer, i, color_bytes);
    raster.alpha += buffer[i + color_bytes];
  }
  if (std::all_of(raster.alpha.begin(), raster.alpha.end(), [](char a) { return a == '\xFF'; })) raster.alpha.clear();
  return raster;
}

}  // namespace divulga::pdf
