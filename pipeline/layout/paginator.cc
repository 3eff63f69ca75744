#include "layout/paginator.h"

#include <algorithm>
#include <optional>
#include <set>

#include "layout/column_fill.h"

namespace divulga::layout {
namespace {

const Pt tolerance(0.01);

/// What of the distribution so far can be taken back to the last place where a break is allowed. What only grows is kept by
/// its size.
struct State {
  size_t next = 0;                        // first item not yet looked at
  size_t inner = 0;                       // first item of its columns not yet set
  std::vector<size_t> waiting;            // floats for the next region's top
  std::vector<MarginPlacement> late;      // margin notes that found no room beside their item: they head the next margin
  size_t placements = 0, margin = 0, notes = 0;
  Pt y, after, margin_y, notes_height;
  const BoxStyle* box = nullptr;          // the last item's
  bool ink = false;                       // something other than a page break stands here
  bool split = false;                     // the last note goes on in the next region
  bool full = false;                      // columns took what there was
};

class Distributor {
 public:
  Distributor(const Flow& flow, const Regions& regions) : flow_(flow), regions_(regions) {}

  std::vector<FilledRegion> run() {
    std::vector<FilledRegion> result;
    State state;
    while (state.next < flow_.size() || !state.waiting.empty() || !state.late.empty() || rest_) {
      region_ = {};
      while (state.waiting.empty() && state.next < flow_.size() && flow_[state.next].new_page && is_empty(flow_[state.next])) ++state.next;
      if (state.next == flow_.size() && state.waiting.empty() && state.late.empty() && !rest_) break;
      const size_t first = !state.waiting.empty() ? state.waiting.front() : std::min(state.next, flow_.size());
      region_.landscape = first < flow_.size() && flow_[first].landscape;
      height_ = regions_.height(result.size(), region_.landscape);
      State start;
      start.next = state.next;
      start.inner = state.inner;
      start.waiting = std::move(state.waiting);
      start.late = std::move(state.late);
      continue_note(start);
      state = fill(std::move(start));
      region_.used = state.y + (state.box ? state.box->padding : Pt(0));
      finish_notes(state);
      region_.notes_height = state.notes_height;
      result.push_back(std::move(region_));
    }
    return result;
  }

 private:
  struct Rest { int number = 0; size_t first = 0; };

  State fill(State s) {
    place_late_notes(s);
    while (!s.waiting.empty()) {
      const size_t item = s.waiting.front();
      const bool turns = flow_[item].landscape != region_.landscape;
      if ((s.ink || s.notes > 0) && (turns || !fits(s, item))) return s;
      s.waiting.erase(s.waiting.begin());
      place(s, item);
    }
    const State start = s;
    State safe = s;
    bool has_safe = s.ink;
    while (s.next < flow_.size()) {
      const FlowItem& item = flow_[s.next];
      if (item.new_page && s.ink) return s;      // figures still waiting go first, on the next region
      if (item.new_page && is_empty(item)) { ++s.next; continue; }
      if (s.ink && item.landscape != region_.landscape) return s;
      if (item.after_floats && (!s.waiting.empty() || s.split)) return s;
      if (item.columns) {
        if (!place_columns(s)) return has_safe && safe.ink ? taken_back(safe) : start.notes > 0 ? taken_back(start) : s;
        if (s.full) return s;
        if (!item.keep_with_next) safe = s, has_safe = true;
        continue;
      }
      const bool in_turn = !item.floats || s.waiting.empty();      // figures keep their order
      const bool as_it_is = in_turn && (fits(s, s.next) || fits_without_margin(s, s.next));
      if (as_it_is || (in_turn && fits_closer(s, s.next))) {
        place(s, s.next, !as_it_is);
        ++s.next;
        if (!item.keep_with_next) safe = s, has_safe = true;
        continue;
      }
      const bool free_before = s.next == 0 || !flow_[s.next - 1].keep_with_next;
      if (item.floats && free_before && s.ink && s.waiting.size() < 3 && item.fragment.height < height_) {
        s.waiting.push_back(s.next++);
        safe = s;
        has_safe = true;
        continue;
      }
      if (has_safe && safe.ink) return taken_back(safe);
      if (start.notes > 0) return taken_back(start);      // the rest of a note takes the region
      if (s.ink) return s;                       // a kept chain longer than the region breaks where it must
      place(s, s.next++);                        // one thing higher than the region
      return s;
    }
    return s;
  }

