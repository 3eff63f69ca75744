#include "layout/programme.h"

#include <algorithm>

namespace divulga::layout {
namespace {

class ProgrammeLayout {
 public:
  ProgrammeLayout(Setting& setting, const Table& table, const Measure& measure, StructId parent, const SourceSpan& span)
      : s_(setting), table_(table), measure_(measure), span_(span) {
    element_ = s_.structure.add(StructTag::table, parent);
    time_ = s_.type.heading3;
    time_.color = s_.palette.primary_text;
    time_.tabular = true;
    time_.size = std::min(time_.size, measure.body.size * 1.15);
    time_.leading = measure.body.leading;
    talk_ = measure.body;
    talk_.weight = 700;
    who_ = s_.type.caption;
    who_.size = std::max(who_.size, measure.body.size * 0.9);
    who_.leading = measure.body.leading * 0.92;
  }

  Flow run() {
    std::vector<Row> rows;
    Pt widest;
    const auto add = [&](const TableRow& row, bool header) {
      if (row.cells.empty()) return;
      rows.push_back(read(row, header));
      widest = std::max(widest, rows.back().cells.front().max_width());
    };
    add(table_.header, true);
    for (const TableRow& row : table_.rows) add(row, false);
    const Pt gap = s_.type.unit * 2, first = std::min(widest + Pt(0.2), measure_.text * 0.3), rest = measure_.text - first - gap;
    Flow flow;
    for (size_t i = 0; i < rows.size(); ++i) {
      Fragment row = rows[i].header ? heads(rows[i], first, gap, rest) : entry(rows[i], first, gap, rest);
      FlowItem item = single(std::move(row), i == 0 ? s_.type.unit : Pt(0), i + 1 == rows.size() ? s_.type.unit * 2 : Pt(0), span_);
      item.keep_with_next = rows[i].header || (i + 2 == rows.size());
      flow.push_back(std::move(item));
    }
    return flow;
  }

 private:
  struct Row {
    bool header;
    std::vector<TextBlock> cells;
  };

  Row read(const TableRow& source, bool header) {
    const StructId row = s_.structure.add(StructTag::table_row, element_);
    Row made{header, {}};
    for (size_t i = 0; i < source.cells.size(); ++i) {
      const bool heads = header || i == 0;
      const StructId cell = s_.structure.add(heads ? StructTag::header_cell : StructTag::data_cell, row);
      if (heads) s_.structure[cell].scope = header ? StructElement::Scope::column : StructElement::Scope::row;
      const TextLook& look = header ? s_.type.caption : i == 0 ? time_ : i == 1 ? talk_ : who_;
      made.cells.emplace_back(s_, source.cells[i].content, look, cell, TextOptions{Alignment::start, false, {}, span_});
    }
    return made;
  }

  /// The columns' names, the later ones one beside another.
  Fragment heads(const Row& row, Pt first, Pt gap, Pt rest) {
    Fragment out;
    out.width = measure_.text;
    Pt offset;
    for (size_t i = 0; i < row.cells.size(); ++i) {
      const Pt width = i == 0 ? first : std::min(row.cells[i].max_width() + Pt(0.2), rest);
      Fragment name = row.cells[i].block(width);
      out.height = std::max(out.height, name.height);
      out.put(std::move(name), s_.x(offset, width, measure_.text), Pt(0));
      offset += width + gap;
    }
    out.height += s_.type.unit * 0.25;
    return out;
  }

  Fragment entry(const Row& row, Pt first, Pt gap, Pt rest) {
    const Pt pad = s_.type.unit * 0.42;
    Fragment out;
    out.width = measure_.text;
    out.items.emplace_back(rule({Pt(0), Pt(0)}, {measure_.text, Pt(0)}, Pt(0.5), s_.palette.tint3));
    Fragment time = row.cells.front().block(first);
    Pt y = pad;
    const Pt time_height = time.height;
    out.put(std::move(time), s_.x(Pt(0), first, measure_.text), y);
    for (size_t i = 1; i < row.cells.size(); ++i) {
      if (row.cells[i].empty()) continue;
      Fragment text = row.cells[i].block(rest);
      const Pt height = text.height;
      out.put(std::move(text), s_.x(first + gap, rest, measure_.text), y);
      y += height;
    }
    out.height = std::max(y, pad + time_height) + pad;
    return out;
  }

  Setting& s_;
  const Table& table_;
  const Measure measure_;
  const SourceSpan span_;
  StructId element_ = artifact;
  TextLook time_, talk_, who_;
};

}  // namespace

Flow lay_out_programme(Setting& setting, const Table& table, const Measure& measure, StructId parent, const SourceSpan& span) {
  return ProgrammeLayout(setting, table, measure, parent, span).run();
}

}  // namespace divulga::layout
