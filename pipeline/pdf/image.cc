#include "pdf/image.h"

#include <string_view>

#include "diag/diagnostic.h"
#include "pdf/syntax.h"
#include "picture/cmyk_jpeg.h"

namespace divulga::pdf {

namespace {

std::string image_entries(int width, int height, std::string_view color_space) {
  std::string entries = "/Type /XObject /Subtype /Image /Width ";
  append_integer(entries, width);
  entries += " /Height ";
  append_integer(entries, height);
  entries += " /BitsPerComponent 8 /ColorSpace ";
  entries += color_space;
  return entries;
}

ImageObject write_png_stream(const PngStream& png, ObjectWriter& objects, std::string_view color_space) {
  std::string entries = "/Type /XObject /Subtype /Image /Width " + std::to_string(png.width) + " /Height " + std::to_string(png.height) +
                        " /BitsPerComponent " + std::to_string(png.bits) + " /ColorSpace ";
  if (png.palette.empty()) {
    entries += png.colors == 3 ? color_space : "/DeviceGray";
  } else {
    entries += "[/Indexed " + std::string(color_space) + " " + std::to_string(png.palette.size() / 3 - 1) + " <";
    for (const char c : png.palette) append_hex(entries, static_cast<unsigned char>(c), 2);
    entries += ">]";
  }
  entries += " /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors " + std::to_string(png.colors) + " /BitsPerComponent " + std::to_string(png.bits) +
             " /Columns " + std::to_string(png.width) + " >>";
  return {objects.stream(std::move(entries), png.data), false};
}

/// The inks as they are; Adobe's programs write them turned over.
ImageObject write_four_inks(const ImageData& image, const JpegHeader& header, ObjectWriter& objects) {
  std::string entries = image_entries(header.width, header.height, "/DeviceCMYK");
  if (is_inverted_cmyk(image.bytes)) entries += " /Decode [1 0 1 0 1 0 1 0]";
  return {objects.stream(entries + " /Filter /DCTDecode", image.bytes), false};
}

ImageData converted(const ImageData& image) {
  try {
    return {screen_jpeg(image.bytes), image.name};
  } catch (const Error& error) {
    throw Error(message("image '{0}' cannot be used: {1}", image.name, error.diagnostic().message), message("save it as RGB"));
  }
}

}  // namespace

ImageObject write_image(const ImageData& image, ObjectWriter& objects, std::string_view color_space, FourInks inks) {
  constexpr std::string_view gray = "/DeviceGray";
  const std::string_view bytes = image.bytes;
  if (bytes.starts_with("\xFF\xD8\xFF")) {
    const JpegHeader header = read_jpeg_header(image);
    if (header.channels == 4) return inks == FourInks::kept ? write_four_inks(image, header, objects) : write_image(converted(image), objects, color_space);
    return {objects.stream(image_entries(header.width, header.height, header.channels == 3 ? color_space : gray) + " /Filter /DCTDecode", bytes), false};
  }
  if (!bytes.starts_with("\x89PNG\r\n\x1A\n"))
    throw Error(message("image '{0}' is neither PNG nor JPEG", image.name), message("convert it to PNG or JPEG"));
  if (const std::optional<PngStream> stream = read_png_stream(image)) return write_png_stream(*stream, objects, color_space);
  const Raster raster = decode_png(image);
  std::string entries = image_entries(raster.width, raster.height, raster.channels == 3 ? color_space : gray);
  if (!raster.alpha.empty()) {
    entries += " /SMask ";
    append_reference(entries, objects.compressed_stream(image_entries(raster.width, raster.height, gray), raster.alpha));
  }
  return {objects.compressed_stream(std::move(entries), raster.samples), !raster.alpha.empty()};
}

}  // namespace divulga::pdf
