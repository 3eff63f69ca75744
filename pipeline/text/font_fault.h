#pragma once
#include <string>
#include <string_view>

#include "diag/message.h"

namespace divulga {

/// What is wrong with a font's bytes: with its table directory, or with the tables that setting and embedding need (OpenType
/// 1.9: head, hhea, maxp, hmtx, cmap, and glyf with loca or CFF). Lower case, no full stop; empty when the font can be used.
/// `collection_index`: which face of a .ttc.
Message font_fault(std::string_view bytes, unsigned collection_index = 0);

/// Whether a font's OS/2 table forbids embedding (fsType, "restricted license").
bool forbids_embedding(std::string_view bytes);

}  // namespace divulga
