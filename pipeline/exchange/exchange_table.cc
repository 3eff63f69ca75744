#include "exchange/exchange_table.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "fs/hash.h"

namespace divulga {
namespace {

/// Kinds of Markdown segments; whatever else a text is, it is no Markdown.
bool is_markdown(const Occurrence& place) {
  static const std::vector<std::string> kinds{"heading", "paragraph", "list item", "table cell", "caption", "alternative text"};
  return std::find(kinds.begin(), kinds.end(), place.kind) != kinds.end();
}

bool is_open(TranslationState state) { return state != TranslationState::translated && state != TranslationState::reviewed; }

/// As a reader of the material meets them: a text that other materials have as well stands where this one has it.
void in_order(std::vector<ExchangeRow>& rows, const std::vector<SourceSpan>& spans) {
  std::vector<size_t> order(rows.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return std::tie(spans[a].file, spans[a].line, spans[a].column) < std::tie(spans[b].file, spans[b].line, spans[b].column);
  });
  std::vector<ExchangeRow> sorted;
  for (const size_t i : order) sorted.push_back(std::move(rows[i]));
  rows = std::move(sorted);
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += (out.empty() ? "" : "\n") + line;
  return out;
}

}  // namespace

Markup markup_of(const SourceText& text) {
  return std::any_of(text.occurrences.begin(), text.occurrences.end(), is_markdown) ? Markup::markdown : Markup::tags;
}

void number_rows(ExchangeTable& table) {
  std::unordered_map<WordingHash, int> variants;
  int number = 0;
  for (ExchangeRow& row : table.rows) {
    row.number = ++number;
    row.variant = ++variants[row.id];
  }
}

ExchangeTable exchange_table(const Project& project, const LocaleTag& language, const std::vector<TranslationUnit>& units,
                             const TableSelection& selection) {
  ExchangeTable table{project.id, selection.material, project.title.text, project.source_language, language, {}};
  std::vector<SourceSpan> spans;
  for (const TranslationUnit& unit : units) {
    if (selection.only_missing && !is_open(unit.state)) continue;
    const SourceText& text = *unit.source;
    const auto here = [&](const Occurrence& place) { return selection.material.empty() || place.material == selection.material; };
    const auto first = std::find_if(text.occurrences.begin(), text.occurrences.end(), here);
    if (first == text.occurrences.end()) continue;
    ExchangeRow row;
    row.id = text.hash;
    row.kind = first->kind;
    for (const Occurrence& place : text.occurrences)
      if (here(place)) row.places.push_back(place.span.file + ":" + std::to_string(place.span.line));
    row.markup = markup_of(text);
    row.source = text.text;
    row.translation = unit.translation;
    if (unit.state == TranslationState::stale) row.made_from = unit.made_from;
    row.comment = joined(unit.comments);
    row.state = unit.state;
    row.risk = text.risk;
    if (selection.length_limit) row.length_limit = selection.length_limit(text);
    row.words = count_words(text.text, project.source_language.str());
    spans.push_back(first->span);
    table.rows.push_back(std::move(row));
  }
  if (!selection.material.empty()) in_order(table.rows, spans);
  number_rows(table);
  return table;
}

void add_terms(ExchangeTable& table, const Glossary& glossary) {
  if (glossary.empty() || table.language.empty()) return;
  const TermFinder finder(glossary, table.source_language, table.language);
  for (ExchangeRow& row : table.rows)
    for (const GlossaryTerm* term : finder.terms_in(row.source)) row.terms.push_back(written_term(*term));
}

int count_words(const ExchangeTable& table) {
  int words = 0;
  for (const ExchangeRow& row : table.rows) words += row.words;
  return words;
}

std::string translation_digest(const std::string& translation) { return translation.empty() ? "00000000" : sha256_hex(translation).substr(0, 8); }

std::string row_key(const ExchangeRow& row) {
  return to_string(row.id) + "-" + translation_digest(row.translation) + (row.variant > 1 ? "-" + std::to_string(row.variant) : "");
}

}  // namespace divulga
