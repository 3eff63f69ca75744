#include "layout/style.h"

#include "layout/fitting.h"

#include <algorithm>
#include <cmath>

namespace divulga::layout {
namespace {

Pt rounded(Pt value) { return Pt(std::round(value.value * 20) / 20); }   // sizes in twentieths of a point

}  // namespace

Typography make_typography(const Design& design, const LocaleTag& language, const Palette& palette, const Fitting& fitting, const Brand& brand) {
  const DesignType& t = design.type;
  const OpticalAdjustment script = optical_adjustment(language);
  const Pt nominal = fitting.body;
  // Latin keeps the design's own leading; other scripts have theirs, loosened or tightened as the design does with Latin.
  const double looseness = brand.base.line_height.value_or(t.leading / t.body) / 1.4;
  const double line = std::max(script.leading * looseness, script.leading * 0.92) * fitting.leading;
  const Pt smallest(8);                   // nothing is set smaller, whatever the scale says
  const auto look = [&](FontRole role, int weight, double step, double leading, Color color) {
    const Pt size = rounded(std::max(smallest, nominal * std::pow(t.scale, step)) * script.size);
    return TextLook{role, weight, size, rounded(size * leading), color, false, false, fitting.tracking};
  };
  const double tight = line * 0.86;       // large type needs less
  const int plain = brand.base.weight.value_or(400), heading = brand.headings.weight.value_or(600);
  Typography y;
  y.body = look(t.family, plain, 0, line, palette.ink);
  y.strong = look(t.family, 700, 0, line, palette.ink);
  y.lead = look(t.family, plain, std::min(1.0, t.heading3), line * 0.96, palette.ink);
  y.caption = look(FontRole::sans, 400, t.caption, line * 0.95, palette.muted);
  y.note = look(t.family, plain, t.caption, line * 0.95, palette.ink);
  y.heading4 = look(FontRole::heading, heading, 0, line, palette.ink);
  y.heading3 = look(FontRole::heading, heading, t.heading3, tight, palette.ink);
  y.heading2 = look(FontRole::heading, heading, t.heading2, tight, palette.primary_text);
  y.title = look(FontRole::heading, heading, t.title, tight * 0.97, palette.ink);
  y.display = look(FontRole::heading, heading, t.display, tight * 0.95, palette.ink);
  y.figure = look(FontRole::heading, heading, t.figure, tight, palette.primary_text);
  y.phone = look(FontRole::sans, 700, 2, tight, palette.ink);
  y.phone.tabular = true;
  y.phone.leading = std::min(y.phone.leading, rounded(y.phone.size * 1.36));   // digits only, in any script
  const Pt floor14 = Pt(14);              // telephone numbers are never smaller
  if (y.phone.size < floor14) y.phone.leading = rounded(y.phone.leading * (floor14 / y.phone.size)), y.phone.size = floor14;
  y.unit = y.body.leading * (is_sloping(language) ? 0.4 : 0.5);     // lines on a slope bring air of their own
  return y;
}

Pt overhang(const LocaleTag& language, const TextLook& look) { return is_sloping(language) ? look.size * 0.25 : Pt(0); }

TextLook readjusted(TextLook look, const LocaleTag& from, const LocaleTag& to) {
  const OpticalAdjustment a = optical_adjustment(from), b = optical_adjustment(to);
  const double size = b.size / a.size;
  look.size = rounded(look.size * size);
  look.leading = rounded(look.leading * size * (b.leading / a.leading));
  if (!allows_tracking(to)) look.tracking = 0;
  return look;
}

}  // namespace divulga::layout
