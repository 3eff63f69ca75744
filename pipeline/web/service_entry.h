#pragma once
#include <string>
#include <vector>

#include "edition/edition.h"

namespace divulga {

/// The service directory in a language, in the order of services.csv: texts translated, hours and dates written, languages
/// named. Only `category` when it is not empty.
std::vector<ServiceEntry> service_entries(const ProjectSources& sources, const LocaleTag& language, const std::string& category = {});

/// The categories in the order they are shown: documents, home, work, health, school, language, rights, family.
const std::vector<std::string>& service_categories();
/// A category's name in the reader's language, and the icon that stands for it.
std::string category_name(const ProjectSources& sources, const LocaleTag& language, const std::string& category);
std::string category_icon(const std::string& category);

}  // namespace divulga
