#include "text/line_breaker.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace divulga {
namespace {

constexpr double rounding = 1e-4;              // points
constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double overfull_cost = 1e12;
constexpr int most_hyphens_in_a_row = 2;
constexpr double first_fit_breaks = 400;  // a line with so many opportunities needs no search

// Justified lines: TeX's parameters, with a ratio instead of a badness as tolerance.
constexpr double tolerance_unhyphenated = 1.0, tolerance_hyphenated = 1.8;
constexpr double line_penalty = 10, hyphen_penalty = 60, short_hyphen_penalty = 90, address_penalty = 200, row_of_hyphens_demerits = 10000, last_hyphen_demerits = 5000,
                 contrast_demerits = 8000, runt_demerits = 6000;

// Ragged lines: shares of the measure, squared; a line more costs more than any raggedness.
constexpr double line_cost = 4, ragged_hyphen_cost = 0.08, ragged_address_cost = 5, runt_cost = 0.05, ragged_tolerance = 0.35;
constexpr double without_give = 100;             // the ratio of a line that cannot be stretched at all
constexpr double runt_share = 0.12;            // a last line shorter than this part of the measure looks lost

enum class Fitness : std::uint8_t { tight, normal, loose, very_loose };

Fitness fitness_of(double ratio) {
  if (ratio < -0.5) return Fitness::tight;
  if (ratio <= 0.5) return Fitness::normal;
  return ratio <= 1 ? Fitness::loose : Fitness::very_loose;
}

struct Node {
  std::uint32_t point = 0;
  std::int64_t previous = -1;
  double cost = 0;
  std::uint8_t hyphens = 0;   // lines in a row that end with one
  Fitness fitness = Fitness::normal;
};

struct Candidate {
  double cost = infinite;
  std::int64_t node = -1;
};

class LineSearch {
 public:
  LineSearch(const std::vector<Breakpoint>& points, const LineMeasure& measure, bool hyphenated, bool is_last_resort)
      : points_(points), measure_(measure), hyphenated_(hyphenated), is_last_resort_(is_last_resort),
        tolerance_(is_last_resort ? infinite : hyphenated ? tolerance_hyphenated : tolerance_unhyphenated) {}

  std::vector<std::uint32_t> run() {
    nodes_.push_back({});
    active_.push_back(0);
    const auto last = static_cast<std::uint32_t>(points_.size() - 1);
    for (std::uint32_t at = 1; at <= last; ++at) {
      if (points_[at].kind == Breakpoint::Kind::hyphenation && !hyphenated_) continue;
      if (!try_point(at, at == last)) return {};
    }
    return trace_back();
  }

  std::vector<std::uint32_t> first_fit() {
    std::vector<std::uint32_t> out;
    std::uint32_t from = 0, candidate = 0;
    for (std::uint32_t at = 1; at < points_.size(); ++at) {
      if (points_[at].kind == Breakpoint::Kind::hyphenation || points_[at].kind == Breakpoint::Kind::address) continue;
      if (width(from, at) > available(from) + rounding && candidate > from) {
        out.push_back(candidate);
        from = candidate;
      }
      candidate = at;
    }
    out.push_back(candidate);
    return out;
  }

 private:
  double available(std::uint32_t from) const { return from == 0 ? measure_.width - measure_.first_indent : measure_.width; }
  double width(std::uint32_t from, std::uint32_t to) const {
    const double hanging = points_[from].hangs_over_start + points_[to].hangs_over_end;
    return std::max(0.0, points_[to].end.width - points_[from].start.width + points_[to].hyphen - hanging);
  }
  bool justified() const { return measure_.alignment == Alignment::justify; }

  /// Considers every line that could end here. False when no line can and this is not the last resort.
  bool try_point(std::uint32_t at, bool is_last) {
    for (auto& row : best_) row.fill({});
    size_t kept = 0;
    const std::int64_t nearest = active_.back();
    for (size_t i = 0; i < active_.size(); ++i) {
      const std::int64_t node = active_[i];
      const bool fits = consider(node, at, is_last);
      if (fits && !is_last) active_[kept++] = node;
    }
    active_.resize(kept);
    add_nodes(at);
    if (!active_.empty()) return true;
    if (!is_last_resort_) return false;
    // Not even the shortest line fits: it is set overfull.
    active_.push_back(static_cast<std::int64_t>(nodes_.size()));
    const Node& from = nodes_[static_cast<size_t>(nearest)];
    nodes_.push_back({at, nearest, from.cost + overfull_cost, 0, Fitness::normal});
    return true;
  }

  /// Weighs the line from a node; false when it is too long for good.
  bool consider(std::int64_t index, std::uint32_t at, bool is_last) {
    const Node& from = nodes_[static_cast<size_t>(index)];
    const double slack = available(from.point) - width(from.point, at);
    const Breakpoint& a = points_[from.point];
    const Breakpoint& b = points_[at];
    const std::uint8_t hyphens = b.is_hyphen() ? static_cast<std::uint8_t>(from.hyphens + 1) : std::uint8_t{0};
    double ratio = 0;
    if (justified() && (!is_last || slack < -rounding)) {
      ratio = adjustment(a.start, b.end, slack);
      if (ratio < -1) return false;
    } else if (slack < -rounding) {
      return false;
    }
    if (hyphens > most_hyphens_in_a_row) return true;
    const Fitness fitness = fitness_of(ratio);
    const double cost = justified() ? demerits(from, b, ratio, hyphens, fitness, is_last, slack)
                                    : raggedness(from, b, slack, hyphens, is_last);
    Candidate& best = best_[hyphens][static_cast<size_t>(fitness)];
    if (from.cost + cost < best.cost) best = {from.cost + cost, index};
    return true;
  }

