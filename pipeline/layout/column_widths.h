#pragma once
#include <cstddef>
#include <vector>

#include "geometry/geometry.h"

namespace divulga::layout {

/// What a column asks for, padding included.
struct ColumnNeed {
  Pt least;                               // its longest unbreakable piece
  Pt most;                                // its longest cell on one line
};

/// The natural widths of some rows' cells, padding included, a row after another: what says how high a row becomes.
struct RowSample {
  size_t columns = 0;
  std::vector<float> widths;              // points; columns per row, 0: no cell of its own
};

/// Widths that add up to `target`, none under its least. Where all fits on one line the rest is spread by what each asks;
/// otherwise short columns get all they ask for, the long ones share what is left, moved about until the rows of the
/// sample are no longer worth a line less. Where even the least do not fit, the least.
std::vector<Pt> automatic_widths(const std::vector<ColumnNeed>& needs, Pt target, const RowSample& sample);

/// Shares of `target` as written; a column under its least gets that, and the others give it in proportion.
std::vector<Pt> given_widths(const std::vector<ColumnNeed>& needs, Pt target, const std::vector<double>& shares);

Pt sum(const std::vector<Pt>& widths);

}  // namespace divulga::layout
