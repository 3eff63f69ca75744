#include "layout/column_widths.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace divulga::layout {
namespace {

/// Lines of all rows of the sample together. A cell fills its lines to some nine tenths, since words do not divide.
long lines_of(const RowSample& sample, const std::vector<Pt>& widths) {
  long total = 0;
  for (size_t at = 0; at + sample.columns <= sample.widths.size(); at += sample.columns) {
    double most = 1;
    for (size_t c = 0; c < sample.columns; ++c) {
      const double asked = static_cast<double>(sample.widths[at + c]), width = widths[c].value;
      if (asked > width + 0.05 && width > 0) most = std::max(most, std::ceil(asked * 1.08 / width));
    }
    total += static_cast<long>(most);
  }
  return total;
}

/// Takes width from one column to another as long as that saves lines: all that the other still asks for, or a part of it.
void save_lines(const std::vector<ColumnNeed>& needs, Pt target, const RowSample& sample, std::vector<Pt>& widths) {
  if (sample.columns != needs.size() || sample.widths.empty()) return;
  long lines = lines_of(sample, widths);
  for (int turn = 0; turn < 32; ++turn) {
    size_t best_from = 0, best_to = 0;
    Pt best_amount;
    long best = lines;
    for (size_t from = 0; from < needs.size(); ++from) {
      for (size_t to = 0; to < needs.size(); ++to) {
        const Pt wanted = needs[to].most - widths[to];
        if (to == from || wanted <= Pt(0)) continue;
        for (const Pt amount : {target / 48, target / 24, target / 12, wanted}) {
          if (amount > wanted || widths[from] - amount < needs[from].least) continue;
          widths[from] -= amount, widths[to] += amount;
          const long tried = lines_of(sample, widths);
          widths[from] += amount, widths[to] -= amount;
          if (tried < best) best = tried, best_from = from, best_to = to, best_amount = amount;
        }
      }
    }
    if (best >= lines) return;
    widths[best_from] -= best_amount, widths[best_to] += best_amount;
    lines = best;
  }
}

}  // namespace

Pt sum(const std::vector<Pt>& widths) {
  Pt total;
  for (const Pt width : widths) total += width;
  return total;
}

std::vector<Pt> automatic_widths(const std::vector<ColumnNeed>& needs, Pt target, const RowSample& sample) {
  const size_t columns = needs.size();
  std::vector<Pt> widths(columns), least(columns), most(columns);
  for (size_t c = 0; c < columns; ++c) least[c] = needs[c].least, most[c] = std::max(needs[c].least, needs[c].most);
  const Pt natural = sum(most), needed = sum(least);
  if (needed >= target || natural <= Pt(0)) return least;
  if (natural <= target) {
    for (size_t c = 0; c < columns; ++c) widths[c] = most[c] + (target - natural) * (most[c] / natural);
    return widths;
  }
  // A long text asks for much and needs it least: shares go by the root of the length.
  const auto widths_at = [&](double level) {
    for (size_t c = 0; c < columns; ++c) widths[c] = std::max(least[c], std::min(most[c], Pt(level * std::sqrt(std::max(1.0, most[c].value)))));
    return sum(widths);
  };
  double low = 0, high = target.value;
  for (int i = 0; i < 40; ++i) {
    const double middle = (low + high) / 2;
    (widths_at(middle) <= target ? low : high) = middle;
  }
  const Pt rest = target - widths_at(low);
  if (columns > 0) widths[static_cast<size_t>(std::max_element(most.begin(), most.end()) - most.begin())] += rest;
  save_lines(needs, target, sample, widths);
  return widths;
}

std::vector<Pt> given_widths(const std::vector<ColumnNeed>& needs, Pt target, const std::vector<double>& shares) {
  const size_t columns = needs.size();
  std::vector<Pt> widths(columns);
  std::vector<bool> held(columns, false);
  for (bool again = true; again;) {
    again = false;
    Pt room = target;
    double all = 0;
    for (size_t c = 0; c < columns; ++c) {
      if (held[c]) room -= widths[c];
      else all += shares[c];
    }
    for (size_t c = 0; c < columns; ++c) {
      if (held[c]) continue;
      widths[c] = all > 0 ? std::max(Pt(0), room) * (shares[c] / all) : Pt(0);
      if (widths[c] < needs[c].least) widths[c] = needs[c].least, held[c] = again = true;
      if (again) break;
    }
  }
  return widths;
}

}  // namespace divulga::layout
