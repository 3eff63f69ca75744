#include <algorithm>
#include <cmath>
#include <optional>

#include "layout/attempt.h"
#include "layout/block_layout.h"
#include "layout/container_layout.h"
#include "layout/identity.h"
#include "layout/page_composer.h"
#include "layout/paginator.h"
#include "layout/table_layout.h"

// Paged designs: a cover or masthead, the flow from page to page with its notes, a running foot, the lockup.

namespace divulga::layout {
namespace {

class PageLayout {
 public:
  explicit PageLayout(Setting& setting) : s_(setting), t_(setting.type) {
    const Design& d = s_.design;
    page_ = {Pt(d.width), Pt(d.height)};
    full_ = page_.width - Pt(d.start) - Pt(d.end);
    text_ = d.text.value > 0 ? Pt(d.text) : full_;
    margin_ = d.margin.value > 0 ? Pt(d.margin) : Pt(0);
    height_ = page_.height - Pt(d.top) - Pt(d.bottom);
  }

  Attempt run() {
    BlockLayout blocks(s_, text_);
    Blocks content;
    for (const Block& block : s_.edition.document.blocks) {
      const Container* container = std::get_if<Container>(&block.node);
      if (container && container->kind == ContainerKind::cover && !cover_) cover_ = container, cover_span_ = block.span;
      else content.push_back(block);
    }
    open(blocks);
    Flow flow = blocks.blocks(content, measure(), Structure::root);
    Flow all = std::move(opening_);
    append(all, std::move(flow));
    close(all);
    distribute_and_compose(std::move(all), blocks.notes());
    attempt_.document = pages_.finish(s_);
    return std::move(attempt_);
  }

 private:
  Measure measure() const {
    const bool centred = s_.design.cover == CoverStyle::centred;
    return {text_, margin_ > Pt(0) ? full_ : text_, margin_, height_, t_.body, centred, false};
  }
  Pt text_x() const { return s_.x(s_.design.start, text_, page_.width); }
  Pt full_x() const { return s_.x(s_.design.start, full_, page_.width); }
  Pt margin_x() const { return s_.x(Pt(s_.design.start) + full_ - margin_, margin_, page_.width); }

  // ---- what opens a material

  void open(BlockLayout& blocks) {
    switch (s_.design.cover) {
      case CoverStyle::none: return;
      case CoverStyle::page: cover_page(blocks); return;
      case CoverStyle::poster:
      case CoverStyle::masthead:
        if (cover_) banner(blocks);
        else masthead();
        return;
      case CoverStyle::centred: centred_title(); return;
    }
  }

  FlowItem title_item(const Inlines& title, const TextLook& look, StructId parent, Pt width, Alignment alignment) {
    const StructId h = s_.structure.add(StructTag::h1, parent);
    TextBlock text(s_, title, look, h, {alignment, false, {}, cover_span_, true});
    Fragment block = text.balanced_block(width);
    block.outline.push_back({without_bidi_controls(plain_text(title, s_.edition.document.labels)), 1, Pt(0)});
    FlowItem item = single(std::move(block), Pt(0), t_.unit, cover_span_);
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
    TextBlock block(s_, text, look, p, {Alignment::start, false, source, cover_span_});
    append(flow, line_flow(block.lines(width), t_.unit * 0.5, t_.unit, Keep::together, cover_span_));
  }