  /// By which part of what they may the spaces and glyphs of a line give way; beyond 1 the spaces alone do.
  static double adjustment(const Breakpoint::Sums& start, const Breakpoint::Sums& end, double slack) {
    if (std::abs(slack) <= rounding) return 0;
    const double glyphs = end.expansion - start.expansion;
    const double spaces = slack > 0 ? end.stretch - start.stretch : end.shrink - start.shrink;
    if (std::abs(slack) <= spaces + glyphs) return slack / (spaces + glyphs);
    if (spaces <= 0) return slack > 0 ? without_give : -infinite;
    return slack > 0 ? (slack - glyphs) / spaces : -infinite;
  }

  double demerits(const Node& from, const Breakpoint& to, double ratio, int hyphens, Fitness fitness, bool is_last,
                  double slack) const {
    if (ratio > tolerance_) return infinite;
    double sum = line_penalty + 100 * std::abs(ratio * ratio * ratio);   // uncapped: one bad line must not excuse a worse one
    sum *= sum;
    if (to.is_hyphen()) sum += to.is_short ? short_hyphen_penalty * short_hyphen_penalty : hyphen_penalty * hyphen_penalty;
    if (to.kind == Breakpoint::Kind::address) sum += address_penalty * address_penalty;
    if (hyphens > 1) sum += row_of_hyphens_demerits;
    if (std::abs(static_cast<int>(fitness) - static_cast<int>(from.fitness)) > 1 && from.previous >= 0) sum += contrast_demerits;
    if (is_last && from.hyphens > 0) sum += last_hyphen_demerits;
    if (is_last && is_runt(from, slack)) sum += runt_demerits;
    return sum;
  }

  double raggedness(const Node& from, const Breakpoint& to, double slack, int hyphens, bool is_last) const {
    const double share = std::max(0.0, slack) / std::max(measure_.width, 1.0);
    if (!is_last_resort_ && !is_last && share > ragged_tolerance) return infinite;
    double sum = line_cost + hyphens * ragged_hyphen_cost + (to.kind == Breakpoint::Kind::address ? ragged_address_cost : 0);
    if (!is_last || measure_.alignment == Alignment::center) sum += share * share;
    if (is_last && is_runt(from, slack)) sum += runt_cost;
    return sum;
  }

  bool is_runt(const Node& from, double slack) const { return from.point != 0 && slack > measure_.width * (1 - runt_share); }

  void add_nodes(std::uint32_t at) {
    for (size_t hyphens = 0; hyphens < best_.size(); ++hyphens) {
      double least = infinite;
      for (const Candidate& candidate : best_[hyphens]) least = std::min(least, candidate.cost);
      if (least == infinite) continue;
      for (size_t fitness = 0; fitness < 4; ++fitness) {
        const Candidate& candidate = best_[hyphens][fitness];
        if (candidate.cost > least + contrast_demerits || candidate.node < 0) continue;
        active_.push_back(static_cast<std::int64_t>(nodes_.size()));
        nodes_.push_back({at, candidate.node, candidate.cost, static_cast<std::uint8_t>(hyphens), static_cast<Fitness>(fitness)});
      }
    }
  }

  std::vector<std::uint32_t> trace_back() const {
    std::int64_t best = active_.front();
    for (std::int64_t node : active_)
      if (nodes_[static_cast<size_t>(node)].cost < nodes_[static_cast<size_t>(best)].cost) best = node;
    std::vector<std::uint32_t> out;
    for (std::int64_t node = best; node > 0; node = nodes_[static_cast<size_t>(node)].previous)
      out.push_back(nodes_[static_cast<size_t>(node)].point);
    std::reverse(out.begin(), out.end());
    return out;
  }

  const std::vector<Breakpoint>& points_;
  const LineMeasure& measure_;
  bool hyphenated_, is_last_resort_;
  double tolerance_;
  std::vector<Node> nodes_;
  std::vector<std::int64_t> active_;   // nodes from which a line may still begin, by position
  std::array<std::array<Candidate, 4>, most_hyphens_in_a_row + 1> best_;
};

}  // namespace

std::vector<std::uint32_t> break_lines(const std::vector<Breakpoint>& points, const LineMeasure& measure, bool hyphenated,
                                       bool is_last_resort) {
  const auto last = static_cast<std::uint32_t>(points.size() - 1);
  const double whole = points.back().end.width - points.front().start.width;
  if (whole <= measure.width - measure.first_indent + rounding) return {last};
  LineSearch search(points, measure, hyphenated, is_last_resort);
  if (measure.width / whole * static_cast<double>(points.size()) > first_fit_breaks) return search.first_fit();
  return search.run();
}

}  // namespace divulga
