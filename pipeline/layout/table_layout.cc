#include "layout/table_layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace divulga::layout {
namespace {

struct Cell {
  TextBlock text;
  size_t column = 0, span = 1;
  ColumnAlignment alignment = ColumnAlignment::start;
  Pt before_separator, after_separator;          // decimal columns: widths left and right of the decimal separator
};
struct Row {
  std::vector<Cell> cells;
  bool total = false;
};

Alignment paragraph_alignment(ColumnAlignment a) {
  switch (a) {
    case ColumnAlignment::start: return Alignment::start;
    case ColumnAlignment::center: return Alignment::center;
    case ColumnAlignment::end: return Alignment::end;
    case ColumnAlignment::decimal: return Alignment::start;      // placed by hand
  }
  return Alignment::start;
}

class TableBuilder {
 public:
  TableBuilder(Setting& setting, const Table& table, const Measure& measure, const SourceSpan& span)
      : s_(setting), table_(table), measure_(measure), span_(span) {
    columns_ = table.header.cells.size();
    for (const TableRow& row : table.rows) {
      size_t count = 0;
      for (const TableCell& cell : row.cells) count += static_cast<size_t>(std::max(1, cell.column_span));
      columns_ = std::max(columns_, count);
    }
    look_ = measure.boxed ? measure.body : s_.type.note;
    look_.role = FontRole::sans;
    look_.tabular = true;
    pad_x_ = look_.size * 0.55;
    pad_y_ = look_.leading * 0.18;
  }

  Flow build(StructId parent) {
    if (columns_ == 0) return {};
    const StructId element = s_.structure.add(StructTag::table, parent);
    Flow flow;
    Flow title;
    const Pt title_width = measure_.text;
    if (!table_.caption.empty()) title = caption(s_, table_.label, table_.caption, element, title_width, span_);
    read(element);
    find_widths();
    const bool wide = total_width_ > measure_.text + Pt(0.5);
    std::shared_ptr<const Fragment> repeated;
    append(flow, std::move(title));
    if (!flow.empty()) flow.back().keep_with_next = true;
    if (!header_.cells.empty()) {
      Fragment head = row_fragment(header_, true, false);
      widen(head);
      repeated = std::make_shared<const Fragment>(as_artifact(head));
      FlowItem item = single(std::move(head), Pt(0), Pt(0), span_);
      item.keep_with_next = true;
      flow.push_back(std::move(item));
    }
    for (size_t i = 0; i < rows_.size(); ++i) add_row(flow, i, repeated);
    if (!table_.source.empty()) {
      if (!flow.empty()) flow.back().keep_with_next = true;
      append(flow, source_line(s_, table_.source, parent, measure_.text, span_));
    }
    if (flow.empty()) return flow;
    if (!table_.id.empty()) flow.front().fragment.anchors.push_back({table_.id, Pt(0)});
    const ItemWidth width = wide ? ItemWidth::full : ItemWidth::text;
    for (FlowItem& item : flow) item.width = width, widen(item.fragment);
    return whole_or_rows(std::move(flow), width);
  }

 private:
  void read(StructId element) {
    const bool has_header = std::any_of(table_.header.cells.begin(), table_.header.cells.end(), [](const TableCell& c) { return !c.content.empty(); });
    const bool numeric = std::any_of(table_.alignment.begin(), table_.alignment.end(),
                                     [](ColumnAlignment a) { return a == ColumnAlignment::decimal || a == ColumnAlignment::end; });
    if (has_header) {
      const StructId head = s_.structure.add(StructTag::table_head, element);
      const StructId row = s_.structure.add(StructTag::table_row, head);
      header_ = read_row(table_.header, row, true, false);
    }
    const StructId body = s_.structure.add(StructTag::table_body, element);
    for (const TableRow& source : table_.rows) {
      rows_.push_back(read_row(source, s_.structure.add(StructTag::table_row, body), false, numeric || !has_header));
    }
  }

