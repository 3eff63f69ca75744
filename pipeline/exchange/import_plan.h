#pragma once
#include <functional>
#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "exchange/returned_table.h"
#include "exchange/table_words.h"
#include "locale/format.h"
#include "translation/translation_checks.h"
#include "translation/translation_unit.h"

namespace divulga {

/// What a row does to the project.
enum class RowFate {
  added,       // there was no translation
  improved,    // takes the place of an older one, or says more of it (state, comment)
  same,        // nothing to do
  left_empty,  // not translated yet
  stale,       // taken, but its source was changed since the file went out
  conflict,    // the project has a newer text that somebody answered for: kept, unless overwriting is asked for
  refused      // damaged; the reason says how
};
const char* to_string(RowFate fate);
/// The same for a person, in words that are translated.
Message name_of(RowFate fate);

struct PlannedRow {
  RowFate fate = RowFate::same;
  int number = 0;                 // of the row in the file
  SourceSpan span;
  int unit = -1;                  // index into the units; -1: none
  TranslationUnit after;          // added, improved, stale, conflict: the unit as the row has it
  Message reason;                 // plain words: why it was refused, what else is to be told of it
  std::vector<Diagnostic> findings;   // what a check says of its text; stops no row
};

/// What an import would do, row by row.
struct ImportPlan {
  std::vector<PlannedRow> rows;       // in the order of the file
  std::vector<int> deleted;           // numbers of rows that the file had when it went out

  int count(RowFate fate) const;
  int rows_with_findings() const;
};

/// Compares a file with the project's units. Nothing of a file is taken that would break a chip, a link or a name of its source.
ImportPlan plan_import(const std::vector<TranslationUnit>& units, const ReturnedTable& table, const TableWords& words, const Date& today);

/// Holds the text of every row that is not refused against its source, as `divulga check` does. `length_limit` as check_translations has it.
void check_rows(ImportPlan& plan, const TranslationChecks& checks, const std::function<int(const SourceText&)>& length_limit);

enum class Overwrite { never, newer_texts };
/// The units as they are after the plan. Conflicts are passed over unless newer texts may be overwritten.
std::vector<TranslationUnit> apply_import(std::vector<TranslationUnit> units, const ImportPlan& plan, Overwrite overwrite);

/// Refused rows and conflicts as errors, deleted rows, remarks and findings of checks as warnings.
void tell(const ImportPlan& plan, const std::string& file, Overwrite overwrite, DiagnosticSink& sink);

}  // namespace divulga
