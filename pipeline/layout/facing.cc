#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "document/wording.h"
#include "layout/apart.h"
#include "layout/attempt.h"
#include "layout/block_layout.h"
#include "layout/facing_rows.h"
#include "layout/identity.h"
#include "layout/page_composer.h"

// Bilingual editions: the source beside the reader's language. For a screen reader each language is one whole, the reader's
// first: whoever listens follows one language, and no voice changes from block to block.

namespace divulga::layout {
namespace {

Pt height_of(const Flow& flow) {
  Pt height, after;
  for (size_t i = 0; i < flow.size(); ++i) {
    if (i > 0) height += std::max(after, flow[i].before);
    height += flow[i].fragment.height;
    after = flow[i].after;
  }
  return height;
}

/// The highest baseline of a fragment; nothing where no text is.
std::optional<Pt> first_baseline(const Flow& flow) {
  std::optional<Pt> found;
  if (flow.empty()) return found;
  for (const PageItem& item : flow.front().fragment.items)
    if (const auto* run = std::get_if<GlyphRun>(&item)) found = found ? std::min(*found, run->origin.y) : run->origin.y;
  return found;
}

/// Where a flow may be cut: after so many items, as high as that.
struct Cut { size_t items; Pt height; };
std::vector<Cut> cuts_of(const Flow& flow) {
  std::vector<Cut> cuts;
  Pt height, after;
  for (size_t i = 0; i < flow.size(); ++i) {
    if (i > 0) height += std::max(after, flow[i].before);
    height += flow[i].fragment.height;
    after = flow[i].after;
    if (i + 1 < flow.size() && !flow[i].keep_with_next) cuts.push_back({i + 1, height});
  }
  return cuts;
}

Flow cut_off(Flow& flow, size_t items) {
  Flow head(std::make_move_iterator(flow.begin()), std::make_move_iterator(flow.begin() + static_cast<std::ptrdiff_t>(items)));
  flow.erase(flow.begin(), flow.begin() + static_cast<std::ptrdiff_t>(items));
  return head;
}

class FacingLayout {
 public:
  FacingLayout(Setting& setting, Setting& facing) : s_(setting), f_(facing) {
    const Design& d = s_.design;
    page_ = {Pt(d.width), Pt(d.height)};
    full_ = page_.width - Pt(d.start) - Pt(d.end);
    gutter_ = d.gutter.value > 0 ? Pt(d.gutter) : Pt(Mm(12));
    column_ = (full_ - gutter_) / 2;
    left_ = Pt(d.start);
    // The source keeps its side; only a source that runs from right to left beside a reader's language that does not changes it.
    const bool source_right = f_.right_to_left && !s_.right_to_left;
    source_x_ = source_right ? left_ + column_ + gutter_ : left_;
    target_x_ = source_right ? left_ : left_ + column_ + gutter_;
    rule_x_ = left_ + column_ + gutter_ / 2;
  }

  Attempt run() {
    target_part_ = s_.structure.add(StructTag::sect, Structure::root);
    BlockLayout source(f_, column_), target(s_, column_);
    const Measure source_measure{column_, column_, Pt(0), room(), f_.type.body, false, false, true};
    const Measure target_measure{column_, column_, Pt(0), room(), s_.type.body, false, false, true};
    std::vector<FacingRow> rows = opening();
    FacingRows body(source, target, source_measure, target_measure, full_);
    for (FacingRow& row : body.rows(f_.edition.document.blocks, s_.edition.document.blocks, Structure::root, target_part_)) rows.push_back(std::move(row));
    add_notes(rows, source, target);
    graft_source(rows);
    colophon_ = colophon(s_, full_, s_.design.emblem, s_.structure.add(StructTag::sect, Structure::root), s_.design.foot ? WithCodes::no : WithCodes::yes);
    for (size_t i = 0; i < rows.size(); ++i) place(rows, i);
    close();
    if (s_.design.foot) feet();
    attempt_.document = pages_.finish(s_);
    return std::move(attempt_);
  }

 private:
  Pt top() const { return Pt(s_.design.top) + head_height(); }
  Pt bottom() const { return page_.height - Pt(s_.design.bottom); }
  Pt room() const { return bottom() - top(); }
  Pt unit() const { return std::max(s_.type.unit, f_.type.unit); }
  Pt head_height() const { return std::max(s_.type.strong.leading, f_.type.strong.leading) + unit() * 1.5; }

  // ---- what stands above the text

