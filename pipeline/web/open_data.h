#pragma once
#include <string>
#include <vector>

#include "document/document.h"

namespace divulga {

// The service directory for other people's programs, texts in the language of the entries.

/// RFC 4180, UTF-8 with a header line.
std::string services_csv(const std::vector<ServiceEntry>& entries);
/// A JSON array of objects with the columns of the CSV; opening hours as lists of {days, times}.
std::string services_json(const std::vector<ServiceEntry>& entries);
/// GeoJSON (RFC 7946): a point a service.
std::string services_geojson(const std::vector<ServiceEntry>& entries);

}  // namespace divulga
