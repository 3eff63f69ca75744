#include "pdf/page_tree.h"

#include <algorithm>
#include <string>

#include "pdf/syntax.h"

namespace divulga::pdf {

namespace {

constexpr std::size_t pages_per_node = 64;

}  // namespace

ObjectId write_page_tree(const std::vector<ObjectId>& pages, ObjectWriter& objects, std::vector<ObjectId>& parents) {
  const ObjectId root = objects.reserve();
  std::string nodes;
  for (std::size_t i = 0; i < pages.size(); i += pages_per_node) {
    const std::size_t end = std::min(i + pages_per_node, pages.size());
    std::string node = "/Type /Pages /Parent ";
    append_reference(node, root);
    node += " /Count " + std::to_string(end - i) + " /Kids [";
    for (std::size_t k = i; k < end; ++k) {
      if (k > i) node += ' ';
      append_reference(node, pages[k]);
    }
    const ObjectId object = objects.dictionary(node + "]");
    if (!nodes.empty()) nodes += ' ';
    append_reference(nodes, object);
    parents.insert(parents.end(), end - i, object);
  }
  objects.define(root, "/Type /Pages /Count " + std::to_string(pages.size()) + " /Kids [" + nodes + "]");
  return root;
}

}  // namespace divulga::pdf
