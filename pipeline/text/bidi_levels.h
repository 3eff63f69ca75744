#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "locale/locale_tag.h"

namespace divulga {

/// Embedding level of every unit of a paragraph by the bidirectional algorithm (UAX 9). Invisible controls take the level of
/// what they open or close, so that they stand as no runs of their own, but where they keep two embeddings apart.
std::vector<std::uint8_t> bidi_levels(const std::u16string& units, Direction direction);

}  // namespace divulga
