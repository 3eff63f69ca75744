#include "layout/facing_rows.h"

#include <algorithm>

#include "layout/block_pairs.h"

namespace divulga::layout {
namespace {

/// A container whose blocks are paired one by one: it only says where on another sheet they would stand.
const Container* transparent(const Block* block) {
  const auto* container = block ? std::get_if<Container>(&block->node) : nullptr;
  if (!container) return nullptr;
  switch (container->kind) {
    case ContainerKind::panel: case ContainerKind::cover: case ContainerKind::columns: case ContainerKind::column: case ContainerKind::story:
    case ContainerKind::aside: case ContainerKind::agenda: case ContainerKind::contacts: case ContainerKind::landscape: case ContainerKind::long_text: case ContainerKind::short_text:
      return container;
    case ContainerKind::plain: return container->attributes.get("lang").empty() ? container : nullptr;
    case ContainerKind::callout: case ContainerKind::steps: case ContainerKind::checklist: case ContainerKind::key_figures:
    case ContainerKind::workpackage: case ContainerKind::pullquote: case ContainerKind::programme: case ContainerKind::signature:
    case ContainerKind::project_card:
      return nullptr;
  }
  return nullptr;
}

bool is_container(const Block& block, ContainerKind kind) {
  const auto* container = std::get_if<Container>(&block.node);
  return container && container->kind == kind;
}

/// Lists, steps and check lists go item by item.
bool goes_by_items(const Block& block) {
  return std::holds_alternative<List>(block.node) || is_container(block, ContainerKind::steps) || is_container(block, ContainerKind::checklist);
}

bool is_boxed(const Block& block) {
  return std::holds_alternative<Table>(block.node) || std::holds_alternative<Chart>(block.node) || std::holds_alternative<Quote>(block.node) ||
         std::holds_alternative<QrCode>(block.node) || is_container(block, ContainerKind::callout) || is_container(block, ContainerKind::pullquote) ||
         is_container(block, ContainerKind::key_figures);
}

/// The items of a list: lines up to the next that opens one; in steps every piece is an item.
std::vector<Flow> items_of(Flow flow) {
  const bool lines = std::any_of(flow.begin(), flow.end(), [](const FlowItem& item) { return item.opens_item; });
  std::vector<Flow> items;
  for (FlowItem& item : flow) {
    if (items.empty() || !lines || item.opens_item) items.emplace_back();
    items.back().push_back(std::move(item));
  }
  for (Flow& item : items) item.back().keep_with_next = false;
  return items;
}

}  // namespace

std::vector<FacingRow> FacingRows::rows(const Blocks& source, const Blocks& target, StructId source_parent, StructId target_parent) {
  add(source, target, source_parent, target_parent);
  return std::move(rows_);
}

void FacingRows::add(const Blocks& source, const Blocks& target, StructId source_parent, StructId target_parent) {
  for (const BlockPair& pair : pair_blocks(source, target)) add_pair(pair.source, pair.target, source_parent, target_parent);
}

void FacingRows::add_pair(const Block* source, const Block* target, StructId source_parent, StructId target_parent) {
  const Block& known = source ? *source : *target;
  if (std::holds_alternative<PageBreak>(known.node)) {
    new_page_ = true;
    return;
  }
  if (std::holds_alternative<TableOfContents>(known.node)) return;         // two columns of one text need no contents
  const Container *left = transparent(source), *right = transparent(target);
  if ((left || !source) && (right || !target)) {
    static const Blocks none;
    add(left ? left->content : none, right ? right->content : none, source_parent, target_parent);
    return;
  }
  const Table* table = target ? std::get_if<Table>(&target->node) : nullptr;
  const Table* own = source ? std::get_if<Table>(&source->node) : nullptr;
  const bool wide_table = (table && !fits(target_, *table, target_measure_)) || (own && !fits(source_, *own, source_measure_));
  const bool wide = wide_table || std::holds_alternative<Figure>(known.node);
  const auto flow_of = [&](BlockLayout& layout, const Block* block, Measure measure, StructId parent) {
    if (wide) measure.text = measure.full = full_;
    return block ? layout.block(*block, measure, parent) : Flow();
  };
  FacingRow row;
  row.heading = std::holds_alternative<Heading>(known.node);
  row.aligned = !is_boxed(known);
  Flow first = flow_of(source_, source, source_measure_, source_parent), second = flow_of(target_, target, target_measure_, target_parent);
  if (wide) {
    row.across = std::move(first);
    row.across_source = row.across.size();
    append(row.across, std::move(second));
    push(std::move(row), true);
  } else if (goes_by_items(known)) {
    add_items(std::move(first), std::move(second));
  } else {
    row.source = std::move(first);
    row.target = std::move(second);
    push(std::move(row), !row.heading && !std::holds_alternative<ThematicBreak>(known.node));
  }
}

void FacingRows::add_items(Flow source, Flow target) {
  std::vector<Flow> left = items_of(std::move(source)), right = items_of(std::move(target));
  for (size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
    FacingRow row;
    if (i < left.size()) row.source = std::move(left[i]);
    if (i < right.size()) row.target = std::move(right[i]);
    push(std::move(row), true);
  }
}

void FacingRows::push(FacingRow row, bool numbered) {
  if (row.source.empty() && row.target.empty() && row.across.empty()) return;
  if (numbered) row.number = ++number_;
  row.new_page = new_page_ && !rows_.empty();
  new_page_ = false;
  rows_.push_back(std::move(row));
}

bool FacingRows::fits(BlockLayout& layout, const Table& table, const Measure& measure) const {
  Setting& s = layout.setting();
  std::vector<Pt> widths;
  const auto look_at = [&](const TableRow& row) {
    size_t column = 0;
    for (const TableCell& cell : row.cells) {
      if (widths.size() <= column) widths.resize(column + 1);
      if (cell.column_span == 1) {
        const TextBlock text(s, cell.content, s.type.strong, artifact);
        // A column wants room for a word and some of the rest.
        widths[column] = std::max({widths[column], text.min_width(), std::min(text.max_width(), Pt(Mm(22)))});
      }
      column += static_cast<size_t>(std::max(1, cell.column_span));
    }
  };
  look_at(table.header);
  for (const TableRow& row : table.rows) look_at(row);
  Pt total;
  for (const Pt width : widths) total += width + s.type.note.size * 1.1;
  return total <= measure.text;
}

}  // namespace divulga::layout
