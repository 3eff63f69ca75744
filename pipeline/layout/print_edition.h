#pragma once
#include <string>
#include <vector>

#include "layout/design.h"
#include "layout/paged_document.h"

// What a printer gets: sheets with bleed and marks, pages in the order in which they are printed. Values only; points,
// origin at the sheet's upper left corner, y down.

namespace divulga {

/// A page's place on a sheet.
struct ImposedPage {
  int page = 0;                         // index into the document's pages
  Point at;                             // where the page's upper left corner stands
  Rect clip;                            // what of the sheet it may paint: its trim with the bleed, up to a fold
};

/// A line outside what is printed: where to cut (solid), where to fold (dashed).
struct PrintMark {
  enum class Kind { crop, fold } kind = Kind::crop;
  Point from, to;
};

/// One side of a sheet of paper.
struct PrintSheet {
  Size size;                            // of the paper: the media box
  Rect trim;                            // what is left after cutting; around all pieces where there are several
  Rect bleed;
  std::vector<ImposedPage> pages;       // blank ones are not listed
  std::vector<PrintMark> marks;
};

/// What the inks are meant for, by its registered name, and its ICC profile, whole, where there is one.
struct PrintingCondition { std::string name, profile; };

struct PrintEdition {
  PagedDocument document;               // its pages with what reaches their edge carried on beyond it
  Pt overhang;                          // how far beyond
  std::vector<PrintSheet> sheets;       // front and back by turns where both sides are printed
  PrintingCondition condition{};        // without a name: none is claimed
};

/// The design's imposition, or the one that its pages ask for.
Imposition imposition_of(const Design& design);
/// Finished size of what is cut out of a sheet, all pieces and the strips between them together.
Size printed_size(const Design& design);

/// A folded sheet keeps its panels; a booklet is imposed for saddle stitch, its pages padded to a multiple of four before
/// the last and bound on the right in a right-to-left language; a flyer is repeated on the sheet. Pure.
PrintEdition make_print_edition(PagedDocument document, const Design& design);

}  // namespace divulga
