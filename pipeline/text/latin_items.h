#pragma once
#include <optional>

#include "text/itemizer.h"

namespace divulga {

/// The items of a paragraph that is Latin all through and whose first faces have every character: most are, and need no
/// search for scripts, directions and words. Nothing for any other; never differs from what the search would find.
std::optional<std::vector<Item>> latin_items(const FontBook& fonts, const ParagraphText& text, const std::vector<StyledText>& spans,
                                             const ParagraphOptions& options);

}  // namespace divulga
