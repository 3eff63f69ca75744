#pragma once
#include <string>

#include "document/document.h"

namespace divulga {

/// A document as text, a line a block, indented by depth, `@line` behind: the expected value of tests.
std::string dump(const Document& document);
/// Inlines on one line: "text", em("…"), link(url "…").
std::string dump(const Inlines& inlines);

}  // namespace divulga
