#include "text/breakpoints.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "text/address_breaks.h"
#include "text/hanging_marks.h"
#include "text/paragraph_text.h"

namespace divulga {
namespace {

/// Walks the text once, summing what justification can do with it.
class SegmentFinder {
 public:
  explicit SegmentFinder(const ShapedPieces& paragraph)
      : paragraph_(paragraph), units_(paragraph.text.units), shaper_(paragraph.shaper()) {}

  std::vector<Segment> run(const std::vector<std::uint32_t>& opportunities, const std::vector<std::uint32_t>& hyphens) {
    const Alignment alignment = paragraph_.options.alignment;
    hangs_ = paragraph_.options.protrusion && alignment == Alignment::justify;
    half_marks_ = paragraph_.half_width_marks && (alignment == Alignment::justify || alignment == Alignment::start);
    begin_segment(0);
    const std::vector<std::uint32_t> addresses = address_breaks(units_);
    size_t next_hyphen = 0, next_address = 0;
    for (std::uint32_t at : opportunities) {
      if (!addresses.empty() && is_inside_address(units_, at)) continue;
      // Addresses have no hyphens: what stands in one word is of one kind.
      for (; next_hyphen < hyphens.size() && hyphens[next_hyphen] <= at; ++next_hyphen)
        if (hyphens[next_hyphen] < at && hyphens[next_hyphen] > 0) add(Breakpoint::Kind::hyphenation, hyphens[next_hyphen]);
      for (; next_address < addresses.size() && addresses[next_address] <= at; ++next_address)
        if (addresses[next_address] < at) add(Breakpoint::Kind::address, addresses[next_address]);
      const bool is_last = at == paragraph_.text.size();
      const bool is_forced = units_[at - 1] == forced_break;
      add(is_forced ? Breakpoint::Kind::forced
                    : is_last ? Breakpoint::Kind::end
                              : units_[at - 1] == soft_hyphen ? Breakpoint::Kind::soft_hyphen : Breakpoint::Kind::opportunity,
          at);
      if (is_forced && !is_last) begin_segment(at);
    }
    if (opportunities.empty()) segments_.clear();
    return std::move(segments_);
  }

 private:
  void begin_segment(std::uint32_t at) {
    Breakpoint start;
    start.kind = Breakpoint::Kind::start;
    start.position = start.text_end = start.trimmed_end = at;
    advance_to(at);
    start.start = start.end = sums_after(at);
    start.hangs_over_start = segments_.empty() && paragraph_.options.first_line_indent > Pt(0) ? 0 : hanging_at_start(at);
    segments_.push_back({start});
  }

  void add(Breakpoint::Kind kind, std::uint32_t at) {
    Breakpoint point;
    point.kind = kind;
    point.position = at;
    point.text_end = kind == Breakpoint::Kind::forced ? at - 1 : at;
    const std::uint32_t floor = segments_.back().back().position;
    point.trimmed_end = point.text_end;
    for (std::uint32_t i = point.text_end; i > floor && may_hang(units_[i - 1]); --i)
      if (is_breaking_space(units_[i - 1])) point.trimmed_end = i - 1;
    advance_to(point.trimmed_end);
    point.end = sum_;
    point.end.width = paragraph_.positions[point.trimmed_end];
    advance_to(at);
    point.start = sums_after(at);
    point.is_short = kind == Breakpoint::Kind::hyphenation && is_short(at);
    if (point.is_hyphen()) point.hyphen = paragraph_.hyphen_width(shaper_, paragraph_.item_at(at - 1));
    point.hangs_over_start = hanging_at_start(at);
    point.hangs_over_end = point.is_hyphen() ? (hangs_ ? point.hyphen * hanging_share_at_end(soft_hyphen) : 0) : hanging_at_end(point.trimmed_end, floor);
    segments_.back().push_back(point);
  }

  double width_at(std::uint32_t unit) const { return paragraph_.positions[unit + 1] - paragraph_.positions[unit]; }

