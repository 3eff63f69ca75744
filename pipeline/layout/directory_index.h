#pragma once
#include "layout/block_layout.h"

namespace divulga::layout {

/// Services by topic, place or language in two columns, each with its number and its page.
Flow lay_out_directory_index(Setting& setting, const ServiceIndex& index, const Measure& measure, StructId parent, const SourceSpan& span);

}  // namespace divulga::layout
