#pragma once
#include <optional>
#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "picture/drawing.h"

namespace divulga {

/// Something in an SVG file that is refused (error) or not drawn as written (warning), at its line of the file.
struct SvgFault {
  Severity severity = Severity::warning;
  int line = 0;
  Message message, hint;
};

/// Reads what print can show of SVG 1.1: shapes, paths, groups, use and symbol, styles, gradients, rectangular clips, text.
/// Scripts, foreign content and references to other files are errors; effects are warnings. Nothing when no picture is left.
std::optional<Drawing> read_svg(const std::string& bytes, std::vector<SvgFault>& faults);

}  // namespace divulga
