#pragma once
#include <optional>
#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "locale/locale_tag.h"
#include "translation/translation_state.h"
#include "translation/wording.h"

namespace divulga {

/// A row as it came back, nothing of it believed yet.
struct ReturnedRow {
  int number = 0;                    // 0: the row has none
  WordingHash id = 0;                // 0: lost or added by hand
  int variant = 1;                   // of texts with one wording
  std::string digest;                // of the translation that went out; empty: not known
  std::string source, translation;   // written with chips ("{1}"); Markdown where `ReturnedTable::markdown` says so
  bool has_source = true;            // false: the file does not hold it
  std::string previous;              // PO: the source that the translation was made from
  std::string comment;
  std::string state;                 // as written: "reviewed", or the reader's word for it; empty: not said
  SourceSpan span;                   // of the row in the file
};

/// A file of a translator, read. Every row that could be made out is in it.
struct ReturnedTable {
  std::string project, material;     // empty: the file does not say
  LocaleTag source_language, language;
  int sent = 0;                      // rows that the file had when it went out; 0: not known
  bool markdown = false;             // texts are Markdown, as PO has them
  std::vector<ReturnedRow> rows;
};

/// Reads "0123456789abcdef-89abcdef" or "0123456789abcdef-89abcdef-2"; false when it is none.
bool read_row_key(const std::string& key, ReturnedRow& row);

}  // namespace divulga
