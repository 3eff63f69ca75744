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

/// Codes, beneficiary, period and budget of the project, a row each.
Table DataBlocks::project_card() const {
  const Project& p = sources_.content.project;
  Table table;
  table.alignment = {ColumnAlignment::start, ColumnAlignment::start};
  const auto add = [&](const char* name, const std::string& value) {
    if (value.empty()) return;
    TableCell head;
    head.content.push_back({Strong{{{Text{word(sources_, language_, name)}}}}});
    table.rows.push_back({{head, cell_of(value)}, false});
  };
  const auto text = [&](const SourceString& source) { return project_text(sources_, language_, source); };
  const auto joined = [](const std::vector<std::string>& parts) {
    std::string out;
    for (const auto& part : parts)
      if (!part.empty()) out += (out.empty() ? "" : " · ") + part;
    return out;
  };
  add("Project", text(p.title));
  add("Code", kept_left_to_right(language_, joined({p.prog.empty() ? "" : "PROG " + p.prog, p.cup.empty() ? "" : "CUP " + p.cup})));
  add("Lead", text(p.lead.name));
  std::vector<std::string> partners;
  for (const auto& partner : p.partners) partners.push_back(text(partner.name));
  add("Partners", joined(partners));
  if (p.start.year > 0 && p.end.year > 0)
    add("Period", format_date(language_, p.start, DateStyle::long_) + " – " + format_date(language_, p.end, DateStyle::long_));
  add("Objective", text(p.objective));
  add("Measure", text(p.measure));
  add("Scope", text(p.scope));
  add("Intervention", text(p.intervention));
  if (p.budget.total > 0) {
    const std::string total = format_money(language_, p.budget.total, "EUR");
    add("Budget", p.budget.eu > 0 ? phrase(sources_, language_, "{total}, of which {eu} from the European Union",
                                           {{"total", total}, {"eu", format_money(language_, p.budget.eu, "EUR")}})
                                  : total);
  }
  add("Contacts", joined({text(p.contacts.name), text(p.contacts.address), kept_left_to_right(language_, p.contacts.phone),
                          kept_left_to_right(language_, p.contacts.email)}));
  return table;
}

}  // namespace divulga