  static bool is_empty(const FlowItem& item) { return item.fragment.height <= Pt(0) && !item.columns; }

  State taken_back(const State& safe) {
    region_.placements.resize(safe.placements);
    region_.margin.resize(safe.margin);
    for (size_t i = safe.notes; i < region_.notes.size(); ++i) shown_.erase(region_.notes[i].number);
    region_.notes.resize(safe.notes);
    return safe;
  }

  // ---- where an item stands

  bool repeats_header(size_t i) const {
    return flow_[i].header && (region_.placements.empty() || region_.placements.back().item + 1 != i);
  }
  Pt top(const State& s, size_t i) const {
    const FlowItem& item = flow_[i];
    const bool other_box = item.box.get() != s.box;
    Pt y = s.y + (s.ink ? std::max(s.after, item.before) : Pt(0));
    if (other_box && s.box) y += s.box->padding;
    if (other_box && item.box) y += item.box->padding;
    if (repeats_header(i)) y += item.header->height;
    if (item.width == ItemWidth::full && s.margin_y > Pt(0)) y = std::max(y, s.margin_y + regions_.unit);
    return y;
  }
  Pt below(size_t i) const { return flow_[i].box ? flow_[i].box->padding : Pt(0); }

  bool fits(const State& s, size_t i) const {
    const Pt y = top(s, i), bottom = y + flow_[i].fragment.height + below(i);
    if (!note_room(s, i, bottom)) return false;
    return flow_[i].margin.empty() || margin_top(s) + margin_height(i) <= height_ + tolerance;
  }
  /// A box beside the text that is higher than what is left would take its text along and leave the page half empty: then
  /// the text stays, and what finds no room heads the next page's margin, where the text goes on.
  bool fits_without_margin(const State& s, size_t i) const {
    const FlowItem& item = flow_[i];
    Pt y = top(s, i);
    if (item.margin.empty() || y > height_ * 0.7 || !s.late.empty() || !note_room(s, i, y + item.fragment.height + below(i))) return false;
    for (size_t k = i; k < flow_.size(); ++k) {
      if (k > i && (flow_[k].new_page || flow_[k].columns || flow_[k].width == ItemWidth::full || flow_[k].landscape != region_.landscape)) return false;
      y += flow_[k].fragment.height + std::max(flow_[k].after, k + 1 < flow_.size() ? flow_[k + 1].before : Pt(0));
      if (y > height_ * 1.05) return true;
    }
    return false;
  }
  void place_late_notes(State& s) {
    Pt at;
    for (MarginPlacement note : s.late) {
      note.y = at;
      at += flow_[note.item].margin[note.index].height + regions_.unit;
      region_.margin.push_back(note);
    }
    if (!s.late.empty()) s.margin_y = at - regions_.unit;
    s.margin = region_.margin.size();
    s.late.clear();
  }
  bool fits_closer(const State& s, size_t i) const {
    const FlowItem* closer = flow_[i].closer.get();
    return closer && top(s, i) + closer->fragment.height + below(i) <= height_ - s.notes_height + tolerance;
  }

  /// Margin notes of an item are placed one below another, from beside it or from where there is room for all of them.
  Pt margin_height(size_t i) const {
    Pt total;
    for (const Fragment& note : flow_[i].margin) total += note.height + regions_.unit;
    return total - regions_.unit;
  }
  Pt margin_top(const State& s) const { return s.margin_y > Pt(0) ? s.margin_y + regions_.unit : Pt(0); }

  void place(State& s, size_t i, bool closer = false) {
    const FlowItem& item = flow_[i];
    const FlowItem& shown = closer ? *item.closer : item;
    const Pt y = top(s, i);
    Placement placement;
    placement.item = i;
    placement.y = y;
    placement.header = repeats_header(i);
    placement.closer = closer;
    placement.height = shown.fragment.height;
    take_notes(s, i, y + shown.fragment.height + below(i));
    region_.placements.push_back(std::move(placement));
    if (!item.margin.empty()) {
      const bool room = margin_top(s) + margin_height(i) <= height_ + tolerance || !fits_without_margin(s, i);
      Pt at = std::max(margin_top(s), room ? std::min(y, height_ - margin_height(i)) : y);   // never over the foot
      for (size_t k = 0; k < item.margin.size(); ++k) {
        if (!room && (!s.late.empty() || at + item.margin[k].height > height_ + tolerance)) {
          s.late.push_back({i, k, Pt(0)});
          continue;
        }
        region_.margin.push_back({i, k, at});
        at += item.margin[k].height + regions_.unit;
      }
      if (at > Pt(0)) s.margin_y = std::max(s.margin_y, at - regions_.unit);
    }
    s.y = y + shown.fragment.height;
    if (item.width == ItemWidth::full) s.margin_y = std::max(s.margin_y, s.y - regions_.unit);   // what follows brings its own space
    s.after = item.after;
    s.box = item.box.get();
    if (shown.fragment.height > Pt(0)) s.ink = true;
    s.placements = region_.placements.size();
    s.margin = region_.margin.size();
  }

