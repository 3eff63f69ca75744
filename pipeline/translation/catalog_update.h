#pragma once
#include <vector>

#include "locale/catalog.h"

namespace divulga {

/// A catalog brought up to the project's texts (extract_segments): their order and places, what is translated already, and at
/// the end the translations of texts that the sources no longer hold, for such a text may come back.
struct CatalogUpdate {
  std::vector<CatalogEntry> entries;
  size_t texts = 0, translated = 0;   // of the sources; fuzzy ones do not count as translated
};
CatalogUpdate update_catalog(const std::vector<CatalogEntry>& texts, const Catalog& present);

}  // namespace divulga
