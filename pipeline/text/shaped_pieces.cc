#include "text/shaped_pieces.h"

#include <algorithm>
#include <stdexcept>

#include "text/font_book_implementation.h"
#include "text/hanging_marks.h"

namespace divulga {
namespace {

bool extends_cjk(char16_t unit) {
  return (unit >= 0xFE00 && unit <= 0xFE0F) || unit == 0x3099 || unit == 0x309A || unit == 0xDB40 || unit == 0x200D;
}

bool allows_closing_up(ScriptCode script) { return !allows_expansion(script); }   // what stands in squares

/// Takes out the empty halves between full-width marks of units [start, end) that stand side by side.
ShapedTextPtr closed_up(ShapedTextPtr shaped, std::u16string_view units, std::uint32_t start, std::uint32_t end) {
  constexpr std::int32_t half = 500;
  std::shared_ptr<ShapedText> changed;
  for (size_t i = 0; i < shaped->glyphs.size(); ++i) {
    const std::uint32_t unit = start + shaped->glyphs[i].cluster;
    if (unit >= end || unit + 1 >= units.size() || !closes_up(units[unit], units[unit + 1]) || shaped->glyphs[i].advance <= half) continue;
    if (!changed) changed = std::make_shared<ShapedText>(*shaped);
    changed->glyphs[i].advance -= half;
    changed->advance -= half;
  }
  return changed ? changed : shaped;
}

}  // namespace

ShapedPieces::ShapedPieces(const FontBook& font_book, std::vector<StyledText> content, ParagraphOptions paragraph_options,
                           DiagnosticSink& sink)
    : fonts(font_book), spans(std::move(content)), options(std::move(paragraph_options)),
      text(join_spans(spans, options.span, sink)), items(itemize(fonts, text, spans, options, sink)) {
  half_width_marks = options.language.language() == "zh" && options.language.script() == "Hans";
  add_settings();
  Shaper shaping = shaper();
  pieces.reserve(text.units.size() / 3 + 1);
  for (std::uint32_t item = 0; item < items.size(); ++item) add_pieces(shaping, item);
  add_positions();
}

Shaper ShapedPieces::shaper() const {
  FontBook::Implementation& kept = fonts.implementation();
  return Shaper(kept.fonts, kept.words, text.units);
}

const LocaleTag& ShapedPieces::language_of(const StyledText& span) const {
  return span.style.language.empty() ? options.language : span.style.language;
}

void ShapedPieces::add_settings() {
  settings.reserve(items.size());
  const hb_language_impl_t* language = nullptr;
  double enlarged = 1;   // how much larger the language is set than Latin
  for (const Item& item : items) {
    const TextStyle& style = spans[item.span].style;
    if (settings.empty() || item.span != items[settings.size() - 1].span) {
      language = shaping_language(language_of(spans[item.span]).str());
      enlarged = optical_adjustment(language_of(spans[item.span])).size;
    }
    const bool tracked = style.tracking != 0 && allows_tracking(item.script);
    const auto features = static_cast<std::uint8_t>((style.tabular_figures ? tabular_figures : 0) | (tracked ? no_ligatures : 0));
    // Text enlarged for an Arabic reader would make the Latin names in it shout.
    const Pt size = is_european(item.script) ? style.size / enlarged : style.size;
    settings.push_back({{item.font, item.script, features, (item.level & 1) != 0, language},
                        size,
                        size.value / 1000,
                        tracked ? style.tracking * size.value : 0});
  }
}

void ShapedPieces::add_pieces(Shaper& shaping, std::uint32_t index) {
  const Item& item = items[index];
  const ShapingRun& run = settings[index].run;
  const char16_t* units = text.units.data();
  auto add = [&](std::uint32_t start, std::uint32_t end) {
    pieces.push_back({start, end, index, shaping.shape(run, start, end, 0, text.size())});
    if (half_width_marks && allows_closing_up(item.script)) pieces.back().shaped = closed_up(pieces.back().shaped, text.units, start, end);
  };
  if (fonts.implementation().fonts.loaded(item.font).shapes_across_space()) {
    add(item.start, item.end);
    return;
  }
  for (std::uint32_t i = item.start; i < item.end;) {
    std::uint32_t end = i + 1;
    if (units[i] == ' ') {
      while (end < item.end && units[end] == ' ') ++end;
    } else if (!is_cjk(units[i])) {
      while (end < item.end && units[end] != ' ' && !is_cjk(units[end])) ++end;
    }
    while (end < item.end && extends_cjk(units[end])) ++end;
    add(i, end);
    i = end;
  }
}

void ShapedPieces::add_positions() {
  positions.assign(text.units.size() + 1, 0);
  for (const Piece& piece : pieces) {
    const ItemSetting& as = settings[piece.item];
    double* advances = positions.data() + piece.start + 1;   // shifted by one: the sum is of what comes before
    const std::vector<ShapedGlyph>& glyphs = piece.shaped->glyphs;
    for (size_t i = 0; i < glyphs.size(); ++i) {
      advances[glyphs[i].cluster] += glyphs[i].advance * as.scale;
      if (as.tracking != 0 && (i == 0 || glyphs[i].cluster != glyphs[i - 1].cluster)) advances[glyphs[i].cluster] += as.tracking;
    }
  }
  for (size_t i = 1; i < positions.size(); ++i) positions[i] += positions[i - 1];
}

const Item& ShapedPieces::item_at(std::uint32_t unit) const {
  auto after = std::upper_bound(items.begin(), items.end(), unit, [](std::uint32_t u, const Item& item) { return u < item.start; });
  if (after == items.begin()) throw std::logic_error("no item at this place of the paragraph");
  return *std::prev(after);
}

ShapedTextPtr ShapedPieces::hyphen(Shaper& shaping, const Item& item) const {
  const auto unit = static_cast<char16_t>(fonts.implementation().fonts.loaded(item.font).hyphen());
  return shaping.shape_word(setting(item).run, std::u16string_view(&unit, 1));
}

double ShapedPieces::hyphen_width(Shaper& shaping, const Item& item) const {
  return static_cast<double>(hyphen(shaping, item)->advance) * setting(item).scale;
}

}  // namespace divulga
