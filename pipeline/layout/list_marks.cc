#include "layout/list_marks.h"

#include <algorithm>

namespace divulga::layout {
namespace {

std::string letters(int number) {
  if (number < 1 || number > 26) return {};
  return std::string(1, static_cast<char>('a' + number - 1));
}

std::string roman(int number) {
  if (number < 1 || number > 3999) return {};
  static constexpr std::pair<int, const char*> signs[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
                                                          {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},   {4, "iv"},  {1, "i"}};
  std::string out;
  for (const auto& [value, sign] : signs)
    for (; number >= value; number -= value) out += sign;
  return out;
}

}  // namespace

ListMarks::ListMarks(const Setting& setting, const List& list, int level)
    : list_(list), level_(level % 4), letters_(setting.language.script() == "Latn") {}

std::string ListMarks::text(const Setting& s, size_t item) const {
  if (!list_.ordered) {
    static constexpr const char* bullets[] = {"\xE2\x80\xA2", "\xE2\x80\x93", "\xC2\xB7", "\xE2\x80\x93"};
    return bullets[level_];
  }
  const int number = list_.start + static_cast<int>(item);
  const std::string figure = s.number(number);
  if (level_ == 0) return figure + ".";
  if (level_ == 3) return figure + ")";
  const std::string letter = !letters_ ? "" : level_ == 1 ? letters(number) : roman(number);
  if (!letter.empty()) return letter + ")";
  return level_ == 1 ? figure + ")" : "(" + figure + ")";
}

Pt ListMarks::widest(Setting& s, const TextLook& look) const {
  Pt width;
  if (list_.items.empty()) return width;
  const bool figures = level_ == 0 || level_ == 3 || !letters_;
  // Figures are all as wide: the last mark has the most of them.
  for (size_t i = figures ? list_.items.size() - 1 : 0; i < list_.items.size(); ++i)
    width = std::max(width, TextBlock(s, text(s, i), look, artifact).max_width());
  return width + Pt(0.01);
}

Fragment tick_box(Setting& s, const TextLook& look, StructId label, bool ticked) {
  using K = PathCommand::Kind;
  const Pt side = look.size * 0.78, top = baseline_of(s.context.fonts, look, s.language) - side * 0.92;
  Fragment f;
  f.width = look.size;
  f.height = look.leading;
  const Pt x = s.x(Pt(0), side, f.width);
  Path box = rectangle({x, top, side, side}, s.palette.paper);
  box.fill.reset();
  box.stroke = s.palette.primary_text;
  box.stroke_width = Pt(0.8);
  f.items.emplace_back(std::move(box));
  if (ticked) {
    Path tick;
    tick.commands = {{K::move, {x + side * 0.2, top + side * 0.52}, {}, {}},
                     {K::line, {x + side * 0.42, top + side * 0.76}, {}, {}},
                     {K::line, {x + side * 0.82, top + side * 0.24}, {}, {}}};
    tick.stroke = s.palette.primary_text;
    tick.stroke_width = Pt(1.2);
    f.items.emplace_back(std::move(tick));
  }
  s.structure[label].actual_text = ticked ? "\xE2\x98\x91" : "\xE2\x98\x90";
  return f;
}

}  // namespace divulga::layout
