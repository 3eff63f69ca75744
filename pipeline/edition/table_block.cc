#include <algorithm>

#include "document/table_columns.h"
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
  table.splits_rows = container.attributes.get("split") == "rows";
  const std::string list = container.attributes.get("columns");
  std::vector<Column> shown = columns(dataset, list, span);
  read_formats(shown, *selection, span);
  if (list.empty())
    for (size_t i = 0; i < dataset.columns.size(); ++i) shown.push_back({i, dataset.columns[i], dataset.columns[i]});
  for (const auto& one : shown) {
    const auto& rows = selection->rows;
    const auto is_empty = [&](const auto* row) { return (*row)[one.index].text.empty(); };
    const auto fits = [&](const auto* row) { return is_empty(row) || Dataset::number((*row)[one.index]); };
    const bool numeric = !std::all_of(rows.begin(), rows.end(), is_empty) && std::all_of(rows.begin(), rows.end(), fits);
    table.alignment.push_back(numeric || one.format ? ColumnAlignment::decimal : ColumnAlignment::start);
    table.header.cells.push_back(cell_of(one.label));
  }
  table.rows.reserve(selection->rows.size() + 1);
  for (const auto* row : selection->rows) {
    TableRow cells;
    cells.cells.reserve(shown.size());
    for (const auto& one : shown) {
      const auto& cell = (*row)[one.index];
      const auto value = one.format ? Dataset::number(cell) : std::nullopt;
      cells.cells.push_back(cell_of(value ? (*one.format)(*value) : written(cell, one.name)));
    }
    table.rows.push_back(std::move(cells));
  }
  if (container.attributes.get("total") == "sum") table.rows.push_back(total_row(*selection, shown));
  if (const std::string widths = container.attributes.get("widths"); !widths.empty()) read_widths(table, widths, span);
  if (const std::string groups = container.attributes.get("groups"); !groups.empty()) group_columns(table, groups, shown, span);
  if (const std::string merged = container.attributes.get("merge"); !merged.empty()) merge_cells(table, merged, shown, span);
  return table;
}

/// "Spesa:money": how a column's numbers are written stands behind its label.
void DataBlocks::read_formats(std::vector<Column>& shown, const Selection& selection, const SourceSpan& span) {
  for (Column& one : shown) {
    const size_t colon = column_format_at(one.label);
    if (colon == std::string::npos) continue;
    const std::string name = one.label.substr(colon + 1);
    one.label = one.label.substr(0, one.label.find_last_not_of(' ', colon == 0 ? 0 : colon - 1) + 1);
    if (colon == 0) one.label = one.name;
    const auto format = column_format(name);
    if (!format) {
      sink_.error("bad-value", span, message("'{0}' is no way to write the numbers of column '{1}'", name, one.name), hint_for(name, column_format_names()));
      continue;
    }
    double sum = 0;
    for (const auto& row : selection.dataset->rows) sum += Dataset::number(row[one.index]).value_or(0);
    if (format->kind == ColumnFormat::Kind::share && !(sum > 0)) {
      sink_.error("bad-value", span, message("column '{0}' adds up to {1}, of which nothing is a share", one.name, number(sum)),
                  message("write ':share' behind columns with a sum above zero"));
      continue;
    }
    for (const auto* row : selection.rows)
      if (const auto& cell = (*row)[one.index]; !cell.text.empty() && !Dataset::number(cell))
        sink_.error("not-a-number", cell.span, message("'{0}' is not a number, and a table writes it as {1}", cell.text, name),
                    message("the table is at {0}:{1}", span.file, span.line));
    one.format.emplace(*format, language_, sum);
  }
}

void DataBlocks::read_widths(Table& table, const std::string& list, const SourceSpan& span) {
  const auto widths = parse_widths(list);
  const size_t columns = table.header.cells.size();
  if (!widths)
    sink_.error("bad-value", span, message("'{0}' are no widths", list), message("write a number above zero for each column: widths=\"3,1,1\""));
  else if (widths->size() != columns)
    sink_.error("bad-value", span, message("{0} widths for {1} columns", widths->size(), columns),
                message("write a number for each column: widths=\"3,1,1\""));
  else
    table.widths = *widths;
}

