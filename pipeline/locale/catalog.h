#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.h"
#include "locale/locale_tag.h"

namespace divulga {

/// One entry of a gettext PO file, for reading and writing.
struct CatalogEntry {
  std::string context;                  // msgctxt
  std::string source;                   // msgid
  std::string translation;              // msgstr; empty: missing
  std::vector<std::string> references;  // "content/ponte/x.md:12"
  std::vector<std::string> comments;    // for the translator (#.)
  bool fuzzy = false;
  SourceSpan span;                      // where the entry stands in the PO file
};

/// Translations of one language. Immutable after loading, so safe to share among threads.
class Catalog {
 public:
  Catalog() = default;
  explicit Catalog(std::vector<CatalogEntry> entries);

  /// The translation of `source`, or nullptr when it is missing, empty or fuzzy. Context "" matches any.
  const std::string* find(std::string_view source, std::string_view context = {}) const;
  /// The same, with the source itself as fallback.
  std::string get(std::string_view source, std::string_view context = {}) const;
  /// The entry whose translation `find` gives: where it stands in the PO file.
  const CatalogEntry* find_entry(std::string_view source, std::string_view context = {}) const;
  const std::vector<CatalogEntry>& entries() const { return entries_; }
  bool empty() const { return entries_.empty(); }

 private:
  std::vector<CatalogEntry> entries_;
  std::map<std::string, size_t, std::less<>> by_key_;
};

/// Reads a PO file's text; syntax errors become diagnostics with their line. `file` names it in them.
Catalog parse_po(const std::string& file, const std::string& text, DiagnosticSink& sink);
/// Writes PO with a header for `language`, entries in the order given, wrapped never; `msgfmt -c` accepts it.
std::string write_po(const LocaleTag& language, const std::vector<CatalogEntry>& entries);

/// Replaces "{name}" by the value given for it; used with the software's own strings.
std::string fill(std::string_view pattern, const std::vector<std::pair<std::string, std::string>>& values);

}  // namespace divulga
