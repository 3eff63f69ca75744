#include "layout/column_fill.h"

#include <algorithm>

namespace divulga::layout {
namespace {

/// Columns of one height, filled one after another; breaks only where keep_with_next allows.
ColumnFill filled_to(const ColumnFlow& columns, size_t first, Pt height) {
  const Flow& flow = columns.flow;
  ColumnFill result;
  size_t i = first;
  for (int column = 0; column < columns.count && i < flow.size(); ++column) {
    Pt y, after;
    size_t placed = result.placements.size(), safe = i, safe_placed = placed;
    Pt safe_y;
    bool any = false;
    for (; i < flow.size(); ++i) {
      const FlowItem& item = flow[i];
      const bool header = item.header && !any && i > first;
      const Pt top = y + (any ? std::max(after, item.before) : Pt(0)) + (header ? item.header->height : Pt(0));
      const bool fits = top + item.fragment.height <= height + Pt(0.01);
      if (!fits && any && (safe_placed > placed || result.placements.size() > placed)) break;
      result.placements.push_back({i, column, top, header});
      y = top + item.fragment.height;
      after = item.after;
      any = any || item.fragment.height > Pt(0);
      if (!item.keep_with_next || i + 1 == flow.size()) safe = i + 1, safe_placed = result.placements.size(), safe_y = y;
      if (!fits) { ++i; break; }                 // one thing higher than its column
    }
    if (i < flow.size() && safe_placed > placed) {
      result.placements.resize(safe_placed);
      i = safe;
      y = safe_y;
    }
    result.height = std::max(result.height, y);
  }
  result.next = i;
  return result;
}

}  // namespace

ColumnFill fill_columns(const ColumnFlow& columns, size_t first, Pt room, ColumnStart start, const std::function<Pt(size_t, size_t)>& notes) {
  const size_t end = columns.flow.size();
  const auto least = [&] {
    Pt height;
    for (size_t i = first; i < std::min(end, first + 2); ++i) height += columns.flow[i].fragment.height;
    return height;
  };
  if (start == ColumnStart::where_room && room < least()) return {};
  const Pt all_room = room - notes(first, end);
  if (all_room > Pt(0)) {
    ColumnFill all = filled_to(columns, first, all_room);
    if (all.next == end && all.height <= all_room + Pt(0.01)) {
      Pt low, high = all.height;
      while (high - low > Pt(0.25)) {
        const Pt middle = (low + high) / 2;
        const ColumnFill tried = filled_to(columns, first, middle);
        if (tried.next == end && tried.height <= middle + Pt(0.01)) high = std::min(middle, tried.height), all = tried;
        else low = middle;
      }
      return all;
    }
  }
  ColumnFill part = filled_to(columns, first, room);
  for (int tries = 0; tries < 6; ++tries) {
    const Pt left = room - notes(first, part.next);
    if (part.height <= left + Pt(0.01)) break;
    if (left < least() && start == ColumnStart::where_room) return {};
    part = filled_to(columns, first, left);
  }
  // Lines with long notes: as few as stand above them.
  while (part.placements.size() > 1 && part.height + notes(first, part.next) > room + Pt(0.01)) {
    part.next = part.placements.back().item;
    part.placements.pop_back();
  }
  return part;
}

Fragment in_columns(ColumnFlow columns) {
  const ColumnFill filled = fill_columns(columns, 0, Pt(1e6), ColumnStart::here, [](size_t, size_t) { return Pt(0); });
  Fragment result;
  result.width = columns.width * static_cast<double>(columns.count) + columns.gap * static_cast<double>(columns.count - 1);
  result.height = filled.height;
  for (const ColumnPlacement& place : filled.placements) {
    FlowItem& item = columns.flow[place.item];
    if (place.header) result.put(*item.header, columns.x(place.column), place.y - item.header->height);
    result.put(take_fragment(item), columns.x(place.column), place.y);
  }
  return result;
}

}  // namespace divulga::layout
