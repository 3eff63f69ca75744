#pragma once
#include <string>

#include "locale/locale_tag.h"
#include "workspace/palette.h"

namespace divulga {

/// Inline CSS by role: mail programs drop style sheets, so every element carries its own.
struct MailStyle {
  std::string font, small, text, heading1, heading2, heading3, figure;   // "font-size:…;line-height:…;"
  std::string ink, primary, on_primary, accent, link;                    // "#17324D"
  std::string paper, ground, tint, soft, rule;                           // sheet, what is around it, boxes, secondary text, rules
  struct Dark { std::string ink, soft, link, paper, ground, tint, rule; } dark;   // for readers who ask for dark mode
  std::string start, end;                                                // "left", "right", by direction
};

/// Sizes by script: Arabic is set larger, Chinese and Bengali with more leading (16 px at least for text, 14 for notes).
MailStyle mail_style(const Brand& brand, const LocaleTag& language);

}  // namespace divulga
