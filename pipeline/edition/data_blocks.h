#pragma once
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "edition/column_format.h"
#include "edition/edition.h"
#include "locale/format.h"

namespace divulga {

/// Puts the project's data where a document asks for it: charts, data tables, opening hours, services, the project card.
/// An unknown file, column, row or fact is an error at the container's opening line.
class DataBlocks {
 public:
  DataBlocks(const ProjectSources& sources, const LocaleTag& language, DiagnosticSink& sink);

  void resolve(Blocks& blocks);
  /// Files below the workspace that were used.
  const std::vector<std::string>& files() const { return files_; }
  /// Facts that were shown, services' own ones among them ("services.sportello.phone").
  const std::set<std::string>& facts() const { return facts_; }

 private:
  struct Column { size_t index = 0; std::string name, label; std::optional<ColumnNumbers> format{}; };
  /// The rows that a container shows: all, or those of its key `rows`, in that order.
  struct Selection {
    const Dataset* dataset = nullptr;
    std::vector<const std::vector<Dataset::Cell>*> rows;
  };

  void resolve(Block& block);
  std::optional<Selection> select(const Container& container, const SourceSpan& span);
  std::optional<size_t> column(const Dataset& dataset, const std::string& name, const SourceSpan& span);
  std::vector<Column> columns(const Dataset& dataset, const std::string& list, const SourceSpan& span);
  /// Empty cells are missing values.
  std::vector<double> numbers(const Selection& selection, size_t column, const SourceSpan& span);

  Chart chart(const Container& container, const SourceSpan& span);
  void read_targets(Chart& chart, const Selection& selection, const std::string& target, const SourceSpan& span);
  void split_by(Chart& chart, const Selection& selection, size_t by);
  void tell_empty(const Chart& chart, const Dataset& dataset, const SourceSpan& span);
  std::string alternative(const Chart& chart) const;
  std::string told(const Chart& chart, const ChartSeries& series) const;
  std::string missing(const Chart& chart) const;
  void read_formats(std::vector<Column>& shown, const Selection& selection, const SourceSpan& span);
  Table data_table(const Container& container, const SourceSpan& span);
  void read_widths(Table& table, const std::string& list, const SourceSpan& span);
  void group_columns(Table& table, const std::string& list, const std::vector<Column>& shown, const SourceSpan& span);
  void merge_cells(Table& table, const std::string& list, const std::vector<Column>& shown, const SourceSpan& span);
  TableRow total_row(const Selection& selection, const std::vector<Column>& columns) const;
  OpeningHours hours(const Container& container, const SourceSpan& span);
  Services services(const Container& container);
  std::vector<ServiceEntry> chosen_services(const Container& container);
  ServiceMap service_map(const Container& container, const SourceSpan& span);
  ServiceIndex service_index(const Container& container);

  void uses(const std::string& file);
  std::string written(const Dataset::Cell& cell, const std::string& column);
  std::string number(double value) const;

  const ProjectSources& sources_;
  const LocaleTag language_;
  const Catalog& catalog_;
  const NumberFormat numbers_;
  std::unordered_map<std::string, std::string> texts_;   // cells as written
  DiagnosticSink& sink_;
  std::vector<std::string> files_;
  std::set<std::string> facts_;
};

/// "name:Label, name:Label" -> pairs; a label may hold commas. Without a colon the label is empty.
std::vector<std::pair<std::string, std::string>> parse_columns(const std::string& list);

/// "did you mean …", or the names that there are.
Message hint_for(const std::string& wrong, const std::vector<std::string>& known);

/// "name name:Label, name:Label": columns under a common label.
struct ColumnGroup { std::vector<std::string> columns; std::string label; };
std::vector<ColumnGroup> parse_groups(const std::string& list);

}  // namespace divulga
