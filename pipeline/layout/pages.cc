#include <algorithm>
#include <cmath>
#include <optional>

#include "layout/attempt.h"
#include "layout/block_layout.h"
#include "layout/identity.h"
#include "layout/opening.h"
#include "layout/page_composer.h"
#include "layout/paginator.h"
#include "layout/running_head.h"

// Paged designs: a cover or masthead, the flow from page to page with its notes, a running foot, the lockup.

namespace divulga::layout {
namespace {

/// A page upright or turned, and the widths on it.
struct PageGeometry {
  Size page;
  Pt full, text, margin;                  // all between the margins, the text column, the margin column
  Pt height;                              // between the margins
};

class PageLayout {
 public:
  explicit PageLayout(Setting& setting) : s_(setting), t_(setting.type) {
    const Design& d = s_.design;
    upright_.page = {Pt(d.width), Pt(d.height)};
    upright_.full = upright_.page.width - Pt(d.start) - Pt(d.end);
    upright_.text = d.text.value > 0 ? Pt(d.text) : upright_.full;
    upright_.margin = d.margin.value > 0 ? Pt(d.margin) : Pt(0);
    upright_.height = upright_.page.height - Pt(d.top) - Pt(d.bottom);
    turned_.page = {upright_.page.height, upright_.page.width};
    turned_.full = turned_.text = turned_.page.width - Pt(d.start) - Pt(d.end);
    turned_.height = turned_.page.height - Pt(d.top) - Pt(d.bottom);
  }

  Attempt run() {
    BlockLayout blocks(s_, upright_.text);
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
    const PageGeometry& g = upright_;
    Measure measure{g.text, g.margin > Pt(0) ? g.full : g.text, g.margin, g.height, t_.body, centred, false};
    // A booklet is folded from sheets of one kind.
    if (s_.design.multiple == 1 && !centred) measure.turned = {turned_.full, turned_.height};
    return measure;
  }
  const PageGeometry& geometry(bool landscape) const { return landscape ? turned_ : upright_; }
  Pt x_of(Pt width, const PageGeometry& g) const { return s_.x(s_.design.start, width, g.page.width); }
  Pt margin_x() const { return s_.x(Pt(s_.design.start) + upright_.full - upright_.margin, upright_.margin, upright_.page.width); }

  // ---- what closes it

  void close(Flow& flow) {
    while (!flow.empty() && flow.back().new_page && flow.back().fragment.height <= Pt(0)) flow.pop_back();
    if (s_.design.lockup == LockupPlace::cover) return;
    const StructId part = s_.structure.add(StructTag::sect, Structure::root);
    const Fragment mark = colophon(s_, upright_.text, s_.design.emblem, part, s_.design.foot ? WithCodes::no : WithCodes::yes);
    FlowItem item = single(mark, t_.unit * 3, Pt(0), {});
    item.span.file = s_.file();
    item.after_floats = true;
    item.landscape = !flow.empty() && flow.back().landscape;
    closing_ = flow.size();
    flow.push_back(std::move(item));
  }

  // ---- distribution and composition

  bool first_flow_page_is_banner(size_t region) const { return region == 0 && opening_.band > Pt(0); }
  Pt region_top(size_t region) const { return first_flow_page_is_banner(region) ? opening_.band + t_.unit * 2.5 : Pt(s_.design.top); }
  Pt region_height(size_t region, bool landscape) const {
    return geometry(landscape).page.height - Pt(s_.design.bottom) - region_top(region);
  }

  void distribute_and_compose(Flow flow, const NoteFlows& notes) {
    Regions regions;
    regions.height = [&](size_t i, bool landscape) { return region_height(i, landscape); };
    regions.notes = &notes;
    regions.note_space = t_.unit * 2;
    regions.unit = t_.unit;
    const std::vector<FilledRegion> filled = distribute(flow, regions);
    const size_t covers = pages_.pages();
    size_t blanks = 0;
    if (s_.design.multiple > 1) {
      const size_t multiple = static_cast<size_t>(s_.design.multiple), total = filled.size() + covers;
      blanks = (multiple - total % multiple) % multiple;
      attempt_.blanks = blanks > 0 && !s_.design.note_pages;
      if (blanks > 0 && !s_.design.note_pages)
        s_.sink.warning("page-count", {s_.file(), 1, 0, 0},
                        message("{0} pages, but '{1}' is folded from sheets of {2} ({3})", total, s_.design.name, multiple, s_.language.str()),
                        message("write for {0} pages: {1} stay empty before the last", total + blanks, blanks));
    }
    report_overflow(filled, flow);
    for (size_t i = 0; i < filled.size(); ++i) {
      if (i + 1 == filled.size())
        for (size_t b = 0; b < blanks; ++b) blank_page();
      compose(filled[i], i, flow, notes);
    }
    if (s_.design.head != RunningHead::none) heads(covers);
    if (s_.design.foot) feet(covers);
  }

