#include "layout/identity.h"

#include <algorithm>

#include "layout/inline_text.h"
#include "layout/lockup.h"
#include "layout/logos.h"
#include "layout/running_head.h"

namespace divulga::layout {

std::string codes(const Setting& s) {
  const Project& p = s.project();
  std::string text = p.acronym;
  if (!p.prog.empty()) text += (text.empty() ? "PROG " : " · PROG ") + p.prog;
  if (!p.cup.empty()) text += (text.empty() ? "CUP " : " · CUP ") + p.cup;
  return isolate_ltr(text);
}

/// Where the line is too short for all codes none of them is parted from its name.
static std::string codes_within(Setting& s, const TextLook& look, Pt width) {
  std::string text = codes(s);
  TextOptions options;
  options.language = LocaleTag("it");
  if (TextBlock(s, text, look, artifact, options).max_width() <= width) return text;
  for (const std::string name : {"PROG ", "CUP "})
    if (const size_t at = text.find(name); at != std::string::npos) text.replace(at + name.size() - 1, 1, "\xC2\xA0");
  return text;
}

std::string demonstration(const Setting& s) { return s.project().demonstration ? s.word("demonstration material") : std::string(); }

Fragment running_foot(Setting& s, Pt width, int page, int pages) {
  TextLook look = s.type.caption;
  look.tabular = true;
  TextLook latin = readjusted(look, s.language, LocaleTag("it"));
  latin.leading = look.leading;
  const auto decoration = [&](const std::string& text, const TextLook& l, Alignment alignment, const char* language = "") {
    TextOptions options;
    options.alignment = alignment;
    if (*language) options.language = LocaleTag(language);
    return TextBlock(s, text, l, artifact, options);
  };
  const bool turned = s.design.facing && outer_side(page) == PageSide::start;    // the page number stands at the outer edge
  const TextBlock who = decoration(codes_within(s, latin, width), latin, turned ? Alignment::end : Alignment::start, "it");
  Fragment foot, first = who.block(width);
  foot.width = width;
  foot.height = std::max(first.height, look.leading);
  const Pt below = foot.height, clear = look.size * 1.5;       // where a second line begins
  const bool broken = who.max_width() > width;                 // a page so narrow that the codes take two lines
  foot.put(std::move(first), Pt(0), Pt(0));
  Pt at_end;
  if (pages > 1) {
    const std::string said = s.word("Page {page} of {total}", {{"page", s.number(page)}, {"total", s.number(pages)}});
    const TextBlock number = decoration(said, look, turned ? Alignment::start : Alignment::end);
    at_end = number.max_width();
    const bool narrow = broken || who.max_width() + clear + at_end > width;      // then the page's number stands in the line below
    if (narrow) foot.height = below + look.leading;
    foot.put(number.block(width), Pt(0), narrow ? below : Pt(0));
  }
  const std::string notice = demonstration(s);
  if (!notice.empty()) {
    const bool alone = pages <= 1;
    const TextBlock said = decoration(notice, look, turned ? Alignment::end : Alignment::start);
    const Pt own = said.max_width() + Pt(0.5);
    const bool fits = !broken && who.max_width() + clear + own + (alone ? Pt(0) : at_end + clear) < width;
    if (fits) foot.put(said.block(own), s.x(alone ? width - own : turned ? width - who.max_width() - clear - own : who.max_width() + clear, own, width), Pt(0));
    else foot.put(said.block(width), Pt(0), below), foot.height = std::max(foot.height, below + look.leading);
  }
  return foot;
}

Fragment colophon(Setting& s, Pt width, Pt emblem_height, StructId parent, WithCodes with_codes) {
  const bool centred = s.design.cover == CoverStyle::centred;
  Fragment out;
  out.width = width;
  Fragment mark = with_strip(s, lockup(s, emblem_height, width, parent), std::max(emblem_height, Pt(Mm(10))), width, parent);
  const Pt mark_width = mark.width;
  out.height = mark.height;
  out.put(std::move(mark), centred ? (width - mark_width) / 2 : s.x(Pt(0), mark_width, width), Pt(0));
  out.height += s.type.unit * 0.75;
  const auto add = [&](const std::string& text, const char* language) {
    if (text.empty()) return;
    TextOptions options;
    if (*language) options.language = LocaleTag(language);
    if (centred) options.alignment = Alignment::center;
    TextLook look = *language ? readjusted(s.type.caption, s.language, LocaleTag(language)) : s.type.caption;
    const StructId p = s.structure.add(StructTag::paragraph, parent);
    if (*language && s.language != LocaleTag(language)) s.structure[p].language = LocaleTag(language);
    Fragment lines = TextBlock(s, text, look, p, options).block(width);
    const Pt y = out.height;
    out.height += lines.height;
    out.put(std::move(lines), Pt(0), y);
  };
  std::string last;
  if (with_codes == WithCodes::yes) {
    add(codes_within(s, readjusted(s.type.caption, s.language, LocaleTag("it")), width), "it");
    last = demonstration(s);
  }
  if (s.edition.material->verified) {
    const std::string checked = s.word("Last checked: {date}", {{"date", format_date(s.language, *s.edition.material->verified, DateStyle::long_)}});
    last += (last.empty() ? "" : " · ") + checked;
  }
  add(capitalised(s.language, last), "");
  return out;
}

Fragment language_tab(Setting& s, Pt width, StructId parent, Color ground, Color color) {
  const Pt padding = Mm(3);
  const LocaleTag italian("it");
  TextLook name = s.type.strong, small = readjusted(s.type.caption, s.language, italian);
  name.color = small.color = color;
  Fragment tab;
  tab.width = width;
  const StructId p = s.structure.add(StructTag::paragraph, parent);
  const Pt y = padding * 0.5, height = Mm(13);
  const Pt room = height - y - small.leading;          // tall scripts come down to it
  if (name.leading > room) name.size = name.size * (room / name.leading), name.leading = room;
  Fragment own = TextBlock(s, s.language.own_name(), name, p).block(width - padding * 2);
  const Pt own_height = own.height;
  std::string below = s.language.str();
  std::transform(below.begin(), below.end(), below.begin(), [](unsigned char c) { return static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c); });
  if (s.language != italian) below = s.language.name_in(italian) + " · " + below;
  TextOptions options;
  options.language = italian;
  const StructId q = s.structure.add(StructTag::paragraph, parent);
  if (s.language != italian) s.structure[q].language = italian;
  Fragment line = TextBlock(s, below, small, q, options).block(width - padding * 2);
  // One height for every language, so that the tabs of a stack stand at the same place.
  tab.height = height;
  const Pt text_height = own_height + line.height, top = std::max(y, (tab.height - text_height) / 2);
  tab.items.emplace_back(rectangle({Pt(0), Pt(0), width, tab.height}, ground));
  tab.put(std::move(own), padding, top);
  tab.put(std::move(line), padding, top + own_height);
  return tab;
}

std::string source_headline(const Setting& s) {
  const Material& material = *s.edition.material;
  const std::string& body = material.body;
  size_t at = body.rfind("## ", 0) == 0 ? 0 : body.find("\n## ");
  if (at != std::string::npos) {
    if (body[at] == '\n') ++at;
    const size_t end = body.find('\n', at);
    std::string heading = body.substr(at + 3, end == std::string::npos ? end : end - at - 3);
    if (const size_t brace = heading.find('{'); brace != std::string::npos) heading = heading.substr(0, brace);
    while (!heading.empty() && heading.back() == ' ') heading.pop_back();
    const bool marked = heading.find_first_of("*_`[") != std::string::npos;
    if (!heading.empty() && !marked) return heading;
  }
  return material.title.text;
}

}  // namespace divulga::layout
