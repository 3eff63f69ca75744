#include "layout/paginator.h"

#include <algorithm>

namespace divulga::layout {
namespace {

/// What of the distribution so far can be taken back to the last place where a break is allowed.
struct State {
  size_t next = 0;                        // first item not yet looked at
  std::vector<size_t> waiting;            // floats for the next region's top
  FilledRegion region;
  Pt y, after, margin_y;
  bool ink = false;                       // something other than a page break stands here
};

class Distributor {
 public:
  Distributor(const Flow& flow, const Regions& regions) : flow_(flow), regions_(regions) {}

  std::vector<FilledRegion> run() {
    std::vector<FilledRegion> result;
    State state;
    while (state.next < flow_.size() || !state.waiting.empty()) {
      height_ = regions_.height(result.size());
      state.region = {};
      state.y = state.after = state.margin_y = Pt(0);
      state.ink = false;
      state = fill(std::move(state));
      state.region.used = state.y;
      result.push_back(std::move(state.region));
    }
    return result;
  }

 private:
  State fill(State s) {
    while (!s.waiting.empty()) {
      if (!fits(s, s.waiting.front()) && s.ink) return s;
      const size_t item = s.waiting.front();
      s.waiting.erase(s.waiting.begin());
      place(s, item);
    }
    State safe = s;
    bool has_safe = s.ink;
    while (s.next < flow_.size()) {
      const FlowItem& item = flow_[s.next];
      if (item.new_page && s.ink) return s;      // figures still waiting go first, on the next region
      if (item.new_page && item.fragment.height <= Pt(0)) { ++s.next; continue; }
      if (fits(s, s.next)) {
        place(s, s.next);
        ++s.next;
        if (!item.keep_with_next) safe = s, has_safe = true;
        continue;
      }
      const bool free_before = s.next == 0 || !flow_[s.next - 1].keep_with_next;
      if (item.floats && free_before && s.ink && s.waiting.size() < 3 && item.fragment.height < height_) {
        s.waiting.push_back(s.next++);
        safe = s;
        continue;
      }
      if (has_safe && safe.ink) return safe;
      if (s.ink) return s;                       // a kept chain longer than the region breaks where it must
      place(s, s.next++);                        // one thing higher than the region
      return s;
    }
    return s;
  }

  bool repeats_header(const State& s, size_t i) const {
    return flow_[i].header && (s.region.placements.empty() || s.region.placements.back().item + 1 != i);
  }
  Pt top(const State& s, size_t i) const {
    const FlowItem& item = flow_[i];
    Pt y = s.y + (s.ink ? std::max(s.after, item.before) : Pt(0));
    if (repeats_header(s, i)) y += item.header->height;
    if (item.width == ItemWidth::full && s.margin_y > Pt(0)) y = std::max(y, s.margin_y + regions_.unit);
    return y;
  }
  std::vector<int> new_notes(const State& s, size_t i) const {
    std::vector<int> result;
    if (!regions_.notes) return result;
    for (const int number : flow_[i].fragment.notes)
      if (regions_.notes->count(number) > 0 && std::find(s.region.notes.begin(), s.region.notes.end(), number) == s.region.notes.end())
        result.push_back(number);
    return result;
  }
  Pt notes_height(const State& s, const std::vector<int>& more) const {
    Pt total = s.region.notes_height;
    if (total <= Pt(0) && !more.empty()) total += regions_.note_space;
    for (const int number : more) total += regions_.notes->at(number).height;
    return total;
  }
  Pt margin_height(size_t i) const {
    Pt total;
    for (const Fragment& note : flow_[i].margin) total += note.height + regions_.unit;
    return total;
  }

  bool fits(const State& s, size_t i) const {
    const Pt y = top(s, i), bottom = y + flow_[i].fragment.height;
    const Pt limit = height_ - notes_height(s, new_notes(s, i)) + Pt(0.01);
    if (bottom > limit) return false;
    const Pt margin_bottom = std::max(y, s.margin_y) + margin_height(i);
    return flow_[i].margin.empty() || margin_bottom <= height_ + regions_.unit + Pt(0.01) || s.margin_y + margin_height(i) <= height_;
  }

  void place(State& s, size_t i) {
    const FlowItem& item = flow_[i];
    const Pt y = top(s, i);
    const bool header = repeats_header(s, i);
    const std::vector<int> more = new_notes(s, i);
    s.region.notes_height = notes_height(s, more);
    s.region.notes.insert(s.region.notes.end(), more.begin(), more.end());
    s.region.placements.push_back({i, y, header});
    for (size_t k = 0; k < item.margin.size(); ++k) {
      Pt at = std::max(y, s.margin_y > Pt(0) ? s.margin_y + regions_.unit : Pt(0));
      at = std::max(s.margin_y, std::min(at, height_ - item.margin[k].height));   // never over the foot
      s.region.margin.push_back({i, k, at});
      s.margin_y = at + item.margin[k].height;
    }
    s.y = y + item.fragment.height;
    if (item.width == ItemWidth::full) s.margin_y = std::max(s.margin_y, s.y - regions_.unit);   // what follows brings its own space
    s.after = item.after;
    if (item.fragment.height > Pt(0)) s.ink = true;
  }

  const Flow& flow_;
  const Regions& regions_;
  Pt height_;
};

}  // namespace

std::vector<FilledRegion> distribute(const Flow& flow, const Regions& regions) { return Distributor(flow, regions).run(); }

}  // namespace divulga::layout
