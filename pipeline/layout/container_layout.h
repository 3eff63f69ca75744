#pragma once
#include "layout/block_layout.h"

namespace divulga::layout {

/// A `:::` container by its kind; kinds that have no form of their own on paper are their content.
Flow lay_out_container(BlockLayout& layout, const Container& container, const Measure& measure, StructId parent, const SourceSpan& span);
/// The service directory, an entry a piece.
Flow lay_out_services(BlockLayout& layout, const Services& services, const Measure& measure, StructId parent, const SourceSpan& span);
/// An aside as it stands in the margin column.
Fragment lay_out_margin_note(BlockLayout& layout, const Container& container, const Measure& measure, StructId parent);
/// The project card's rows: code, title, beneficiary, partners, period, objective, budget, contacts.
std::vector<std::pair<std::string, Inlines>> project_card(const Setting& setting);

}  // namespace divulga::layout
