#include "layout/directory_index.h"

#include <algorithm>

#include "layout/directory.h"
#include "layout/map.h"

namespace divulga::layout {
namespace {

class IndexLayout {
 public:
  IndexLayout(Setting& setting, Pt width, const SourceSpan& span) : s_(setting), width_(width), span_(span) {
    look_ = s_.type.note;
    look_.role = FontRole::sans;
  }

  FlowItem head(const ServiceIndex::Group& group, StructId list) {
    const StructId caption = s_.structure.add(StructTag::caption, list);
    TextLook look = s_.type.heading4;
    FlowItem item = single(TextBlock(s_, group.name, look, caption, options()).block(width_), s_.type.unit * 1.25, s_.type.unit * 0.25, span_);
    item.keep_with_next = true;
    return item;
  }

  /// Number, name, page.
  FlowItem line(const ServiceIndex::Item& entry, StructId list) {
    const StructId item = s_.structure.add(StructTag::list_item, list);
    const StructId label = s_.structure.add(StructTag::label, item), body = s_.structure.add(StructTag::list_body, item);
    const StructId link = s_.structure.add(StructTag::link, body), name = s_.structure.add(StructTag::span, link), page = s_.structure.add(StructTag::span, link);
    const Pt disc = look_.size * 1.5, indent = disc + look_.size * 0.6, number = look_.size * 2, room = width_ - indent - number;
    Fragment f;
    f.width = width_;
    f.put(number_disc(s_, entry.number, disc, label), s_.x(Pt(0), disc, width_), (look_.leading - disc) / 2);
    Fragment text = TextBlock(s_, entry.name + " ", look_, name, options()).block(room);
    f.height = std::max(text.height, disc);
    const Pt last = text.height - look_.leading;
    f.put(std::move(text), s_.x(indent, room, width_), Pt(0));
    const std::string anchor = service_anchor(entry.id);
    f.page_references.push_back({anchor, {s_.x(width_ - number, number, width_), last, number, look_.leading}, page});
    f.references.push_back({{Pt(0), Pt(0), width_, f.height}, anchor, link, entry.name});
    return single(std::move(f), s_.type.unit * 0.3, Pt(0), span_);
  }

  /// A language in its own name, and the numbers of the services that speak it.
  FlowItem numbers(const ServiceIndex::Group& group, StructId list) {
    const StructId item = s_.structure.add(StructTag::list_item, list);
    const StructId label = s_.structure.add(StructTag::label, item), body = s_.structure.add(StructTag::list_body, item);
    const Pt names = width_ * 0.3, gap = s_.type.unit, room = width_ - names - gap, disc = look_.size * 1.5, step = disc + look_.size * 0.35;
    TextLook bold = look_;
    TextOptions own = options();
    if (!group.language.empty() && group.language != s_.language) {
      s_.structure[label].language = group.language;
      bold = readjusted(look_, s_.language, group.language);
      own.language = group.language;
    }
    bold.weight = 700;
    bold.leading = std::max(bold.leading, disc);
    Fragment f;
    f.width = width_;
    Fragment name = TextBlock(s_, group.name, bold, label, own).block(names);
    Pt x, y = (bold.leading - disc) / 2;
    for (const ServiceIndex::Item& entry : group.items) {
      if (x + disc > room) x = Pt(0), y += disc + look_.size * 0.3;
      f.put(number_disc(s_, entry.number, disc, body), s_.x(names + gap + x, disc, width_), y);
      x += step;
    }
    f.height = std::max(name.height, y + disc);
    f.put(std::move(name), s_.x(Pt(0), names, width_), Pt(0));
    return single(std::move(f), s_.type.unit * 0.6, Pt(0), span_);
  }

 private:
  TextOptions options() const {
    TextOptions out;
    out.span = span_;
    return out;
  }
  Setting& s_;
  const Pt width_;
  const SourceSpan& span_;
  TextLook look_;
};

Pt rows_height(const Flow& flow, size_t from, size_t to) {
  Pt height;
  for (size_t i = from; i < to; ++i) height += flow[i].fragment.height + (i > from ? flow[i].before : Pt(0));
  return height;
}

/// Where to part rows so that the first column is at most `most` high; a head is not left alone at a foot.
size_t cut_at(const Flow& rows, size_t from, Pt most) {
  size_t to = from;
  while (to < rows.size() && (to == from || rows_height(rows, from, to + 1) <= most)) ++to;
  while (to > from + 1 && to < rows.size() && rows[to - 1].keep_with_next) --to;
  return to;
}

}  // namespace

Flow lay_out_directory_index(Setting& s, const ServiceIndex& index, const Measure& measure, StructId parent, const SourceSpan& span) {
  const bool two = !index.numbers_only && measure.text > Pt(Mm(90));
  const Pt gap = s.type.unit * 2.5, width = two ? (measure.text - gap) / 2 : measure.text;
  IndexLayout layout(s, width, span);
  Flow rows;
  const StructId whole = index.numbers_only ? parent : s.structure.add(StructTag::index, parent);
  StructId list = index.numbers_only ? s.structure.add(StructTag::list, parent) : artifact;
  for (const ServiceIndex::Group& group : index.groups) {
    if (index.numbers_only) {
      rows.push_back(layout.numbers(group, list));
      continue;
    }
    list = s.structure.add(StructTag::list, whole);
    rows.push_back(layout.head(group, list));
    for (const ServiceIndex::Item& item : group.items) rows.push_back(layout.line(item, list));
  }
  if (!two) return rows;
  // Two columns as even as the heads allow; what fills more than a page goes on in further pairs.
  const Pt page = measure.page_height > Pt(0) ? measure.page_height * 0.86 : Pt(1e6);
  Flow out;
  for (size_t from = 0; from < rows.size();) {
    const Pt rest = rows_height(rows, from, rows.size());
    Pt most = std::min(page, rest / 2);
    size_t middle = cut_at(rows, from, most), end = cut_at(rows, middle, most);
    while (end < rows.size() && most < page) {
      most = std::min(page, most + s.type.unit);
      middle = cut_at(rows, from, most), end = middle < rows.size() ? cut_at(rows, middle, most) : middle;
    }
    const auto column = [&](size_t a, size_t b) {
      Flow part(std::make_move_iterator(rows.begin() + static_cast<std::ptrdiff_t>(a)), std::make_move_iterator(rows.begin() + static_cast<std::ptrdiff_t>(b)));
      return stack(std::move(part), width);
    };
    Fragment first = column(from, middle), second = column(middle, end), both;
    both.width = measure.text;
    both.height = std::max(first.height, second.height);
    both.put(std::move(first), s.x(Pt(0), width, measure.text), Pt(0));
    both.put(std::move(second), s.x(width + gap, width, measure.text), Pt(0));
    out.push_back(single(std::move(both), s.type.unit, s.type.unit, span));
    from = end;
  }
  return out;
}

}  // namespace divulga::layout
