#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.h"
#include "locale/locale_tag.h"
#include "locale/plural_forms.h"

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
  std::string plural{};                 // msgid_plural; empty: a text without a count
  std::vector<std::string> forms{};     // msgstr[0] … of a text with a count; `translation` is the first
  std::string previous_source{};        // #| msgid: the source that a fuzzy translation was made from
  std::vector<std::string> translator_comments{};   // "# …": every tool keeps them
  bool obsolete = false;                // "#~": no source holds the text now; never found by a Catalog
};

/// Translations of one language. Immutable after loading, so safe to share among threads.
class Catalog {
 public:
  Catalog() = default;
  explicit Catalog(std::vector<CatalogEntry> entries, PluralForms plurals = {});

  /// The translation of `source`, or nullptr when it is missing, empty or fuzzy. Context "" matches any.
  const std::string* find(std::string_view source, std::string_view context = {}) const;
  /// The same, with the source itself as fallback.
  std::string get(std::string_view source, std::string_view context = {}) const;
  /// The form of an entry with a count that goes with `count`, or nullptr as above; of one without, its translation.
  const std::string* find(std::string_view source, long long count) const;
  /// The entry whose translation `find` gives: where it stands in the PO file.
  const CatalogEntry* find_entry(std::string_view source, std::string_view context = {}) const;
  const std::vector<CatalogEntry>& entries() const { return entries_; }
  const PluralForms& plurals() const { return plurals_; }
  bool empty() const { return entries_.empty(); }

 private:
  std::vector<CatalogEntry> entries_;
  std::map<std::string, size_t, std::less<>> by_key_;
  PluralForms plurals_;
};

/// What messages are said with: the catalog's translations of their patterns.
Vocabulary vocabulary(std::shared_ptr<const Catalog> catalog);

/// Reads a PO file's text; syntax errors become diagnostics with their line. `file` names it in them.
Catalog parse_po(const std::string& file, const std::string& text, DiagnosticSink& sink);
/// Writes PO with a header for `language` and its plural forms (none for a template: the empty tag), entries in the order given, wrapped never; `msgfmt -c` accepts it.
std::string write_po(const LocaleTag& language, const std::vector<CatalogEntry>& entries);

/// Replaces "{name}" by the value given for it; used with the software's own strings.
std::string fill(std::string_view pattern, const std::vector<std::pair<std::string, std::string>>& values);

}  // namespace divulga
