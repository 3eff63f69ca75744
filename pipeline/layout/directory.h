#pragma once
#include "layout/block_layout.h"

namespace divulga::layout {

/// The service directory as cards: a head with the topic's icon, then each service in one piece with its number, what it does, how to
/// get it, where and when, its telephone large, and the languages spoken as tabs, each in its own name.
Flow lay_out_directory(BlockLayout& layout, const Services& services, const Measure& measure, StructId parent, const SourceSpan& span);

/// Where an index finds a service.
std::string service_anchor(const std::string& id);

}  // namespace divulga::layout
