#include "mail/mail_style.h"

#include <cmath>
#include <cstdio>

namespace divulga {
namespace {

struct ScriptType { const char* families; double size, leading; };   // px, relative

ScriptType type_of(const std::string& script) {
  if (script == "Arab" || script == "Aran") return {"'Noto Naskh Arabic','Geeza Pro','Segoe UI',Tahoma,Arial,sans-serif", 18, 1.65};
  if (script == "Beng") return {"'Noto Sans Bengali','Nirmala UI','Bangla Sangam MN',Arial,sans-serif", 17, 1.6};
  if (script == "Hans") return {"'Noto Sans SC','PingFang SC','Microsoft YaHei',Arial,sans-serif", 16, 1.65};
  if (script == "Hant") return {"'Noto Sans TC','PingFang TC','Microsoft JhengHei',Arial,sans-serif", 16, 1.65};
  return {"'Noto Sans','Segoe UI',Roboto,Helvetica,Arial,sans-serif", 16, 1.5};
}

std::string sized(double size, double leading, const char* weight) {
  char buffer[96];
  std::snprintf(buffer, sizeof buffer, "font-size:%.0fpx;line-height:%.0fpx;font-weight:%s;", std::round(size), std::round(size * leading), weight);
  return buffer;
}

std::string hex(const Color& color) {
  char buffer[8];
  std::snprintf(buffer, sizeof buffer, "#%02X%02X%02X", color.r, color.g, color.b);
  return buffer;
}

}  // namespace

MailStyle mail_style(const Brand& brand, const LocaleTag& language) {
  const ScriptType type = type_of(language.script());
  const bool mirrored = language.direction() == Direction::right_to_left;
  MailStyle style;
  style.font = std::string("font-family:") + type.families + ";";
  style.text = sized(type.size, type.leading, "400");
  style.small = sized(type.size - 2, type.leading, "400");
  style.heading1 = sized(type.size * 1.625, type.leading * 0.85, "700");
  style.heading2 = sized(type.size * 1.25, type.leading * 0.9, "700");
  style.heading3 = sized(type.size * 1.0625, type.leading, "700");
  style.figure = sized(type.size * 1.75, 1.2, "700");
  style.ink = hex(brand.ink);
  style.primary = hex(brand.primary);
  style.accent = hex(brand.accent);
  style.link = hex(brand.primary);
  style.start = mirrored ? "right" : "left";
  style.end = mirrored ? "left" : "right";
  return style;
}

}  // namespace divulga
