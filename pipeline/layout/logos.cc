#include "layout/logos.h"

#include <algorithm>

#include "layout/picture.h"

namespace divulga::layout {

Fragment lay_out_logo(Setting& s, const BrandLogo& logo, Pt width, Pt height, StructId parent) {
  Figure figure;
  figure.source = logo.file;
  figure.alt = s.text(logo.alt);
  // A figure takes the width that it is given; a second try gives it the width that its height allows.
  Pt room = width;
  std::optional<Fragment> made;
  for (int attempt = 0; attempt < 2; ++attempt) {
    Setting tried = s.apart();
    const std::optional<Fragment> first = lay_out_figure(tried, figure, room, Pt(0), Structure::root, logo.span);
    if (!first || first->figures.empty()) return {};
    const Rect box = first->figures.front().box;
    if (box.height <= height) break;
    room = box.width * (height / box.height);
  }
  made = lay_out_figure(s, figure, room, Pt(0), parent, logo.span);
  if (!made || made->figures.empty()) return {};
  const Rect box = made->figures.front().box;
  Fragment out;
  out.width = box.width;
  out.height = box.height;
  out.put(std::move(*made), Pt(0) - box.x, Pt(0) - box.y);
  return out;
}

Fragment under_logo(Setting& s, Fragment foot, Pt height, StructId parent) {
  const std::optional<BrandLogo>& own = s.project().brand.large;
  if (!own) return foot;
  Fragment mark = lay_out_logo(s, *own, foot.width * 0.6, height, parent);
  if (mark.height <= Pt(0)) return foot;
  Fragment out;
  out.width = foot.width;
  const Pt mark_width = mark.width, below = mark.height + s.type.unit;
  out.height = below + foot.height;
  out.put(std::move(mark), s.x(Pt(0), mark_width, out.width), Pt(0));
  out.put(std::move(foot), Pt(0), below);
  return out;
}

Fragment with_strip(Setting& s, Fragment lockup, Pt emblem_height, Pt width, StructId parent) {
  const std::vector<BrandLogo>& logos = s.project().brand.strip;
  if (logos.empty()) return lockup;
  const Pt gap = emblem_height * 0.6;
  Fragment out;
  out.height = lockup.height;
  // Lines of marks: positions from the start, turned with the writing as a whole.
  struct Mark { Fragment fragment; Pt x, y; };
  std::vector<Mark> marks;
  Pt x = lockup.width, y, line = lockup.height;
  marks.push_back({std::move(lockup), Pt(0), Pt(0)});
  for (const BrandLogo& logo : logos) {
    Fragment mark = lay_out_logo(s, logo, width * 0.45, emblem_height, parent);
    if (mark.height <= Pt(0)) continue;
    if (x + gap + mark.width > width) {
      y += line + emblem_height * 0.4;
      x = Pt(0) - gap;
      line = emblem_height;
      out.height = y + line;
    }
    const Pt mark_width = mark.width, down = (line - mark.height) / 2;
    marks.push_back({std::move(mark), x + gap, y + down});
    x += gap + mark_width;
  }
  for (const Mark& mark : marks) out.width = std::max(out.width, mark.x + mark.fragment.width);
  for (Mark& mark : marks) {
    const Pt mark_width = mark.fragment.width;
    out.put(std::move(mark.fragment), s.x(mark.x, mark_width, out.width), mark.y);
  }
  return out;
}

}  // namespace divulga::layout
