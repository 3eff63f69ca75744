// The part of BlockReader that ties blocks together: captions to tables, references to ids, footnotes to their marks.
#include <algorithm>
#include <set>
#include <string_view>

#include "document/table_columns.h"
#include "markdown/block_reader.h"

namespace divulga {

void BlockReader::attach_captions(Blocks& blocks) {
  const std::string prefix = "Table:";
  for (size_t i = 0; i < blocks.size(); ++i) {
    auto* paragraph = std::get_if<Paragraph>(&blocks[i].node);
    auto* text = paragraph && !paragraph->content.empty() ? std::get_if<Text>(&paragraph->content[0].node) : nullptr;
    if (!text || text->text.compare(0, prefix.size(), prefix) != 0) continue;
    const auto table_at = [&](size_t at) { return at < blocks.size() ? std::get_if<Table>(&blocks[at].node) : nullptr; };
    Table* table = i > 0 ? table_at(i - 1) : nullptr;
    if (!table || !table->caption.empty()) table = table_at(i + 1);
    if (!table || !table->caption.empty()) {
      sink_.error("caption-without-table", blocks[i].span, message("a caption without a table"), message("put it just after or before its table"));
      continue;
    }
    text->text.erase(0, std::min(text->text.find_first_not_of(' ', prefix.size()), text->text.size()));
    if (text->text.empty()) paragraph->content.erase(paragraph->content.begin());
    read_caption(*table, std::move(paragraph->content), blocks[i].span);
    blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(i));
    --i;
  }
}

void BlockReader::read_caption(Table& table, Inlines content, const SourceSpan& span) {
  if (const auto attributes = inlines_.take_trailing_attributes(content, {})) {
    table.id = attributes->id;
    remember_id(table.id, span);
    for (const auto& [key, value] : attributes->values) {
      if (key == "widths") read_widths(table, value, span);
      else if (key == "split" && value == "rows") table.splits_rows = true;
      else if (key == "split") sink_.error("bad-value", span, message("'{0}' is no value of 'split'", value), message("write split=rows, or nothing"));
      else sink_.error("unknown-key", span, message("unknown key '{0}' of a table", key), message("there are: split, widths"));
    }
    if (!attributes->classes.empty())
      sink_.error("unknown-key", span, message("a caption has no classes"), message("write Table: caption {#tbl-id widths=\"3,1,1\"}"));
  }
  if (content.empty()) sink_.error("empty-caption", span, message("a caption without text"), message("write Table: what the table shows"));
  table.caption = std::move(content);
}

void BlockReader::read_widths(Table& table, const std::string& list, const SourceSpan& span) {
  const auto widths = parse_widths(list);
  if (!widths)
    sink_.error("bad-value", span, message("'{0}' are no widths", list), message("write a number above zero for each column: widths=\"3,1,1\""));
  else if (widths->size() != table.alignment.size())
    sink_.error("bad-value", span, message("{0} widths for {1} columns", widths->size(), table.alignment.size()),
                message("write a number for each column: widths=\"3,1,1\""));
  else
    table.widths = *widths;
}

void BlockReader::remember_id(const std::string& id, const SourceSpan& span) {
  if (id.empty()) return;
  const auto [known, added] = ids_.emplace(id, span);
  if (!added)
    sink_.error("duplicate-id", span, message("id '{0}' stands twice", id),
                message("the first is at {0}:{1}", known->second.file, known->second.line));
}

void BlockReader::check_references() {
  std::vector<std::string> known;
  for (const auto& [id, span] : ids_) known.push_back(id);
  for (const auto& reference : inlines_.references()) {
    if (ids_.count(reference.id)) continue;
    Message hint = did_you_mean(reference.id, known);
    if (hint.empty()) hint = message("write {#{0}} behind what it refers to", reference.id);
    sink_.error("unknown-reference", reference.place, message("unknown reference '@{0}'", reference.id), hint);
  }
}

void BlockReader::check_unused_footnotes() {
  const std::string& text = text_.text();
  std::vector<std::pair<size_t, std::string_view>> definitions;   // place, "[^name]"
  std::set<std::string_view> used;
  for (size_t at = text.find("[^"); at != std::string::npos; at = text.find("[^", at + 1)) {
    const size_t end = text.find_first_of("]\n", at);
    if (end == std::string::npos || text[end] != ']') continue;
    const std::string_view mark = std::string_view(text).substr(at, end + 1 - at);
    const bool defines = text.compare(end + 1, 1, ":") == 0 && (at == 0 || text[at - 1] == '\n');
    if (defines) definitions.emplace_back(at, mark);
    else used.insert(mark);
  }
  for (const auto& [at, mark] : definitions)
    if (!used.count(mark))
      sink_.warning("unused-footnote", text_.locate(at, mark.size()), message("footnote '{0}' is not used", mark),
                    message("refer to it in the text, or remove it"));
}

}  // namespace divulga
