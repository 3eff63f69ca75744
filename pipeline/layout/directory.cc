#include "layout/directory.h"

#include <algorithm>

#include "layout/map.h"
#include "layout/shown_address.h"
#include "locale/reader_word.h"

namespace divulga::layout {
namespace {

/// A rectangle whose corners are quarter circles.
Path rounded(const Rect& box, Pt radius) {
  using K = PathCommand::Kind;
  const Pt r = std::min({radius, box.width / 2, box.height / 2}), k = r * 0.4477152502, left = box.x, top = box.y, right = box.right(), bottom = box.bottom();
  Path path;
  path.commands = {{K::move, {left + r, top}, {}, {}},
                   {K::line, {right - r, top}, {}, {}}, {K::curve, {right - k, top}, {right, top + k}, {right, top + r}},
                   {K::line, {right, bottom - r}, {}, {}}, {K::curve, {right, bottom - k}, {right - k, bottom}, {right - r, bottom}},
                   {K::line, {left + r, bottom}, {}, {}}, {K::curve, {left + k, bottom}, {left, bottom - k}, {left, bottom - r}},
                   {K::line, {left, top + r}, {}, {}}, {K::curve, {left, top + k}, {left + k, top}, {left + r, top}}, {K::close, {}, {}, {}}};
  return path;
}

/// Spaces of a card: closer than the page's in tall scripts.
Pt space_of(const Setting& s) { return std::min(s.type.unit, s.type.body.size * 0.62); }

class EntryLayout {
 public:
  EntryLayout(BlockLayout& layout, const ServiceEntry& entry, const Measure& measure, StructId parent, const SourceSpan& span)
      : layout_(layout), s_(layout.setting()), e_(entry), width_(measure.text), span_(span), sect_(s_.structure.add(StructTag::sect, parent)) {
    note_ = s_.type.note;
    note_.role = FontRole::sans;
    unit_ = space_of(s_);
    // Short lines in narrow columns stand closer than running text; scripts that need the height keep it.
    note_.leading = closer(note_, 1.34);
  }

  Flow run() {
    Flow flow;
    flow.push_back(single(head(), unit_ * 2, Pt(0), span_));
    if (!e_.description.empty()) flow.push_back(single(paragraph(e_.description, body_look(), width_), unit_ * 0.6, Pt(0), span_));
    flow.push_back(single(columns(), unit_ * 0.75, Pt(0), span_));
    if (!e_.spoken.empty()) flow.push_back(single(tabs(), unit_ * 0.75, Pt(0), span_));
    return flow;
  }

 private:
  Pt closer(const TextLook& look, double lines) const { return std::min(look.leading, look.size * (is_sloping(s_.language) ? lines * 1.16 : lines)); }
  TextOptions options() const {
    TextOptions out;
    out.span = span_;
    return out;
  }
  TextLook body_look() const {
    TextLook look = s_.type.body;
    look.role = FontRole::sans;
    look.leading = closer(look, 1.42);
    return look;
  }
  Fragment paragraph(const std::string& text, const TextLook& look, Pt width, StructId parent = artifact) {
    return TextBlock(s_, text, look, s_.structure.add(StructTag::paragraph, parent == artifact ? sect_ : parent), options()).block(width);
  }
  static void add(Fragment& column, Fragment piece, Pt x, Pt gap) {
    if (column.height > Pt(0)) column.height += gap;
    const Pt y = column.height;
    column.height += piece.height;
    column.put(std::move(piece), x, y);
  }

  /// A rule, the number, the name and who runs it.
  Fragment head() {
    Fragment f;
    f.width = width_;
    f.anchors.push_back({service_anchor(e_.id), Pt(0)});
    f.items.emplace_back(rule({Pt(0), Pt(0)}, {width_, Pt(0)}, Pt(0.75), s_.palette.primary));
    const Pt top = unit_ * 0.9, disc = s_.type.heading3.leading * 1.05, indent = disc + unit_;
    const StructId name = s_.structure.add(StructTag::h4, sect_);
    Fragment number = number_disc(s_, e_.number, disc, name);
    TextLook look = s_.type.heading3;
    look.leading = closer(look, 1.36);
    Fragment lines = TextBlock(s_, e_.name, look, name, options()).block(width_ - indent);
    f.height = top;
    const Pt x = s_.x(indent, width_ - indent, width_);
    f.put(std::move(number), s_.x(Pt(0), disc, width_), top + (look.leading - disc) / 2);
    const Pt lines_height = lines.height;
    f.put(std::move(lines), x, f.height);
    f.height += lines_height;
    if (!e_.managing_body.empty()) {
      TextLook small = s_.type.caption;
      small.leading = closer(small, 1.34);
      Fragment body = paragraph(e_.managing_body, small, width_ - indent);
      const Pt height = body.height;
      f.put(std::move(body), x, f.height);
      f.height += height;
    }
    return f;
  }