  void masthead() {
    const StructId part = s_.structure.add(StructTag::sect, Structure::root);
    TextLook who = t_.strong;
    who.color = s_.palette.primary;
    const StructId p = s_.structure.add(StructTag::paragraph, part);
    std::string maker = isolate_ltr(s_.project().acronym);
    maker += " · " + s_.text(s_.project().lead.name);
    TextBlock by(s_, maker, who, p, {Alignment::start, false, {}, {}});
    append(opening_, line_flow(by.lines(text_), Pt(0), t_.unit, Keep::with_next, {}));
    opening_.push_back(title_item(inlines(s_.edition.document.title), t_.title, part, text_, Alignment::start));
    if (!s_.edition.document.summary.empty()) {
      const StructId lead = s_.structure.add(StructTag::paragraph, part);
      TextLook look = t_.lead;
      look.role = FontRole::sans;
      TextBlock text(s_, s_.edition.document.summary, look, lead);
      append(opening_, line_flow(text.lines(text_), t_.unit * 0.5, t_.unit, Keep::with_next, {}));
    }
    Fragment line;
    line.width = text_;
    line.height = Pt(1.5);
    line.items.emplace_back(rule({Pt(0), Pt(0.75)}, {text_, Pt(0.75)}, Pt(1.5), s_.palette.primary));
    opening_.push_back(single(std::move(line), t_.unit, t_.unit * 2, {}));
  }

  void centred_title() {
    const StructId part = s_.structure.add(StructTag::sect, Structure::root);
    TextLook who = t_.caption;
    const StructId p = s_.structure.add(StructTag::paragraph, part);
    TextBlock by(s_, s_.text(s_.project().lead.name), who, p, {Alignment::center, false, {}, {}});
    append(opening_, line_flow(by.lines(text_), Pt(0), t_.unit * 2, Keep::with_next, {}));
    TextLook look = t_.title;
    look.color = s_.palette.primary;
    opening_.push_back(title_item(inlines(s_.edition.document.title), look, part, text_, Alignment::center));
    opening_.back().after = t_.unit * 3;
  }

  /// The cover container on the primary colour across the page's head: poster, flyer.
  void banner(BlockLayout& blocks) {
    const StructId part = s_.structure.add(StructTag::sect, Structure::root);
    const bool poster = s_.design.cover == CoverStyle::poster;
    Flow flow = cover_head(part, text_, poster ? page_.height * 0.09 : Pt(Mm(15)), t_.display);
    Measure inner = measure();
    inner.boxed = true;
    inner.body = poster ? t_.heading2 : t_.lead;
    inner.body.role = FontRole::sans;
    inner.body.color = s_.palette.on_primary;
    inner.body.weight = 400;
    append(flow, blocks.blocks(cover_body_, inner, part));
    Fragment content = stack(std::move(flow), text_);
    const Pt top = s_.design.top, bottom = t_.unit * 3;
    const Pt least = poster ? page_.height * 0.62 : Pt(0);
    banner_ = std::max(least, top + content.height + bottom);
    banner_content_ = std::move(content);
    banner_top_ = std::max(top, banner_ - bottom - banner_content_.height);
  }

