#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "fs/file_system.h"
#include "workspace/project.h"

namespace divulga {

/// Where a cell stands. As small as can be: a table has many, and their file in common.
class CellPlace {
 public:
  CellPlace() = default;
  CellPlace(std::shared_ptr<const std::string> file, int line_, int column_, int length_)
      : line(line_), column(column_), length(length_), file_(std::move(file)) {}
  CellPlace(std::string file, int line_, int column_ = 0, int length_ = 0)
      : CellPlace(std::make_shared<const std::string>(std::move(file)), line_, column_, length_) {}
  CellPlace(const SourceSpan& span) : CellPlace(span.file, span.line, span.column, span.length) {}
  operator SourceSpan() const { return {file_ ? *file_ : std::string(), line, column, length}; }
  bool known() const { return file_ && !file_->empty(); }

  int line = 0, column = 0, length = 0;

 private:
  std::shared_ptr<const std::string> file_;
};

/// A table of results: named columns, rows of text cells with their places. The first column is the key.
struct Dataset {
  struct Cell { std::string text; CellPlace span; };
  std::string name;                         // "indicators"
  std::string file;
  std::vector<std::string> columns;
  std::vector<SourceSpan> column_spans;     // where each is named first
  std::vector<std::vector<Cell>> rows;      // as many cells as columns

  std::optional<size_t> column(const std::string& column_name) const;
  /// The cell as a number, when it is one in machine form ("1240", "12.5").
  static std::optional<double> number(const Cell& cell);
};

/// "O.2.3" -> "O-2-3": the form of a row's key in `{{results.…}}`.
std::string row_key(const std::string& text);

/// CSV (RFC 4180, UTF-8, comma or semicolon), YAML or JSON holding a list of maps. Mistakes are reported with line and column.
Dataset read_dataset(const FileSystem& files, const std::string& root, const std::string& file, DiagnosticSink& sink);

/// One file of `read_dataset`'s kinds, already read. The file's ending decides.
Dataset parse_dataset(const std::string& file, const std::string& text, DiagnosticSink& sink);

/// Every file of results/, by name. Files that docs/workspace.md knows are held to their columns.
using Datasets = std::map<std::string, Dataset>;
Datasets load_results(const FileSystem& files, const std::string& root, const Project& project, DiagnosticSink& sink);

/// What figures must satisfy: parts do not exceed totals, a rate is its numerator over its denominator, achieved under target
/// wants a deviation note, dates lie within the project. What cannot be true is an error, what wants a look a warning.
void check_results(const Datasets& datasets, const Project& project, DiagnosticSink& sink);

}  // namespace divulga
