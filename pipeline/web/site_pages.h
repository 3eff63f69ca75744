#pragma once
#include "web/page.h"

// The pages of the site, each made from the model and its own template of templates/site/.

namespace divulga {

struct PageMaker {
  const SiteModel& model;
  const SiteTemplates& templates;
  DiagnosticSink& sink;
};

Page choose_page(const PageMaker& maker);                                            // the root: languages by their own names
Page not_found_page(const PageMaker& maker);
Page home_page(const PageMaker& maker, const LocaleTag& language);
Page topic_page(const PageMaker& maker, const LocaleTag& language, const std::string& topic);
Page procedures_page(const PageMaker& maker, const LocaleTag& language);
Page services_page(const PageMaker& maker, const LocaleTag& language);
Page news_page(const PageMaker& maker, const LocaleTag& language);
Page materials_page(const PageMaker& maker, const LocaleTag& language);              // what can be downloaded and read
/// `pictures` receives the paths below the workspace of the pictures that the page shows.
Page material_page(const PageMaker& maker, const Edition& edition, std::set<std::string>& pictures);

/// The address for a link of a text: pages of this site in the reader's language where they exist, outside ones as they are,
/// "#" for schemes that are neither of the web nor of mail or telephone.
std::string text_link(const SiteModel& model, const Page& page, const std::string& url);
/// Where a picture of the workspace stands in the site.
std::string picture_path(const SiteModel& model, const std::string& source);

}  // namespace divulga
