#include "edition/data_blocks.h"

#include <algorithm>
#include <cctype>

#include "document/chart_values.h"
#include "edition/cell_text.h"
#include "edition/words.h"
#include "markdown/markdown.h"

namespace divulga {
namespace {

std::string list_of(const std::vector<std::string>& names) {
  std::string out;
  for (size_t i = 0; i < names.size() && i < 12; ++i) out += (i ? ", " : "") + names[i];
  return names.size() > 12 ? out + ", …" : out;
}

std::string trimmed(const std::string& text) {
  const size_t from = text.find_first_not_of(' ');
  return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(' ') - from + 1);
}

bool is_column_name(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isalnum(c) || c == '_'; });
}

}  // namespace

Message hint_for(const std::string& wrong, const std::vector<std::string>& known) {
  const Message near = did_you_mean(wrong, known);
  return !near.empty() ? near : known.empty() ? message("there is none") : message("there are: {0}", list_of(known));
}

std::vector<std::pair<std::string, std::string>> parse_columns(const std::string& list) {
  std::vector<std::pair<std::string, std::string>> columns;
  for (size_t at = 0; at <= list.size();) {
    const size_t comma = std::min(list.find(',', at), list.size());
    const std::string piece = list.substr(at, comma - at);
    const size_t colon = piece.find(':');
    const std::string name = trimmed(piece.substr(0, colon));
    if (is_column_name(name) && (colon != std::string::npos || columns.empty() || columns.back().second.empty()))
      columns.emplace_back(name, colon == std::string::npos ? "" : trimmed(piece.substr(colon + 1)));
    else if (!columns.empty())
      columns.back().second += "," + piece;
    at = comma + 1;
  }
  return columns;
}

std::vector<ColumnGroup> parse_groups(const std::string& list) {
  std::vector<ColumnGroup> groups;
  for (size_t at = 0; at <= list.size();) {
    const size_t comma = std::min(list.find(',', at), list.size());
    const std::string piece = list.substr(at, comma - at);
    const size_t colon = piece.find(':');
    ColumnGroup group;
    bool names = colon != std::string::npos;
    for (size_t from = 0; names && from < colon;) {
      const size_t blank = std::min(piece.find(' ', from), colon);
      const std::string name = piece.substr(from, blank - from);
      if (!name.empty()) names = is_column_name(name), group.columns.push_back(name);
      from = blank + 1;
    }
    if (names && !group.columns.empty()) {
      group.label = trimmed(piece.substr(colon + 1));
      groups.push_back(std::move(group));
    } else if (!groups.empty()) {
      groups.back().label += "," + piece;
    }
    at = comma + 1;
  }
  return groups;
}

DataBlocks::DataBlocks(const ProjectSources& sources, const LocaleTag& language, DiagnosticSink& sink)
    : sources_(sources), language_(language), catalog_(content_catalog(sources, language)), numbers_(language), sink_(sink) {}

void DataBlocks::uses(const std::string& file) {
  if (std::find(files_.begin(), files_.end(), file) == files_.end()) files_.push_back(file);
}

std::string DataBlocks::written(const Dataset::Cell& cell, const std::string& column) {
  if (const auto value = written_number(cell.text, column)) return numbers_(*value);
  // A column says the same day or name again and again; a bounded number of texts is remembered.
  const auto known = texts_.find(cell.text);
  if (known != texts_.end()) return known->second;
  if (texts_.size() >= 10000) texts_.clear();
  return texts_.emplace(cell.text, written_cell(cell.text, column, language_, catalog_, DateStyle::medium)).first->second;
}

std::string DataBlocks::number(double value) const { return numbers_(value); }

void DataBlocks::resolve(Blocks& blocks) {
  for (auto& block : blocks) resolve(block);
}

void DataBlocks::resolve(Block& block) {
  if (auto* list = std::get_if<List>(&block.node))
    for (auto& item : list->items) resolve(item.content);
  if (auto* quote = std::get_if<Quote>(&block.node)) resolve(quote->content);
  auto* container = std::get_if<Container>(&block.node);
  if (!container) return;
  const std::string wp = container->attributes.get("wp");
  if (!wp.empty()) {
    std::vector<std::string> known;
    for (const auto& package : sources_.content.project.workpackages) known.push_back(package.id);
    if (std::find(known.begin(), known.end(), wp) == known.end())
      sink_.error("unknown-workpackage", block.span, message("unknown work package '{0}'", wp), hint_for(wp, known));
  }
  std::string name;
  if (!is_data_container(*container, name)) {
    resolve(container->content);
    if (container->kind == ContainerKind::project_card) container->content = {{project_card(sources_, language_), block.span}};
    return;
  }
  const Container asked = std::move(*container);
  if (name == "chart") block.node = chart(asked, block.span);
  if (name == "data-table") block.node = data_table(asked, block.span);
  if (name == "hours") block.node = hours(asked, block.span);
  if (name == "services") block.node = services(asked);
  if (name == "map") block.node = service_map(asked, block.span);
  if (name == "directory-index") block.node = service_index(asked);
}

