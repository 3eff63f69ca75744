#include <algorithm>
#include <cmath>
#include <optional>

#include "layout/attempt.h"
#include "layout/block_layout.h"
#include "layout/identity.h"
#include "layout/opening.h"
#include "layout/page_composer.h"
#include "layout/paginator.h"

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
    const Block* cover = nullptr;
    for (const Block& block : s_.edition.document.blocks) {
      const Container* container = std::get_if<Container>(&block.node);
      if (container && container->kind == ContainerKind::cover && !cover) cover = &block;
      else content.push_back(block);
    }
    opening_ = lay_out_opening(s_, blocks, cover, measure(), pages_, attempt_);
    Flow flow = blocks.blocks(content, measure(), Structure::root);
    Flow all = std::move(opening_.flow);
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

  bool first_flow_page_is_banner(size_t region) const { return region == 0 && opening_.band > Pt(0); }
  Pt region_top(size_t region) const { return first_flow_page_is_banner(region) ? opening_.band + t_.unit * 2.5 : Pt(s_.design.top); }
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
      pages_.draw_below(page, rectangle({Pt(0), Pt(0), page_.width, opening_.band}, s_.palette.primary));
      pages_.put(page, std::move(opening_.head), text_x(), opening_.head_top);
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
  Opening opening_;
  size_t closing_ = static_cast<size_t>(-1);
  PageComposer pages_;
  Attempt attempt_;
};

}  // namespace

Attempt lay_out_pages(Setting& setting) { return PageLayout(setting).run(); }

}  // namespace divulga::layout