  /// What it is for and how to get it on the start side, where and when on the end side.
  Fragment columns() {
    const Pt gap = unit_ * 1.5, side = std::max(width_ * 0.43, Pt(Mm(46))), main = width_ - side - gap;
    Fragment left = facts(main), right = place(side), f;
    f.width = width_;
    f.height = std::max(left.height, right.height);
    f.put(std::move(left), s_.x(Pt(0), main, width_), Pt(0));
    f.put(std::move(right), s_.x(main + gap, side, width_), Pt(0));
    return f;
  }

  Fragment facts(Pt width) {
    Fragment f;
    f.width = width;
    const auto fact = [&](const char* name, const std::string& value) {
      if (value.empty()) return;
      Inlines text;
      Strong bold{inlines(s_.word(name))};
      text.push_back({std::move(bold)});
      text.push_back({Text{" \xC2\xA0" + value}});
      add(f, TextBlock(s_, text, note_, s_.structure.add(StructTag::paragraph, sect_), options()).block(width), Pt(0), unit_ * 0.35);
    };
    fact("For whom", e_.audience);
    fact("How to get it", e_.access);
    fact("What to bring", e_.bring);
    fact("What you get", e_.receive);
    fact("Cost", e_.cost);
    std::string remote;
    for (const std::string& channel : e_.remote) remote += (remote.empty() ? "" : " · ") + channel;
    fact("Remote contact", remote);
    // Two short answers on one line where they fit.
    Inlines both;
    for (const auto& [name, value] : {std::pair{reader_word("Cultural mediation"), e_.mediation}, std::pair{reader_word("Wheelchair access"), e_.accessibility}}) {
      if (value.empty()) continue;
      if (!both.empty()) both.push_back({Text{" \xC2\xA0\xC2\xA0"}});
      Strong bold{inlines(s_.word(name))};
      both.push_back({std::move(bold)});
      both.push_back({Text{" \xC2\xA0" + value}});
    }
    if (!both.empty()) add(f, TextBlock(s_, both, note_, s_.structure.add(StructTag::paragraph, sect_), options()).block(width), Pt(0), unit_ * 0.35);
    return f;
  }

  Fragment place(Pt width) {
    const Pt padding = unit_ * 0.9, icon = note_.size * 1.35, indent = icon + unit_ * 0.6, inner = width - padding * 2;
    Fragment f;
    f.width = inner;
    const auto line = [&](const char* picture, const std::string& text, const TextLook& look) {
      if (text.empty()) return;
      Fragment row = paragraph(text, look, inner - indent), both;
      both.width = inner;
      both.height = row.height;
      for (Path& path : s_.icons.draw(picture, {s_.x(Pt(0), icon, inner), (look.leading - icon) / 2}, icon, s_.palette.primary_text, s_.right_to_left)) both.items.emplace_back(std::move(path));
      both.put(std::move(row), s_.x(indent, inner - indent, inner), Pt(0));
      add(f, std::move(both), Pt(0), unit_ * 0.35);
    };
    TextLook phone = s_.type.phone;
    phone.leading = std::min(phone.leading, phone.size * 1.25);     // digits only, in any language
    // The number on one line, however narrow the card.
    const Pt wanted = TextBlock(s_, e_.phone, phone, artifact, options()).max_width();
    if (wanted > inner - indent) phone.size = phone.size * ((inner - indent) / wanted * 0.995);
    line("telephone", e_.phone, phone);
    line("map-marker", e_.address.empty() ? e_.municipality : e_.address, note_);
    if (!e_.hours.empty()) add(f, hours(inner), Pt(0), unit_ * 0.5);
    line("mail", e_.email, fitting(e_.email, inner - indent));
    line("link", shown(e_.site), fitting(shown(e_.site), inner - indent));
    return boxed(s_, std::move(f), width, {s_.palette.tint1, std::nullopt, padding});
  }

  /// Addresses of the net shrink a little rather than break.
  TextLook fitting(const std::string& text, Pt room) const {
    TextLook look = note_;
    if (text.empty()) return look;
    const Pt wanted = TextBlock(s_, text, look, artifact, options()).max_width();
    if (wanted > room) look.size = std::max(look.size * 0.8, look.size * (room / wanted * 0.99));
    return look;
  }

  std::string shown(const std::string& url) const {
    const std::string text = shown_address(without_bidi_controls(url));
    return text.empty() ? text : s_.right_to_left ? isolate_ltr(text) : text;
  }

