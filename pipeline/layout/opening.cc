#include "layout/opening.h"

#include <algorithm>

#include "layout/container_layout.h"
#include "layout/identity.h"
#include "layout/logos.h"
#include "layout/occasion.h"
#include "layout/table_layout.h"

namespace divulga::layout {
namespace {

class OpeningLayout {
 public:
  OpeningLayout(Setting& setting, BlockLayout& blocks, const Block* cover, const Measure& measure, PageComposer& pages, Attempt& attempt)
      : s_(setting), t_(setting.type), blocks_(blocks), measure_(measure), pages_(pages), attempt_(attempt) {
    page_ = {Pt(s_.design.width), Pt(s_.design.height)};
    if (cover) cover_ = std::get_if<Container>(&cover->node), span_ = cover->span;
  }

  Opening run() {
    switch (s_.design.cover) {
      case CoverStyle::none: break;
      case CoverStyle::page: cover_page(); break;
      case CoverStyle::masthead:
        if (cover_) banner();
        else masthead();
        break;
      case CoverStyle::letterhead: letterhead(); break;
      case CoverStyle::banner:
      case CoverStyle::poster: banner(); break;
      case CoverStyle::centred: centred_title(); break;
    }
    return std::move(opening_);
  }

 private:
  Pt full_x() const { return s_.x(s_.design.start, measure_.full, page_.width); }

  /// A long word is not torn: the whole title is set smaller, so that it stands on one line.
  TextLook narrowed(const Inlines& title, TextLook look, Pt width) {
    const Pt widest = TextBlock(s_, title, look, artifact, {Alignment::start, false, {}, span_, true}).min_width();
    if (widest <= width) return look;
    const double factor = std::max(0.5, width / widest * 0.99);
    look.size = look.size * factor;
    look.leading = look.leading * factor;
    return look;
  }
  /// Who makes it: on every cover and over every masthead.
  std::string maker() const { return isolate_ltr(s_.project().acronym) + " · " + s_.text(s_.project().lead.name); }

  /// When and where, as the last thing on the colour.
  void add_occasion(Flow& flow, const TextLook& text, StructId parent, Pt width) {
    if (s_.design.occasion == Occasion::none) return;
    TextLook look = text;
    look.role = FontRole::sans;
    look.weight = 400;
    look.color = s_.palette.on_primary;
    Fragment block = lay_out_occasion(s_, look, s_.palette.on_primary, width, parent);
    if (block.height > Pt(0)) flow.push_back(single(std::move(block), t_.unit * 4, Pt(0), span_));
  }

  FlowItem title_item(const Inlines& title, const TextLook& look, StructId parent, Pt width, Alignment alignment) {
    const StructId h = s_.structure.add(StructTag::h1, parent);
    const TextLook fitting = narrowed(title, look, width);
    TextBlock text(s_, title, fitting, h, {alignment, false, {}, span_, true});
    Fragment block = text.balanced_block(width);
    block.outline.push_back({without_bidi_controls(plain_text(title, s_.edition.document.labels)), 1, Pt(0)});
    FlowItem item = single(std::move(block), Pt(0), t_.unit, span_);
    item.keep_with_next = true;
    return item;
  }
  /// The title in the source language, small, under a translated one.
  void source_title(Flow& flow, TextLook look, const TextLook& title, StructId parent, Pt width, const std::string& text) {
    const LocaleTag& source = s_.project().source_language;
    if (s_.language == source || text.empty()) return;
    const Pt over = overhang(s_.language, title);
    look = readjusted(look, s_.language, source);
    const StructId p = s_.structure.add(StructTag::paragraph, parent);
    s_.structure[p].language = source;
    TextBlock block(s_, text, look, p, {Alignment::start, false, source, span_});
    append(flow, line_flow(block.lines(width), t_.unit * 0.5 + (over > Pt(0) ? t_.unit * 0.5 + over : Pt(0)), t_.unit, Keep::together, span_));
  }

