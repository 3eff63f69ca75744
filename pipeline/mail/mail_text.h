#pragma once
#include <string>

#include "document/document.h"

namespace divulga {

/// The document as plain text that reads by itself: links written out, lists marked, tables row by row, lines broken at 72
/// columns where there are spaces. Lines end in LF.
std::string mail_text(const Document& document);

}  // namespace divulga
