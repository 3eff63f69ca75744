#include "layout/table_layout.h"

#include <algorithm>
#include <cmath>

#include "document/table_columns.h"
#include "layout/cell_shapes.h"
#include "layout/column_grid.h"
#include "layout/column_widths.h"
#include "layout/plain_rows.h"

namespace divulga::layout {
namespace {

enum class Part { group, header, body };

Alignment paragraph_alignment(ColumnAlignment a) {
  switch (a) {
    case ColumnAlignment::start: return Alignment::start;
    case ColumnAlignment::center: return Alignment::center;
    case ColumnAlignment::end:
    case ColumnAlignment::decimal: return Alignment::end;
  }
  return Alignment::start;
}

std::string millimetres(Pt length) {
  const long tenths = std::lround(Mm(length).value * 10);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

/// Measures every cell once for the columns' widths and sets every row once; between the two no cell is kept.
class TableBuilder {
 public:
  TableBuilder(Setting& setting, const Table& table, const Measure& measure, const SourceSpan& span)
      : s_(setting), table_(table), measure_(measure), span_(span), columns_(column_count(table)) {
    look_ = measure.boxed ? measure.body : s_.type.note;
    look_.role = FontRole::sans;
    look_.tabular = true;
    has_header_ = std::any_of(table.header.cells.begin(), table.header.cells.end(), [](const TableCell& c) { return !c.content.empty(); });
    const bool numeric = std::any_of(table.alignment.begin(), table.alignment.end(),
                                     [](ColumnAlignment a) { return a == ColumnAlignment::decimal || a == ColumnAlignment::end; });
    heads_rows_ = numeric || !has_header_;
    spaced_ = setting.language.script().rfind("Han", 0) != 0;
  }

  Flow build(StructId parent) {
    if (columns_ == 0) return {};
    const StructId element = s_.structure.add(StructTag::table, parent);
    Flow flow;
    Flow title;
    if (!table_.caption.empty()) title = caption(s_, table_.label, table_.caption, element, measure_.text, span_);
    find_widths();
    wide_ = total_width_ > measure_.text + Pt(0.5);
    column_ = wide_ ? measure_.full : measure_.text;
    origin_ = s_.x(Pt(0), std::min(total_width_, column_), column_);     // a narrow table stands at the start edge
    grid_ = {widths_, left_, right_, pad_x_, total_width_, origin_, s_.right_to_left};
    for (FlowItem& item : title) widen(item.fragment);
    append(flow, std::move(title));
    if (!flow.empty()) flow.back().keep_with_next = true;
    std::shared_ptr<const Fragment> repeated;
    if (has_header_) {
      Fragment head = header_fragment(element);
      const bool small = measure_.page_height <= Pt(0) || head.height < measure_.page_height * 0.4;
      if (small) repeated = std::make_shared<const Fragment>(as_artifact(head));
      FlowItem item = single(std::move(head), Pt(0), Pt(0), span_);
      item.keep_with_next = true;
      flow.push_back(std::move(item));
    }
    add_rows(flow, s_.structure.add(StructTag::table_body, element), repeated);
    if (!table_.source.empty()) {
      if (!flow.empty()) flow.back().keep_with_next = true;
      Flow source = source_line(s_, table_.source, parent, measure_.text, span_);
      for (FlowItem& item : source) widen(item.fragment);
      append(flow, std::move(source));
    }
    if (flow.empty()) return flow;
    if (!table_.id.empty()) flow.front().fragment.anchors.push_back({table_.id, Pt(0)});
    for (FlowItem& item : flow) item.width = wide_ ? ItemWidth::full : ItemWidth::text;
    return whole_or_rows(std::move(flow));
  }

 private:
  // ---- measuring

  struct Looks {
    CellShapes regular, bold;
    CellShapes& of(bool strong) { return strong ? bold : regular; }
  };
  std::unique_ptr<Looks> looks_at(double scale, CellShapes::Hyphens hyphens) const {
    TextLook look = look_;
    look.size = look.size * scale, look.leading = look.leading * scale;
    TextLook strong = look;
    strong.weight = 700;
    return std::make_unique<Looks>(Looks{CellShapes(s_, look, hyphens, span_), CellShapes(s_, strong, hyphens, span_)});
  }

  ColumnAlignment alignment(size_t column) const { return column < table_.alignment.size() ? table_.alignment[column] : ColumnAlignment::start; }

  struct Extent { Pt least, most, whole; };
  Extent measured(const TableCell& cell, bool strong) {
    if (const std::string* text = plain(cell)) {
      if (text->empty()) return {};
      const CellShape& shape = looks_->of(strong).shape(*text);
      return {shape.least, shape.most, shape.whole};
    }
    const TextBlock block(s_, cell.content, looks_->of(strong).look(), artifact, {Alignment::start, false, {}, span_});
    return {block.min_width(), block.max_width(), block.max_width()};
  }

  struct Wide { size_t column, span; Extent extent; };

  void measure_row(const TableRow& row, const std::vector<size_t>& at, bool strong, Part part, std::vector<float>* sample) {
    for (size_t i = 0; i < row.cells.size(); ++i) {
      const TableCell& cell = row.cells[i];
      const size_t column = at[i], span = static_cast<size_t>(std::max(1, cell.column_span));
      const Extent extent = measured(cell, strong);
      if (extent.most <= Pt(0)) continue;
      if (span > 1) { wide_cells_.push_back({column, span, extent}); continue; }
      ColumnNeed& need = needs_[column];
      Pt least = extent.least;
      // Han breaks after every character: a column of single characters is not read as words.
      if (!spaced_) least = std::max(least, std::min(extent.most, looks_->regular.look().size * (part == Part::body ? 2.0 : 4.0)));
      const bool number = part == Part::body && alignment(column) == ColumnAlignment::decimal;
      need.least = std::max(need.least, (number ? extent.most : least) + pad_x_ * 2);
      need.most = std::max(need.most, extent.most + pad_x_ * 2 + Pt(0.2));
      if (sample) (*sample)[column] = static_cast<float>((extent.most + pad_x_ * 2 + Pt(0.2)).value);
      if (!number) continue;
      left_[column] = std::max(left_[column], extent.whole);
      right_[column] = std::max(right_[column], extent.most - extent.whole);
    }
  }

  void measure_cells() {
    needs_.assign(columns_, {});
    left_.assign(columns_, Pt(0));
    right_.assign(columns_, Pt(0));
    sample_ = {columns_, {}};
    wide_cells_.clear();
    const auto from_left = [&](const TableRow& row) { TableColumns columns(columns_); return columns.next(row); };
    if (!table_.groups.cells.empty()) measure_row(table_.groups, from_left(table_.groups), true, Part::group, nullptr);
    if (has_header_) {
      // A header broken in two costs a line too.
      std::vector<float> header(columns_, 0);
      measure_row(table_.header, from_left(table_.header), true, Part::header, &header);
      sample_.widths = std::move(header);
    }
    TableColumns columns(columns_);
    const size_t every = table_.rows.size() / 200 + 1;
    std::vector<float> widths;
    for (size_t i = 0; i < table_.rows.size(); ++i) {
      const TableRow& row = table_.rows[i];
      const bool sampled = i % every == 0;
      if (sampled) widths.assign(columns_, 0);
      measure_row(row, columns.next(row), row.total, Part::body, sampled ? &widths : nullptr);
      if (sampled) sample_.widths.insert(sample_.widths.end(), widths.begin(), widths.end());
    }
    for (size_t c = 0; c < columns_; ++c) {
      if (left_[c] <= Pt(0)) continue;
      const Pt block = left_[c] + right_[c] + pad_x_ * 2;
      needs_[c].least = std::max(needs_[c].least, block);
      needs_[c].most = std::max(needs_[c].most, block + Pt(0.2));
    }
    // What stands over several columns widens them where they are too narrow together.
    for (const Wide& wide : wide_cells_) {
      Pt least, most;
      for (size_t c = wide.column; c < std::min(columns_, wide.column + wide.span); ++c) least += needs_[c].least, most += needs_[c].most;
      const double parts = static_cast<double>(wide.span);
      const Pt more = (wide.extent.least + pad_x_ * 2 - least) / parts, wished = (wide.extent.most + pad_x_ * 2 - most) / parts;
      for (size_t c = wide.column; c < std::min(columns_, wide.column + wide.span); ++c) {
        needs_[c].least += std::max(Pt(0), more);
        needs_[c].most += std::max(Pt(0), wished);
      }
    }
  }

  void measure_at(double scale, double tightness, CellShapes::Hyphens hyphens) {
    looks_ = looks_at(scale, hyphens);
    hyphens_ = hyphens;
    const TextLook& look = looks_->regular.look();
    pad_x_ = look.size * 0.55 * tightness;
    pad_y_ = look.leading * 0.18;
    measure_cells();
  }

  /// Type as designed; then words divided, closer columns, smaller type, never under 8 points for Latin.
  void find_widths() {
    const auto target = [&] {
      Pt natural;
      for (const ColumnNeed& need : needs_) natural += need.most;
      return natural > measure_.text && measure_.full > measure_.text ? measure_.full : measure_.text;
    };
    const auto missing = [&] {
      Pt needed;
      for (const ColumnNeed& need : needs_) needed += need.least;
      return needed - target();
    };
    measure_at(1, 1, CellShapes::Hyphens::no);
    if (missing() > Pt(0.5)) measure_at(1, 0.8, CellShapes::Hyphens::yes);
    const double smallest = std::min(1.0, Pt(8) * optical_adjustment(s_.language).size / look_.size);
    for (double scale = 0.96; missing() > Pt(0.5) && scale > smallest - 0.04; scale -= 0.04) measure_at(std::max(scale, smallest), 0.65, CellShapes::Hyphens::yes);
    if (missing() > Pt(0.5)) {
      s_.sink.error("table-too-wide", span_, message("the table is {0} mm wider than its page ({1})", millimetres(missing()), s_.language.str()),
                    message("shorten the longest words, take a column out, or set the table on a landscape page"));
    }
    const Pt room = target();
    Pt natural;
    for (const ColumnNeed& need : needs_) natural += need.most;
    if (!table_.widths.empty() && table_.widths.size() == columns_) {
      widths_ = given_widths(needs_, room, table_.widths);
    } else {
      // A narrow table stays narrow, so that a number stays near its name.
      const Pt wanted = natural > room * 0.62 ? room : std::max(natural, std::min(room * 0.62, natural * 1.5));
      widths_ = automatic_widths(needs_, wanted, sample_);
    }
    total_width_ = sum(widths_);
  }

  // ---- setting rows

  using Box = ColumnGrid::Box;

  StructId cell_element(const TableCell& cell, StructId row, bool head, StructElement::Scope scope) {
    const StructId id = s_.structure.add(head ? StructTag::header_cell : StructTag::data_cell, row);
    StructElement& element = s_.structure[id];
    if (head) element.scope = scope;
    element.column_span = std::max(1, cell.column_span);
    element.row_span = std::max(1, cell.row_span);
    return id;
  }

  /// The cell's lines into `lines`, one fragment each, which it lengthens where it needs more. Returns how many there are.
  size_t set_cell(const TableCell& cell, size_t column, ColumnAlignment align, bool strong, StructId element, std::vector<Fragment>& lines) {
    const Box box = grid_.box(column, static_cast<size_t>(std::max(1, cell.column_span)));
    const std::string* text = plain(cell);
    if (text && text->empty()) return 0;
    const auto row_line = [&](size_t i) -> Fragment& {
      while (lines.size() <= i) lines.emplace_back();
      return lines[i];
    };
    if (text) {
      if (element != artifact && s_.right_to_left) s_.structure[element].actual_text = without_bidi_controls(*text);
      CellShapes& shapes = looks_->of(strong);
      const CellShape& shape = shapes.shape(*text);
      if (grid_.holds(box, shape, grid_.is_decimal(column, align))) {
        Fragment& line = row_line(0);
        const Pt left = grid_.text_x(box, shape, column, align);
        for (const GlyphRun& run : shape.runs) {
          line.items.emplace_back(run);
          GlyphRun& placed = std::get<GlyphRun>(line.items.back());
          placed.origin.x += left;
          placed.element = element;
        }
        return 1;
      }
      return put_lines(shapes.lines(*text, box.inner, paragraph_alignment(align)), grid_.x(box, Pt(0), box.inner), element, row_line);
    }
    TextOptions options;
    options.span = span_;
    options.alignment = paragraph_alignment(align);
    const TextBlock block(s_, cell.content, looks_->of(strong).look(), element, options);
    return put_lines(block.lines(box.inner), grid_.x(box, Pt(0), box.inner), std::nullopt, row_line);
  }

  template <typename RowLine>
  static size_t put_lines(std::vector<Fragment> set, Pt x, std::optional<StructId> element, RowLine row_line) {
    for (size_t i = 0; i < set.size(); ++i) {
      if (element)
        for (PageItem& item : set[i].items) std::visit([&](auto& drawn) { drawn.element = *element; }, item);
      row_line(i).put(std::move(set[i]), x, Pt(0));
    }
    return set.size();
  }

  Pt leading() const { return looks_->regular.look().leading; }
  Fragment blank() const {
    Fragment fragment;
    fragment.width = column_;
    return fragment;
  }
  void draw_rule(Fragment& fragment, Pt from, Pt to, Pt y, Pt width, Color color) const {
    const Pt left = origin_ + s_.x(from, to - from, total_width_);
    fragment.items.emplace_back(rule({left, y}, {left + to - from, y}, width, color));
  }

  /// One row of headers, or two where columns have a name in common.
  Fragment header_fragment(StructId table) {
    const StructId head = s_.structure.add(StructTag::table_head, table);
    const bool grouped = !table_.groups.cells.empty();
    struct Set { std::vector<Fragment> lines; };
    std::vector<Set> over, under;
    std::vector<std::pair<Pt, Pt>> rules;
    std::vector<bool> alone(columns_, !grouped);
    size_t high = 0, low = 0;
    const auto header_cell = [&](size_t i, size_t column, StructId row, bool both) {
      TableCell cell = table_.header.cells[i];
      if (both) cell.row_span = 2;
      const StructId id = cell_element(cell, row, true, StructElement::Scope::column);
      under.emplace_back();
      const ColumnAlignment own = alignment(column);
      low = std::max(low, set_cell(cell, column, own == ColumnAlignment::decimal ? ColumnAlignment::end : own, true, id, under.back().lines));
    };
    TableColumns header_columns(columns_);
    const std::vector<size_t> at = header_columns.next(table_.header);
    if (grouped) {
      const StructId row = s_.structure.add(StructTag::table_row, head);
      TableColumns group_columns(columns_);
      const std::vector<size_t> group_at = group_columns.next(table_.groups);
      for (size_t g = 0; g < table_.groups.cells.size(); ++g) {
        const TableCell& group = table_.groups.cells[g];
        const size_t column = group_at[g], span = static_cast<size_t>(std::max(1, group.column_span));
        if (group.content.empty()) {
          for (size_t i = 0; i < at.size(); ++i)
            if (at[i] >= column && at[i] < column + span) alone[at[i]] = true, header_cell(i, at[i], row, true);
          continue;
        }
        over.emplace_back();
        const StructId id = cell_element(group, row, true, StructElement::Scope::column);
        high = std::max(high, set_cell(group, column, ColumnAlignment::center, true, id, over.back().lines));
        const Box box = grid_.box(column, span);
        rules.emplace_back(box.offset + box.start, box.offset + box.start + box.inner);
      }
    }
    const StructId row = s_.structure.add(StructTag::table_row, head);
    for (size_t i = 0; i < at.size(); ++i)
      if (!grouped || !alone[at[i]]) header_cell(i, at[i], row, false);

    Fragment f = blank();
    const Pt line = leading();
    const Pt upper = grouped ? line * static_cast<double>(high) + pad_y_ * 2 : Pt(0);
    f.height = upper + line * static_cast<double>(low) + pad_y_ * 2;
    // Headers stand on their rule.
    const auto stand = [&](std::vector<Set>& sets, Pt foot) {
      for (Set& set : sets) {
        Pt y = foot - pad_y_ - line * static_cast<double>(set.lines.size());
        for (Fragment& text : set.lines) f.put(std::move(text), Pt(0), y), y += line;
      }
    };
    stand(over, upper);
    stand(under, f.height);
    for (const auto& [from, to] : rules) draw_rule(f, from, to, upper, Pt(0.5), s_.palette.ink);
    draw_rule(f, Pt(0), total_width_, f.height, Pt(0.75), s_.palette.ink);
    return f;
  }

  /// A cell that reaches down over several rows.
  struct Reach {
    size_t column = 0, span = 1;
    int rows = 0;                         // still to come
    Pt wanted, used;                      // its own height, and that of the rows so far
    std::shared_ptr<const Fragment> again;   // its text, where the rows go on at a page's top
    size_t lines = 0;
  };

  void add_rows(Flow& flow, StructId body, const std::shared_ptr<const Fragment>& repeated) {
    TableColumns columns(columns_);
    std::vector<Reach> reaching;
    const size_t count = table_.rows.size();
    std::shared_ptr<PlainRows> late;
    if (count > 1000) {
      s_.structure.reserve_more(count * (columns_ + 1));
      flow.reserve(flow.size() + count);
      if (s_.design.kind == DesignKind::pages && !measure_.boxed && !measure_.inset) late = plain_rows();
    }
    const Pt limit = measure_.page_height * 0.9 - (repeated ? repeated->height : Pt(0));
    std::vector<Fragment> lines;
    for (size_t i = 0; i < count; ++i) {
      const TableRow& row = table_.rows[i];
      const std::vector<size_t> at = columns.next(row);
      const StructId element = s_.structure.add(StructTag::table_row, body);
      const bool last = i + 1 == count, before_total = !last && table_.rows[i + 1].total;
      // Two rows at least on either side of a page break.
      const bool held = !last && (i == 0 || i + 2 == count || before_total);
      if (late && reaching.empty() && !flow.empty() && is_plain(row)) {
        for (size_t c = 0; c < row.cells.size(); ++c) {
          const StructId id = cell_element(row.cells[c], element, heads_rows_ && c == 0, StructElement::Scope::row);
          if (s_.right_to_left) s_.structure[id].actual_text = without_bidi_controls(*plain(row.cells[c]));
        }
        FlowItem item = single(blank(), Pt(0), Pt(0), span_);
        item.fragment.height = leading() + pad_y_ * 2;
        item.late = {late, i, element};
        item.header = repeated;
        item.keep_with_next = held;
        flow.push_back(std::move(item));
        continue;
      }
      lines.clear();
      std::shared_ptr<Fragment> again;
      if (!reaching.empty()) {
        again = std::make_shared<Fragment>();
        for (const Reach& reach : reaching) again->put(*reach.again, Pt(0), Pt(0));
      }
      const size_t from_above = reaching.size();
      Fragment hanging = blank();         // what stands over this row and those below it
      for (size_t c = 0; c < row.cells.size(); ++c) {
        const TableCell& cell = row.cells[c];
        const bool heads = heads_rows_ && at[c] == 0;
        const StructId id = cell_element(cell, element, heads, StructElement::Scope::row);
        if (cell.row_span <= 1) { set_cell(cell, at[c], alignment(at[c]), row.total, id, lines); continue; }
        Reach reach;
        reach.column = at[c], reach.span = static_cast<size_t>(std::max(1, cell.column_span));
        reach.rows = cell.row_span;
        std::vector<Fragment> own;
        reach.lines = set_cell(cell, at[c], alignment(at[c]), row.total, id, own);
        reach.wanted = leading() * static_cast<double>(reach.lines) + pad_y_ * 2;
        Pt y = pad_y_;
        for (Fragment& line : own) hanging.put(std::move(line), Pt(0), y), y += leading();
        reach.again = std::make_shared<const Fragment>(as_artifact(hanging));
        reaching.push_back(std::move(reach));
      }
      if (lines.empty()) lines.emplace_back();
      Pt height = leading() * static_cast<double>(lines.size()) + pad_y_ * 2;
      bool keep = false;
      for (Reach& reach : reaching) {
        --reach.rows;
        if (reach.rows == 0) height = std::max(height, reach.wanted - reach.used);
        reach.used += height;
        // Neither cut while it is being read, nor alone where too few rows are left to say it again.
        keep = keep || (reach.rows > 0 && (reach.used < reach.wanted || static_cast<size_t>(reach.rows) < reach.lines));
      }
      keep = keep || held;
      const bool splits = lines.size() > 1 && reaching.empty() &&
                          ((measure_.page_height > Pt(0) && height > limit) || (table_.splits_rows && lines.size() >= 4));
      const size_t first = flow.size();
      if (splits) add_split(flow, lines);
      else flow.push_back(single(whole_row(lines, std::move(hanging), height), Pt(0), Pt(0), span_));
      for (size_t k = first; k < flow.size(); ++k) flow[k].header = repeated;
      if (from_above > 0 && flow.back().header) flow.back().continued = std::move(again);
      flow.back().keep_with_next = keep;
      if (row.total) draw_rule(flow[first].fragment, Pt(0), total_width_, Pt(0), Pt(0.75), s_.palette.ink);
      foot_rule(flow.back().fragment, reaching, last);
      reaching.erase(std::remove_if(reaching.begin(), reaching.end(), [](const Reach& reach) { return reach.rows <= 0; }), reaching.end());
    }
  }

  std::shared_ptr<PlainRows> plain_rows() {
    PlainRows::Style style{{}, column_, pad_y_, leading() + pad_y_ * 2, hyphens_};
    for (size_t c = 0; c < columns_; ++c) style.alignment.push_back(alignment(c));
    return std::make_shared<PlainRows>(s_, table_, grid_, std::move(style), looks_->regular.look(), span_);
  }

  /// Every cell is a text on one line.
  bool is_plain(const TableRow& row) {
    if (row.total || row.cells.size() != columns_) return false;
    for (size_t c = 0; c < columns_; ++c) {
      const TableCell& cell = row.cells[c];
      const std::string* text = cell.column_span <= 1 && cell.row_span <= 1 ? plain(cell) : nullptr;
      if (!text) return false;
      if (!text->empty() && !grid_.holds(grid_.box(c, 1), looks_->regular.shape(*text), grid_.is_decimal(c, alignment(c)))) return false;
    }
    return true;
  }

  Fragment whole_row(std::vector<Fragment>& lines, Fragment hanging, Pt height) const {
    Fragment f = blank();
    f.height = height;
    if (lines.size() == 1) f.items.reserve(lines[0].items.size() + 1);
    Pt y = pad_y_;
    f.put(std::move(hanging), Pt(0), Pt(0));
    for (Fragment& line : lines) f.put(std::move(line), Pt(0), y), y += leading();
    return f;
  }

  /// A row that may be cut between its lines, two at least on either side.
  void add_split(Flow& flow, std::vector<Fragment>& lines) const {
    for (size_t k = 0; k < lines.size(); ++k) {
      Fragment piece = blank();
      const Pt above = k == 0 ? pad_y_ : Pt(0);
      piece.height = above + leading() + (k + 1 == lines.size() ? pad_y_ : Pt(0));
      piece.put(std::move(lines[k]), Pt(0), above);
      FlowItem item = single(std::move(piece), Pt(0), Pt(0), span_);
      item.keep_with_next = k == 0 || k + 2 == lines.size();
      flow.push_back(std::move(item));
    }
  }

  /// Under a row, but for the cells that go on below it.
  void foot_rule(Fragment& fragment, const std::vector<Reach>& reaching, bool last) const {
    const Pt width = last ? Pt(0.75) : Pt(0.3);
    const Color color = last ? s_.palette.ink : s_.palette.line;
    Pt offset, from;
    const auto covered = [&](size_t column) {
      return std::any_of(reaching.begin(), reaching.end(), [&](const Reach& r) { return r.rows > 0 && column >= r.column && column < r.column + r.span; });
    };
    bool open = false;
    for (size_t c = 0; c < columns_; ++c) {
      const bool skip = covered(c);
      if (!skip && !open) from = offset, open = true;
      if (skip && open) draw_rule(fragment, from, offset, fragment.height, width, color), open = false;
      offset += widths_[c];
    }
    if (open) draw_rule(fragment, from, total_width_, fragment.height, width, color);
  }

  /// In a right-to-left page what is as wide as the text column stands at the table's right edge.
  void widen(Fragment& fragment) const {
    if (fragment.width >= column_) return;
    Fragment wide = blank();
    wide.height = fragment.height;
    const Pt width = fragment.width;
    wide.put(std::move(fragment), s_.x(Pt(0), width, column_), Pt(0));
    fragment = std::move(wide);
  }

  Flow whole_or_rows(Flow flow) const {
    Pt height;
    for (const FlowItem& item : flow) height += item.fragment.height;
    const Pt space = s_.type.unit * 2;
    flow.front().before = space;
    flow.back().after = space;
    if (measure_.boxed || (measure_.page_height > Pt(0) && height > measure_.page_height * 0.42)) return flow;
    FlowItem item = single(stack(std::move(flow), column_), space, space, span_);
    item.width = wide_ ? ItemWidth::full : ItemWidth::text;
    item.floats = true;
    return {std::move(item)};
  }

  Setting& s_;
  const Table& table_;
  const Measure& measure_;
  const SourceSpan& span_;
  const size_t columns_;
  TextLook look_;
  bool has_header_ = false, heads_rows_ = false, wide_ = false;
  bool spaced_ = true;                    // words stand apart in this script
  std::unique_ptr<Looks> looks_;
  CellShapes::Hyphens hyphens_ = CellShapes::Hyphens::no;
  Pt pad_x_, pad_y_, total_width_;
  Pt column_, origin_;                    // width of the text or of text and margin; the table's left edge in it
  std::vector<ColumnNeed> needs_;
  RowSample sample_;
  std::vector<Wide> wide_cells_;
  std::vector<Pt> widths_, left_, right_;
  ColumnGrid grid_;
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