  // ---- newspaper columns

  /// As much of the next item's columns as there is room for; false when that is nothing.
  bool place_columns(State& s) {
    const FlowItem& item = flow_[s.next];
    const Pt y = top(s, s.next);
    const auto notes = [&](size_t from, size_t to) {
      const std::vector<int> numbers = new_notes(item.columns->flow, from, to);
      return added(s, numbers, may_split(s, numbers));
    };
    const Pt room = s.split ? Pt(0) : height_ - y - s.notes_height;
    const ColumnStart begin = s.ink || s.notes > 0 ? ColumnStart::where_room : ColumnStart::here;
    ColumnFill filled = fill_columns(*item.columns, s.inner, room, begin, notes);
    bool closer = false;
    const size_t end = item.columns->flow.size();
    if (s.inner == 0 && filled.next < end && item.closer) {
      ColumnFill tried = fill_columns(*item.closer->columns, 0, room, begin, notes);
      closer = tried.next == end && !tried.placements.empty() && tried.height <= room + tolerance;
      if (closer) filled = std::move(tried);
    }
    if (s.inner == 0 && s.ink && item.together && filled.next < end &&
        fill_columns(*item.columns, 0, height_, ColumnStart::here, notes).next == end)
      return false;
    if (filled.placements.empty() || (s.ink && filled.height > room + tolerance)) return false;
    Placement placement;
    placement.item = s.next;
    placement.y = y;
    placement.height = filled.height;
    placement.columns = filled.placements;
    placement.closer = closer;
    region_.placements.push_back(std::move(placement));
    const std::vector<int> numbers = new_notes(item.columns->flow, s.inner, filled.next);
    show_notes(s, numbers, may_split(s, numbers));
    s.y = y + filled.height;
    if (item.width == ItemWidth::full) s.margin_y = std::max(s.margin_y, s.y - regions_.unit);
    s.after = item.after;
    s.box = nullptr;
    s.ink = true;
    s.placements = region_.placements.size();
    s.full = filled.next < item.columns->flow.size();
    s.inner = s.full ? filled.next : 0;
    if (!s.full) ++s.next;
    return true;
  }

  // ---- footnotes

  const Flow& note(int number) const { return regions_.notes->at(number); }
  Pt whole(int number) const { return height_of(note(number), 0, note(number).size()); }

  /// Footnotes that items refer to for the first time, those of footnotes included.
  std::vector<int> new_notes(const Flow& flow, size_t from, size_t to) const {
    std::vector<int> result;
    if (!regions_.notes) return result;
    for (size_t i = from; i < to; ++i) gather(flow[i].fragment.notes, result);
    return result;
  }
  void gather(const std::vector<int>& numbers, std::vector<int>& result) const {
    for (const int number : numbers) {
      if (regions_.notes->count(number) == 0 || shown_.count(number) > 0) continue;
      if (std::find(result.begin(), result.end(), number) != result.end()) continue;
      result.push_back(number);
      for (const FlowItem& line : note(number)) gather(line.fragment.notes, result);
    }
  }

  /// Lines of a note that may not be parted from one another, from `first` on.
  size_t kept_lines(const Flow& lines, size_t first) const {
    size_t count = 1;
    while (first + count < lines.size() && lines[first + count - 1].keep_with_next) ++count;
    return count;
  }
  /// The lines of a note from `first` on that fit into `room`, broken where a note may be.
  size_t lines_within(const Flow& lines, size_t first, Pt room) const {
    size_t best = 0;
    for (size_t count = kept_lines(lines, first); first + count <= lines.size(); count += kept_lines(lines, first + count)) {
      if (height_of(lines, first, count) > room + tolerance) break;
      best = count;
      if (first + count == lines.size()) break;
    }
    return best;
  }

