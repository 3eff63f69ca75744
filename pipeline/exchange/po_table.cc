#include "exchange/po_table.h"

#include <algorithm>

#include "locale/catalog.h"
#include "translation/provenance.h"

namespace divulga {
namespace {

const std::string key_mark = "key ", file_field = "X-Divulga-File: ", count_field = "X-Divulga-Texts: ";

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

CatalogEntry entry_of(const ExchangeRow& row) {
  CatalogEntry entry;
  entry.source = row.source;
  entry.translation = row.translation;
  entry.references = row.places;
  entry.comments.push_back(row.kind);
  if (row.risk != Risk::normal) entry.comments.push_back(row.risk == Risk::safety ? "safety: translate with special care" : "legal text: translate with special care");
  if (row.length_limit > 0) entry.comments.push_back("at most about " + std::to_string(row.length_limit) + " characters");
  for (const std::string& term : row.terms) entry.comments.push_back("glossary: " + term);
  for (const MemoryMatch& match : row.matches) {
    entry.comments.push_back(std::to_string(match.percent) + " %: " + match.source);
    entry.comments.push_back("     = " + match.translation);
  }
  entry.comments.push_back(key_mark + row_key(row));
  for (std::string& comment : entry.comments) std::replace(comment.begin(), comment.end(), '\n', ' ');
  entry.translator_comments = lines_of(row.comment);
  entry.fuzzy = !row.translation.empty() && row.state != TranslationState::translated && row.state != TranslationState::reviewed;
  entry.previous_source = row.made_from;
  if (row.state == TranslationState::machine || row.state == TranslationState::reviewed) set_provenance(entry, {row.state, std::nullopt, std::nullopt});
  return entry;
}

/// Fields that other programs keep, behind those that every catalog has.
std::string with_fields(std::string po, const ExchangeTable& table) {
  const std::string last = "\"Content-Transfer-Encoding: 8bit\\n\"\n";
  const size_t at = po.find(last);
  const std::string fields = "\"" + file_field + table.project + (table.material.empty() ? "" : "/" + table.material) + "\\n\"\n\"X-Source-Language: " +
                             table.source_language.str() + "\\n\"\n\"" + count_field + std::to_string(table.rows.size()) + "\\n\"\n";
  if (at != std::string::npos) po.insert(at + last.size(), fields);
  return po;
}

/// A field of the header, which is the first entry, whatever lines it was cut into.
std::string field(const std::string& header, const std::string& name) {
  const size_t at = header.find(name);
  if (at == std::string::npos) return {};
  const size_t from = at + name.size();
  return header.substr(from, header.find("\\n", from) - from);
}

/// The strings of the first entry put together, their escapes left as they are.
std::string header_of(const std::string& text) {
  std::string out;
  bool inside = false;
  for (const std::string& line : lines_of(text.substr(0, 8000))) {
    if (line.compare(0, 1, "#") == 0) continue;
    const size_t open = line.find('"'), close = line.rfind('"');
    if (open == std::string::npos || close <= open) {
      if (inside) break;
      continue;
    }
    if (inside && line.compare(0, 5, "msgid") == 0) break;
    inside = true;
    out += line.substr(open + 1, close - open - 1);
  }
  return out;
}

LocaleTag language_of(std::string tag) {
  std::replace(tag.begin(), tag.end(), '_', '-');
  return is_known_language(tag) ? LocaleTag(tag) : LocaleTag();
}

}  // namespace

std::string write_po_table(const ExchangeTable& table) {
  std::vector<CatalogEntry> entries;
  for (const ExchangeRow& row : table.rows) entries.push_back(entry_of(row));
  return with_fields(write_po(table.language, entries), table);
}

std::string write_pot_table(const ExchangeTable& table) {
  ExchangeTable empty = table;
  empty.language = {};
  for (ExchangeRow& row : empty.rows) {
    row.translation.clear();
    row.made_from.clear();
    row.comment.clear();
    row.matches.clear();
    row.terms.clear();
    row.state = TranslationState::missing;
  }
  return write_po_table(empty);
}

ReturnedTable read_po_table(const std::string& file, const std::string& text, DiagnosticSink& sink) {
  ReturnedTable table;
  table.markdown = true;
  const std::string header = header_of(text), name = field(header, file_field);
  const size_t slash = name.find('/');
  table.project = name.substr(0, slash);
  table.material = slash == std::string::npos ? "" : name.substr(slash + 1);
  table.language = language_of(field(header, "Language: "));
  table.source_language = language_of(field(header, "X-Source-Language: "));
  table.sent = std::clamp(std::atoi(field(header, count_field).c_str()), 0, 9999999);
  int number = 0;
  const Catalog catalog = parse_po(file, text, sink);
  for (const CatalogEntry& entry : catalog.entries()) {
    if (entry.obsolete) continue;
    ReturnedRow row;
    row.number = ++number;
    for (const std::string& comment : entry.comments)
      if (comment.compare(0, key_mark.size(), key_mark) == 0) read_row_key(comment.substr(key_mark.size()), row);
    row.source = entry.source;
    row.translation = entry.translation;
    row.previous = entry.previous_source;
    for (const std::string& comment : entry.translator_comments)
      if (!is_provenance(comment)) row.comment += (row.comment.empty() ? "" : "\n") + comment;
    row.state = to_string(state_of(entry));
    row.span = entry.span;
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace divulga
