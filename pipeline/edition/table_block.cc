#include <algorithm>

#include "edition/data_blocks.h"
#include "edition/words.h"

namespace divulga {
namespace {

TableCell cell_of(const std::string& text) {
  TableCell cell;
  if (!text.empty()) cell.content.push_back({Text{text}});
  return cell;
}

}  // namespace

Table DataBlocks::data_table(const Container& container, const SourceSpan& span) {
  Table table;
  table.id = container.attributes.id;
  table.source = container.attributes.get("source");
  if (!container.content.empty())
    if (const auto* caption = std::get_if<Paragraph>(&container.content[0].node)) table.caption = caption->content;
  const auto selection = select(container, span);
  if (!selection) return table;
  const Dataset& dataset = *selection->dataset;
  const std::string list = container.attributes.get("columns");
  std::vector<Column> shown = columns(dataset, list, span);
  if (list.empty())
    for (size_t i = 0; i < dataset.columns.size(); ++i) shown.push_back({i, dataset.columns[i], dataset.columns[i]});
  for (const auto& one : shown) {
    const auto& rows = selection->rows;
    const auto is_empty = [&](const auto* row) { return (*row)[one.index].text.empty(); };
    const auto fits = [&](const auto* row) { return is_empty(row) || Dataset::number((*row)[one.index]); };
    const bool numeric = !std::all_of(rows.begin(), rows.end(), is_empty) && std::all_of(rows.begin(), rows.end(), fits);
    table.alignment.push_back(numeric ? ColumnAlignment::decimal : ColumnAlignment::start);
    table.header.cells.push_back(cell_of(one.label));
  }
  for (const auto* row : selection->rows) {
    TableRow cells;
    for (const auto& one : shown) cells.cells.push_back(cell_of(written((*row)[one.index], one.name)));
    table.rows.push_back(std::move(cells));
  }
  if (container.attributes.get("total") == "sum") table.rows.push_back(total_row(*selection, shown));
  return table;
}

TableRow DataBlocks::total_row(const Selection& selection, const std::vector<Column>& shown) const {
  TableRow total;
  total.total = true;
  for (size_t i = 0; i < shown.size(); ++i) {
    double sum = 0;
    bool numeric = i > 0;
    for (const auto* row : selection.rows) {
      const auto& cell = (*row)[shown[i].index];
      const auto value = Dataset::number(cell);
      numeric = numeric && (value || cell.text.empty());
      sum += value.value_or(0);
    }
    total.cells.push_back(cell_of(i == 0 ? word(sources_, language_, "Total") : numeric ? number(sum) : ""));
  }
  return total;
}

}  // namespace divulga
