#pragma once
#include <map>

#include "geometry/contrast.h"
#include "workspace/brand.h"

namespace divulga {

/// The brand's tokens and what follows from them, each readable on its ground. One palette for print, site and mail.
struct Palette {
  Color ink, paper, primary, accent;
  Color primary_text, accent_text;        // the same, moved as far as 4.5:1 on paper asks (primary: on tint1 too)
  Color muted;                            // secondary text: at least 4.5:1 on tint1
  Color line;                             // rules
  Color tint1, tint2, tint3;              // primary at 6, 14 and 30 percent
  Color on_primary;                       // text on the primary colour
  Color deep;                             // a second shade of the primary colour under the same text
};
Palette make_palette(const Brand& brand);

/// What four-colour printing uses for the palette's colours where the brand names inks: those of the tokens, and thinner
/// ones for the tints.
std::map<Color, Cmyk> palette_inks(const Brand& brand);

}  // namespace divulga
