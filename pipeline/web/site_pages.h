#pragma once
#include "web/site_page.h"

// The pages of the site, each made from the model and its own template of templates/site/.

namespace divulga {

struct PageMaker {
  const SiteModel& model;
  const SiteTemplates& templates;
  DiagnosticSink& sink;
};

SitePage choose_page(const PageMaker& maker);                                            // the root: languages by their own names
SitePage not_found_page(const PageMaker& maker);
SitePage home_page(const PageMaker& maker, const LocaleTag& language);
SitePage topic_page(const PageMaker& maker, const LocaleTag& language, const std::string& topic);
SitePage procedures_page(const PageMaker& maker, const LocaleTag& language);
SitePage services_page(const PageMaker& maker, const LocaleTag& language);
SitePage news_page(const PageMaker& maker, const LocaleTag& language);
SitePage materials_page(const PageMaker& maker, const LocaleTag& language);              // what can be downloaded and read
/// `pictures` receives the paths below the workspace of the pictures that the page shows.
SitePage material_page(const PageMaker& maker, const Edition& edition, std::set<std::string>& pictures);

/// The address for a link of a text: pages of this site in the reader's language where they exist, outside ones as they are,
/// "#" for schemes that are neither of the web nor of mail or telephone.
std::string text_link(const SiteModel& model, const SitePage& page, const std::string& url);
/// Where a picture of the workspace stands in the site.
std::string picture_path(const SiteModel& model, const std::string& source);

}  // namespace divulga