  Fragment hours(Pt width) {
    Block table{OpeningHours{e_.hours}, span_};
    Measure inner{};
    inner.text = inner.full = width;
    inner.body = s_.type.caption;
    inner.body.color = s_.palette.ink;
    inner.body.leading = std::min(inner.body.leading, note_.leading);
    inner.boxed = inner.tinted = true;
    return stack(layout_.block(table, inner, sect_), width);
  }

  /// Languages, each by its own name in a tab.
  Fragment tabs() {
    const StructId list = s_.structure.add(StructTag::list, sect_);
    Fragment f;
    f.width = width_;
    TextLook look = note_;
    look.weight = 700;
    look.color = s_.palette.primary_text;
    const Pt padding = look.size * 0.6, gap = unit_ * 0.5, height = look.size * 1.9;
    Pt x, y;
    for (const auto& spoken : e_.spoken) {
      const StructId item = s_.structure.add(StructTag::list_item, list), body = s_.structure.add(StructTag::list_body, item);
      if (spoken.language != s_.language) s_.structure[body].language = spoken.language;
      TextLook own = readjusted(look, s_.language, spoken.language);
      own.leading = height;
      TextOptions o = options();
      o.language = spoken.language;
      o.alignment = spoken.language.direction() == s_.language.direction() ? Alignment::start : Alignment::end;
      const TextBlock text(s_, spoken.name, own, body, o);
      const Pt wide = text.max_width() + Pt(0.2), tab = wide + padding * 2;
      if (x > Pt(0) && x + tab > width_) x = Pt(0), y += height + gap;
      const Pt at = s_.x(x, tab, width_);
      Path ground = rounded({at, y, tab, height}, Pt(3));
      ground.stroke = s_.palette.tint3;
      ground.stroke_width = Pt(0.75);
      ground.fill = s_.palette.paper;
      f.items.emplace_back(std::move(ground));
      f.put(text.block(wide), at + padding, y);
      x += tab + gap;
    }
    f.height = y + height;
    return f;
  }

  BlockLayout& layout_;
  Setting& s_;
  const ServiceEntry& e_;
  const Pt width_;
  const SourceSpan& span_;
  const StructId sect_;
  TextLook note_;
  Pt unit_;
};

/// The topic's name on a band with its icon.
FlowItem topic_head(Setting& s, const ServiceEntry& first, Pt width, StructId parent, const SourceSpan& span) {
  const StructId heading = s.structure.add(StructTag::h3, parent);
  TextLook look = s.type.heading2;
  look.color = s.palette.on_primary;
  const Pt pad = s.type.unit, icon = look.size * 1.35, indent = pad + icon + pad;
  TextOptions options;
  options.span = span;
  Fragment text = TextBlock(s, first.category_name, look, heading, options).block(width - indent - pad), f;
  f.width = width;
  f.height = text.height + pad;
  f.items.emplace_back(rectangle({Pt(0), Pt(0), width, f.height}, s.palette.primary));
  for (Path& path : s.icons.draw(topic_icon(first.category), {s.x(pad, icon, width), (f.height - icon) / 2}, icon, s.palette.on_primary, s.right_to_left))
    f.items.emplace_back(std::move(path));
  f.put(std::move(text), s.x(indent, width - indent - pad, width), pad / 2);
  f.outline.push_back({without_bidi_controls(first.category_name), 3, Pt(0)});
  FlowItem item = single(std::move(f), space_of(s) * 3, space_of(s), span);
  item.keep_with_next = true;
  return item;
}

}  // namespace

std::string service_anchor(const std::string& id) { return "service-" + id; }

Flow lay_out_directory(BlockLayout& layout, const Services& services, const Measure& measure, StructId parent, const SourceSpan& span) {
  Setting& s = layout.setting();
  Flow flow;
  std::string category;
  for (const ServiceEntry& entry : services.entries) {
    if (entry.category != category) {
      category = entry.category;
      flow.push_back(topic_head(s, entry, measure.text, parent, span));
    }
    Flow pieces = EntryLayout(layout, entry, measure, parent, span).run();
    Pt height;
    for (const FlowItem& piece : pieces) height += piece.before + piece.fragment.height;
    if (measure.page_height > Pt(0) && height > measure.page_height * 0.9) {      // longer than a page: told apart, not lost
      append(flow, std::move(pieces));
      continue;
    }
    const Pt before = pieces.front().before;
    flow.push_back(single(stack(std::move(pieces), measure.text), before, space_of(s) * 2, span));
  }
  return flow;
}

}  // namespace divulga::layout
