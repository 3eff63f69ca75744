#pragma once
#include <vector>

#include "layout/block_layout.h"

namespace divulga::layout {

/// Two pieces of flow that start at the same height: the source's and the reader's; or one across both columns.
struct FacingRow {
  Flow source, target, across;
  size_t across_source = 0;               // the first so many of `across` are the source's
  bool heading = false;                   // kept with the next row
  bool new_page = false;
  bool aligned = true;                    // on the baselines of the first lines; else on the upper edges (boxes, tables)
  int number = 0;                         // to talk about over a desk; 0: none
};

/// Both documents as rows, in the order of the text. What is too wide for a column (tables, figures) stands across both, the
/// source's above the reader's. Points are numbered through; headings are not.
class FacingRows {
 public:
  FacingRows(BlockLayout& source, BlockLayout& target, const Measure& source_measure, const Measure& target_measure, Pt full)
      : source_(source), target_(target), source_measure_(source_measure), target_measure_(target_measure), full_(full) {}

  std::vector<FacingRow> rows(const Blocks& source, const Blocks& target, StructId source_parent, StructId target_parent);

 private:
  void add(const Blocks& source, const Blocks& target, StructId source_parent, StructId target_parent);
  void add_pair(const Block* source, const Block* target, StructId source_parent, StructId target_parent);
  void add_items(Flow source, Flow target);
  void push(FacingRow row, bool numbered);
  bool fits(BlockLayout& layout, const Table& table, const Measure& measure) const;

  BlockLayout& source_;
  BlockLayout& target_;
  const Measure& source_measure_;
  const Measure& target_measure_;
  Pt full_;
  std::vector<FacingRow> rows_;
  bool new_page_ = false;
  int number_ = 0;
};

}  // namespace divulga::layout
