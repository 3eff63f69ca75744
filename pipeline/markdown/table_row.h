#pragma once
#include <string_view>
#include <vector>

namespace divulga {

/// A cell of a pipe table's line as written, without surrounding blanks: bytes from the line's start.
struct RowCell { size_t offset = 0, size = 0; };

/// Splits a GFM table row at its unescaped pipes.
std::vector<RowCell> split_row(std::string_view line);

}  // namespace divulga
