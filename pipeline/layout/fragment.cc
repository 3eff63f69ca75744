#include "layout/fragment.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "layout/paginator.h"

namespace divulga::layout {
namespace {

struct Shift {
  Pt dx, dy;
  void move(Point& p) const { p.x += dx; p.y += dy; }
  void move(Rect& r) const { r.x += dx; r.y += dy; }
  void operator()(GlyphRun& run) const { move(run.origin); }
  void operator()(Path& path) const {
    for (PathCommand& c : path.commands) { move(c.p1); move(c.p2); move(c.p3); }
    if (!path.style || (!path.style->clip && !path.style->gradient)) return;
    auto moved = std::make_shared<PathStyle>(*path.style);
    if (moved->clip) move(*moved->clip);
    if (moved->gradient) moved->gradient->place.e += dx.value, moved->gradient->place.f += dy.value;
    path.style = std::move(moved);
  }
  void operator()(PlacedImage& image) const {
    move(image.box);
    if (image.clip) move(*image.clip);
  }
};

template <typename T>
void take(std::vector<T>& into, std::vector<T>& from) {
  into.insert(into.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace

void Fragment::put(Fragment other, Pt x, Pt y) {
  const Shift shift{x, y};
  for (PageItem& item : other.items) std::visit(shift, item);
  for (LinkArea& link : other.links) shift.move(link.box);
  for (InternalLink& link : other.references) shift.move(link.box);
  for (PageReference& reference : other.page_references) shift.move(reference.box);
  for (Anchor& anchor : other.anchors) anchor.y += y;
  for (OutlineMark& mark : other.outline) mark.y += y;
  for (FigureMark& mark : other.figures) shift.move(mark.box);
  take(items, other.items);
  take(links, other.links);
  take(references, other.references);
  take(page_references, other.page_references);
  take(anchors, other.anchors);
  take(outline, other.outline);
  take(figures, other.figures);
  take(notes, other.notes);
}

Fragment as_artifact(const Fragment& fragment) {
  Fragment copy;
  copy.width = fragment.width;
  copy.height = fragment.height;
  copy.items = fragment.items;
  for (PageItem& item : copy.items) std::visit([](auto& i) { i.element = artifact; }, item);
  return copy;
}

Fragment take_fragment(FlowItem& item) {
  if (!item.late.rows) return std::move(item.fragment);
  Fragment set = item.late.rows->set(item.late.row, item.late.element);
  item.late = {};
  return set;
}

void for_each_fragment(FlowItem& item, const std::function<void(Fragment&)>& visit) {
  visit(item.fragment);
  for (Fragment& note : item.margin) visit(note);
  if (item.columns)
    for (FlowItem& inner : item.columns->flow) for_each_fragment(inner, visit);
  if (item.closer) for_each_fragment(*item.closer, visit);
}

Fragment stack(Flow flow, Pt width) {
  Fragment result;
  result.width = width;
  Pt y, after;
  bool first = true;
  for (FlowItem& item : flow) {
    if (!first) y += std::max(after, item.before);
    first = false;
    after = item.after;
    if (item.columns) item.fragment = in_columns(std::move(*item.columns));
    const Pt height = item.fragment.height;
    result.put(take_fragment(item), Pt(0), y);
    y += height;
    for (Fragment& note : item.margin) {        // no margin column inside a box: the note follows
      const Pt note_height = note.height;
      result.put(std::move(note), Pt(0), y);
      y += note_height;
    }
  }
  result.height = y;
  return result;
}

void append(Flow& flow, Flow more) { take(flow, more); }

Path rectangle(const Rect& box, Color fill, StructId element) {
  using K = PathCommand::Kind;
  Path path;
  path.commands = {{K::move, {box.x, box.y}, {}, {}},
                   {K::line, {box.right(), box.y}, {}, {}},
                   {K::line, {box.right(), box.bottom()}, {}, {}},
                   {K::line, {box.x, box.bottom()}, {}, {}},
                   {K::close, {}, {}, {}}};
  path.fill = fill;
  path.element = element;
  return path;
}

Path rule(Point from, Point to, Pt width, Color color, StructId element) {
  using K = PathCommand::Kind;
  Path path;
  path.commands = {{K::move, from, {}, {}}, {K::line, to, {}, {}}};
  path.stroke = color;
  path.stroke_width = width;
  path.element = element;
  return path;
}

Path circle(Point c, Pt r, StructId element) {
  using K = PathCommand::Kind;
  const Pt k = r * 0.5522847498;                 // a quarter circle as one cubic
  Path path;
  path.commands = {{K::move, {c.x + r, c.y}, {}, {}},
                   {K::curve, {c.x + r, c.y + k}, {c.x + k, c.y + r}, {c.x, c.y + r}},
                   {K::curve, {c.x - k, c.y + r}, {c.x - r, c.y + k}, {c.x - r, c.y}},
                   {K::curve, {c.x - r, c.y - k}, {c.x - k, c.y - r}, {c.x, c.y - r}},
                   {K::curve, {c.x + k, c.y - r}, {c.x + r, c.y - k}, {c.x + r, c.y}},
                   {K::close, {}, {}, {}}};
  path.element = element;
  return path;
}

}  // namespace divulga::layout
