#pragma once
#include "web/site_page.h"

namespace divulga {

/// The software's words that the templates of the site use, by short name ("skip", "print").
TemplateValue page_words(const SiteModel& model, const LocaleTag& language);
/// "PDF, 2 pages, 1.2 MB" as the language writes it.
std::string download_note(const SiteModel& model, const LocaleTag& language, const Download& download);
/// {lang, dir} where a translation is missing, so that `shown` is still in the source language; otherwise false.
TemplateValue said_in(const SiteModel& model, const LocaleTag& language, const std::string& shown, const SourceString& source);
/// Maps for cards: what a card of an edition, a topic, a download shows.
TemplateValue edition_card(const SiteModel& model, const SitePage& page, const Edition& edition);
TemplateValue download_card(const SiteModel& model, const SitePage& page, const Download& download);
/// A card for each category that has a service or a procedure; `main` takes the five everyday questions, otherwise the rest.
enum class Topics { everyday, further };
TemplateValue::List topic_cards(const SiteModel& model, const SitePage& page, Topics which);
/// Whether the topic's page says anything.
bool has_topic(const SiteModel& model, const LocaleTag& language, const std::string& topic);

}  // namespace divulga
