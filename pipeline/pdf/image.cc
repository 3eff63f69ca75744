#include "pdf/image.h"

#include <string_view>

#include "diag/diagnostic.h"
#include "pdf/syntax.h"

namespace divulga::pdf {

namespace {

std::string image_entries(int width, int height, bool color) {
  std::string entries = "/Type /XObject /Subtype /Image /Width ";
  append_integer(entries, width);
  entries += " /Height ";
  append_integer(entries, height);
  return entries + " /BitsPerComponent 8 /ColorSpace " + (color ? "/DeviceRGB" : "/DeviceGray");
}

}  // namespace

ImageObject write_image(const ImageData& image, ObjectWriter& objects) {
  const std::string_view bytes = image.bytes;
  if (bytes.starts_with("\xFF\xD8\xFF")) {
    const JpegHeader header = read_jpeg_header(image);
    return {objects.stream(image_entries(header.width, header.height, header.channels == 3) + " /Filter /DCTDecode", bytes), false};
  }
  if (!bytes.starts_with("\x89PNG\r\n\x1A\n"))
    throw Error("image '" + image.name + "' is neither PNG nor JPEG", "convert it to PNG or JPEG");
  const Raster raster = decode_png(image);
  std::string entries = image_entries(raster.width, raster.height, raster.channels == 3);
  if (!raster.alpha.empty()) {
    entries += " /SMask ";
    append_reference(entries, objects.compressed_stream(image_entries(raster.width, raster.height, false), raster.alpha));
  }
  return {objects.compressed_stream(std::move(entries), raster.samples), !raster.alpha.empty()};
}

}  // namespace divulga::pdf