  Row read_row(const TableRow& source, StructId row_element, bool header, bool first_is_header) {
    Row row;
    row.total = source.total;
    size_t column = 0;
    for (const TableCell& cell : source.cells) {
      const bool head = header || (first_is_header && column == 0);
      const StructId id = s_.structure.add(head ? StructTag::header_cell : StructTag::data_cell, row_element);
      StructElement& element = s_.structure[id];
      if (head) element.scope = header ? StructElement::Scope::column : StructElement::Scope::row;
      element.column_span = std::max(1, cell.column_span);
      ColumnAlignment alignment = column < table_.alignment.size() ? table_.alignment[column] : ColumnAlignment::start;
      if (header && alignment == ColumnAlignment::decimal) alignment = ColumnAlignment::end;
      TextLook look = look_;
      if (header || source.total) look.weight = 700;
      TextOptions options;
      options.span = span_;
      options.alignment = paragraph_alignment(alignment);
      Cell made{TextBlock(s_, cell.content, look, id, options), column, static_cast<size_t>(std::max(1, cell.column_span)), alignment, {}, {}};
      if (alignment == ColumnAlignment::decimal) measure_decimal(made, cell, look);
      column += made.span;
      row.cells.push_back(std::move(made));
    }
    return row;
  }

  /// Where the decimal separator stands: the width of what is before it, by shaping that part alone.
  void measure_decimal(Cell& cell, const TableCell& source, const TextLook& look) {
    const std::string text = plain_text(source.content, s_.edition.document.labels), separator = decimal_separator(s_.language);
    const size_t at = separator.empty() ? std::string::npos : text.rfind(separator);
    const Pt all = cell.text.max_width();
    Pt before = all;
    if (at != std::string::npos) {
      const size_t decimals = text.size() - at - separator.size();
      if (decimals <= 6) before = TextBlock(s_, text.substr(0, at), look, artifact).max_width();
    }
    cell.before_separator = before;
    cell.after_separator = all - before;
  }

  Pt content_width(const Cell& cell, bool widest) const { return widest ? cell.text.max_width() : cell.text.min_width(); }

  void find_widths() {
    std::vector<Pt> least(columns_), most(columns_);
    left_.assign(columns_, Pt(0));
    right_.assign(columns_, Pt(0));
    const auto each = [&](const Row& row) {
      for (const Cell& cell : row.cells) {
        if (cell.span != 1 || cell.column >= columns_) continue;
        if (!cell.text.empty()) {
          least[cell.column] = std::max(least[cell.column], content_width(cell, false) + pad_x_ * 2);
          most[cell.column] = std::max(most[cell.column], content_width(cell, true) + pad_x_ * 2 + Pt(0.2));
        }
        if (cell.alignment == ColumnAlignment::decimal) {
          left_[cell.column] = std::max(left_[cell.column], cell.before_separator);
          right_[cell.column] = std::max(right_[cell.column], cell.after_separator);
        }
      }
    };
    each(header_);
    for (const Row& row : rows_) each(row);
    for (size_t c = 0; c < columns_; ++c) {
      const Pt decimal = left_[c] + right_[c] + pad_x_ * 2;
      if (left_[c] > Pt(0)) most[c] = std::max(most[c], decimal), least[c] = std::max(least[c], decimal);
    }
    const Pt natural = sum(most), needed = sum(least);
    Pt target = measure_.text;
    if (natural > measure_.text && measure_.full > measure_.text) target = measure_.full;
    if (needed > target + Pt(0.5)) {
      s_.sink.error("table-too-wide", span_, "the table is " + millimetres(needed - target) + " mm wider than its page (" + s_.language.str() + ")",
                    "shorten the longest words, or take a column out");
    }
    widths_.assign(columns_, Pt(0));
    if (!table_.widths.empty() && table_.widths.size() == columns_) {
      const double all = std::accumulate(table_.widths.begin(), table_.widths.end(), 0.0);
      for (size_t c = 0; c < columns_; ++c) widths_[c] = target * (table_.widths[c] / all);
    } else if (natural <= target) {
      // A narrow table stays narrow, so that a number stays near its name.
      const Pt wanted = natural > target * 0.62 ? target : std::max(natural, std::min(target * 0.62, natural * 1.5));
      const Pt spare = wanted - natural;
      for (size_t c = 0; c < columns_; ++c) widths_[c] = most[c] + spare * (most[c] / natural);
    } else {
      // Short columns get all they ask for; the long ones share the rest, each in proportion to the root of its length.
      std::vector<double> shares(columns_);
      for (size_t c = 0; c < columns_; ++c) shares[c] = std::sqrt(std::max(1.0, most[c].value));
      double low = 0, high = target.value;
      const auto widths_at = [&](double level) {
        for (size_t c = 0; c < columns_; ++c) widths_[c] = std::max(least[c], std::min(most[c], Pt(level * shares[c])));
        return sum(widths_);
      };
      for (int i = 0; i < 40; ++i) {
        const double middle = (low + high) / 2;
        (widths_at(middle) <= target ? low : high) = middle;
      }
      widths_at(low);
    }
    total_width_ = sum(widths_);
  }

