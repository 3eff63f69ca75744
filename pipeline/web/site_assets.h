#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "web/site_model.h"
#include "web/site_templates.h"

namespace divulga {

/// The files that pages load: one style sheet a direction (Bootstrap Italia cut to `classes`, site.css, the project's
/// colours), the script, and the fonts that the style sheet names. Nothing is loaded from elsewhere.
std::vector<SiteFile> site_assets(const SiteModel& model, const SiteTemplates& templates, const std::set<std::string>& classes);

/// The project's own mark in the site's head, where the brand has one, and its place below the site's root.
std::optional<BrandLogo> site_logo(const Brand& brand);
std::string logo_asset(const BrandLogo& logo);

}  // namespace divulga
