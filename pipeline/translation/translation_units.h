#pragma once
#include <vector>

#include "locale/catalog.h"
#include "translation/translation_unit.h"

namespace divulga {

/// Where every text stands in one language: a unit a text, in their order, pointing into `texts`. The catalog need not have been
/// updated: its entries, by their references, say what the sources were, and a text reworded since is found stale. Equal
/// wording keeps its translation wherever it stands. Deterministic; safe to call from many threads.
std::vector<TranslationUnit> translation_units(const std::vector<SourceText>& texts, const Catalog& catalog);

/// The same for many languages, a list each, on many threads; catalogs that say the same of what the sources were share the search
/// for what was reworded.
std::vector<std::vector<TranslationUnit>> translation_units(const std::vector<SourceText>& texts, const std::vector<Catalog>& catalogs);

/// The catalog's entries brought up to the units: texts in their order with their places, then, obsolete, the translations
/// whose texts are gone. Comments of translators stay. `today` is the day from which a newly stale one is.
std::vector<CatalogEntry> catalog_entries(const std::vector<TranslationUnit>& units, const Catalog& present, const Date& today);

/// The entry of a unit as a catalog holds it: references, flags and comment by its state; a stale one without a day is so `today`.
CatalogEntry entry_of(const TranslationUnit& unit, const Date& today);

/// `translation`, made from `made_from`, for the same wording with other link targets, notes or references: those of `source` where
/// both have as many of a kind; otherwise as it is.
std::string with_marks_of(const std::string& translation, const std::string& made_from, const std::string& source);

}  // namespace divulga