  static Pt sum(const std::vector<Pt>& values) {
    Pt total;
    for (const Pt v : values) total += v;
    return total;
  }
  static std::string millimetres(Pt length) {
    const long tenths = std::lround(Mm(length).value * 10);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
  }

  Fragment row_fragment(const Row& row, bool header, bool last) const {
    Fragment f;
    f.width = total_width_;
    Pt height;
    struct Set { Fragment text; const Cell* cell; Pt offset, width; };
    std::vector<Set> sets;
    for (const Cell& cell : row.cells) {
      Pt offset, width;
      for (size_t c = 0; c < columns_; ++c) {
        if (c < cell.column) offset += widths_[c];
        else if (c < cell.column + cell.span) width += widths_[c];
      }
      const bool first = cell.column == 0;        // the table's outer edges align with the text
      const bool outer = cell.column + cell.span == columns_;
      Pt start = first ? Pt(0) : pad_x_, end = outer ? Pt(0) : pad_x_;
      Pt inner = width - start - end;
      if (cell.alignment == ColumnAlignment::decimal && left_[cell.column] > Pt(0)) {
        // In digits the whole part is left of the separator in every script.
        const Pt block = left_[cell.column] + right_[cell.column];
        const Pt x_left = s_.right_to_left ? Pt(0) : inner - block;
        const Pt x = x_left + left_[cell.column] - cell.before_separator;
        inner = cell.text.max_width() + Pt(0.2);
        sets.push_back({cell.text.block(inner), &cell, Pt(0), inner});
        Pt cell_left = s_.right_to_left ? total_width_ - offset - width + end : offset + start;
        sets.back().offset = cell_left + x;
      } else {
        sets.push_back({cell.text.block(inner), &cell, Pt(0), inner});
        sets.back().offset = s_.x(offset + start, inner, total_width_);
      }
      height = std::max(height, sets.back().text.height);
    }
    f.height = height + pad_y_ * 2;
    if (row.total) f.items.emplace_back(rule({Pt(0), Pt(0)}, {total_width_, Pt(0)}, Pt(0.75), s_.palette.ink));
    for (Set& set : sets) {
      const Pt y = header ? f.height - pad_y_ - set.text.height : pad_y_;    // headers stand on their rule
      f.put(std::move(set.text), set.offset, y);
    }
    if (header) f.items.emplace_back(rule({Pt(0), f.height}, {total_width_, f.height}, Pt(0.75), s_.palette.ink));
    else f.items.emplace_back(rule({Pt(0), f.height}, {total_width_, f.height}, last ? Pt(0.75) : Pt(0.3), last ? s_.palette.ink : s_.palette.line));
    return f;
  }

  void add_row(Flow& flow, size_t i, const std::shared_ptr<const Fragment>& repeated) const {
    const bool last = i + 1 == rows_.size();
    const bool before_total = !last && rows_[i + 1].total;
    FlowItem item = single(row_fragment(rows_[i], false, last), Pt(0), Pt(0), span_);
    item.header = repeated;
    const bool tall = measure_.page_height > Pt(0) && item.fragment.height > measure_.page_height * 0.9;
    // Two rows at least on either side of a page break.
    item.keep_with_next = !last && (i == 0 || i + 2 == rows_.size() || before_total);
    if (!tall) { flow.push_back(std::move(item)); return; }
    for (FlowItem& piece : split(item)) flow.push_back(std::move(piece));
  }

