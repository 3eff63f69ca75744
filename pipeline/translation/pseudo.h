#pragma once
#include <string>
#include <vector>

#include "locale/catalog.h"

namespace divulga {

/// A language that nobody speaks, made from the source by rule: what breaks in it will break in translations. Its words can still be
/// read, so that a text which stayed in the source language is seen.
enum class PseudoLanguage {
  lengthened,      // "en-XA": accents on every letter, four tenths more of it, each text between ‹ and ›: what lacks a bracket was cut off or not translated
  right_to_left,   // "ar-XB": Arabic letters for Latin ones, so that shaping, direction and fonts are those of Arabic
};

LocaleTag tag_of(PseudoLanguage language);

/// A segment in the pseudo-language; its markup, `{{names}}`, links and notes stay as they are.
std::string pseudo_text(const std::string& markdown, PseudoLanguage language);

/// The catalog that translates every one of `texts`.
Catalog pseudo_catalog(const std::vector<CatalogEntry>& texts, PseudoLanguage language);

}  // namespace divulga
