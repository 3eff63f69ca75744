#include "layout/bleed.h"

#include <algorithm>
#include <cmath>

namespace divulga {
namespace {

const Pt touching = Mm(0.1);              // nearer than this to the edge counts as at the edge

void move_out(Point& point, Size page, Pt overhang) {
  if (point.x <= touching) point.x = std::min(point.x, -overhang);
  if (point.x >= page.width - touching) point.x = std::max(point.x, page.width + overhang);
  if (point.y <= touching) point.y = std::min(point.y, -overhang);
  if (point.y >= page.height - touching) point.y = std::max(point.y, page.height + overhang);
}

Rect moved_out(const Rect& box, Size page, Pt overhang) {
  Point first{box.x, box.y}, last{box.right(), box.bottom()};
  move_out(first, page, overhang);
  move_out(last, page, overhang);
  return {first.x, first.y, last.x - first.x, last.y - first.y};
}

void extend(GlyphRun&, Size, Pt) {}

void extend(Path& path, Size page, Pt overhang) {
  for (PathCommand& command : path.commands)
    for (Point* point : {&command.p1, &command.p2, &command.p3}) move_out(*point, page, overhang);
  if (!path.style || !path.style->clip) return;
  PathStyle style = *path.style;
  style.clip = moved_out(*style.clip, page, overhang);
  path.style = std::make_shared<const PathStyle>(std::move(style));
}

/// A picture grows as much as it must to fill what it shows now, and is cut there.
void extend(PlacedImage& placed, Size page, Pt overhang) {
  const Rect seen = placed.clip.value_or(placed.box), now = moved_out(seen, page, overhang);
  if (now.x == seen.x && now.y == seen.y && now.width == seen.width && now.height == seen.height) return;
  const Point centre{seen.x + seen.width / 2, seen.y + seen.height / 2};
  Rect& box = placed.box;
  const double factor = std::max({1.0, (centre.x - now.x) / (centre.x - box.x), (now.right() - centre.x) / (box.right() - centre.x),
                                  (centre.y - now.y) / (centre.y - box.y), (now.bottom() - centre.y) / (box.bottom() - centre.y)});
  box = {centre.x - (centre.x - box.x) * factor, centre.y - (centre.y - box.y) * factor, box.width * factor, box.height * factor};
  placed.clip = now;
}

bool is_for_the_screen(const PageItem& item) {
  const Path* path = std::get_if<Path>(&item);
  return path && path->screen_only;
}

}  // namespace

void extend_into_bleed(Page& page, Pt overhang) {
  page.links.clear();
  page.items.erase(std::remove_if(page.items.begin(), page.items.end(), is_for_the_screen), page.items.end());
  for (PageItem& item : page.items) std::visit([&](auto& shown) { extend(shown, page.size, overhang); }, item);
}

}  // namespace divulga
