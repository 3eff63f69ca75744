#pragma once
#include <string>
#include <string_view>

namespace divulga {

/// Whether a JPEG holds four inks turned over, 0 for full ink, as Adobe's programs write them: its Adobe marker says so.
bool is_inverted_cmyk(std::string_view jpeg);

/// A CMYK JPEG as an sRGB one for screens: by its own ICC profile, otherwise as on coated paper in offset (FOGRA39). Its Exif block stays.
/// Equal bytes give equal bytes. Throws Error ("it breaks off …", lower case, without the picture's name) for what cannot be read.
std::string screen_jpeg(std::string_view cmyk_jpeg);

/// The picture itself, or as `screen_jpeg` where it is a CMYK JPEG: what a screen, a browser, a mail program gets.
std::string for_screens(std::string picture);

}  // namespace divulga
