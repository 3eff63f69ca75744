#include <algorithm>

#include "data/csv_table.h"
#include "data/known_results.h"
#include "data/list_table.h"
#include "data/row_faults.h"
#include "workspace/mapping.h"
#include "workspace/source_file.h"

namespace divulga {
namespace {

std::string ending_of(const std::string& file) {
  const std::string name = file_name_of(file);
  const size_t dot = name.rfind('.');
  return dot == std::string::npos ? "" : name.substr(dot + 1);
}

bool is_table_ending(const std::string& ending) { return ending == "csv" || ending == "yaml" || ending == "yml" || ending == "json"; }

void check_column_names(const Dataset& table, DiagnosticSink& sink) {
  for (size_t i = 0; i < table.columns.size(); ++i) {
    const std::string& name = table.columns[i];
    if (name.empty()) sink.error("bad-column", table.column_spans[i], message("column {0} has no name", i + 1));
    else if (!is_identifier(name))
      sink.error("bad-column", table.column_spans[i], message("'{0}' is no name for a column", name), message("lower-case letters, digits and '_': unique_users"));
    else if (*table.column(name) != i)
      sink.error("duplicate-column", table.column_spans[i], message("column '{0}' is there twice", name));
  }
}

void check_keys(const Dataset& table, DiagnosticSink& sink) {
  RowFaults faults(sink);
  std::map<std::string, int> seen;
  for (const auto& row : table.rows) {
    if (row.empty()) continue;
    if (row[0].text.empty()) {
      faults.error("empty-key", row[0].span, message("the first cell of a row is its key and cannot be empty"));
      continue;
    }
    const auto [first, fresh] = seen.emplace(row_key(row[0].text), row[0].span.line);
    if (!fresh)
      faults.error("duplicate-key", row[0].span, message("key '{0}' is there twice", row[0].text),
                 message("line {0} has the same; the first column names each row", first->second));
  }
}

}  // namespace

Dataset parse_dataset(const std::string& file, const std::string& text, DiagnosticSink& sink) {
  const std::string ending = ending_of(file);
  Dataset table = ending == "csv" ? read_csv(file, text, sink) : ending == "json" ? read_json_table(file, text, sink) : read_yaml_table(file, text, sink);
  const std::string name = file_name_of(file);
  table.name = name.substr(0, name.rfind('.'));
  check_column_names(table, sink);
  check_keys(table, sink);
  return table;
}

Dataset read_dataset(const FileSystem& files, const std::string& root, const std::string& file, DiagnosticSink& sink) {
  const auto text = read_source(files, root, file, sink);
  if (text && is_table_ending(ending_of(file))) return parse_dataset(file, *text, sink);
  if (text) sink.error("not-a-table", {file, 0, 0, 0}, message("'{0}' is no table", file_name_of(file)), message("tables end in .csv, .yaml or .json"));
  Dataset none;
  none.file = file;
  return none;
}

Datasets load_results(const FileSystem& files, const std::string& root, const Project& project, DiagnosticSink& sink) {
  Datasets datasets;
  const std::string directory = join_path(project.directory, "results");
  for (const std::string& name : files.list(join_path(root, directory))) {
    if (name[0] == '.' || name.back() == '~') continue;
    const std::string file = join_path(directory, name), ending = ending_of(name);
    if (!is_table_ending(ending)) {
      sink.warning("not-a-table", {file, 0, 0, 0}, message("'{0}' is no table and is not read", name), message("tables end in .csv, .yaml or .json"));
      continue;
    }
    const std::string stem = name.substr(0, name.rfind('.'));
    if (!is_file_name(stem))
      sink.error("bad-file-name", {file, 0, 0, 0}, message("'{0}' is no name for a table", stem), message("lower-case letters, digits, '-' and '_'"));
    if (const auto earlier = datasets.find(stem); earlier != datasets.end()) {
      sink.error("duplicate-table", {file, 0, 0, 0}, message("table '{0}' is there twice", stem), message("the other one is {0}", earlier->second.file));
      continue;
    }
    Dataset table = read_dataset(files, root, file, sink);
    table.name = stem;
    check_columns(table, project, sink);
    datasets.emplace(stem, std::move(table));
  }
  return datasets;
}

}  // namespace divulga
