#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "diag/message.h"
#include "geometry/geometry.h"
#include "geometry/path.h"
#include "geometry/rare.h"
#include "locale/locale_tag.h"
#include "text/font.h"
#include "text/line_glyph.h"

// The contract between layout and the PDF writer: pages of positioned things, and one logical structure tree that does
// not know about pages. All coordinates: points, origin upper left, y down.

namespace divulga {

using StructId = std::int32_t;
inline constexpr StructId artifact = -1;   // decoration: a reader skips it

/// Standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4).
enum class StructTag : std::uint8_t {
  document, part, sect, div, paragraph, h1, h2, h3, h4, h5, h6, list, list_item, label, list_body, table, table_head,
  table_body, table_row, header_cell, data_cell, figure, formula, caption, link, span, quote, block_quote, note, reference,
  toc, toc_item, code, index
};

/// The standard name of a structure type: "P", "H1", "TD".
const char* name_of(StructTag tag);

/// A long table has a million of them, and what few elements have takes little room in the others.
struct StructElement {
  StructTag tag = StructTag::div;
  enum class Scope : std::uint8_t { none, column, row } scope = Scope::none;   // header cells
  bool ordered_list = false;              // list: /ListNumbering /Decimal
  StructId parent = artifact;             // artifact only for element 0, the document
  int column_span = 1, row_span = 1;
  int bounding_page = 0;
  Rare<Rect> bounding_box;                // figures, on `bounding_page`
  Rare<LocaleTag> language;               // empty: the parent's
  Rare<std::string> alt;                  // figures: required
  Rare<std::string> actual_text;          // right-to-left leaves: the text in logical order
  Rare<std::string> title;
  Rare<std::string> id;                   // notes: required by PDF/UA
};

/// How the line that a run begins was set: what `divulga check --typography` counts.
struct LineFit {
  float space_ratio = 1;                  // inter-word space as set over normal
  float excess = 0;                       // points beyond the measure
  bool hyphenated = false;
  bool ends_paragraph = false;
  bool alone = false;                     // the paragraph's only line
};

/// Glyphs of one font, size, colour and direction, in visual order from left to right.
using PlacedGlyph = LineGlyph;

struct GlyphRun {
  FontId font = 0;
  Pt size;
  Color color;
  Point origin;                           // baseline, left end
  bool right_to_left = false;
  float stretch = 1;                      // horizontal scale of the glyphs, their x and advances, about the origin
  std::string text;                       // UTF-8, logical order: what the glyphs stand for
  std::vector<PlacedGlyph> glyphs;
  StructId element = artifact;
  std::optional<LineFit> line;            // of a line's first run
};

/// A path in page coordinates.
struct Path {
  std::vector<PathCommand> commands;
  std::optional<Color> fill;
  bool even_odd = false;
  std::optional<Color> stroke;
  Pt stroke_width{0.5};
  std::vector<float> dash;                // points
  std::shared_ptr<const PathStyle> style; // caps, joins, opacity, clip, gradient; usually none
  StructId element = artifact;
  bool screen_only = false;               // help for who prints at the desk: the print edition has marks of its own
};

/// A PNG or JPEG, whole, shared by every page that shows it.
struct ImageData {
  std::string bytes;
  std::string name;                       // for diagnostics
};
struct PlacedImage {
  std::shared_ptr<const ImageData> image;
  Rect box;                               // of the whole picture, upright
  std::optional<Rect> clip;               // what is seen of it; absent: all
  int orientation = 1;                    // how the stored rows are turned to stand upright (EXIF 2.32, 0x0112)
  StructId element = artifact;
};

struct LinkArea {
  Rect box;                               // around all of it
  std::string url;                        // external; or
  int page = -1;                          // internal: page index and
  Pt y;                                   // distance from that page's upper edge
  StructId element = artifact;            // the link element it belongs to
  std::string contents;                   // /Contents: what the link says
  std::vector<Rect> parts{};              // its lines where it runs over several; empty: the box
};

using PageItem = std::variant<GlyphRun, Path, PlacedImage>;

struct Page {
  Size size;
  std::vector<PageItem> items;            // painting order; also reading order within one element
  std::vector<LinkArea> links;
  std::string label;                      // what the reader sees as page number; empty: none
};

struct OutlineEntry {
  std::string title;
  int level = 1;
  int page = 0;
  Pt y;
};

/// How closely a text had to be set to fit its panels or pages.
struct Fitting {
  double tracking = 0;                    // em between letters, 0 or less
  double leading = 1;                     // of the design's own
  Pt body, designed;                      // size set and size designed, before the script's enlargement
  bool short_text = false;                // the author's short texts stand in the place of the long ones
  int rung = 0;                           // of the ladder; 0: as designed
};
/// "as designed", or "tracking -1 %, leading 96 %, 10.5 of 11 pt": for those who ask how an edition was set.
Message describe(const Fitting& fitting);

struct PagedDocument {
  std::string title;
  std::string subject;
  std::string author;
  LocaleTag language;
  std::vector<Page> pages;
  std::vector<StructElement> structure;   // parents before children; document order is reading order; [0] is document
  std::vector<OutlineEntry> outline;
  Fitting fitting;
};

}  // namespace divulga