  void masthead() {
    const StructId part = s_.structure.add(StructTag::sect, Structure::root);
    TextLook who = t_.strong;
    who.color = s_.palette.primary_text;
    const StructId p = s_.structure.add(StructTag::paragraph, part);
    TextBlock by(s_, maker(), who, p, {Alignment::start, false, {}, {}});
    append(opening_.flow, line_flow(by.lines(measure_.text), Pt(0), t_.unit, Keep::with_next, {}));
    opening_.flow.push_back(title_item(inlines(s_.edition.document.title), t_.title, part, measure_.text, Alignment::start));
    if (!s_.edition.document.summary.empty()) {
      const StructId lead = s_.structure.add(StructTag::paragraph, part);
      TextLook look = t_.lead;
      look.role = FontRole::sans;
      TextBlock text(s_, s_.edition.document.summary, look, lead);
      append(opening_.flow, line_flow(text.lines(measure_.text), t_.unit * 0.5, t_.unit, Keep::with_next, {}));
    }
    Fragment line;
    line.width = measure_.text;
    line.height = Pt(1.5);
    line.items.emplace_back(rule({Pt(0), Pt(0.75)}, {measure_.text, Pt(0.75)}, Pt(1.5), s_.palette.primary));
    opening_.flow.push_back(single(std::move(line), t_.unit, t_.unit * 2, {}));
  }

  /// A letter's head across all columns: who writes at the start edge, where to answer at the end edge, a rule, the title.
  void letterhead() {
    const StructId part = s_.structure.add(StructTag::sect, Structure::root);
    const bool columns = measure_.margin > Pt(0);      // the answer stands over the margin column
    const Pt width = measure_.full, theirs = columns ? measure_.margin : width * 0.35, own = width - theirs - t_.unit * 2;
    const auto put = [&](Fragment& column, const std::string& text, const TextLook& look, Pt room) {
      if (text.empty()) return;
      Fragment lines = TextBlock(s_, text, look, s_.structure.add(StructTag::paragraph, part)).block(room);
      const Pt y = column.height;
      column.height += lines.height;
      column.put(std::move(lines), Pt(0), y);
    };
    Fragment head, by, answers;
    TextLook name = t_.display, lead = t_.strong, small = t_.caption;
    name.color = s_.palette.primary_text;
    name.leading = name.size * 1.15;
    lead.role = FontRole::sans;
    put(by, isolate_ltr(s_.project().acronym), name, own);
    put(by, s_.text(s_.project().lead.name), lead, own);
    const Contacts& contacts = s_.project().contacts;
    put(answers, s_.text(contacts.address), small, theirs);
    for (const std::string& line : {contacts.phone, contacts.email, contacts.site}) put(answers, line.empty() ? line : isolate_ltr(line), small, theirs);
    head.width = width;
    head.height = std::max(by.height, answers.height);
    const Pt by_y = head.height - by.height, answers_y = head.height - answers.height;
    head.put(std::move(by), s_.x(Pt(0), own, width), by_y);
    head.put(std::move(answers), s_.x(width - theirs, theirs, width), answers_y);
    const auto add = [&](FlowItem item) {
      item.width = measure_.full > measure_.text ? ItemWidth::full : ItemWidth::text;
      item.keep_with_next = true;
      opening_.flow.push_back(std::move(item));
    };
    add(single(std::move(head), Pt(0), t_.unit, {}));
    Fragment line;
    line.width = width;
    line.height = Pt(2);
    line.items.emplace_back(rule({Pt(0), Pt(1)}, {width, Pt(1)}, Pt(2), s_.palette.primary));
    add(single(std::move(line), t_.unit, t_.unit * 4, {}));
    add(title_item(inlines(s_.edition.document.title), t_.title, part, width, Alignment::start));
    if (s_.edition.document.summary.empty()) return;
    TextLook look = t_.lead;
    look.role = FontRole::sans;
    TextBlock text(s_, s_.edition.document.summary, look, s_.structure.add(StructTag::paragraph, part));
    for (FlowItem& item : line_flow(text.lines(width), t_.unit * 0.5, t_.unit * 2, Keep::with_next, {})) add(std::move(item));
  }

  void centred_title() {
    const StructId part = s_.structure.add(StructTag::sect, Structure::root);
    TextLook who = t_.caption;
    const StructId p = s_.structure.add(StructTag::paragraph, part);
    TextBlock by(s_, s_.text(s_.project().lead.name), who, p, {Alignment::center, false, {}, {}});
    append(opening_.flow, line_flow(by.lines(measure_.text), Pt(0), t_.unit * 2, Keep::with_next, {}));
    TextLook look = t_.title;
    look.color = s_.palette.primary_text;
    opening_.flow.push_back(title_item(inlines(s_.edition.document.title), look, part, measure_.text, Alignment::center));
    Fragment line;
    line.width = measure_.text;
    line.height = Pt(1.5);
    const Pt half = Mm(12), middle = measure_.text / 2;
    line.items.emplace_back(rule({middle - half, Pt(0.75)}, {middle + half, Pt(0.75)}, Pt(1.5), s_.palette.accent));
    opening_.flow.push_back(single(std::move(line), t_.unit, t_.unit * 3, {}));
  }