  Flow title_flow(Setting& s, StructId parent) {
    Flow flow;
    TextLook who = s.type.strong;
    who.color = s.palette.primary_text;
    TextBlock by(s, isolate_ltr(s.project().acronym) + " · " + s.text(s.project().lead.name), who, s.structure.add(StructTag::paragraph, parent));
    append(flow, line_flow(by.lines(column_), Pt(0), s.type.unit * 0.5, Keep::with_next, {}));
    return flow;
  }
  Flow heading_flow(Setting& s, StructId parent) {
    const StructId h = s.structure.add(StructTag::h1, parent);
    TextBlock text(s, inlines(s.edition.document.title), s.type.title, h, {Alignment::start, false, {}, {}, true});
    Fragment block = text.balanced_block(column_);
    block.outline.push_back({without_bidi_controls(s.edition.document.title), 1, Pt(0)});
    return {single(std::move(block), s.type.unit * 0.5, s.type.unit, {})};
  }
  Flow summary_flow(Setting& s, StructId parent) {
    if (s.edition.document.summary.empty()) return {};
    TextLook look = s.type.lead;
    TextBlock text(s, s.edition.document.summary, look, s.structure.add(StructTag::paragraph, parent));
    return line_flow(text.lines(column_), s.type.unit, s.type.unit * 2, Keep::together, {});
  }

  std::vector<FacingRow> opening() {
    std::vector<FacingRow> rows(3);
    rows[0].source = title_flow(f_, Structure::root), rows[0].target = title_flow(s_, target_part_);
    rows[1].source = heading_flow(f_, Structure::root), rows[1].target = heading_flow(s_, target_part_);
    rows[2].source = summary_flow(f_, Structure::root), rows[2].target = summary_flow(s_, target_part_);
    for (FacingRow& row : rows) row.heading = true;
    if (rows[2].source.empty() && rows[2].target.empty()) rows.pop_back();
    return rows;
  }

  /// Footnotes of both at the end, number by number.
  void add_notes(std::vector<FacingRow>& rows, const BlockLayout& source, const BlockLayout& target) {
    for (const auto& [number, note] : target.notes()) {
      FacingRow row;
      row.target = note;
      if (const auto own = source.notes().find(number); own != source.notes().end()) row.source = own->second;
      rows.push_back(std::move(row));
    }
  }

  /// The source's structure as one part behind the reader's.
  void graft_source(std::vector<FacingRow>& rows) {
    const StructId part = s_.structure.add(StructTag::sect, Structure::root);
    s_.structure[part].language = f_.language;
    const StructShift shift{part, static_cast<StructId>(s_.structure.size()) - 1};
    for (StructElement& element : f_.structure.take_below_root()) {
      shift.move(element.parent);
      if (!element.id.empty()) element.id += "-" + f_.language.str();
      s_.structure.add(std::move(element));
    }
    for (FacingRow& row : rows) {
      shift.move(row.source);
      for (FlowItem& item : row.source) item.fragment.outline.clear();       // bookmarks are the reader's
      // Across both columns the source's pieces stand first; theirs are those that f_ made.
      for (size_t i = 0; i < row.across_source; ++i) {
        shift.move(row.across[i].fragment);
        row.across[i].fragment.outline.clear();
      }
    }
  }

  // ---- rows on pages

  void start_page() {
    flush_rule();
    page_index_ = pages_.add_page(page_);
    const Pt y = s_.design.top;
    const auto head = [&](Setting& s, Pt x) {
      TextLook look = s.type.strong;
      look.color = s.palette.primary_text;
      pages_.put(page_index_, TextBlock(s, capitalised(s.language, s.language.own_name()), look, artifact).block(column_), x, y + head_height() - unit() * 1.25 - look.leading);
    };
    head(f_, source_x_);
    head(s_, target_x_);
    const Pt line = y + head_height() - unit() * 0.9;
    pages_.draw(page_index_, rule({left_, line}, {left_ + full_, line}, Pt(1), s_.palette.primary));
    y_ = top();
    after_ = Pt(0);
    fresh_ = true;
    started_ = true;
  }

