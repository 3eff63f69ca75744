#pragma once
#include <string>
#include <vector>

#include "layout/setting.h"

namespace divulga::layout {

/// The emblem of the European Union, `height` high and 1.5 times as wide: a field and twelve upright stars (Interinstitutional
/// style guide, annex A1). `element` is the figure it belongs to.
std::vector<Path> emblem(Point at, Pt height, StructId element);

/// Emblem, statements and fund name as one figure with the statement as its alternative text; the emblem at least 10 mm
/// high, the fund's name as large as `width` allows, up to a quarter of that height.
Fragment lockup(Setting& setting, Pt height, Pt width, StructId parent);

}  // namespace divulga::layout