std::optional<DataBlocks::Selection> DataBlocks::select(const Container& container, const SourceSpan& span) {
  const std::string name = container.attributes.get("data");
  if (name.empty()) return std::nullopt;   // told by markdown/
  const auto found = sources_.results.find(name);
  if (found == sources_.results.end()) {
    std::vector<std::string> known;
    for (const auto& [known_name, dataset] : sources_.results) known.push_back(known_name);
    sink_.error("unknown-data", span, message("no file '{0}' in results/", name), hint_for(name, known));
    return std::nullopt;
  }
  uses(found->second.file);
  Selection selection{&found->second, {}};
  const std::string wanted = container.attributes.get("rows");
  if (wanted.empty()) {
    for (const auto& row : found->second.rows) selection.rows.push_back(&row);
    return selection;
  }
  std::vector<std::string> known;
  for (const auto& row : found->second.rows) known.push_back(row.empty() ? "" : row_key(row[0].text));
  for (size_t at = 0; at <= wanted.size();) {
    const size_t comma = std::min(wanted.find(',', at), wanted.size());
    const std::string key = trimmed(wanted.substr(at, comma - at));
    const auto row = std::find(known.begin(), known.end(), key);
    if (row != known.end())
      selection.rows.push_back(&found->second.rows[static_cast<size_t>(row - known.begin())]);
    else if (!key.empty())
      sink_.error("unknown-row", span, message("no row '{0}' in '{1}'", key, name), hint_for(key, known));
    at = comma + 1;
  }
  return selection;
}

std::optional<size_t> DataBlocks::column(const Dataset& dataset, const std::string& name, const SourceSpan& span) {
  const auto index = dataset.column(name);
  if (!index) sink_.error("unknown-column", span, message("no column '{0}' in '{1}'", name, dataset.name), hint_for(name, dataset.columns));
  return index;
}

std::vector<DataBlocks::Column> DataBlocks::columns(const Dataset& dataset, const std::string& list, const SourceSpan& span) {
  std::vector<Column> out;
  for (const auto& [name, label] : parse_columns(list))
    if (const auto index = column(dataset, name, span)) out.push_back({*index, name, label.empty() ? name : label});
  return out;
}

std::vector<double> DataBlocks::numbers(const Selection& selection, size_t column_index, const SourceSpan& span) {
  std::vector<double> out;
  for (const auto* row : selection.rows) {
    const auto& cell = (*row)[column_index];
    const auto value = Dataset::number(cell);
    if (!value && !cell.text.empty())
      sink_.error("not-a-number", cell.span, message("'{0}' is not a number, and a chart draws it", cell.text),
                  message("the chart is at {0}:{1}", span.file, span.line));
    out.push_back(value.value_or(missing_value()));
  }
  return out;
}

OpeningHours DataBlocks::hours(const Container& container, const SourceSpan& span) {
  const std::string name = container.attributes.get("fact");
  OpeningHours out;
  if (name.empty()) return out;
  const Fact* fact = sources_.content.facts.find(name);
  if (!fact || fact->type != FactType::hours) {
    std::vector<std::string> known;
    for (const auto& one : sources_.content.facts.all())
      if (one.type == FactType::hours) known.push_back(one.name);
    sink_.error("unknown-fact", span, fact ? message("fact '{0}' does not hold hours", name) : message("unknown fact '{0}'", name), hint_for(name, known));
    return out;
  }
  uses(sources_.content.project.directory + "/facts.yaml");
  facts_.insert(name);
  HoursProblem problem;
  if (const auto parsed = parse_hours(fact->value.text, problem))
    for (const HoursLine& line : format_hours(*parsed, language_, hours_words(sources_, language_))) out.rows.push_back({line.days, line.times});
  return out;
}

}  // namespace divulga
