#pragma once
#include <vector>

#include "document/document.h"
#include "locale/catalog.h"
#include "web/html.h"

namespace divulga {

/// Entries of the service directory as cards, each with its id as anchor and a heading of `level`.
Html service_cards(const std::vector<ServiceEntry>& entries, int level, const LocaleTag& language, const Catalog& words);

/// The entries on a plain plan: numbered marks by latitude and longitude, links to the cards; marks that would cover one
/// another are moved apart and point to their place. Numbers count from 1 in the order given.
Html service_map(const std::vector<ServiceEntry>& entries, const LocaleTag& language, const Catalog& words);

}  // namespace divulga
