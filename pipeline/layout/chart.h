#pragma once
#include "layout/block_layout.h"

namespace divulga::layout {

/// Finding, measure, drawing, source in one piece. The drawing is a Figure with the chart's text alternative.
Flow lay_out_chart(Setting& setting, const Chart& chart, const Measure& measure, StructId parent, const SourceSpan& span);

/// Categories and values as drawn: sorted where their order has no meaning, six parts at most in a share, the rest together
/// as "other" at the end.
Chart prepared(const Chart& chart, const std::string& other);

/// Round steps from zero that cover `largest`: 1, 2, 2.5 or 5 times a power of ten, four to six of them.
struct ScaleSteps { double step = 1; int count = 1; };
ScaleSteps scale_steps(double largest);

}  // namespace divulga::layout
