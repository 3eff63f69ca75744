#include "layout/block_pairs.h"

#include <algorithm>

namespace divulga::layout {
namespace {

/// What two blocks must have in common to be a pair. A plain container only says in which language its block is.
size_t kind_of(const Block& block) {
  if (const auto* container = std::get_if<Container>(&block.node)) {
    if (container->kind == ContainerKind::plain && container->content.size() == 1) return kind_of(container->content.front());
    return 100 + static_cast<size_t>(container->kind);
  }
  if (const auto* heading = std::get_if<Heading>(&block.node)) return 200 + static_cast<size_t>(heading->level);
  return block.node.index();
}

}  // namespace

std::vector<BlockPair> pair_blocks(const Blocks& source, const Blocks& target) {
  // The longest common sequence of kinds, from the end.
  const size_t n = source.size(), m = target.size();
  std::vector<std::vector<size_t>> common(n + 1, std::vector<size_t>(m + 1, 0));
  for (size_t i = n; i-- > 0;)
    for (size_t j = m; j-- > 0;)
      common[i][j] = kind_of(source[i]) == kind_of(target[j]) ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
  std::vector<BlockPair> pairs;
  size_t i = 0, j = 0;
  while (i < n || j < m) {
    if (i < n && j < m && kind_of(source[i]) == kind_of(target[j])) pairs.push_back({&source[i++], &target[j++]});
    else if (j == m || (i < n && common[i + 1][j] >= common[i][j + 1])) pairs.push_back({&source[i++], nullptr});
    else pairs.push_back({nullptr, &target[j++]});
  }
  return pairs;
}

}  // namespace divulga::layout