/// Names over several columns that stand side by side.
void DataBlocks::group_columns(Table& table, const std::string& list, const std::vector<Column>& shown, const SourceSpan& span) {
  std::vector<std::string> known;
  for (const auto& one : shown) known.push_back(one.name);
  std::vector<std::string> label_of(shown.size());
  std::vector<int> group_of(shown.size(), -1);
  int number = 0;
  for (const ColumnGroup& group : parse_groups(list)) {
    size_t last = 0;
    for (size_t i = 0; i < group.columns.size(); ++i) {
      const auto found = std::find(known.begin(), known.end(), group.columns[i]);
      if (found == known.end()) {
        sink_.error("unknown-column", span, message("'groups' names '{0}', which the table does not show", group.columns[i]), hint_for(group.columns[i], known));
        return;
      }
      const auto column = static_cast<size_t>(found - known.begin());
      if (group_of[column] >= 0) {
        sink_.error("bad-value", span, message("column '{0}' is in two groups", group.columns[i]), message("name each column once"));
        return;
      }
      if (i > 0 && column != last + 1) {
        sink_.error("bad-value", span, message("the columns of the group '{0}' do not stand side by side", group.label),
                    message("name them in the order of 'columns': {0} follows {1}", known[last + 1 < known.size() ? last + 1 : last], known[last]));
        return;
      }
      group_of[column] = number;
      label_of[column] = group.label;
      last = column;
    }
    ++number;
  }
  for (size_t c = 0; c < shown.size(); ++c) {
    if (c > 0 && group_of[c] >= 0 && group_of[c] == group_of[c - 1]) {
      ++table.groups.cells.back().column_span;
      continue;
    }
    table.groups.cells.push_back(cell_of(label_of[c]));
  }
}

/// Equal cells one below another become one; of a second column only within what the first has made one.
void DataBlocks::merge_cells(Table& table, const std::string& list, const std::vector<Column>& shown, const SourceSpan& span) {
  std::vector<std::string> known;
  for (const auto& one : shown) known.push_back(one.name);
  std::vector<size_t> merged;
  for (const auto& [name, label] : parse_columns(list)) {
    const auto found = std::find(known.begin(), known.end(), name);
    if (found == known.end()) {
      sink_.error("unknown-column", span, message("'merge' names '{0}', which the table does not show", name), hint_for(name, known));
      return;
    }
    merged.push_back(static_cast<size_t>(found - known.begin()));
  }
  const auto text = [&](size_t row, size_t column) { return plain_text(table.rows[row].cells[column].content); };
  // Found first, taken out from the right afterwards: a row then has fewer cells than the table columns.
  std::vector<std::vector<bool>> same(table.rows.size(), std::vector<bool>(shown.size(), false));
  for (size_t row = 1; row < table.rows.size(); ++row) {
    if (table.rows[row].total) continue;
    bool outer = true;
    for (const size_t column : merged) {
      outer = outer && !text(row, column).empty() && text(row, column) == text(row - 1, column);
      same[row][column] = outer;
    }
  }
  for (const size_t column : merged)
    for (size_t row = table.rows.size(); row-- > 1;)
      if (same[row][column]) table.rows[row - 1].cells[column].row_span += table.rows[row].cells[column].row_span;
  for (size_t row = 1; row < table.rows.size(); ++row)
    for (size_t column = shown.size(); column-- > 0;)
      if (same[row][column]) table.rows[row].cells.erase(table.rows[row].cells.begin() + static_cast<std::ptrdiff_t>(column));
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
    total.cells.push_back(cell_of(i == 0 ? word(sources_, language_, "Total") : !numeric ? "" : shown[i].format ? (*shown[i].format)(sum) : number(sum)));
  }
  return total;
}

}  // namespace divulga
