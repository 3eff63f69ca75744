#include "text/itemizer.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>

#include "text/bidi_levels.h"
#include "text/font_book_implementation.h"
#include "text/latin_items.h"

namespace divulga {
namespace {

bool extends_cluster(UChar32 c) {
  if (c < 0x300) return false;
  switch (u_getIntPropertyValue(c, UCHAR_GRAPHEME_CLUSTER_BREAK)) {
    case U_GCB_EXTEND:
    case U_GCB_SPACING_MARK:
    case U_GCB_ZWJ: return true;
    default: return false;
  }
}

/// Spaces and hyphens that HarfBuzz makes from others where the font lacks them.
bool has_equivalent(const LoadedFont& font, UChar32 c) {
  if (c == 0x2011) return font.has_glyph(0x2010);
  return u_charType(c) == U_SPACE_SEPARATOR && font.has_glyph(' ');
}

bool covers_character(const LoadedFont& font, UChar32 c) {
  return font.has_glyph(static_cast<char32_t>(c)) || is_default_ignorable(static_cast<char32_t>(c)) || has_equivalent(font, c);
}

bool covers_exactly(const LoadedFont& font, std::u16string_view cluster) {
  for (size_t i = 0; i < cluster.size();) {
    UChar32 c = 0;
    U16_NEXT(cluster.data(), i, cluster.size(), c);
    if (!covers_character(font, c)) return false;
  }
  return true;
}

std::u16string normalized(const UNormalizer2* form, std::u16string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  std::u16string out(text.size() * 4 + 8, u'\0');
  int32_t length = unorm2_normalize(form, text.data(), static_cast<int32_t>(text.size()), out.data(),
                                    static_cast<int32_t>(out.size()), &status);
  return U_FAILURE(status) ? std::u16string(text) : out.substr(0, static_cast<size_t>(length));
}

/// HarfBuzz composes and decomposes, so a cluster is covered when one of its canonical forms is.
bool covers(const LoadedFont& font, std::u16string_view cluster) {
  if (cluster.size() == 1) {
    if (covers_character(font, cluster[0])) return true;
    if (cluster[0] < 0xC0) return false;
  } else if (covers_exactly(font, cluster)) {
    return true;
  }
  UErrorCode status = U_ZERO_ERROR;
  return covers_exactly(font, normalized(unorm2_getNFCInstance(&status), cluster)) ||
         covers_exactly(font, normalized(unorm2_getNFDInstance(&status), cluster));
}

/// Letters, figures, their marks and what joins them, as far as a word is written without gaps: Chinese has none.
bool is_word_unit(char16_t unit) {
  if (unit < 0x80) return (unit >= '0' && unit <= '9') || ((unit | 0x20) >= 'a' && (unit | 0x20) <= 'z');
  if (unit == soft_hyphen || unit == 0x200C || unit == 0x200D) return true;
  if (is_cjk(unit)) return false;
  return u_isalnum(unit) || (U_MASK(u_charType(unit)) & U_GC_M_MASK) != 0;
}

class Itemizer {
 public:
  Itemizer(const FontBook& fonts, const ParagraphText& text, const std::vector<StyledText>& spans,
           const ParagraphOptions& options, DiagnosticSink& sink)
      : fonts_(fonts), store_(fonts.implementation().fonts), text_(text), spans_(spans), options_(options), sink_(sink),
        levels_(bidi_levels(text.units, options.direction)),
        scripts_(resolve_scripts(text.units, fonts.implementation().script_of(options.language))) {}

  std::vector<Item> run() {
    for (std::uint32_t span = 0; span < spans_.size(); ++span) {
      span_ = span;
      open_ = false;
      candidates_script_ = -1;
      word_end_ = 0;
      for (std::uint32_t i = text_.span_starts[span]; i < text_.span_starts[span + 1];) i = take_cluster(i, text_.span_starts[span + 1]);
      flush_pending();
    }
    return std::move(items_);
  }

 private:
  std::uint32_t cluster_end(std::uint32_t start, std::uint32_t limit) const {
    const char16_t* units = text_.units.data();
    std::uint32_t end = start;
    UChar32 c = 0;
    U16_NEXT(units, end, limit, c);
    while (end < limit && units[end] >= 0x300) {
      std::uint32_t next = end;
      U16_NEXT(units, next, limit, c);
      if (!extends_cluster(c) || levels_[end] != levels_[start]) break;
      end = next;
    }
    return end;
  }

  bool is_neutral(std::u16string_view cluster) const {
    for (size_t i = 0; i < cluster.size();) {
      UChar32 c = 0;
      U16_NEXT(cluster.data(), i, cluster.size(), c);
      if (!is_default_ignorable(static_cast<char32_t>(c))) return false;
    }
    return true;
  }

  std::uint32_t take_cluster(std::uint32_t start, std::uint32_t limit) {
    if (text_.units[start] == forced_break) {
      flush_pending();
      open_ = false;
      return start + 1;
    }
    const std::uint32_t end = cluster_end(start, limit);
    const std::u16string_view cluster(text_.units.data() + start, end - start);
    if (is_neutral(cluster)) {
      if (open_ && items_.back().level == levels_[start]) {
        items_.back().end = end;
      } else {
        if (pending_ && levels_[pending_start_] != levels_[start]) flush_pending();
        if (!pending_) pending_start_ = start;
        pending_ = true;
        pending_end_ = end;
        open_ = false;
      }
      return end;
    }
    if (pending_ && levels_[pending_start_] != levels_[start]) flush_pending();
    extend(pending_ ? pending_start_ : start, end, scripts_[start], font_for(start, cluster), levels_[start]);
    pending_ = false;
    return end;
  }

