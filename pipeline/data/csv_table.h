#pragma once
#include "data/dataset.h"

namespace divulga {

/// Reads CSV text (RFC 4180) into `columns` and `rows`. The separator is the comma or the semicolon, whichever the header
/// has more of. Rows with a wrong number of cells are reported and left out.
Dataset read_csv(const std::string& file, const std::string& text, DiagnosticSink& sink);

}  // namespace divulga
