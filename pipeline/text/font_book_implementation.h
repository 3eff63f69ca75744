#pragma once
#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>

#include "text/font_book.h"
#include "text/font_store.h"
#include "text/hyphenation.h"
#include "text/line_opportunities.h"
#include "text/script_resolution.h"
#include "text/shaper.h"

namespace divulga {

/// What a FontBook keeps between paragraphs. Every member is thread-safe.
struct FontBook::Implementation {
  Implementation(const std::string& asset_directory, const std::string& debian_fonts, const std::vector<FontFamilyChoice>& choices)
      : fonts(FontTable(asset_directory, debian_fonts, choices)) {}

  /// The script of text that shows none itself (figures alone), by its language.
  ScriptCode script_of(const LocaleTag& language);
  /// The table's answer, kept: every paragraph asks.
  const std::vector<FontId>& faces(const FontRequest& request, std::string_view script, const LocaleTag& language);

  FontStore fonts;
  WordCache words;
  Hyphenation hyphenation;
  LineOpportunities opportunities;

 private:
  std::mutex mutex_;
  std::map<LocaleTag, ScriptCode> scripts_;   // asking ICU is slow
  struct Question {
    FontRole role;
    int weight;
    bool italic;
    std::string script, language;
    auto operator<=>(const Question&) const = default;
  };
  std::shared_mutex faces_mutex_;
  std::map<Question, std::vector<FontId>> faces_;   // addresses stay
};

}  // namespace divulga
