#include "document/wording.h"

#include <algorithm>

namespace divulga {
namespace {

bool is(const Block& block, ContainerKind kind) {
  const auto* container = std::get_if<Container>(&block.node);
  return container && container->kind == kind;
}

Blocks chosen(const Blocks& blocks, ContainerKind kept, ContainerKind dropped) {
  Blocks result;
  result.reserve(blocks.size());
  for (const Block& block : blocks) {
    if (is(block, dropped)) continue;
    if (is(block, kept)) {
      Blocks inside = chosen(std::get<Container>(block.node).content, kept, dropped);
      std::move(inside.begin(), inside.end(), std::back_inserter(result));
      continue;
    }
    Block copy = block;
    if (auto* container = std::get_if<Container>(&copy.node)) container->content = chosen(container->content, kept, dropped);
    else if (auto* quote = std::get_if<Quote>(&copy.node)) quote->content = chosen(quote->content, kept, dropped);
    else if (auto* list = std::get_if<List>(&copy.node))
      for (ListItem& item : list->items) item.content = chosen(item.content, kept, dropped);
    result.push_back(std::move(copy));
  }
  return result;
}

}  // namespace

bool has_short_text(const Blocks& blocks) {
  return std::any_of(blocks.begin(), blocks.end(), [](const Block& block) {
    if (is(block, ContainerKind::short_text)) return true;
    if (const auto* container = std::get_if<Container>(&block.node)) return has_short_text(container->content);
    if (const auto* quote = std::get_if<Quote>(&block.node)) return has_short_text(quote->content);
    if (const auto* list = std::get_if<List>(&block.node))
      return std::any_of(list->items.begin(), list->items.end(), [](const ListItem& item) { return has_short_text(item.content); });
    return false;
  });
}

Document worded(const Document& document, Wording wording) {
  const bool wants_long = wording == Wording::long_text;
  Document result = document;
  result.blocks = chosen(document.blocks, wants_long ? ContainerKind::long_text : ContainerKind::short_text,
                         wants_long ? ContainerKind::short_text : ContainerKind::long_text);
  return result;
}

}  // namespace divulga
