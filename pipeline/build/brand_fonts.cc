#include "build/brand_fonts.h"

#include <algorithm>

namespace divulga {

std::vector<FontFamilyChoice> font_choices(const Brand& brand, const FileSystem& files, const std::string& root) {
  std::vector<FontFamilyChoice> choices;
  const auto choose = [&](FontRole role, const BrandType& type) {
    if (type.family.empty()) return;
    FontFamilyChoice choice;
    choice.role = role;
    choice.family = type.family;
    choice.span = type.span;
    const auto own = std::find_if(brand.fonts.begin(), brand.fonts.end(), [&](const BrandFont& font) { return font.family == type.family; });
    if (own != brand.fonts.end())
      for (const BrandFontFile& file : own->files) {
        const std::string path = join_path(root, file.file);
        if (!files.exists(path)) return;             // told when the brand was read
        choice.files.push_back({file.file, file.weight, file.italic, std::make_shared<const std::string>(files.read(path))});
      }
    choices.push_back(std::move(choice));
  };
  choose(FontRole::sans, brand.base);
  choose(FontRole::serif, brand.long_text.family.empty() ? brand.base : brand.long_text);
  choose(FontRole::heading, brand.headings.family.empty() ? brand.base : brand.headings);
  choose(FontRole::mono, brand.monospace);
  return choices;
}

}  // namespace divulga