  /// What of a full-width mark's square is empty, unless it was closed up with a neighbour.
  double empty_half(std::uint32_t unit) const {
    const double em = paragraph_.setting(paragraph_.item_at(unit)).size.value;
    return std::max(0.0, width_at(unit) - em / 2);
  }

  double hanging_at_start(std::uint32_t unit) const {
    if (!hangs_ && !half_marks_) return 0;
    while (unit < units_.size() && is_default_ignorable(units_[unit])) ++unit;
    if (unit >= units_.size()) return 0;
    if (half_marks_ && full_width_mark(units_[unit]) == FullWidthMark::opening) return empty_half(unit);
    return hangs_ ? width_at(unit) * hanging_share_at_start(units_[unit]) : 0;
  }

  double hanging_at_end(std::uint32_t end, std::uint32_t floor) const {
    if (!hangs_ && !half_marks_) return 0;
    while (end > floor && is_default_ignorable(units_[end - 1])) --end;
    if (end <= floor) return 0;
    if (half_marks_ && full_width_mark(units_[end - 1]) == FullWidthMark::closing) return empty_half(end - 1);
    return hangs_ ? width_at(end - 1) * hanging_share_at_end(units_[end - 1]) : 0;
  }

  /// Spaces, and the invisible characters among them.
  static bool may_hang(char16_t unit) {
    return is_breaking_space(unit) || unit == 0x200B || unit == 0x200E || unit == 0x200F || (unit >= 0x202A && unit <= 0x202E) ||
           (unit >= 0x2066 && unit <= 0x2069);
  }

  /// Whether two letters or fewer stand between a hyphen and the word's start or end.
  bool is_short(std::uint32_t at) const {
    const auto is_letter = [&](std::uint32_t i) { return i < units_.size() && u_isalpha(units_[i]); };
    return !is_letter(at + 2) || at < 3 || !is_letter(at - 3);
  }

  void advance_to(std::uint32_t at) {
    for (; summed_ < at; ++summed_) {
      const char16_t unit = units_[summed_];
      const double width = paragraph_.positions[summed_ + 1] - paragraph_.positions[summed_];
      if (is_word_space(unit)) {
        sum_.stretch += width * space_stretch;
        sum_.shrink += width * space_shrink;
        continue;
      }
      for (; next_item_ < paragraph_.items.size() && paragraph_.items[next_item_].start <= summed_; ++next_item_)
        expands_ = allows_expansion(paragraph_.items[next_item_].script);
      if (expands_) sum_.expansion += width * glyph_expansion;
      if (is_cjk(unit) && summed_ > 0 && is_cjk(units_[summed_ - 1])) {
        sum_.stretch += width * cjk_stretch;   // the gap before this character
      }
    }
  }

  /// What lies before a line that begins at `at`: the gap before its first character is not the line's.
  Breakpoint::Sums sums_after(std::uint32_t at) const {
    Breakpoint::Sums sums = sum_;
    sums.width = paragraph_.positions[at];
    if (at > 0 && at < units_.size() && is_cjk(units_[at]) && is_cjk(units_[at - 1]))
      sums.stretch += (paragraph_.positions[at + 1] - paragraph_.positions[at]) * cjk_stretch;
    return sums;
  }

  const ShapedPieces& paragraph_;
  const std::u16string& units_;
  Shaper shaper_;
  std::vector<Segment> segments_;
  bool hangs_ = false;            // marks hang over the edges of justified lines
  bool half_marks_ = false;       // so do the empty halves of Chinese ones
  std::uint32_t summed_ = 0;
  size_t next_item_ = 0;          // the first that begins after summed_
  bool expands_ = false;          // whether the one before may
  Breakpoint::Sums sum_;
};

}  // namespace

std::vector<Segment> find_segments(const ShapedPieces& paragraph, const std::vector<std::uint32_t>& opportunities,
                                   const std::vector<std::uint32_t>& hyphens) {
  return SegmentFinder(paragraph).run(opportunities, hyphens);
}

}  // namespace divulga
