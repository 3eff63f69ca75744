#pragma once
#include "layout/block_layout.h"

namespace divulga::layout {

/// A block of code: left to right in every language, on a ground, its language named at the end of the first line. A line
/// that is too long goes on set in, with an arrow where it was broken.
Flow lay_out_code(BlockLayout& layout, const CodeBlock& code, const Measure& measure, StructId parent, const SourceSpan& span);

/// A line of code cut to pieces of at most `columns` columns, rather at a space; wide characters take two columns. Spaces at
/// a cut go with the piece before it.
std::vector<std::string> wrapped_code(const std::string& line, size_t columns);

}  // namespace divulga::layout
