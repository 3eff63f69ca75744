#pragma once
#include <string>
#include <vector>

#include "data/dataset.h"

namespace divulga {

enum class ColumnType { text, number, date, languages, indicator_kind, workpackage };
struct KnownColumn {
  const char* name;
  ColumnType type;
  bool required;
};
/// A file of results/ that the software understands.
struct KnownTable {
  const char* name;
  std::vector<KnownColumn> columns;
};
const std::vector<KnownTable>& known_tables();

/// Holds a table with a known name to its columns and their types; other tables are free.
void check_columns(const Dataset& table, const Project& project, DiagnosticSink& sink);

}  // namespace divulga
