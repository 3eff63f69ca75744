#pragma once
#include "layout/block_layout.h"

namespace divulga::layout {

/// Finding, measure, drawing, source in one piece. The drawing is a Figure with the chart's text alternative. A chart higher
/// than its page is an error.
Flow lay_out_chart(Setting& setting, const Chart& chart, const Measure& measure, StructId parent, const SourceSpan& span);

}  // namespace divulga::layout
