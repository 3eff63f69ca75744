#pragma once
#include <optional>

#include "geometry/geometry.h"

namespace divulga {

/// How pages come onto the sheets of a press: one page a sheet, pages of a folded and stapled booklet, or one page several times.
enum class Imposition { none, saddle, n_up };

/// The key `print` of a design. Lengths in millimetres.
struct PrintSettings {
  Mm bleed{3};                          // what is cut away around the finished piece
  std::optional<Imposition> imposition; // absent: saddle where pages come in fours, n-up for one sheet of A5 or less, else none
  int up = 0;                           // n-up: pieces on a sheet; 0: as many as A4 holds
  Mm paper_width{0}, paper_height{0};   // 0: just large enough for the piece, its bleed and the marks
  Mm creep{0.1};                        // saddle: how far every sheet pushes those inside it outwards
};

}  // namespace divulga
