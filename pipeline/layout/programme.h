#pragma once
#include "layout/block_layout.h"

namespace divulga::layout {

/// An event's programme as a time line: the time at the start edge, what is said and under it who says it, a rule above each.
/// To a reader it stays the table it is, the time being its row's header.
Flow lay_out_programme(Setting& setting, const Table& table, const Measure& measure, StructId parent, const SourceSpan& span);

}  // namespace divulga::layout