  /// A page between the text and the last one: empty, or with lines to write on.
  void blank_page() {
    const PageGeometry& g = upright_;
    const size_t page = pages_.add_page(g.page);
    if (!s_.design.note_pages) return;
    const StructId part = s_.structure.add(StructTag::sect, Structure::root);
    TextBlock title(s_, s_.word("Your notes"), t_.heading3, s_.structure.add(StructTag::paragraph, part));
    Fragment head = title.block(g.full);
    const Pt x = s_.x(s_.design.start, g.full, g.page.width);
    Pt y = Pt(s_.design.top) + head.height + t_.unit;
    pages_.put(page, std::move(head), x, s_.design.top);
    for (const Pt step = Mm(9); y + step < g.page.height - Pt(s_.design.bottom);) {
      y += step;
      pages_.draw(page, rule({x, y}, {x + g.full, y}, Pt(0.4), s_.palette.line));
    }
  }

  void report_overflow(const std::vector<FilledRegion>& filled, const Flow& flow) {
    const size_t most = static_cast<size_t>(s_.design.max_pages);
    for (size_t i = 0; i < filled.size(); ++i) {
      const Pt excess = filled[i].used + filled[i].notes_height - region_height(i, filled[i].landscape);
      if (excess > Pt(0.05) && (most == 0 || i < most) && !filled[i].placements.empty()) {
        const FlowItem& item = flow[filled[i].placements.back().item];
        attempt_.overflows.push_back({message("the page"), excess, static_cast<int>(static_cast<double>(count_characters(item.fragment)) * (excess / std::max(filled[i].used, excess))) + 1, item.span});
      }
    }
    if (most == 0 || filled.size() <= most) return;
    Pt excess;
    size_t characters = 0;
    for (size_t i = most; i < filled.size(); ++i) {
      excess += filled[i].used;
      for (const Placement& p : filled[i].placements) characters += p.item == closing_ ? 0 : count_characters(flow[p.item].fragment);
    }
    SourceSpan span;
    if (!filled[most].placements.empty()) span = flow[filled[most].placements.front().item].span;
    if (span.line == 0 && filled[most - 1].placements.size() > 0) span = flow[filled[most - 1].placements.back().item].span;
    // The lockup alone on a page too many: the text is too long by what it lacks.
    if (characters == 0) {
      const Pt missing = filled[most - 1].used + excess - region_height(most - 1, filled[most - 1].landscape);
      size_t written = 0;
      for (const Placement& p : filled[most - 1].placements) written += count_characters(flow[p.item].fragment);
      if (missing > Pt(0)) excess = missing;
      characters = static_cast<size_t>(static_cast<double>(written) * (excess / filled[most - 1].used)) + 1;
    }
    attempt_.overflows.push_back({most == 1 ? message("the page") : message("the text of {0} pages", most), excess, static_cast<int>(characters), span});
  }

  void compose(const FilledRegion& region, size_t index, Flow& flow, const NoteFlows& notes) {
    const PageGeometry& g = geometry(region.landscape);
    const size_t page = pages_.add_page(g.page);
    Pt top = region_top(index);
    const Pt height = region_height(index, region.landscape);
    if (first_flow_page_is_banner(index)) {
      pages_.draw_below(page, rectangle({Pt(0), Pt(0), g.page.width, opening_.band}, s_.palette.primary));
      pages_.put(page, std::move(opening_.head), x_of(g.text, g), opening_.head_top);
    }
    const bool closes = !region.placements.empty() && region.placements.back().item == closing_;
    if (s_.design.centre) {
      Pt used = region.used;
      if (closes) used = region.placements.size() > 1 ? region.placements.back().y : Pt(0);
      const Pt room = closes ? height - flow[closing_].fragment.height : height;
      top += std::max(Pt(0), (room - used) * 0.5);
    }
    grounds(page, region, flow, top, g);
    for (const Placement& place : region.placements) {
      FlowItem& item = place.closer ? *flow[place.item].closer : flow[place.item];
      const Pt x = x_of(item.width == ItemWidth::full ? g.full : g.text, g);
      Pt y = top + place.y;
      if (place.item == closing_) y = region_top(index) + height - item.fragment.height;    // the lockup stands at the foot
      if (place.header) pages_.put(page, *item.header, x, y - item.header->height);
      if (place.header && item.continued) pages_.put(page, *item.continued, x, y);
      for (const ColumnPlacement& part : place.columns) {
        FlowItem& inner = item.columns->flow[part.item];
        const Pt column_x = x + item.columns->x(part.column);
        if (part.header) pages_.put(page, *inner.header, column_x, y + part.y - inner.header->height);
        if (part.header && inner.continued) pages_.put(page, *inner.continued, column_x, y + part.y);
        pages_.put(page, take_fragment(inner), column_x, y + part.y);
      }
      pages_.put(page, take_fragment(item), x, y);
    }
    for (const MarginPlacement& place : region.margin) pages_.put(page, std::move(flow[place.item].margin[place.index]), margin_x(), top + place.y);
    Pt foot = region_top(index) + height;
    if (closes) foot -= flow[closing_].fragment.height + t_.unit * 2;
    footnotes(page, region, notes, foot, g);
  }

