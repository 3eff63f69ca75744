#pragma once
#include "layout/block_layout.h"

namespace divulga::layout {

/// A heading of the document in reading order.
struct ContentsEntry {
  int level = 2;
  std::string id, title, number;
};
std::vector<ContentsEntry> contents_entries(const Document& document, int deepest_level);

/// The table of contents: number, title, dotted leader and page number, each a link; nested TOC and TOCI elements.
Flow lay_out_contents(Setting& setting, const Measure& measure, StructId parent);

/// The number itself, right where PageReference left room for it.
Fragment page_number(Setting& setting, const PageReference& reference, const std::string& label);

}  // namespace divulga::layout
