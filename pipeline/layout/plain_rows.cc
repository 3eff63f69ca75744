#include "layout/plain_rows.h"

namespace divulga::layout {

const std::string* plain(const TableCell& cell) {
  static const std::string nothing;
  if (cell.content.empty()) return &nothing;
  const Text* text = cell.content.size() == 1 ? std::get_if<Text>(&cell.content[0].node) : nullptr;
  return text ? &text->text : nullptr;
}

PlainRows::PlainRows(Setting& setting, const Table& table, ColumnGrid grid, Style style, const TextLook& look, const SourceSpan& span)
    : s_(setting.apart()), table_(table), grid_(std::move(grid)), style_(std::move(style)), shapes_(s_, look, style_.hyphens, span) {
  for (size_t column = 0; column < grid_.widths.size(); ++column) boxes_.push_back(grid_.box(column, 1));
}

Fragment PlainRows::set(size_t row, StructId element) {
  const std::vector<TableCell>& cells = table_.rows[row].cells;
  Fragment f;
  f.width = style_.width;
  f.height = style_.height;
  f.items.reserve(cells.size() + 1);
  for (size_t column = 0; column < cells.size(); ++column) {
    const std::string* text = plain(cells[column]);
    if (!text || text->empty()) continue;
    const CellShape& shape = shapes_.shape(*text);
    const Pt x = grid_.text_x(boxes_[column], shape, column, style_.alignment[column]);
    for (const GlyphRun& run : shape.runs) {
      GlyphRun& placed = std::get<GlyphRun>(f.items.emplace_back(run));
      placed.origin.x += x;
      placed.origin.y += style_.padding;
      placed.element = element + 1 + static_cast<StructId>(column);
    }
  }
  const bool last = row + 1 == table_.rows.size();
  f.items.emplace_back(rule({grid_.origin, f.height}, {grid_.origin + grid_.total, f.height}, last ? Pt(0.75) : Pt(0.3), last ? s_.palette.ink : s_.palette.line));
  return f;
}

}  // namespace divulga::layout
