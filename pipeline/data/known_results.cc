#include "data/known_results.h"

#include <algorithm>

#include "data/row_faults.h"
#include "workspace/mapping.h"

namespace divulga {
namespace {

void check_cell(const KnownColumn& column, const Dataset::Cell& cell, const Project& project, RowFaults& faults) {
  if (cell.text.empty()) {
    if (column.required) faults.error("empty-cell", cell.span, message("'{0}' is empty", column.name));
    return;
  }
  switch (column.type) {
    case ColumnType::text: return;
    case ColumnType::number:
      // "1.486" is written for a thousand and more: none of these figures has thousandths.
      if (!Dataset::number(cell) || (cell.text.size() > 4 && cell.text[cell.text.size() - 4] == '.'))
        faults.error("wrong-value", cell.span, message("'{0}' must be a number, not '{1}'", column.name, cell.text), message("write 1486 or 12.5: no thousands separators, a point before decimals"));
      return;
    case ColumnType::date:
      if (!parse_date(cell.text)) faults.error("wrong-value", cell.span, message("'{0}' must be a date, not '{1}'", column.name, cell.text), message("write year-month-day: 2026-10-31"));
      return;
    case ColumnType::languages:
      for (size_t at = 0; at < cell.text.size();) {
        const size_t end = std::min(cell.text.find(' ', at), cell.text.size());
        const std::string tag = cell.text.substr(at, end - at);
        if (!tag.empty() && !is_known_language(tag))
          faults.error("wrong-value", cell.span, message("'{0}' is not a language tag", tag), message("write codes with spaces between them: it en ar"));
        at = end + 1;
      }
      return;
    case ColumnType::indicator_kind:
      if (cell.text != "output" && cell.text != "result")
        faults.error("wrong-value", cell.span, message("'{0}' must be output or result, not '{1}'", column.name, cell.text), did_you_mean(cell.text, {"output", "result"}));
      return;
    case ColumnType::workpackage: {
      std::vector<std::string> ids;
      for (const WorkPackage& package : project.workpackages) ids.push_back(package.id);
      if (std::find(ids.begin(), ids.end(), cell.text) != ids.end()) return;
      const Message near = did_you_mean(cell.text, ids);
      faults.error("unknown-workpackage", cell.span, message("there is no work package '{0}' in project.yaml", cell.text), near.empty() ? one_of_words(ids) : near);
      return;
    }
  }
}

}  // namespace

const std::vector<KnownTable>& known_tables() {
  using enum ColumnType;
  static const std::vector<KnownTable> tables{
      {"indicators",
       {{"code", text, true}, {"title", text, true}, {"kind", indicator_kind, true}, {"unit", text, true}, {"baseline", number, false},
        {"target", number, true}, {"achieved", number, true}, {"numerator", number, false}, {"denominator", number, false},
        {"source", text, false}, {"as_of", date, false}, {"deviation_note", text, false}}},
      {"training",
       {{"course", text, true}, {"edition", text, false}, {"module", text, false}, {"wp", workpackage, false}, {"mode", text, false},
        {"hours", number, false}, {"enrolled", number, true}, {"completed", number, false}, {"public", number, false},
        {"private", number, false}, {"certificates", number, false}}},
      {"desks",
       {{"name", text, true}, {"place", text, false}, {"period", text, false}, {"contacts", number, false}, {"unique_users", number, false}}},
      {"budget", {{"category", text, true}, {"approved", number, true}, {"reshaped", number, false}, {"spent", number, false}}},
      {"communication",
       {{"product", text, true}, {"type", text, false}, {"languages", languages, false}, {"copies", number, false},
        {"channel", text, false}, {"date", date, false}, {"reach", number, false}}},
  };
  return tables;
}

void check_columns(const Dataset& table, const Project& project, DiagnosticSink& sink) {
  const auto& tables = known_tables();
  const auto known = std::find_if(tables.begin(), tables.end(), [&](const KnownTable& t) { return t.name == table.name; });
  if (known == tables.end() || table.columns.empty()) return;
  std::vector<std::string> names;
  for (const KnownColumn& column : known->columns) names.push_back(column.name);
  for (size_t i = 0; i < table.columns.size(); ++i) {
    if (std::find(names.begin(), names.end(), table.columns[i]) != names.end()) continue;
    const Message near = did_you_mean(table.columns[i], names);
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
    sink.error("unknown-column", table.column_spans[i], message("unknown column '{0}' in '{1}'", table.columns[i], table.name),
               near.empty() ? message("known columns: {0}", all) : message("{0} known columns: {1}", near, all));
  }
  RowFaults faults(sink);
  for (const KnownColumn& column : known->columns) {
    const auto at = table.column(column.name);
    if (!at) {
      if (column.required)
        sink.error("missing-column", {table.file, 1, 1, 0}, message("column '{0}' is missing in '{1}'", column.name, table.name));
      continue;
    }
    for (const auto& row : table.rows) check_cell(column, row[*at], project, faults);
  }
}

}  // namespace divulga
