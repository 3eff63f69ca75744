#pragma once
#include <string>

#include "layout/fragment.h"

namespace divulga::layout {

/// A QR code (ISO/IEC 18004, error correction M) as one path of squares, its quiet zone of four modules left free inside
/// `size`. Throws Error when the text does not fit in a code.
Path qr_path(const std::string& text, Point at, Pt size, Color color, StructId element);

}  // namespace divulga::layout
