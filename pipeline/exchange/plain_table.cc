#include "exchange/plain_table.h"

#include <algorithm>
#include <cstdlib>

namespace divulga {
namespace {

const char* const mark = "divulga";

/// What a translator is to know of a row.
std::string note_of(const ExchangeRow& row, const TableWords& words) {
  std::string note;
  const auto add = [&](const std::string& text) { note += (note.empty() ? "" : "\n") + text; };
  if (row.length_limit > 0) add(fill(words.in_target("At most about {count} characters"), {{"count", std::to_string(row.length_limit)}}));
  for (const std::string& term : row.terms) add(words.in_target("Glossary:") + " " + term);
  if (!row.made_from.empty()) add(words.in_target("The source was changed. Before:") + " " + written_with_chips(split_like(row.made_from, split_chips(row.source, row.markup))));
  for (const MemoryMatch& match : row.matches)
    add(fill(words.in_target("Similar text, {percent} %:"), {{"percent", std::to_string(match.percent)}}) + " " + match.source + " = " + match.translation);
  return note;
}

LocaleTag language_of(const std::string& tag) { return is_known_language(tag) ? LocaleTag(tag) : LocaleTag(); }

}  // namespace

std::vector<PlainRow> plain_rows(const ExchangeTable& table, const TableWords& words) {
  std::vector<PlainRow> rows;
  rows.push_back({{mark, table.project, table.material, table.source_language.str(), table.language.str(), std::to_string(table.rows.size()), ""}, 1});
  rows.push_back({{in_both(words, "No.", " / "), in_both(words, "Source text", " / "), in_both(words, "Translation", " / "), in_both(words, "Comment", " / "),
                   in_both(words, "State", " / "), in_both(words, "Note", " / "), mark},
                  2});
  for (const ExchangeRow& row : table.rows) {
    const ChippedText source = split_chips(row.source, row.markup);
    rows.push_back({{std::to_string(row.number), written_with_chips(source), written_with_chips(split_like(row.translation, source)), row.comment,
                     shown_state(words, row.state), note_of(row, words), row_key(row)},
                    0});
  }
  return rows;
}

ReturnedTable returned_rows(const std::vector<PlainRow>& rows, const std::string& file, DiagnosticSink& sink) {
  ReturnedTable table;
  const auto cell = [](const PlainRow& row, size_t column) { return column < row.cells.size() ? row.cells[column] : std::string(); };
  const auto head = std::find_if(rows.begin(), rows.end(), [&](const PlainRow& row) { return cell(row, 0) == mark; });
  if (head == rows.end()) {
    sink.error("no-table", {file, 1, 0, 0}, message("no table of texts to translate"), message("its first line starts with 'divulga'; ask for the file anew and leave that line"));
    return table;
  }
  table.project = cell(*head, 1);
  table.material = cell(*head, 2);
  table.source_language = language_of(cell(*head, 3));
  table.language = language_of(cell(*head, 4));
  table.sent = std::clamp(std::atoi(cell(*head, 5).c_str()), 0, 9999999);
  for (auto at = head + 1; at != rows.end(); ++at) {
    if (cell(*at, static_cast<size_t>(PlainColumn::key)) == mark) continue;   // the headings
    if (std::all_of(at->cells.begin(), at->cells.end(), [](const std::string& text) { return text.empty(); })) continue;
    ReturnedRow row;
    row.number = std::clamp(std::atoi(cell(*at, 0).c_str()), 0, 9999999);
    row.source = cell(*at, static_cast<size_t>(PlainColumn::source));
    row.translation = cell(*at, static_cast<size_t>(PlainColumn::translation));
    row.comment = cell(*at, static_cast<size_t>(PlainColumn::comment));
    row.state = cell(*at, static_cast<size_t>(PlainColumn::state));
    read_row_key(cell(*at, static_cast<size_t>(PlainColumn::key)), row);
    row.span = {file, at->line, 0, 0};
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace divulga
