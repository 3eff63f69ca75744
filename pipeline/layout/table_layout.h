#pragma once
#include "layout/block_layout.h"

namespace divulga::layout {

/// Rows as flow items under a header that repeats on every page; a short table is one piece. Numbers stand on their decimal
/// separator, the order of columns turns with the writing. A table wider than its page is an error. One of more than a thousand rows is
/// referred to until its pages are composed.
Flow lay_out_table(Setting& setting, const Table& table, const Measure& measure, StructId parent, const SourceSpan& span);

/// "Tabella 2" in bold, then the caption; a Caption element.
Flow caption(Setting& setting, const std::string& label, const Inlines& text, StructId parent, Pt width, const SourceSpan& span);
/// "Fonte: …" below a table or chart.
Flow source_line(Setting& setting, const std::string& source, StructId parent, Pt width, const SourceSpan& span);

/// Names and values in two columns: the project card.
Flow lay_out_pairs(Setting& setting, const std::vector<std::pair<std::string, Inlines>>& pairs, const Measure& measure, StructId parent,
                   const SourceSpan& span);

}  // namespace divulga::layout