  /// The cover container on the primary colour across the page's head: poster, flyer.
  void banner() {
    const StructId part = s_.structure.add(StructTag::sect, Structure::root);
    const bool poster = s_.design.cover == CoverStyle::poster;
    Flow flow = cover_head(part, measure_.text, poster ? page_.height * 0.09 : Pt(Mm(15)), t_.display);
    Measure inner = measure_;
    inner.boxed = true;
    inner.body = poster ? t_.heading2 : t_.lead;
    inner.body.role = FontRole::sans;
    inner.body.color = s_.palette.on_primary;
    inner.tinted = true;
    inner.body.weight = 400;
    append(flow, blocks_.blocks(cover_body_, inner, part));
    add_occasion(flow, poster ? t_.heading3 : t_.body, part, measure_.text);
    Fragment content = stack(std::move(flow), measure_.text);
    TextLook who = poster ? t_.body : t_.strong;
    who.role = FontRole::sans;
    who.weight = 700;
    who.color = s_.palette.on_primary;
    Fragment by = TextBlock(s_, maker(), who, s_.structure.add(StructTag::paragraph, part)).block(measure_.text);
    const Pt top = s_.design.top, bottom = t_.unit * 3, between = by.height + t_.unit * 2;
    opening_.band = std::max(page_.height * (s_.design.cover_colour / 100), top + between + content.height + bottom);
    opening_.head_top = top;
    opening_.head.width = measure_.text;
    opening_.head.height = opening_.band - top - bottom;
    const Pt content_y = opening_.head.height - content.height;
    opening_.head.put(std::move(by), Pt(0), Pt(0));
    opening_.head.put(std::move(content), Pt(0), content_y);
  }

  /// Icon and title in the on-primary colour; leaves the container's other blocks in cover_body_.
  Flow cover_head(StructId part, Pt width, Pt icon_size, TextLook look) {
    Flow flow;
    const std::string icon = cover_ ? cover_->attributes.get("icon") : std::string();
    if (!icon.empty() && !s_.icons.has(icon)) s_.sink.error("unknown-icon", span_, message("no icon '{0}'", icon), did_you_mean(icon, s_.icons.names()));
    if (s_.icons.has(icon)) {
      Fragment f;
      f.width = width;
      f.height = icon_size;
      for (Path& path : s_.icons.draw(icon, {s_.x(Pt(0) - icon_size * 0.08, icon_size, width), Pt(0)}, icon_size, s_.palette.on_primary, s_.right_to_left))
        f.items.emplace_back(std::move(path));
      flow.push_back(single(std::move(f), Pt(0), t_.unit * 1.5, span_));
    }
    Inlines title = inlines(s_.edition.document.title);
    bool headed = false;
    if (cover_) {
      for (const Block& block : cover_->content) {
        const Heading* heading = std::get_if<Heading>(&block.node);
        if (heading && !headed) title = heading->content, headed = true;
        else cover_body_.push_back(block);
      }
    }
    look.color = s_.palette.on_primary;
    flow.push_back(title_item(title, look, part, width, Alignment::start));
    TextLook small = t_.body;
    small.role = FontRole::sans;
    small.color = s_.palette.on_primary;
    source_title(flow, small, look, part, width, headed ? source_headline(s_) : s_.edition.material->title.text);
    return flow;
  }

  struct CoverParts {
    Fragment head, by, tab, below, foot;
    Pt band, top, room;                   // height of the colour; where the text under it begins, and the room that it has
  };

