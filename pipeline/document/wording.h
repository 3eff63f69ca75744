#pragma once
#include "document/document.h"

namespace divulga {

/// Which of two texts stands where the author wrote both, `::: long` and then `::: short`.
enum class Wording { long_text, short_text };

/// Whether the document has a short text anywhere.
bool has_short_text(const Blocks& blocks);
/// The document with one of the two in the place of both; every other block as it was.
Document worded(const Document& document, Wording wording);

}  // namespace divulga
