#pragma once
#include <cstdint>

namespace divulga {

/// Share of a mark's width that may stand outside the measure in justified text, so that the edge looks straight: hyphens,
/// full stops, commas, quotation marks. 0 for everything else.
double hanging_share_at_start(char16_t unit);
double hanging_share_at_end(char16_t unit);

/// Marks of simplified Chinese whose ink fills one half of their square (CLREQ, 3.1.6): at the square's end or its start.
enum class FullWidthMark : std::uint8_t { none, opening, closing };
FullWidthMark full_width_mark(char16_t unit);
/// Whether the empty half between two of them is taken out: "），" or "（《".
bool closes_up(char16_t first, char16_t second);

}  // namespace divulga
