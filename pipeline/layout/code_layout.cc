#include "layout/code_layout.h"

#include <algorithm>

namespace divulga::layout {
namespace {

struct Character { char32_t point = 0; size_t size = 1; };

Character character_at(const std::string& text, size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  char32_t point = size == 1 ? lead : lead & (0xFFU >> (size + 1));
  for (size_t i = 1; i < size && at + i < text.size(); ++i) point = (point << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3F);
  return {point, std::min(size, text.size() - at)};
}

size_t columns_of(char32_t point) { return point >= 0x2E80 ? 2 : 1; }
/// Letters that join or carry marks: not cut between.
bool joins(char32_t point) { return (point >= 0x0300 && point < 0x0370) || (point >= 0x0590 && point < 0x1000); }

std::string without_tabs(const std::string& line) {
  std::string out;
  for (const char c : line) {
    if (c == '\t') out.append(4 - out.size() % 4, ' ');
    else if (c != '\r') out += c;
  }
  return out;
}

/// The arrow that says: the line goes on.
Path turn_arrow(Pt x, Pt y, Pt size, Color color) {
  using K = PathCommand::Kind;
  Path path;
  path.commands = {{K::move, {x + size, y - size * 0.9}, {}, {}}, {K::line, {x + size, y}, {}, {}},          {K::line, {x, y}, {}, {}},
                   {K::move, {x + size * 0.4, y - size * 0.4}, {}, {}}, {K::line, {x, y}, {}, {}}, {K::line, {x + size * 0.4, y + size * 0.4}, {}, {}}};
  path.stroke = color;
  path.stroke_width = Pt(0.6);
  return path;
}

}  // namespace

std::vector<std::string> wrapped_code(const std::string& line, size_t columns) {
  std::vector<std::string> pieces;
  size_t from = 0, at = 0, used = 0, good = 0;       // `good`: where the piece may end after a space
  size_t possible = 0;                               // where it may end at all
  while (at < line.size()) {
    const Character c = character_at(line, at);
    const size_t wide = columns_of(c.point);
    if (at > from && !joins(c.point)) possible = at;
    if (used + wide > columns && c.point != ' ' && possible > from) {
      const size_t end = good > from + (possible - from) / 2 ? good : possible;
      pieces.push_back(line.substr(from, end - from));
      at = from = end;
      used = 0;
      good = possible = from;
      continue;
    }
    used += wide;
    at += c.size;
    if (c.point == ' ') good = possible = at;
  }
  pieces.push_back(line.substr(from));
  return pieces;
}

Flow lay_out_code(BlockLayout& layout, const CodeBlock& n, const Measure& measure, StructId parent, const SourceSpan& span) {
  Setting& s = layout.setting();
  const StructId code = s.structure.add(StructTag::code, s.structure.add(StructTag::paragraph, parent));
  const LocaleTag western("en");
  TextLook look = readjusted(s.type.note, s.language, western);
  look.role = FontRole::mono;
  look.size = std::max(Pt(7.5), look.size * 0.92);
  look.leading = look.size * 1.4;
  // The page's side turns with the writing, code does not.
  const TextOptions options{s.right_to_left ? Alignment::end : Alignment::start, false, western, span};
  const BoxStyle style{s.palette.tint1, std::nullopt, s.type.unit * 0.8};
  const Pt width = measure.text - style.padding * 2, column = TextBlock(s, "0", look, artifact, options).max_width();
  const size_t columns = std::max<size_t>(8, static_cast<size_t>(width / column) - 2);
  std::vector<Fragment> lines;
  const auto add = [&](const std::string& text, Pt x, bool goes_on) {
    Fragment line;
    line.width = width;
    line.height = look.leading;
    TextBlock block(s, text, look, code, options);
    const Pt end = x + block.max_width();
    for (Fragment& drawn : block.lines(width - x)) {
      line.put(std::move(drawn), x, Pt(0));
      break;
    }
    if (goes_on) line.items.emplace_back(turn_arrow(std::min(end + column * 0.4, width - column), look.leading * 0.55, column * 0.8, s.palette.primary_text));
    lines.push_back(std::move(line));
  };
  std::string text = n.text;
  while (!text.empty() && text.back() == '\n') text.pop_back();
  for (size_t at = 0; at <= text.size();) {
    const size_t feed = std::min(text.find('\n', at), text.size());
    const std::string line = without_tabs(text.substr(at, feed - at));
    at = feed + 1;
    const size_t indent = std::min(std::min(line.find_first_not_of(' '), line.size()), columns / 2);
    const std::vector<std::string> pieces = wrapped_code(line.substr(indent), columns - indent - 2);
    for (size_t i = 0; i < pieces.size(); ++i)
      add(pieces[i], column * static_cast<double>(indent + (i > 0 ? 2 : 0)), i + 1 < pieces.size());
  }
  if (!n.language.empty() && !lines.empty()) {
    TextLook small = readjusted(s.type.caption, s.language, western);
    small.leading = look.leading;
    TextBlock name(s, n.language, small, artifact, {s.right_to_left ? Alignment::start : Alignment::end, false, western, span});
    Pt end;
    for (const PageItem& item : lines.front().items)
      if (const GlyphRun* run = std::get_if<GlyphRun>(&item))
        for (const PlacedGlyph& glyph : run->glyphs) end = std::max(end, run->origin.x + Pt(static_cast<double>(glyph.x + glyph.advance)));
    Fragment label = name.block(width);
    if (end + name.max_width() + column > width) {
      label.height = small.leading;
      lines.insert(lines.begin(), std::move(label));
    } else {
      lines.front().put(std::move(label), Pt(0), Pt(0));
    }
  }
  return layout.in_box(line_flow(std::move(lines), Pt(0), Pt(0), Keep::free, span), style, Pt(0), width, measure, s.type.unit, span);
}

}  // namespace divulga::layout
