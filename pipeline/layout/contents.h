#pragma once
#include "layout/block_layout.h"

namespace divulga::layout {

/// A heading, figure or table of the document in reading order.
struct ContentsEntry {
  int level = 2;
  std::string id, title, number;
};
std::vector<ContentsEntry> contents_entries(const Setting& setting, ContentsOf of);

/// The table of contents, or the list of figures or tables: number, title, dotted leader and page number, each a link; nested TOC and TOCI elements.
Flow lay_out_contents(Setting& setting, ContentsOf of, const Measure& measure, StructId parent);

/// The number itself, right where PageReference left room for it.
Fragment page_number(Setting& setting, const PageReference& reference, const std::string& label);

}  // namespace divulga::layout
