#include "layout/logos.h"

#include <algorithm>

#include "layout/picture.h"

namespace divulga::layout {

Fragment lay_out_logo(Setting& s, const BrandLogo& logo, Pt width, Pt height, StructId parent) {
  Figure figure;
  figure.source = logo.file;
  figure.alt = s.text(logo.alt);
  // A figure is at most 0.7 of its page high.
  std::optional<Fragment> made = lay_out_figure(s, figure, width, height / 0.7, parent, logo.span);
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
  constexpr double widest = 3.4;                      // of the emblem's height: a long mark shall not outdo it
  constexpr double own_line = 0.75, smallest = 0.5;
  const Pt gap = emblem_height * 0.6, below = emblem_height * 0.4;
  std::vector<Pt> widths;
  Pt all = gap * static_cast<double>(logos.size() - 1);
  for (const BrandLogo& logo : logos) {
    widths.push_back(emblem_height * std::min(picture_ratio(s, logo.file), widest));
    all += widths.back();
  }
  // All beside the emblem, or all on a line of their own, smaller where there are many.
  const bool beside = lockup.width + gap + all <= width;
  const double scale = beside ? 1 : std::clamp(width / all, smallest, own_line);
  const Pt high = emblem_height * scale;
  struct Mark { Fragment fragment; Pt x, y; size_t line; };
  std::vector<Mark> marks;
  std::vector<Pt> ends = {lockup.width};
  Fragment out;
  out.height = lockup.height;
  Pt x = lockup.width, y, line = lockup.height;
  marks.push_back({std::move(lockup), Pt(0), Pt(0), 0});
  for (size_t i = 0; i < logos.size(); ++i) {
    Fragment mark = lay_out_logo(s, logos[i], widths[i] * scale, high, parent);
    if (mark.height <= Pt(0)) continue;
    if ((i == 0 && !beside) || x + gap * scale + mark.width > width + Pt(0.1)) {
      y += line + below;
      x = Pt(0) - gap * scale;
      line = high;
      out.height = y + line;
      ends.emplace_back();
    }
    const Pt at = x + gap * scale, down = (line - mark.height) / 2;
    x = ends.back() = at + mark.width;
    marks.push_back({std::move(mark), at, y + down, ends.size() - 1});
  }
  out.width = *std::max_element(ends.begin(), ends.end());
  for (Mark& mark : marks) {
    const Pt own = mark.fragment.width, aside = s.design.cover == CoverStyle::centred ? (out.width - ends[mark.line]) / 2 : Pt(0);
    out.put(std::move(mark.fragment), s.x(aside + mark.x, own, out.width), mark.y);
  }
  return out;
}

}  // namespace divulga::layout