  /// One ground under all items of a box that stand on this page.
  void grounds(size_t page, const FilledRegion& region, const Flow& flow, Pt top, const PageGeometry& g) {
    const std::vector<Placement>& places = region.placements;
    for (size_t i = 0; i < places.size();) {
      const BoxStyle* box = flow[places[i].item].box.get();
      size_t end = i + 1;
      while (end < places.size() && flow[places[end].item].box.get() == box) ++end;
      if (box) {
        const Pt header = places[i].header ? flow[places[i].item].header->height : Pt(0);
        const Pt from = top + places[i].y - header - box->padding, to = top + places[end - 1].y + places[end - 1].height + box->padding;
        Fragment ground = box_ground(s_, {g.text, to - from}, *box);
        pages_.put(page, std::move(ground), x_of(g.text, g), from);
      }
      i = end;
    }
  }

  void footnotes(size_t page, const FilledRegion& region, const NoteFlows& notes, Pt foot, const PageGeometry& g) {
    if (region.notes.empty()) return;
    Pt y = foot - region.notes_height + t_.unit * 2;
    const Pt rule_width = upright_.text * 0.25, rule_y = y - t_.unit * 0.75, x = x_of(rule_width, g);
    pages_.draw(page, rule({x, rule_y}, {x + rule_width, rule_y}, Pt(0.5), s_.palette.line));
    for (const NotePlacement& place : region.notes) {
      const Flow& lines = notes.at(place.number);
      const auto first = lines.begin() + static_cast<std::ptrdiff_t>(place.first);
      Fragment note = stack(Flow(first, first + static_cast<std::ptrdiff_t>(place.count)), upright_.text);
      const Pt note_height = note.height;
      pages_.put(page, std::move(note), x_of(upright_.text, g), y);
      y += note_height;
    }
  }

  const PageGeometry& geometry_of(size_t page) const {
    const Size size = pages_.size(page);
    return geometry(size.width == turned_.page.width && size.width != upright_.page.width);
  }

  /// Heads over all pages but those that open the material or begin with a section, whose title stands there already.
  void heads(size_t covers) {
    std::string section;
    for (size_t page = covers; page < pages_.pages(); ++page) {
      std::string first, last;
      Pt top(1e9);
      for (const OutlineMark& mark : pages_.headings(page)) {
        if (mark.level != 2) continue;
        if (mark.y < top) top = mark.y, first = mark.title;
        last = mark.title;
      }
      const bool opens = page == covers || top < Pt(s_.design.top) + t_.heading2.leading * 2 || pages_.is_empty(page);
      if (!opens) {
        const PageGeometry& g = geometry_of(page);
        Fragment head = running_head(s_, g.full, static_cast<int>(page) + 1, section.empty() ? first : section);
        const Pt y = (Pt(s_.design.top) - head.height) * 0.5;
        pages_.put(page, std::move(head), x_of(g.full, g), y);
      }
      if (!last.empty()) section = last;
    }
  }

  void feet(size_t covers) {
    const int total = static_cast<int>(pages_.pages());
    for (size_t page = covers; page < pages_.pages(); ++page) {
      const PageGeometry& g = geometry_of(page);
      Fragment foot = running_foot(s_, g.full, static_cast<int>(page) + 1, total);
      const Pt bottom = s_.design.bottom;
      // In the middle of the margin; a foot of several lines rises until it is clear of the edge.
      const Pt y = std::min(g.page.height - bottom + std::max(t_.unit, (bottom - foot.height) * 0.5), g.page.height - foot.height - Pt(Mm(4.5)));
      pages_.put(page, std::move(foot), x_of(g.full, g), y);
    }
  }

  Setting& s_;
  const Typography& t_;
  PageGeometry upright_, turned_;
  Opening opening_;
  size_t closing_ = static_cast<size_t>(-1);
  PageComposer pages_;
  Attempt attempt_;
};

}  // namespace

Attempt lay_out_pages(Setting& setting) { return PageLayout(setting).run(); }

}  // namespace divulga::layout
