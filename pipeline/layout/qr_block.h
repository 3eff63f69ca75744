#pragma once
#include "layout/block_layout.h"

namespace divulga::layout {

/// A QR code on white with its label and address beside it, or below it in a narrow column. It grows until its modules are 0.4 mm;
/// an address that would want more than there is room for is an error.
Flow lay_out_qr(Setting& setting, const QrCode& code, const Measure& measure, StructId parent, const SourceSpan& span);

}  // namespace divulga::layout
