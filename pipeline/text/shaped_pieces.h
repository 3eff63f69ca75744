#pragma once
#include <cstdint>
#include <vector>

#include "text/itemizer.h"
#include "text/paragraph_text.h"
#include "text/shaper.h"

namespace divulga {

/// How an item's glyphs become points.
struct ItemSetting {
  ShapingRun run;
  Pt size;
  double scale = 0;      // points of a thousandth of an em
  double tracking = 0;   // points after each cluster
};

/// What is shaped at once within an item: a word, its spaces, a Chinese character, or the whole item where the font looks
/// across spaces.
struct Piece {
  std::uint32_t start = 0, end = 0;   // units
  std::uint32_t item = 0;
  ShapedTextPtr shaped;
};

/// A paragraph shaped without regard to lines. Immutable once built; units count from the paragraph's start.
struct ShapedPieces {
  ShapedPieces(const FontBook& font_book, std::vector<StyledText> content, ParagraphOptions paragraph_options, DiagnosticSink& sink);

  const Item& item_at(std::uint32_t unit) const;
  const LocaleTag& language_of(const StyledText& span) const;
  Shaper shaper() const;
  /// The hyphen as an item sets it.
  ShapedTextPtr hyphen(Shaper& shaper, const Item& item) const;
  double hyphen_width(Shaper& shaper, const Item& item) const;
  const ItemSetting& setting(const Item& item) const { return settings[static_cast<size_t>(&item - items.data())]; }

  const FontBook& fonts;
  std::vector<StyledText> spans;
  ParagraphOptions options;
  ParagraphText text;
  std::vector<Item> items;
  std::vector<ItemSetting> settings;   // of each item
  std::vector<Piece> pieces;
  bool half_width_marks = false;       // marks are set as simplified Chinese has them
  std::vector<double> positions;       // width of all text before each unit, points; one more for the end

 private:
  void add_settings();
  void add_pieces(Shaper& shaper, std::uint32_t item);
  void add_positions();
};

}  // namespace divulga
