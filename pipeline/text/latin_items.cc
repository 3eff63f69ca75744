#include "text/latin_items.h"

#include <unicode/uscript.h>

#include <algorithm>

#include "text/font_book_implementation.h"

namespace divulga {
namespace {

/// Letters of the Latin script, and what takes the script of its neighbours.
bool is_latin_or_common(char16_t unit) {
  return (unit >= 0x20 && unit < 0x250) || (unit >= 0x2010 && unit <= 0x2027) || unit == 0x20AC || unit == 0x2212;
}

}  // namespace

std::optional<std::vector<Item>> latin_items(const FontBook& fonts, const ParagraphText& text, const std::vector<StyledText>& spans,
                                             const ParagraphOptions& options) {
  static const std::string latin = "Latn";
  FontBook::Implementation& book = fonts.implementation();
  constexpr ScriptCode script = USCRIPT_LATIN;
  if (options.direction != Direction::left_to_right || book.script_of(options.language) != script) return std::nullopt;
  if (!std::all_of(text.units.begin(), text.units.end(), is_latin_or_common)) return std::nullopt;
  std::vector<Item> items;
  for (std::uint32_t span = 0; span < spans.size(); ++span) {
    const std::uint32_t start = text.span_starts[span], end = text.span_starts[span + 1];
    if (start == end) continue;
    const TextStyle& style = spans[span].style;
    const FontId font = fonts.faces(style.font, latin, style.language.empty() ? options.language : style.language).front();
    const LoadedFont& face = book.fonts.loaded(font);
    bool visible = false;
    for (std::uint32_t i = start; i < end; ++i) {
      if (text.units[i] == soft_hyphen) continue;
      if (!face.has_glyph(text.units[i])) return std::nullopt;
      visible = true;
    }
    if (!visible) return std::nullopt;
    items.push_back({start, end, span, font, script, 0});
  }
  return items;
}

}  // namespace divulga