  void extend(std::uint32_t start, std::uint32_t end, ScriptCode script, FontId font, std::uint8_t level) {
    if (open_) {
      Item& item = items_.back();
      if (item.end == start && item.script == script && item.font == font && item.level == level) {
        item.end = end;
        return;
      }
    }
    items_.push_back({start, end, span_, font, script, level});
    open_ = true;
  }

  /// Invisible characters with nothing to go with: the script's own face carries them.
  void flush_pending() {
    if (!pending_) return;
    const ScriptCode script = scripts_[pending_start_];
    extend(pending_start_, pending_end_, script, candidates(script).front(), levels_[pending_start_]);
    pending_ = false;
  }

  const LocaleTag& language() const {
    const LocaleTag& own = spans_[span_].style.language;
    return own.empty() ? options_.language : own;
  }

  const std::vector<FontId>& candidates(ScriptCode script) {
    if (script != candidates_script_) {
      candidates_ = &fonts_.faces(spans_[span_].style.font, script_name(script), language());
      candidates_script_ = script;
      primary_ = &store_.loaded(candidates_->front());
    }
    return *candidates_;
  }

  FontId font_for(std::uint32_t start, std::u16string_view cluster) {
    const std::vector<FontId>& faces = candidates(scripts_[start]);
    if (start >= word_end_) find_word(start);
    if (start < word_end_ && word_font_) return *word_font_;
    if (cluster.size() == 1 && primary_->has_glyph(cluster[0])) return faces.front();
    for (FontId id : faces)
      if (covers(store_.loaded(id), cluster)) return id;
    report_missing(cluster, faces);
    return faces.front();
  }

  /// The word that begins here, whole even where styles cut it, and the first face that has all of it: one that lacks a letter
  /// leaves the word to the next. None where no face has it all, or where no word begins.
  void find_word(std::uint32_t start) {
    word_font_.reset();
    const std::u16string& units = text_.units;
    const auto belongs = [&](std::uint32_t i) { return scripts_[i] == scripts_[start] && is_word_unit(units[i]); };
    if (!belongs(start)) return;
    std::uint32_t first = start;
    while (first > 0 && belongs(first - 1)) --first;
    bool in_primary = true;
    for (word_end_ = first; word_end_ < units.size() && belongs(word_end_); ++word_end_)
      in_primary = in_primary && (primary_->has_glyph(units[word_end_]) || units[word_end_] == soft_hyphen);
    const std::vector<FontId>& faces = candidates(scripts_[start]);
    const auto has_word = [&](FontId id) {
      for (std::uint32_t i = first; i < word_end_;) {
        const std::uint32_t end = cluster_end(i, word_end_);
        if (!covers(store_.loaded(id), std::u16string_view(units).substr(i, end - i))) return false;
        i = end;
      }
      return true;
    };
    const auto found = in_primary ? faces.begin() : std::find_if(faces.begin(), faces.end(), has_word);
    if (found != faces.end()) word_font_ = *found;
  }

  void report_missing(std::u16string_view cluster, const std::vector<FontId>& faces) {
    for (size_t i = 0; i < cluster.size();) {
      UChar32 c = 0;
      U16_NEXT(cluster.data(), i, cluster.size(), c);
      if (std::any_of(faces.begin(), faces.end(), [&](FontId id) { return covers_character(store_.loaded(id), c); })) continue;
      char number[16];
      std::snprintf(number, sizeof number, "U+%04X", static_cast<unsigned>(c));
      std::string utf8;
      utf8.reserve(4);
      append_utf8(utf8, c);
      sink_.error("missing-glyph", options_.span,
                  message("no font has the character '{0}' ({1}) for language '{2}'", utf8, number, language().str()),
                  message("replace the character with one that can be printed"));
    }
  }

  static void append_utf8(std::string& out, UChar32 c) {
    char encoded[U8_MAX_LENGTH];
    int32_t length = 0;
    UBool failed = false;
    U8_APPEND(reinterpret_cast<std::uint8_t*>(encoded), length, U8_MAX_LENGTH, c, failed);
    if (failed) return;
    out.append(encoded, static_cast<size_t>(length));
  }

  const FontBook& fonts_;
  const FontStore& store_;
  const ParagraphText& text_;
  const std::vector<StyledText>& spans_;
  const ParagraphOptions& options_;
  DiagnosticSink& sink_;
  std::vector<std::uint8_t> levels_;
  std::vector<ScriptCode> scripts_;
  std::vector<Item> items_;
  bool open_ = false;                     // the last item may grow
  bool pending_ = false;                  // invisible characters wait for an item
  std::uint32_t pending_start_ = 0, pending_end_ = 0;
  std::uint32_t span_ = 0;
  const std::vector<FontId>* candidates_ = nullptr;
  ScriptCode candidates_script_ = -1;
  const LoadedFont* primary_ = nullptr;
  std::uint32_t word_end_ = 0;            // of the word at hand
  std::optional<FontId> word_font_;       // the face that has all of it
};

}  // namespace

std::vector<Item> itemize(const FontBook& fonts, const ParagraphText& text, const std::vector<StyledText>& spans,
                          const ParagraphOptions& options, DiagnosticSink& sink) {
  if (std::optional<std::vector<Item>> items = latin_items(fonts, text, spans, options)) return std::move(*items);
  return Itemizer(fonts, text, spans, options, sink).run();
}

}  // namespace divulga