  /// All that stands on a cover page, with a title of this look, in reading order.
  CoverParts cover_parts(StructId part, const TextLook& title) {
    CoverParts c;
    cover_body_.clear();
    const bool large = s_.design.width.value > 180;
    const Pt width = measure_.full;
    Flow flow = cover_head(part, width, Mm(large ? 24 : 20), title);
    add_occasion(flow, t_.lead, part, width);
    c.head = stack(std::move(flow), width);
    const double share = s_.design.cover_colour > 0 ? s_.design.cover_colour / 100 : large ? 0.44 : 0.52;
    const Pt least_band = Pt(Mm(30)) + c.head.height + t_.unit * 4;
    c.band = std::max(page_.height * share, least_band);
    // Who makes it, at the head of the colour.
    TextLook who = t_.strong;
    who.role = FontRole::sans;
    who.color = s_.palette.on_primary;
    c.by = TextBlock(s_, maker(), who, s_.structure.add(StructTag::paragraph, part)).block(width);
    if (s_.edition.material->language_tab || s_.edition.material->folder == Folder::brochures)
      c.tab = language_tab(s_, Mm(36), part, s_.palette.paper, s_.palette.ink);

    Measure inner = measure_;
    inner.text = inner.full = width;
    inner.margin = Pt(0);
    inner.boxed = true;
    inner.body = t_.lead;
    inner.body.role = FontRole::sans;
    Flow text = blocks_.blocks(cover_body_, inner, part);
    if (s_.design.own_card) {
      Measure card = measure_;
      card.text = card.full = width;
      card.boxed = true;
      card.body = t_.note;
      auto rows = project_card(s_);
      rows.resize(std::min<size_t>(rows.size(), 5));
      Flow table = lay_out_pairs(s_, rows, card, part, {});
      if (!table.empty()) table.front().before = t_.unit * 4;
      append(text, std::move(table));
    }
    c.top = c.band + t_.unit * 3;
    c.below = stack(std::move(text), width);
    Fragment foot = colophon(s_, width, s_.design.emblem, part, WithCodes::yes);
    // The project's mark takes what room there is, and gives way before the title does.
    const Pt spare = page_.height - Pt(s_.design.bottom) - foot.height - t_.unit * 3 - c.top - c.below.height;
    c.foot = under_logo(s_, std::move(foot), std::clamp(spare, Pt(Mm(9)), Pt(Mm(18))), part);
    c.room = page_.height - Pt(s_.design.bottom) - c.foot.height - t_.unit * 2 - c.top;
    // Then the colour gives way, down to what its own text needs.
    const Pt give = std::clamp(c.below.height - c.room, Pt(0), std::max(Pt(0), c.band - least_band));
    c.band = c.band - give;
    c.top = c.top - give;
    c.room += give;
    return c;
  }

  /// A page of its own: title on colour, what it is about, the project card, the lockup. The title is as large as leaves
  /// room for the rest.
  void cover_page() {
    const size_t page = pages_.add_page(page_);
    const StructId part = s_.structure.add(StructTag::sect, Structure::root);
    const Structure before = s_.structure;
    TextLook title = t_.display;
    CoverParts c = cover_parts(part, title);
    const Pt rounding(0.01);
    for (int step = 0; step < 3 && c.below.height > c.room + rounding; ++step) {
      s_.structure = before;
      title.size = title.size / 1.2, title.leading = title.leading / 1.2;
      c = cover_parts(part, title);
    }
    if (c.below.height > c.room + rounding) {
      // Without a text below it, or room for one, the title is what is too long.
      const bool by_title = c.room <= Pt(0) || c.below.height <= Pt(0);
      const Fragment& longest = by_title ? c.head : c.below;
      const Pt excess = c.below.height - c.room;
      attempt_.overflows.push_back({message("the cover"), excess, static_cast<int>(static_cast<double>(count_characters(longest)) * std::min(1.0, excess / longest.height)) + 1, span_});
    }
    const Pt x = full_x(), foot_y = page_.height - Pt(s_.design.bottom) - c.foot.height, tab_width = c.tab.width;
    const Pt head_y = c.band - t_.unit * 3 - c.head.height;
    pages_.draw_below(page, rectangle({Pt(0), Pt(0), page_.width, c.band}, s_.palette.primary));
    pages_.put(page, std::move(c.by), x, s_.design.top);
    pages_.put(page, std::move(c.tab), s_.right_to_left ? Pt(0) : page_.width - tab_width, Pt(s_.design.top) + t_.unit * 3);
    pages_.put(page, std::move(c.head), x, head_y);
    pages_.put(page, std::move(c.below), x, c.top);
    pages_.put(page, std::move(c.foot), x, foot_y);
  }

  Setting& s_;
  const Typography& t_;
  BlockLayout& blocks_;
  const Measure measure_;
  PageComposer& pages_;
  Attempt& attempt_;
  Size page_;
  const Container* cover_ = nullptr;
  SourceSpan span_;
  Blocks cover_body_;
  Opening opening_;
};

}  // namespace

Opening lay_out_opening(Setting& setting, BlockLayout& blocks, const Block* cover, const Measure& measure, PageComposer& pages, Attempt& attempt) {
  return OpeningLayout(setting, blocks, cover, measure, pages, attempt).run();
}

}  // namespace divulga::layout