  /// Icon and title in the on-primary colour; leaves the container's other blocks in cover_body_.
  Flow cover_head(StructId part, Pt width, Pt icon_size, TextLook look) {
    Flow flow;
    const std::string icon = cover_ ? cover_->attributes.get("icon") : std::string();
    if (!icon.empty() && !s_.icons.has(icon)) s_.sink.error("unknown-icon", cover_span_, "no icon '" + icon + "'", did_you_mean(icon, s_.icons.names()));
    if (s_.icons.has(icon)) {
      Fragment f;
      f.width = width;
      f.height = icon_size;
      for (Path& path : s_.icons.draw(icon, {s_.x(Pt(0) - icon_size * 0.08, icon_size, width), Pt(0)}, icon_size, s_.palette.on_primary, s_.right_to_left))
        f.items.emplace_back(std::move(path));
      flow.push_back(single(std::move(f), Pt(0), t_.unit * 1.5, cover_span_));
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
  void cover_page(BlockLayout& blocks) {
    const size_t page = pages_.add_page(page_);
    const StructId part = s_.structure.add(StructTag::sect, Structure::root);
    const bool large = s_.design.width.value > 180;
    const Pt x = full_x(), width = full_;
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

    Measure inner = measure();
    inner.text = inner.full = width;
    inner.margin = Pt(0);
    inner.boxed = true;
    inner.body = t_.lead;
    inner.body.role = FontRole::sans;
    Flow text = blocks.blocks(cover_body_, inner, part);
    if (s_.design.own_card) {
      Measure card = measure();
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
    Fragment below = stack(std::move(text), width), foot = colophon(s_, width, s_.design.emblem, part, WithCodes::yes);
    const Pt room = page_.height - Pt(s_.design.bottom) - foot.height - t_.unit * 2 - top;
    if (below.height > room)
      attempt_.overflows.push_back({"the cover", below.height - room, static_cast<int>(static_cast<double>(count_characters(below)) * (1 - room / below.height)) + 1, cover_span_});
    const Pt foot_y = page_.height - Pt(s_.design.bottom) - foot.height;
    pages_.put(page, std::move(below), x, top);
    pages_.put(page, std::move(foot), x, foot_y);
  }

  // ---- what closes it

  void close(Flow& flow) {
    while (!flow.empty() && flow.back().new_page && flow.back().fragment.height <= Pt(0)) flow.pop_back();
    if (s_.design.lockup == LockupPlace::cover) return;
    const StructId part = s_.structure.add(StructTag::sect, Structure::root);
    FlowItem item = single(colophon(s_, text_, s_.design.emblem, part, s_.design.foot ? WithCodes::no : WithCodes::yes), t_.unit * 3, Pt(0), {});
    item.span.file = s_.file();
    closing_ = flow.size();
    flow.push_back(std::move(item));
  }

  // ---- distribution and composition

  bool first_flow_page_is_banner(size_t region) const { return region == 0 && banner_ > Pt(0); }
  Pt region_top(size_t region) const { return first_flow_page_is_banner(region) ? banner_ + t_.unit * 2.5 : Pt(s_.design.top); }
  Pt region_height(size_t region) const { return page_.height - Pt(s_.design.bottom) - region_top(region); }

  void distribute_and_compose(Flow flow, const std::map<int, Fragment>& notes) {
    Regions regions;
    regions.height = [&](size_t i) { return region_height(i); };
    regions.notes = &notes;
    regions.note_space = t_.unit * 2;
    regions.unit = t_.unit;
    const std::vector<FilledRegion> filled = distribute(flow, regions);
    const size_t covers = pages_.pages();
    size_t blanks = 0;
    if (s_.design.multiple > 1) {
      const size_t multiple = static_cast<size_t>(s_.design.multiple), total = filled.size() + covers;
      blanks = (multiple - total % multiple) % multiple;
      if (blanks > 0)
        s_.sink.warning("page-count", {s_.file(), 1, 0, 0},
                        std::to_string(total) + " pages, but '" + s_.design.name + "' is folded from sheets of " + std::to_string(multiple) + " (" + s_.language.str() + ")",
                        "write for " + std::to_string(total + blanks) + " pages: " + std::to_string(blanks) + " stay empty before the last");
    }
    report_overflow(filled, flow);
    for (size_t i = 0; i < filled.size(); ++i) {
      if (i + 1 == filled.size())
        for (size_t b = 0; b < blanks; ++b) pages_.add_page(page_);
      compose(filled[i], i, flow, notes);
    }
    if (s_.design.foot) feet(covers);
  }

  void report_overflow(const std::vector<FilledRegion>& filled, const Flow& flow) {
    const size_t most = static_cast<size_t>(s_.design.max_pages);
    for (size_t i = 0; i < filled.size(); ++i) {
      const Pt excess = filled[i].used - region_height(i);
      if (excess > Pt(0.05) && (most == 0 || i < most)) {
        const FlowItem& item = flow[filled[i].placements.back().item];
        attempt_.overflows.push_back({"the page", excess, static_cast<int>(static_cast<double>(count_characters(item.fragment)) * (excess / filled[i].used)) + 1, item.span});
      }
    }
    if (most == 0 || filled.size() <= most) return;
    Pt excess;
    size_t characters = 0;
    for (size_t i = most; i < filled.size(); ++i) {
      excess += filled[i].used;
      for (const Placement& p : filled[i].placements) characters += p.item == closing_ ? 0 : count_characters(flow[p.item].fragment);
    }
    SourceSpan span = flow[filled[most].placements.front().item].span;
    if (span.line == 0 && filled[most - 1].placements.size() > 0) span = flow[filled[most - 1].placements.back().item].span;
    // The lockup alone on a page too many: the text is too long by what it lacks.
    if (characters == 0) {
      const Pt missing = filled[most - 1].used + excess - region_height(most - 1);
      size_t written = 0;
      for (const Placement& p : filled[most - 1].placements) written += count_characters(flow[p.item].fragment);
      if (missing > Pt(0)) excess = missing;
      characters = static_cast<size_t>(static_cast<double>(written) * (excess / filled[most - 1].used)) + 1;
    }
    attempt_.overflows.push_back({most == 1 ? "the page" : "the " + std::to_string(most) + " pages", excess, static_cast<int>(characters), span});
  }

  void compose(const FilledRegion& region, size_t index, Flow& flow, const std::map<int, Fragment>& notes) {
    const size_t page = pages_.add_page(page_);
    Pt top = region_top(index);
    const Pt height = region_height(index);
    if (first_flow_page_is_banner(index)) {
      pages_.draw_below(page, rectangle({Pt(0), Pt(0), page_.width, banner_}, s_.palette.primary));
      pages_.put(page, std::move(banner_content_), text_x(), banner_top_);
    }
    const bool closes = !region.placements.empty() && region.placements.back().item == closing_;
    if (s_.design.centre) {
      Pt used = region.used;
      if (closes) used = region.placements.size() > 1 ? region.placements.back().y : Pt(0);
      const Pt room = closes ? height - flow[closing_].fragment.height : height;
      top += std::max(Pt(0), (room - used) * 0.5);
    }
    for (const Placement& place : region.placements) {
      FlowItem& item = flow[place.item];
      const Pt x = item.width == ItemWidth::full ? full_x() : text_x();
      Pt y = top + place.y;
      if (place.item == closing_) y = region_top(index) + height - item.fragment.height;    // the lockup stands at the foot
      if (place.header) pages_.put(page, *item.header, x, y - item.header->height);
      pages_.put(page, std::move(item.fragment), x, y);
    }
    for (const MarginPlacement& place : region.margin) pages_.put(page, std::move(flow[place.item].margin[place.index]), margin_x(), top + place.y);
    if (region.notes.empty()) return;
    Pt y = region_top(index) + height - region.notes_height + t_.unit * 2;
    if (closes) y -= flow[closing_].fragment.height + t_.unit * 2;
    const Pt rule_width = text_ * 0.25, rule_y = y - t_.unit * 0.75, x = s_.x(s_.design.start, rule_width, page_.width);
    pages_.draw(page, rule({x, rule_y}, {x + rule_width, rule_y}, Pt(0.5), s_.palette.line));
    for (const int number : region.notes) {
      const Fragment& note = notes.at(number);
      pages_.put(page, note, text_x(), y);
      y += note.height;
    }
  }

  void feet(size_t covers) {
    const int total = static_cast<int>(pages_.pages());
    for (size_t page = covers; page < pages_.pages(); ++page) {
      Fragment foot = running_foot(s_, full_, static_cast<int>(page) + 1, total);
      const Pt bottom = s_.design.bottom;
      const Pt y = page_.height - bottom + std::max(t_.unit, (bottom - foot.height) * 0.5);
      pages_.put(page, std::move(foot), full_x(), y);
    }
  }

  Setting& s_;
  const Typography& t_;
  Size page_;
  Pt full_, text_, margin_, height_;
  const Container* cover_ = nullptr;
  SourceSpan cover_span_;
  Blocks cover_body_;
  Flow opening_;
  Pt banner_, banner_top_;
  Fragment banner_content_;
  size_t closing_ = static_cast<size_t>(-1);
  PageComposer pages_;
  Attempt attempt_;
};

}  // namespace

Attempt lay_out_pages(Setting& setting) { return PageLayout(setting).run(); }

}  // namespace divulga::layout
