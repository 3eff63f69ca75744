#pragma once
#include "layout/design.h"
#include "layout/paged_document.h"
#include "text/font_book.h"
#include "workspace/palette.h"

namespace divulga::layout {

/// How a kind of text is set, optical adjustment for the script included.
struct TextLook {
  FontRole role = FontRole::sans;
  int weight = 400;
  Pt size{10}, leading{14};
  Color color;
  bool italic = false;
  bool tabular = false;
  double tracking = 0;                    // em
};

struct Typography {
  TextLook body, strong, caption, note, heading2, heading3, heading4, title, display, figure, phone, lead;
  Pt unit;                                // half of the body's leading: every space is a multiple of it
};
/// The design's sizes for a language with the brand's weights and line height, set as closely as `fitting` says.
Typography make_typography(const Design& design, const LocaleTag& language, const Palette& palette, const Fitting& fitting, const Brand& brand = {});

/// How far letters of a sloping script reach beyond their line: room that a rule over it, or another text under it, must leave.
Pt overhang(const LocaleTag& language, const TextLook& look);

/// The same look for text of another language on the page (Italian in an Arabic edition).
TextLook readjusted(TextLook look, const LocaleTag& from, const LocaleTag& to);

}  // namespace divulga::layout