  struct Extent { Pt before, height, after; };
  Extent extent_of(const FacingRow& row) const {
    if (!row.across.empty()) return {row.across.front().before, height_of(row.across), row.across.back().after};
    Extent e;
    const auto [left_shift, right_shift] = shifts(row);
    if (!row.source.empty()) e = {row.source.front().before, height_of(row.source) + left_shift, row.source.back().after};
    if (!row.target.empty())
      e = {std::max(e.before, row.target.front().before), std::max(e.height, height_of(row.target) + right_shift), std::max(e.after, row.target.back().after)};
    return e;
  }
  /// How far each side moves down so that the first lines share a baseline.
  std::pair<Pt, Pt> shifts(const FacingRow& row) const {
    if (!row.aligned) return {Pt(0), Pt(0)};
    const auto left = first_baseline(row.source), right = first_baseline(row.target);
    if (!left || !right) return {Pt(0), Pt(0)};
    return {std::max(Pt(0), *right - *left), std::max(Pt(0), *left - *right)};
  }

  /// What must stand on the page with row `i`: headings want something of what follows.
  Pt needed(const std::vector<FacingRow>& rows, size_t i) const {
    Pt height, after;
    for (size_t j = i; j < rows.size(); ++j) {
      const Extent e = extent_of(rows[j]);
      height += (j > i ? std::max(after, e.before) : Pt(0)) + (rows[j].heading || e.height < room() * 0.3 ? e.height : unit() * 6);
      after = e.after;
      if (!rows[j].heading) break;
    }
    return height;
  }

  void place(std::vector<FacingRow>& rows, size_t i) {
    FacingRow& row = rows[i];
    if (!started_ || row.new_page) start_page();
    for (;;) {
      const Extent e = extent_of(row);
      const Pt space = fresh_ ? Pt(0) : std::max(after_, e.before);
      const Pt left = bottom() - y_ - space;
      const bool whole = e.height <= left + Pt(0.05);
      if (whole && (fresh_ || needed(rows, i) <= left + Pt(0.05))) return put(row, space, e);
      // A long row is cut where it can be; a short one goes to the next page whole.
      const bool is_long = e.height > room() * 0.4;
      if ((is_long || fresh_) && cut(row, space, left)) {
        start_page();
        continue;
      }
      if (fresh_) {
        if (!whole) overflow(row, e.height - left);
        return put(row, space, e);
      }
      start_page();
    }
  }

  /// Puts as much of a row as there is room for; both sides break at the same share of their text.
  bool cut(FacingRow& row, Pt space, Pt left) {
    if (!row.across.empty()) {
      const std::vector<Cut> cuts = cuts_of(row.across);
      const auto best = std::find_if(cuts.rbegin(), cuts.rend(), [&](const Cut& c) { return c.height <= left; });
      if (best == cuts.rend()) return false;
      FacingRow head;
      head.number = std::exchange(row.number, 0);
      head.across = cut_off(row.across, best->items);
      row.across_source -= std::min(row.across_source, best->items);
      if (row.across.front().header) {
        FlowItem again = single(*row.across.front().header, Pt(0), Pt(0), {});
        again.keep_with_next = true;
        row.across.insert(row.across.begin(), std::move(again));
      }
      put(head, space, extent_of(head));
      return true;
    }
    const auto [source_shift, target_shift] = shifts(row);
    const bool source_leads = height_of(row.source) + source_shift >= height_of(row.target) + target_shift;
    Flow &lead = source_leads ? row.source : row.target, &other = source_leads ? row.target : row.source;
    const Pt lead_room = left - (source_leads ? source_shift : target_shift), other_room = left - (source_leads ? target_shift : source_shift);
    const std::vector<Cut> cuts = cuts_of(lead);
    const auto best = std::find_if(cuts.rbegin(), cuts.rend(), [&](const Cut& c) { return c.height <= lead_room; });
    if (best == cuts.rend()) return false;
    const double share = best->height / height_of(lead);
    const Pt whole = height_of(other);
    std::vector<Cut> choices = cuts_of(other);
    choices.push_back({other.size(), whole});
    std::optional<Cut> chosen;
    for (const Cut& c : choices)
      if (c.height <= other_room && (!chosen || std::abs((c.height - whole * share).value) < std::abs((chosen->height - whole * share).value))) chosen = c;
    if (!chosen && !other.empty()) return false;
    FacingRow head;
    head.aligned = row.aligned;
    head.number = std::exchange(row.number, 0);
    Flow lead_head = cut_off(lead, best->items), other_head = chosen ? cut_off(other, chosen->items) : Flow();
    head.source = source_leads ? std::move(lead_head) : std::move(other_head);
    head.target = source_leads ? std::move(other_head) : std::move(lead_head);
    put(head, space, extent_of(head));
    return true;
  }

