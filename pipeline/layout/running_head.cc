#include "layout/running_head.h"

#include "layout/inline_text.h"

namespace divulga::layout {
namespace {

/// A text that is too long ends in dots after a whole word.
std::string shortened(Setting& s, std::string text, const TextLook& look, Pt room) {
  if (TextBlock(s, text, look, artifact).max_width() <= room) return text;
  while (!text.empty()) {
    const size_t space = text.rfind(' ');
    if (space == std::string::npos) break;
    text.resize(space);
    if (TextBlock(s, text + "\xE2\x80\xA6", look, artifact).max_width() <= room) break;
  }
  return text + "\xE2\x80\xA6";
}

}  // namespace

PageSide outer_side(int page) { return page % 2 == 0 ? PageSide::start : PageSide::end; }

Fragment running_head(Setting& s, Pt width, int page, const std::string& section) {
  Fragment head;
  head.width = width;
  const TextLook& look = s.type.caption;
  const auto put = [&](const std::string& said, PageSide side, Pt room) {
    if (said.empty()) return;
    const TextBlock text(s, shortened(s, said, look, room), look, artifact, {side == PageSide::start ? Alignment::start : Alignment::end, false, {}, {}});
    Fragment line = text.block(room);
    head.height = std::max(head.height, line.height);
    head.put(std::move(line), s.x(side == PageSide::start ? Pt(0) : width - room, room, width), Pt(0));
  };
  const std::string& title = s.edition.document.title;
  const bool facing = s.design.facing;
  switch (s.design.head) {
    case RunningHead::none: break;
    case RunningHead::title: put(title, facing ? outer_side(page) : PageSide::start, width); break;
    case RunningHead::section: put(section, facing ? outer_side(page) : PageSide::start, width); break;
    case RunningHead::both:
      if (facing) {
        put(page % 2 == 0 ? title : section, outer_side(page), width);
      } else {
        put(title, PageSide::start, width * 0.48);
        put(section, PageSide::end, width * 0.48);
      }
      break;
  }
  return head;
}

}  // namespace divulga::layout
