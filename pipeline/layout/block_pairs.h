#pragma once
#include <vector>

#include "document/document.h"

namespace divulga::layout {

/// A block of one document and the one that says the same in the other; nullptr where a document has nothing beside it.
struct BlockPair {
  const Block* source = nullptr;
  const Block* target = nullptr;
};

/// Both documents come from one text, so their blocks are of the same kinds in the same order. Where a translation was written
/// as a whole and differs, what is of one kind stays together in order and the rest stands alone.
std::vector<BlockPair> pair_blocks(const Blocks& source, const Blocks& target);

}  // namespace divulga::layout
