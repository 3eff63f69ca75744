#pragma once
#include <string>

#include "layout/fragment.h"

namespace divulga::layout {

/// Modules along a side of the code for a text, quiet zone included. Throws Error as qr_path does.
int qr_modules(const std::string& text);
/// The smallest module that every telephone reads from paper, in millimetres.
inline constexpr double least_qr_module = 0.4;

/// A QR code (ISO/IEC 18004, error correction M) as one path of squares, its quiet zone of four modules left free inside
/// `size`. Throws Error when the text does not fit in a code.
Path qr_path(const std::string& text, Point at, Pt size, Color color, StructId element);

}  // namespace divulga::layout
