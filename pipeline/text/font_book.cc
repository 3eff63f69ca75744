#include "text/font_book.h"

#include "text/font_book_implementation.h"

namespace divulga {

FontBook::FontBook(std::string asset_directory, std::string debian_fonts)
    : implementation_(std::make_unique<Implementation>(asset_directory, debian_fonts)) {}

FontBook::~FontBook() = default;

ScriptCode FontBook::Implementation::script_of(const LocaleTag& language) {
  std::lock_guard lock(mutex_);
  auto [entry, is_new] = scripts_.try_emplace(language);
  if (is_new) entry->second = script_code(language.empty() ? "Latn" : language.script().c_str());
  return entry->second;
}

std::vector<FontId> FontBook::faces(const FontRequest& request, const std::string& script, const LocaleTag& language) const {
  return implementation_->fonts.table().faces(request, script, language.str());
}

const FontFace& FontBook::face(FontId id) const { return implementation_->fonts.loaded(id).face; }

bool FontBook::has_glyph(FontId id, char32_t character) const { return implementation_->fonts.loaded(id).has_glyph(character); }

OpticalAdjustment optical_adjustment(const LocaleTag& language) {
  const std::string code = language.str().substr(0, language.str().find('-'));
  if (code == "ur") return {1.35, 2.0};
  if (code == "ar" || code == "fa" || code == "ps") return {1.2, 1.6};
  for (const char* indic : {"bn", "hi", "pa", "ta", "si", "mr", "ne", "as", "gu", "te", "kn", "ml"})
    if (code == indic) return {1.05, 1.55};
  if (code == "am" || code == "ti") return {1.0, 1.55};
  if (code == "zh" || code == "ja" || code == "ko") return {1.0, 1.6};
  return {1.0, 1.4};
}

}  // namespace divulga
