#include "support/made_pictures.h"

#include <cstdio>

#include <jpeglib.h>
#include <png.h>

#include <cstdlib>

namespace divulga::test {

std::string made_png(unsigned width, unsigned height, int depth, int color, std::string rows, bool interlaced) {
  std::string out;
  png_structp writer = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(writer);
  png_set_write_fn(writer, &out, [](png_structp to, png_bytep data, std::size_t size) {
    static_cast<std::string*>(png_get_io_ptr(to))->append(reinterpret_cast<const char*>(data), size);
  }, nullptr);
  png_set_IHDR(writer, info, width, height, depth, color, interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  const png_color palette[2] = {{255, 0, 0}, {0, 0, 255}};
  const png_byte alpha[2] = {255, 128};
  if (color == PNG_COLOR_TYPE_PALETTE) {
    png_set_PLTE(writer, info, palette, 2);
    png_set_tRNS(writer, info, alpha, 2, nullptr);
  }
  png_write_info(writer, info);
  if (rows.empty()) rows.assign(png_get_rowbytes(writer, info) * height, '\x11');
  const std::size_t stride = rows.size() / height;
  std::vector<png_bytep> pointers;
  for (unsigned y = 0; y < height; ++y) pointers.push_back(reinterpret_cast<png_bytep>(rows.data() + y * stride));
  png_write_image(writer, pointers.data());
  png_write_end(writer, info);
  png_destroy_write_struct(&writer, &info);
  return out;
}

std::string made_jpeg(const MadeJpeg& kind) {
  jpeg_compress_struct info;
  jpeg_error_mgr errors;
  info.err = jpeg_std_error(&errors);
  jpeg_create_compress(&info);
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&info, &bytes, &size);
  const std::size_t channels = kind.sample.size();
  info.image_width = static_cast<JDIMENSION>(kind.width);
  info.image_height = static_cast<JDIMENSION>(kind.height);
  info.input_components = static_cast<int>(channels);
  info.in_color_space = channels == 1 ? JCS_GRAYSCALE : channels == 3 ? JCS_RGB : JCS_CMYK;
  jpeg_set_defaults(&info);
  jpeg_set_quality(&info, 100, TRUE);
  if (!kind.adobe_marker) info.write_Adobe_marker = FALSE;
  jpeg_start_compress(&info, TRUE);
  if (!kind.exif.empty()) jpeg_write_marker(&info, JPEG_APP0 + 1, reinterpret_cast<const JOCTET*>(kind.exif.data()), static_cast<unsigned>(kind.exif.size()));
  if (!kind.profile.empty()) jpeg_write_icc_profile(&info, reinterpret_cast<const JOCTET*>(kind.profile.data()), static_cast<unsigned>(kind.profile.size()));
  std::vector<unsigned char> row;
  for (int x = 0; x < kind.width; ++x) row.insert(row.end(), kind.sample.begin(), kind.sample.end());
  JSAMPROW line = row.data();
  while (info.next_scanline < info.image_height) jpeg_write_scanlines(&info, &line, 1);
  jpeg_finish_compress(&info);
  const std::string out(reinterpret_cast<const char*>(bytes), size);
  jpeg_destroy_compress(&info);
  std::free(bytes);
  return out;
}

}  // namespace divulga::test
