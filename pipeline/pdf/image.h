#pragma once
#include <optional>
#include <string>
#include <vector>

#include "layout/paged_document.h"
#include "pdf/object_writer.h"

namespace divulga::pdf {

/// Samples of 8 bits, rows from above without padding.
struct Raster {
  int width = 0, height = 0;
  int channels = 3;          // 1 gray, 3 RGB
  std::string samples;
  std::string alpha;         // one byte a pixel; empty: opaque
};

/// Any PNG (16 bits, palette, transparency, interlaced, gray) as 8-bit samples. Throws Error naming the image.
Raster decode_png(const ImageData& image);

/// The compressed rows of a PNG that PDF can hold as they are (ISO 32000-1, 7.4.4.4): no alpha, no interlacing, 8 bits at most,
/// the colours of sRGB. `bits`, `columns` and `colors` are what the predictor wants to know.
struct PngStream {
  int width = 0, height = 0, bits = 8, colors = 3;
  std::string palette;       // RGB triples; empty: gray or RGB samples
  std::string data;          // zlib
};
/// Nothing when it has to be unpacked. Throws Error naming the image when its rows are broken. Unpacks no more than a window at a time.
std::optional<PngStream> read_png_stream(const ImageData& image);

/// What /DCTDecode must know of a JPEG (ISO 10918-1, B.2.2).
struct JpegHeader {
  int width = 0, height = 0;
  int channels = 0;          // 1 gray, 3 YCbCr or RGB, 4 CMYK
};
/// Throws Error naming the image.
JpegHeader read_jpeg_header(const ImageData& image);

struct ImageObject {
  ObjectId object = 0;
  bool transparent = false;
};
/// What becomes of a CMYK picture: DeviceCMYK under an sRGB output intent is not PDF/A, and for print its inks are what is wanted.
enum class FourInks { converted, kept };
/// Writes an image XObject: a JPEG as it is, a PNG as samples with a soft mask. `color_space`: of what is RGB.
/// Throws Error for other formats.
ImageObject write_image(const ImageData& image, ObjectWriter& objects, std::string_view color_space = "/DeviceRGB", FourInks inks = FourInks::converted);

}  // namespace divulga::pdf
