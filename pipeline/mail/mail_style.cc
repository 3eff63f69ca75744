#include "mail/mail_style.h"

#include <cmath>
#include <cstdio>

namespace divulga {
namespace {

struct ScriptType { const char* families; double size, leading; };   // px, relative

ScriptType type_of(const LocaleTag& language) {
  const std::string script = language.script();
  if (language.str().compare(0, 2, "ur") == 0) return {"'Noto Nastaliq Urdu','Jameel Noori Nastaleeq','Urdu Typesetting',Tahoma,Arial,sans-serif", 17, 2.0};
  if (script == "Arab" || script == "Aran") return {"'Noto Naskh Arabic','Geeza Pro','Segoe UI',Tahoma,Arial,sans-serif", 18, 1.65};
  if (script == "Beng") return {"'Noto Sans Bengali','Nirmala UI','Bangla Sangam MN',Arial,sans-serif", 17, 1.6};
  if (script == "Guru") return {"'Noto Sans Gurmukhi','Nirmala UI','Gurmukhi MN',Arial,sans-serif", 17, 1.6};
  if (script == "Ethi") return {"'Noto Sans Ethiopic',Nyala,Kefa,Arial,sans-serif", 17, 1.6};
  if (script == "Hans") return {"'Noto Sans SC','PingFang SC','Microsoft YaHei',Arial,sans-serif", 16, 1.65};
  if (script == "Hant") return {"'Noto Sans TC','PingFang TC','Microsoft JhengHei',Arial,sans-serif", 16, 1.65};
  return {"'Noto Sans','Segoe UI',Roboto,Helvetica,Arial,sans-serif", 16, 1.5};
}

std::string sized(double size, double leading, const char* weight) {
  char buffer[96];
  std::snprintf(buffer, sizeof buffer, "font-size:%.0fpx;line-height:%.0fpx;font-weight:%s;", std::round(size), std::round(size * leading), weight);
  return buffer;
}

/// White on the brand's darker token, deepened; links in the primary colour as light as it takes.
MailStyle::Dark dark_style(const Brand& brand) {
  const Color white{255, 255, 255}, black{0, 0, 0};
  const Color deep = contrast(brand.ink, black) < contrast(brand.paper, black) ? brand.ink : brand.paper;
  const Color paper = mix(deep, black, 0.6);
  return {to_hex(mix(white, deep, 0.92)), to_hex(mix(white, deep, 0.76)), to_hex(nearest_readable(brand.primary, paper, 7)), to_hex(paper),
          to_hex(mix(deep, black, 0.35)), to_hex(mix(deep, black, 0.85)), to_hex(mix(white, deep, 0.2))};
}

}  // namespace

MailStyle mail_style(const Brand& brand, const LocaleTag& language) {
  const ScriptType type = type_of(language);
  const bool mirrored = language.direction() == Direction::right_to_left;
  MailStyle style;
  style.font = "font-family:" + (brand.base.family.empty() ? std::string() : "'" + brand.base.family + "',") + type.families + ";";
  style.text = sized(type.size, type.leading, "400");
  style.small = sized(type.size - 2, type.leading, "400");
  style.heading1 = sized(type.size * 1.625, type.leading * 0.85, "700");
  style.heading2 = sized(type.size * 1.25, type.leading * 0.9, "700");
  style.heading3 = sized(type.size * 1.0625, type.leading, "700");
  style.figure = sized(type.size * 1.75, 1.2, "700");
  const Palette palette = make_palette(brand);
  style.ink = to_hex(palette.ink);
  style.primary = to_hex(palette.primary);
  style.on_primary = to_hex(palette.on_primary);
  style.accent = to_hex(palette.accent_text);
  style.link = to_hex(palette.primary_text);
  style.paper = to_hex(palette.paper);
  style.ground = to_hex(mix(palette.ink, palette.paper, 0.07));
  style.tint = to_hex(palette.tint1);
  style.soft = to_hex(palette.muted);
  style.rule = to_hex(mix(palette.ink, palette.paper, 0.22));
  style.dark = dark_style(brand);
  style.start = mirrored ? "right" : "left";
  style.end = mirrored ? "left" : "right";
  return style;
}

}  // namespace divulga
