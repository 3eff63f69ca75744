#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "web/html.h"
#include "web/site_icons.h"
#include "web/site_model.h"
#include "web/site_templates.h"

namespace divulga {

struct Crumb { std::string title, path; };

/// A page before its frame: what stands between header and footer, and what the frame wants to know of it.
struct SitePage {
  std::string path;                               // below the site's root
  LocaleTag language;
  std::string title, description;
  std::string section;                            // which entry of the menu it belongs to ("news"), may be empty
  std::vector<Crumb> crumbs;                      // without home and the page itself
  std::map<LocaleTag, std::string> alternates;    // the same page in every language that has it, its own included
  Html body;                                      // the inside of <main>
  std::optional<Date> changed;                    // for the sitemap
  bool bare = false;                              // the page at the root: no menu, no crumbs
  bool anywhere = false;                          // 404.html: shown at any address, so its links start at the site's root
  std::vector<std::string> sources;
  std::set<std::string> facts{};                  // names of the facts that its text shows
};

/// The address of `target` (below the root) as a link on `page`.
std::string link_from(const SiteModel& model, const SitePage& page, const std::string& target);

/// The page in its frame: head with alternates, header with the languages, menu, crumbs, footer with the funding lockup.
std::string framed(const SiteModel& model, const SiteTemplates& templates, const SiteIcons& icons, const SitePage& page, DiagnosticSink& sink);

}  // namespace divulga