  void put(FacingRow& row, Pt space, const Extent& e) {
    y_ += space;
    const bool across = !row.across.empty();
    if (across) {
      flush_rule();
      put_flow(row.across, left_, y_);
    } else {
      if (!rule_from_) rule_from_ = y_;
      const auto [source_shift, target_shift] = shifts(row);
      if (row.number > 0) put_number(row, y_ + source_shift);
      put_flow(row.source, source_x_, y_ + source_shift);
      put_flow(row.target, target_x_, y_ + target_shift);
    }
    y_ += e.height;
    after_ = e.after;
    fresh_ = false;
    rule_to_ = y_;
  }

  void put_flow(Flow& flow, Pt x, Pt y) {
    Pt after;
    for (size_t i = 0; i < flow.size(); ++i) {
      if (i > 0) y += std::max(after, flow[i].before);
      const Pt height = flow[i].fragment.height;
      after = flow[i].after;
      pages_.put(page_index_, std::move(flow[i].fragment), x, y);
      y += height;
    }
  }

  /// The point's number on the centre rule, in figures that both readers know.
  void put_number(const FacingRow& row, Pt y) {
    TextLook look = f_.type.caption;
    look.weight = 700;
    look.color = s_.palette.primary_text;
    look.tabular = true;
    const std::string digits = std::to_string(row.number);
    const TextBlock text(f_, digits, look, artifact, {Alignment::center, false, LocaleTag("it"), {}});
    const Pt width = text.max_width() + look.size * 0.9;
    Fragment number = text.block(width);
    std::optional<Pt> line = first_baseline(row.source);
    if (!line) line = first_baseline(row.target);
    const Pt own = first_baseline({single(number, Pt(0), Pt(0), {})}).value_or(Pt(0));
    const Pt at = row.aligned && line ? y + *line - own : y;
    gaps_.push_back({at, at + number.height});
    pages_.put(page_index_, std::move(number), rule_x_ - width / 2, at);
  }

  /// The centre rule down to here, open where numbers stand.
  void flush_rule() {
    if (!rule_from_) return;
    Pt from = *rule_from_;
    const auto draw = [&](Pt a, Pt b) {
      if (b > a + Pt(1)) pages_.draw_below(page_index_, rule({rule_x_, a}, {rule_x_, b}, Pt(0.5), s_.palette.line));
    };
    for (const auto& [a, b] : gaps_) draw(from, a), from = std::max(from, b);
    draw(from, rule_to_);
    gaps_.clear();
    rule_from_.reset();
  }

  void overflow(const FacingRow& row, Pt excess) {
    const Flow& flow = !row.across.empty() ? row.across : !row.target.empty() ? row.target : row.source;
    size_t characters = 0;
    for (const FlowItem& item : flow) characters += count_characters(item.fragment);
    attempt_.overflows.push_back({message("the page"), excess, static_cast<int>(static_cast<double>(characters) * (excess / (room() + excess))) + 1, flow.front().span});
  }

  void close() {
    if (!started_) start_page();
    const Pt y = bottom() - colophon_.height;
    flush_rule();
    if (y_ + unit() * 3 > y) start_page(), flush_rule();
    pages_.put(page_index_, std::move(colophon_), s_.x(Pt(s_.design.start), full_, page_.width), y);
  }

  void feet() {
    const int total = static_cast<int>(pages_.pages());
    for (size_t page = 0; page < pages_.pages(); ++page) {
      Fragment foot = running_foot(s_, full_, static_cast<int>(page) + 1, total);
      const Pt below = s_.design.bottom;
      pages_.put(page, std::move(foot), left_, page_.height - below + std::max(s_.type.unit, (below - foot.height) * 0.5));
    }
  }

  Setting& s_;
  Setting& f_;
  Size page_;
  Pt full_, gutter_, column_, left_, source_x_, target_x_, rule_x_;
  StructId target_part_ = Structure::root;
  PageComposer pages_;
  Attempt attempt_;
  Fragment colophon_;
  size_t page_index_ = 0;
  Pt y_, after_, rule_to_;
  std::optional<Pt> rule_from_;
  std::vector<std::pair<Pt, Pt>> gaps_;
  bool started_ = false, fresh_ = true;
};

}  // namespace

Attempt lay_out_facing(Setting& setting) {
  if (!setting.edition.facing) throw Error(message("'{0}' has no edition to face in '{1}'", setting.file(), setting.language.str()));
  Edition source = *setting.edition.facing;
  source.document = worded(source.document, setting.fitting.short_text ? Wording::short_text : Wording::long_text);
  Setting facing(source, setting.design, setting.context, setting.icons, setting.sink, setting.fitting);
  return FacingLayout(setting, facing).run();
}

}  // namespace divulga::layout
