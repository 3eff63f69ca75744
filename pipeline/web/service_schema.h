#pragma once
#include <string>

#include "edition/edition.h"

namespace divulga {

/// schema.org's GovernmentService of every service of the directory with its opening hours, as one JSON-LD graph: what
/// search engines and maps read. Safe inside <script>. Seasons that come every year are written for the years of the
/// project. Empty without services. `address`: of the site, ending with "/", or empty.
std::string services_schema(const ProjectSources& sources, const LocaleTag& language, const std::string& address);

/// Opening hours of one place: `"openingHours": […]` for the normal week, OpeningHoursSpecification for everything else.
/// `first`, `last`: the years that seasons without a year are written for. Empty without hours.
std::string hours_schema(const Hours& hours, int first, int last);

}  // namespace divulga
