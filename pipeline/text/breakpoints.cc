#include "text/breakpoints.h"

#include "text/paragraph_text.h"

namespace divulga {
namespace {

/// Walks the text once, summing what justification can do with it.
class SegmentFinder {
 public:
  explicit SegmentFinder(const ShapedPieces& paragraph)
      : paragraph_(paragraph), units_(paragraph.text.units), shaper_(paragraph.shaper()) {}

  std::vector<Segment> run(const std::vector<std::uint32_t>& opportunities, const std::vector<std::uint32_t>& hyphens) {
    begin_segment(0);
    size_t next_hyphen = 0;
    for (std::uint32_t at : opportunities) {
      for (; next_hyphen < hyphens.size() && hyphens[next_hyphen] <= at; ++next_hyphen)
        if (hyphens[next_hyphen] < at && hyphens[next_hyphen] > 0) add(Breakpoint::Kind::hyphenation, hyphens[next_hyphen]);
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
    if (point.is_hyphen()) point.hyphen = paragraph_.hyphen_width(shaper_, paragraph_.item_at(at - 1));
    segments_.back().push_back(point);
  }

  /// Spaces, and the invisible characters among them.
  static bool may_hang(char16_t unit) {
    return is_breaking_space(unit) || unit == 0x200B || unit == 0x200E || unit == 0x200F || (unit >= 0x202A && unit <= 0x202E) ||
           (unit >= 0x2066 && unit <= 0x2069);
  }

  void advance_to(std::uint32_t at) {
    for (; summed_ < at; ++summed_) {
      const char16_t unit = units_[summed_];
      const double width = paragraph_.positions[summed_ + 1] - paragraph_.positions[summed_];
      if (is_word_space(unit)) {
        sum_.stretch += width * space_stretch;
        sum_.shrink += width * space_shrink;
      } else if (is_cjk(unit) && summed_ > 0 && is_cjk(units_[summed_ - 1])) {
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
  std::uint32_t summed_ = 0;
  Breakpoint::Sums sum_;
};

}  // namespace

std::vector<Segment> find_segments(const ShapedPieces& paragraph, const std::vector<std::uint32_t>& opportunities,
                                   const std::vector<std::uint32_t>& hyphens) {
  return SegmentFinder(paragraph).run(opportunities, hyphens);
}

}  // namespace divulga
