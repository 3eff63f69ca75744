#pragma once
#include "web/html.h"

namespace divulga {

/// The emblem of the European Union as inline SVG (Regulation (EU) 2021/1060, Annex IX), with the white border of H/25
/// that a coloured ground asks for. `title` is its text alternative.
Html union_emblem(const std::string& title);

}  // namespace divulga
