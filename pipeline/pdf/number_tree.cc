#include "pdf/number_tree.h"

#include <algorithm>

#include "pdf/syntax.h"

namespace divulga::pdf {

namespace {

constexpr std::size_t fan_out = 64;

struct Node {
  ObjectId object;
  std::string first, last;
};

std::string limits(const std::string& first, const std::string& last) { return "/Limits [" + first + " " + last + "] "; }

}  // namespace

ObjectId write_tree(ObjectWriter& objects, const std::string& leaf, const std::vector<std::pair<std::string, std::string>>& entries) {
  const auto pairs = [&](std::size_t begin, std::size_t end) {
    std::string out = "/" + leaf + " [";
    for (std::size_t i = begin; i < end; ++i) out += (i > begin ? " " : "") + entries[i].first + " " + entries[i].second;
    return out + "]";
  };
  if (entries.size() <= fan_out) return objects.dictionary(pairs(0, entries.size()));

  std::vector<Node> level;
  for (std::size_t i = 0; i < entries.size(); i += fan_out) {
    const std::size_t end = std::min(i + fan_out, entries.size());
    level.push_back({objects.dictionary(limits(entries[i].first, entries[end - 1].first) + pairs(i, end)), entries[i].first, entries[end - 1].first});
  }
  const auto kids = [](const std::vector<Node>& nodes, std::size_t begin, std::size_t end) {
    std::string out = "/Kids [";
    for (std::size_t i = begin; i < end; ++i) {
      if (i > begin) out += ' ';
      append_reference(out, nodes[i].object);
    }
    return out + "]";
  };
  while (level.size() > fan_out) {
    std::vector<Node> above;
    for (std::size_t i = 0; i < level.size(); i += fan_out) {
      const std::size_t end = std::min(i + fan_out, level.size());
      above.push_back({objects.dictionary(limits(level[i].first, level[end - 1].last) + kids(level, i, end)), level[i].first, level[end - 1].last});
    }
    level = std::move(above);
  }
  return objects.dictionary(kids(level, 0, level.size()));
}

}  // namespace divulga::pdf
