#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "diag/message.h"

namespace divulga {

enum class PictureFormat { png, jpeg, svg, unknown };

/// By the first bytes; an SVG by its root element.
PictureFormat picture_format(std::string_view bytes);

/// What the head of a PNG (ISO 15948) or JPEG (ISO 10918-1) says.
struct RasterHeader {
  PictureFormat format = PictureFormat::unknown;
  int width = 0, height = 0;              // as stored, above 0
  int channels = 3;                       // 1 gray, 3 colour, 4 CMYK
  int bits = 8;
  int orientation = 1;                    // EXIF 1 .. 8: 5 and above lie on their side

  int upright_width() const { return orientation >= 5 ? height : width; }
  int upright_height() const { return orientation >= 5 ? width : height; }
};
/// Nothing when it is neither, or breaks off inside its head.
std::optional<RasterHeader> read_raster_header(std::string_view bytes);

/// Why a picture cannot be shown, and what to do about it, where that is known. An empty message: it can.
struct RasterFault { Message message, hint; };
/// Of a whole PNG or JPEG: "it breaks off before its end".
/// Reads chunk lengths and markers, not the samples.
RasterFault raster_fault(std::string_view bytes);

}  // namespace divulga
