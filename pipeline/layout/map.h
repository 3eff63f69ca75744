#pragma once
#include "layout/block_layout.h"

namespace divulga::layout {

/// A map of numbered services: lines of the land drawn lightly, pins with leaders to their places, names of places, scale and
/// north; below it, where asked, numbers and names in columns. A map is geography: it is not mirrored, its words are.
Flow lay_out_map(Setting& setting, const ServiceMap& map, const Measure& measure, StructId parent, const SourceSpan& span);

/// A number in a disc, `size` high and wide, its upper left corner at the origin.
Fragment number_disc(Setting& setting, int number, Pt size, StructId element);

}  // namespace divulga::layout