  /// A row taller than a page, cut between lines.
  std::vector<FlowItem> split(FlowItem& item) const {
    const Pt step = look_.leading * std::max(1.0, std::floor(measure_.page_height * 0.8 / look_.leading));
    std::vector<FlowItem> pieces;
    const Pt height = item.fragment.height;
    for (Pt top; top < height; top += step) {
      FlowItem piece = single({}, Pt(0), Pt(0), span_);
      piece.header = item.header;
      piece.fragment.width = item.fragment.width;
      piece.fragment.height = std::min(step, height - top);
      for (const PageItem& drawn : item.fragment.items) {
        const GlyphRun* run = std::get_if<GlyphRun>(&drawn);
        const Path* path = std::get_if<Path>(&drawn);
        const Pt y = run ? run->origin.y : path ? path->commands.front().p1.y : Pt(0);
        if (y <= top || y > top + step) continue;
        Fragment one;
        one.items.push_back(drawn);
        piece.fragment.put(std::move(one), Pt(0), Pt(0) - top);
      }
      pieces.push_back(std::move(piece));
    }
    return pieces;
  }

  /// In a right-to-left page a narrow table stands at the column's right edge.
  void widen(Fragment& fragment) const {
    const Pt column = total_width_ > measure_.text + Pt(0.5) ? measure_.full : measure_.text;
    if (fragment.width >= column) return;
    Fragment wide;
    wide.width = column;
    wide.height = fragment.height;
    const Pt width = fragment.width;
    wide.put(std::move(fragment), s_.x(Pt(0), width, column), Pt(0));
    fragment = std::move(wide);
  }

  Flow whole_or_rows(Flow flow, ItemWidth width) const {
    Pt height;
    for (const FlowItem& item : flow) height += item.fragment.height;
    const Pt space = s_.type.unit * 2;
    flow.front().before = space;
    flow.back().after = space;
    if (measure_.boxed || (measure_.page_height > Pt(0) && height > measure_.page_height * 0.42)) return flow;
    const Pt whole = width == ItemWidth::full ? measure_.full : measure_.text;
    FlowItem item = single(stack(std::move(flow), whole), space, space, span_);
    item.width = width;
    item.floats = true;
    return {std::move(item)};
  }

  Setting& s_;
  const Table& table_;
  const Measure& measure_;
  const SourceSpan& span_;
  size_t columns_ = 0;
  TextLook look_;
  Pt pad_x_, pad_y_;
  Row header_;
  std::vector<Row> rows_;
  std::vector<Pt> widths_, left_, right_;
  Pt total_width_;
};

}  // namespace

Flow caption(Setting& s, const std::string& label, const Inlines& text, StructId parent, Pt width, const SourceSpan& span) {
  const StructId element = s.structure.add(StructTag::caption, parent);
  Inlines content;
  if (!label.empty()) {
    Strong bold;
    bold.content = inlines(label);
    content.push_back({std::move(bold)});
    content.push_back({Text{"\xE2\x80\x82"}});
  }
  content.insert(content.end(), text.begin(), text.end());
  TextLook look = s.type.note;
  look.role = FontRole::sans;
  TextOptions options;
  options.span = span;
  TextBlock block(s, content, look, element, options);
  return line_flow(block.lines(width), s.type.unit, s.type.unit * 0.5, Keep::with_next, span);
}

Flow source_line(Setting& s, const std::string& source, StructId parent, Pt width, const SourceSpan& span) {
  const StructId element = s.structure.add(StructTag::paragraph, parent);
  TextOptions options;
  options.span = span;
  TextBlock block(s, s.word("Source: {source}", {{"source", source}}), s.type.caption, element, options);
  return line_flow(block.lines(width), s.type.unit * 0.5, Pt(0), Keep::together, span);
}

Flow lay_out_table(Setting& setting, const Table& table, const Measure& measure, StructId parent, const SourceSpan& span) {
  return TableBuilder(setting, table, measure, span).build(parent);
}

Flow lay_out_pairs(Setting& setting, const std::vector<std::pair<std::string, Inlines>>& pairs, const Measure& measure, StructId parent,
                   const SourceSpan& span) {
  Table table;
  table.alignment = {ColumnAlignment::start, ColumnAlignment::start};
  table.widths = {0.3, 0.7};
  for (const auto& [name, value] : pairs) {
    TableRow row;
    Strong bold;
    bold.content = inlines(name);
    TableCell head, cell;
    head.content.push_back({std::move(bold)});
    cell.content = value;
    row.cells = {std::move(head), std::move(cell)};
    table.rows.push_back(std::move(row));
  }
  return lay_out_table(setting, table, measure, parent, span);
}

}  // namespace divulga::layout
