#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "geometry/geometry.h"
#include "locale/locale_tag.h"
#include "text/font.h"
#include "text/font_book.h"
#include "text/line_glyph.h"

// From styled text to lines of glyph runs: ICU bidi, script and font itemisation, HarfBuzz shaping, ICU line-break
// opportunities, libhyphen, Knuth-Plass breaking. Thread-safe: everything is a value but the FontBook.

namespace divulga {

/// How a stretch of text is set. `tag` is the caller's own number, carried to the runs (a structure element, a link).
struct TextStyle {
  FontRequest font;
  Pt size{10};                  // already adjusted for the language by the caller; Latin words in it get the Latin size
  Color color;
  LocaleTag language;
  Pt baseline_shift{0};         // up is positive: footnote marks
  double tracking = 0;          // em, never applied to joined scripts
  bool tabular_figures = false;
  std::int32_t tag = 0;
};

struct StyledText {
  std::string text;             // UTF-8; U+2028 is a forced line break; U+FFFC stands for nothing and is refused
  TextStyle style;
};

/// A run inside a line, positioned from the line's left edge, glyphs in visual order. Spaces at a line's end hang over it:
/// they have glyphs but are in neither width, and right to left their x is negative.
struct LineRun {
  FontId font;
  Pt size;
  Pt x;                         // from the line's left edge
  Pt baseline_shift;
  Pt width;
  bool right_to_left;
  std::string text;             // logical order; a hyphen put in at the break is part of it as U+00AD
  std::uint32_t offset = 0;     // of the text within the paragraph's, bytes: sorted by it a line's runs read logically
  std::vector<LineGlyph> glyphs;
  Color color;
  LocaleTag language;
  std::int32_t tag;
};

struct Line {
  std::vector<LineRun> runs;    // visual order, left to right
  Pt width;                     // natural width of the ink and spaces as set
  Pt ascent, descent;           // the largest of the runs' fonts
  bool hyphenated = false;
  bool ends_paragraph = false;  // last line or before a forced break
  double space_ratio = 1;       // inter-word space as set over normal
};

enum class Alignment { start, end, center, justify };

struct ParagraphOptions {
  LocaleTag language;
  Direction direction = Direction::left_to_right;   // base direction
  Alignment alignment = Alignment::start;
  bool hyphenate = false;
  bool whole_words = false;                         // break Chinese between words only: titles
  Pt first_line_indent{0};
  SourceSpan span;                                  // where a missing glyph is reported
};

/// Shaped once, broken at any width. Keeps a reference to the FontBook. A text without characters has no lines.
class ShapedParagraph {
 public:
  /// A character that no font has is an error diagnostic naming it, its code point and language.
  ShapedParagraph(const FontBook& fonts, std::vector<StyledText> content, ParagraphOptions options, DiagnosticSink& sink);
  ~ShapedParagraph();
  ShapedParagraph(ShapedParagraph&&) noexcept;
  ShapedParagraph& operator=(ShapedParagraph&&) noexcept;

  /// Lines at a given measure, aligned within it. A word wider than the measure makes an overfull line (width > measure).
  std::vector<Line> lines(Pt measure) const;
  /// Width when never broken but at forced breaks, and width of the widest unbreakable piece.
  Pt max_content_width() const;
  Pt min_content_width() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace divulga
