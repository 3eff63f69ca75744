#pragma once
#include <string>
#include <string_view>

namespace divulga {

/// An SVG drawing as a PNG `width` pixels wide, on white, since mail programs show no SVG and some turn their ground dark. Texts in it
/// are set in the machine's fonts. Nothing outside of the drawing is read. Throws Error ("it cannot be drawn: …") when it is none.
std::string png_of_drawing(std::string_view svg, int width);

}  // namespace divulga
