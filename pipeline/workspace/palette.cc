#include "workspace/palette.h"

namespace divulga {
namespace {

constexpr double least_text = 4.5, tint1_share = 0.06, tint2_share = 0.14, tint3_share = 0.30, line_share = 0.35;

Color readable_on_both(Color color, Color paper, Color tint) {
  const Color on_paper = nearest_readable(color, paper, least_text);
  return nearest_readable(on_paper, tint, least_text);
}

Cmyk thinned(const Cmyk& inks, double share) { return {inks.cyan * share, inks.magenta * share, inks.yellow * share, inks.black * share}; }

}  // namespace

Palette make_palette(const Brand& brand) {
  Palette p;
  p.ink = brand.ink;
  p.paper = brand.paper;
  p.primary = brand.primary;
  p.accent = brand.accent;
  p.tint1 = mix(brand.primary, brand.paper, tint1_share);
  p.tint2 = mix(brand.primary, brand.paper, tint2_share);
  p.tint3 = mix(brand.primary, brand.paper, tint3_share);
  p.line = mix(brand.ink, brand.paper, line_share);
  p.primary_text = readable_on_both(brand.primary, brand.paper, p.tint1);
  p.accent_text = nearest_readable(brand.accent, brand.paper, least_text);
  p.muted = brand.ink;
  for (double amount = 0.7; amount <= 1.0; amount += 0.05) {
    p.muted = mix(brand.ink, brand.paper, amount);
    if (contrast(p.muted, p.tint1) >= least_text) break;
  }
  const Color white{255, 255, 255}, black{0, 0, 0};
  p.on_primary = contrast(white, brand.primary) >= contrast(brand.ink, brand.primary) ? white : brand.ink;
  // Away from the text upon it, so that it reads at least as well there.
  p.deep = contrast(p.on_primary, black) > contrast(p.on_primary, white) ? mix(brand.primary, black, 0.80) : mix(brand.primary, white, 0.80);
  return p;
}

std::map<Color, Cmyk> palette_inks(const Brand& brand) {
  std::map<Color, Cmyk> inks;
  const Palette p = make_palette(brand);
  const auto primary = brand.inks.find(brand.primary), ink = brand.inks.find(brand.ink);
  const bool white_paper = brand.paper == Color{255, 255, 255};
  if (primary != brand.inks.end() && white_paper) {
    inks[p.tint1] = thinned(primary->second, tint1_share);
    inks[p.tint2] = thinned(primary->second, tint2_share);
    inks[p.tint3] = thinned(primary->second, tint3_share);
  }
  if (ink != brand.inks.end() && white_paper) inks[p.line] = thinned(ink->second, line_share);
  for (const auto& [color, cmyk] : brand.inks) inks[color] = cmyk;
  return inks;
}

}  // namespace divulga
