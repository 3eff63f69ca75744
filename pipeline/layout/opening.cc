#include "layout/opening.h"

#include <algorithm>

#include "layout/container_layout.h"
#include "layout/identity.h"
#include "layout/logos.h"
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
      case CoverStyle::poster:
      case CoverStyle::masthead:
        if (cover_) banner();
        else masthead();
        break;
      case CoverStyle::centred: centred_title(); break;
    }
    return std::move(opening_);
  }

 private:
  Pt full_x() const { return s_.x(s_.design.start, measure_.full, page_.width); }

  FlowItem title_item(const Inlines& title, const TextLook& look, StructId parent, Pt width, Alignment alignment) {
    const StructId h = s_.structure.add(StructTag::h1, parent);
    TextBlock text(s_, title, look, h, {alignment, false, {}, span_, true});
    Fragment block = text.balanced_block(width);
    block.outline.push_back({without_bidi_controls(plain_text(title, s_.edition.document.labels)), 1, Pt(0)});
    FlowItem item = single(std::move(block), Pt(0), t_.unit, span_);
    item.keep_with_next = true;
    return item;
  }
  /// The title in the source language, small, under a translated one.
  void source_title(Flow& flow, TextLook look, StructId parent, Pt width, const std::string& text) {
    const LocaleTag& source = s_.project().source_language;
    if (s_.language == source || text.empty()) return;
    look = readjusted(look, s_.language, source);
    const StructId p = s_.structure.add(StructTag::paragraph, parent);
    s_.structure[p].language = source;
    TextBlock block(s_, text, look, p, {Alignment::start, false, source, span_});
    append(flow, line_flow(block.lines(width), t_.unit * 0.5, t_.unit, Keep::together, span_));
  }

  void masthead() {
    const StructId part = s_.structure.add(StructTag::sect, Structure::root);
    TextLook who = t_.strong;
    who.color = s_.palette.primary_text;
    const StructId p = s_.structure.add(StructTag::paragraph, part);
    std::string maker = isolate_ltr(s_.project().acronym);
    maker += " · " + s_.text(s_.project().lead.name);
    TextBlock by(s_, maker, who, p, {Alignment::start, false, {}, {}});
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

  void centred_title() {
    const StructId part = s_.structure.add(StructTag::sect, Structure::root);
    TextLook who = t_.caption;
    const StructId p = s_.structure.add(StructTag::paragraph, part);
    TextBlock by(s_, s_.text(s_.project().lead.name), who, p, {Alignment::center, false, {}, {}});
    append(opening_.flow, line_flow(by.lines(measure_.text), Pt(0), t_.unit * 2, Keep::with_next, {}));
    TextLook look = t_.title;
    look.color = s_.palette.primary_text;
    opening_.flow.push_back(title_item(inlines(s_.edition.document.title), look, part, measure_.text, Alignment::center));
    opening_.flow.back().after = t_.unit * 3;
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
    inner.body.weight = 400;
    append(flow, blocks_.blocks(cover_body_, inner, part));
    opening_.head = stack(std::move(flow), measure_.text);
    const Pt top = s_.design.top, bottom = t_.unit * 3;
    const Pt least = poster ? page_.height * 0.62 : Pt(0);
    opening_.band = std::max(least, top + opening_.head.height + bottom);
    opening_.head_top = std::max(top, opening_.band - bottom - opening_.head.height);
  }

  /// Icon and title in the on-primary colour; leaves the container's other blocks in cover_body_.
  Flow cover_head(StructId part, Pt width, Pt icon_size, TextLook look) {
    Flow flow;
    const std::string icon = cover_ ? cover_->attributes.get("icon") : std::string();
    if (!icon.empty() && !s_.icons.has(icon)) s_.sink.error("unknown-icon", span_, "no icon '" + icon + "'", did_you_mean(icon, s_.icons.names()));
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
    source_title(flow, small, part, width, headed ? source_headline(s_) : s_.edition.material->title.text);
    return flow;
  }

  /// A page of its own: title on colour, what it is about, the project card, the lockup.
  void cover_page() {
    const size_t page = pages_.add_page(page_);
    const StructId part = s_.structure.add(StructTag::sect, Structure::root);
    const bool large = s_.design.width.value > 180;
    const Pt x = full_x(), width = measure_.full;
    Flow flow = cover_head(part, width, Mm(large ? 24 : 20), t_.display);
    Fragment head = stack(std::move(flow), width);
    const Pt band = std::max(page_.height * (large ? 0.44 : 0.52), Pt(Mm(30)) + head.height + t_.unit * 4);
    pages_.draw_below(page, rectangle({Pt(0), Pt(0), page_.width, band}, s_.palette.primary));
    // Who makes it, at the head of the colour.
    TextLook who = t_.strong;
    who.role = FontRole::sans;
    who.color = s_.palette.on_primary;
    const StructId p = s_.structure.add(StructTag::paragraph, part);
    TextBlock by(s_, isolate_ltr(s_.project().acronym) + " · " + s_.text(s_.project().lead.name), who, p);
    pages_.put(page, by.block(width), x, s_.design.top);
    if (s_.edition.material->language_tab || s_.edition.material->folder == Folder::brochures) {
      const Pt tab_width = Mm(36);
      Fragment tab = language_tab(s_, tab_width, part, s_.palette.paper, s_.palette.ink);
      pages_.put(page, std::move(tab), s_.right_to_left ? Pt(0) : page_.width - tab_width, Pt(s_.design.top) + t_.unit * 3);
    }
    const Pt head_y = band - t_.unit * 3 - head.height;
    pages_.put(page, std::move(head), x, head_y);

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
    const Pt top = band + t_.unit * 3;
    Fragment below = stack(std::move(text), width), foot = under_logo(s_, colophon(s_, width, s_.design.emblem, part, WithCodes::yes), Mm(18), part);
    const Pt room = page_.height - Pt(s_.design.bottom) - foot.height - t_.unit * 2 - top;
    if (below.height > room)
      attempt_.overflows.push_back({"the cover", below.height - room, static_cast<int>(static_cast<double>(count_characters(below)) * (1 - room / below.height)) + 1, span_});
    const Pt foot_y = page_.height - Pt(s_.design.bottom) - foot.height;
    pages_.put(page, std::move(below), x, top);
    pages_.put(page, std::move(foot), x, foot_y);
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
