#pragma once
#include <vector>

#include "document/document.h"
#include "locale/catalog.h"
#include "web/html.h"

namespace divulga {

/// Entries of the service directory as cards, each with its id as anchor and a heading of `level`.
Html service_cards(const std::vector<ServiceEntry>& entries, int level, const LocaleTag& language, const Catalog& words);

/// The same plan as in print, drawn for a screen: numbered marks that link to the cards, leaders, names of places, scale and north.
Html service_map(const ServiceMap& map, const LocaleTag& language, const Catalog& words);

}  // namespace divulga