  /// Height of notes added to a region: all of them whole, but for the last one where `split` asks for its beginning only.
  Pt added(const State& s, const std::vector<int>& numbers, bool split) const {
    if (numbers.empty()) return Pt(0);
    Pt total = s.notes_height <= Pt(0) ? regions_.note_space : Pt(0);
    for (size_t k = 0; k < numbers.size(); ++k) {
      const Flow& lines = note(numbers[k]);
      total += split && k + 1 == numbers.size() ? height_of(lines, 0, kept_lines(lines, 0)) : whole(numbers[k]);
    }
    return total;
  }
  /// Only a note that is long is worth splitting.
  bool may_split(const State& s, const std::vector<int>& numbers) const {
    return !numbers.empty() && (whole(numbers.back()) > height_ * 0.2 || !s.ink) && note(numbers.back()).size() > kept_lines(note(numbers.back()), 0);
  }
  bool note_room(const State& s, size_t i, Pt bottom) const {
    const std::vector<int> numbers = new_notes(flow_, i, i + 1);
    if (s.split && !numbers.empty()) return false;
    const Pt limit = height_ - s.notes_height + tolerance;
    return bottom + added(s, numbers, false) <= limit || (may_split(s, numbers) && bottom + added(s, numbers, true) <= limit);
  }
  void take_notes(State& s, size_t i, Pt bottom) {
    const std::vector<int> numbers = new_notes(flow_, i, i + 1);
    if (numbers.empty()) return;
    // Lines that are kept with this one must find room above the notes too.
    const Pt limit = height_ - s.notes_height + tolerance;
    show_notes(s, numbers, bottom + kept_below(i) + added(s, numbers, false) > limit && may_split(s, numbers));
  }
  /// Height of what is kept with an item, below it.
  Pt kept_below(size_t i) const {
    Pt total;
    for (; i + 1 < flow_.size() && flow_[i].keep_with_next && total < height_; ++i)
      total += std::max(flow_[i].after, flow_[i + 1].before) + flow_[i + 1].fragment.height;
    return total;
  }
  void show_notes(State& s, const std::vector<int>& numbers, bool split) {
    for (size_t k = 0; k < numbers.size(); ++k) {
      const bool part = split && k + 1 == numbers.size();
      show_note(s, numbers[k], 0, part ? kept_lines(note(numbers[k]), 0) : note(numbers[k]).size());
    }
    s.split = s.split || split;
  }
  void show_note(State& s, int number, size_t first, size_t count) {
    if (s.notes_height <= Pt(0)) s.notes_height += regions_.note_space;
    s.notes_height += height_of(note(number), first, count);
    region_.notes.push_back({number, first, count});
    shown_.insert(number);
    s.notes = region_.notes.size();
  }

  /// What is left of the last region's note heads this one's: at most half of it, but always something.
  void continue_note(State& s) {
    if (!rest_) return;
    const Rest rest = *rest_;
    rest_.reset();
    const Flow& lines = note(rest.number);
    const bool alone = s.next >= flow_.size() && s.waiting.empty();
    const Pt room = (alone ? height_ : height_ * 0.5) - regions_.note_space;
    const size_t count = std::max(lines_within(lines, rest.first, room), kept_lines(lines, rest.first));
    show_note(s, rest.number, rest.first, count);
    s.split = rest.first + count < lines.size();
  }
  /// A note that goes on gets what room its region has left.
  void finish_notes(State& s) {
    if (!s.split) return;
    NotePlacement& last = region_.notes.back();
    const Flow& lines = note(last.number);
    const Pt own = height_of(lines, last.first, last.count);
    const Pt room = height_ - region_.used - s.notes_height + own;
    last.count = std::max(last.count, lines_within(lines, last.first, room));
    s.notes_height += height_of(lines, last.first, last.count) - own;
    if (last.first + last.count < lines.size()) rest_ = Rest{last.number, last.first + last.count};
  }

  const Flow& flow_;
  const Regions& regions_;
  FilledRegion region_;
  std::set<int> shown_;                   // footnotes that stand somewhere already
  std::optional<Rest> rest_;
  Pt height_;
};

}  // namespace

std::vector<FilledRegion> distribute(const Flow& flow, const Regions& regions) { return Distributor(flow, regions).run(); }

Pt height_of(const Flow& flow, size_t first, size_t count) {
  Pt total;
  for (size_t i = first; i < first + count; ++i)
    total += flow[i].fragment.height + (i > first ? std::max(flow[i - 1].after, flow[i].before) : Pt(0));
  return total;
}

}  // namespace divulga::layout
