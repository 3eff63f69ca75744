#pragma once
#include "web/site_page.h"

namespace divulga {

/// News, events, letters and press releases of a language as an Atom feed (RFC 4287), newest first.
std::string news_feed(const SiteModel& model, const LocaleTag& language);
/// sitemap.xml with every page, its date and its other languages (sitemaps.org, xhtml:link).
std::string sitemap(const SiteModel& model, const std::vector<SitePage>& pages);
/// robots.txt: everything may be read; where the site map is.
std::string robots(const SiteModel& model);

}  // namespace divulga
