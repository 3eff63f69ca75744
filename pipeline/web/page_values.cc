#include "web/page_values.h"

#include <algorithm>

#include "locale/reader_word.h"
#include "web/topics.h"

namespace divulga {
namespace {

struct Named { const char* name; const char* english; };
constexpr Named kWords[] = {
    {"skip", reader_word("Skip to the content")}, {"languages", reader_word("Choose your language")}, {"menu", reader_word("Main menu")}, {"crumbs", reader_word("You are here")},
    {"home", reader_word("Home page")}, {"procedures", reader_word("What to do")}, {"services", reader_word("Services")}, {"news", reader_word("News")}, {"materials", reader_word("Materials")},
    {"project", reader_word("The project")}, {"print", reader_word("Print")}, {"pdf", reader_word("Download the PDF")}, {"share", reader_word("Share by e-mail")},
    {"demonstration", reader_word("Demonstration material: project, people, places and figures are invented.")},
    {"accessibility", reader_word("Accessibility statement")}, {"privacy", reader_word("Privacy")}, {"feed", reader_word("News feed (Atom)")},
    {"latest", reader_word("Latest news")}, {"all_news", reader_word("All news")}, {"all_services", reader_word("All services")}, {"all_materials", reader_word("All materials")},
    {"questions", reader_word("What do you need help with?")}, {"further", reader_word("Also")}, {"about", reader_word("About the project")}, {"objective", reader_word("Objective")}, {"contacts", reader_word("Contacts")},
    {"support", reader_word("The project is carried out with the support of the European Union.")}, {"not_found", reader_word("This page is not here")},
    {"not_found_text", reader_word("The address may have changed. Start again from your language.")}, {"all", reader_word("All")}, {"filter", reader_word("Choose a topic")},
    {"map", reader_word("Map of the services")}, {"map_note", reader_word("The numbers lead to the service in the list. The list says the same things as the map.")},
    {"open_data", reader_word("Open data")}, {"open_data_note", reader_word("The list can be used by others, with the date of its last check.")},
    {"no_cookies", reader_word("This site uses no cookies and does not follow your visit.")}, {"page_tools", reader_word("This page")}, {"other_languages", reader_word("In other languages")},
    {"events", reader_word("Events")}, {"newsletters", reader_word("Newsletters")}, {"press", reader_word("Press releases")}, {"when", reader_word("When")}, {"where", reader_word("Where")},
    {"services_lead", reader_word("Offices and associations that help you: where they are, when they open, which languages they speak and what to bring.")},
    {"procedures_lead", reader_word("Step by step, in simple words: what to prepare, where to go, how much it costs.")},
    {"news_lead", reader_word("What is happening, and when.")},
    {"materials_lead", reader_word("Leaflets, booklets and reports to read, print and hand out.")},
    {"nothing", reader_word("There is nothing here yet.")}, {"project_codes", reader_word("Project codes")}, {"read", reader_word("Read")},
    {"partners", reader_word("Who works on it")}, {"material", reader_word("Materials on this topic")}};

constexpr size_t kEveryday = 5;

std::string size_text(const LocaleTag& language, std::uint64_t bytes) {
  if (bytes >= 1000 * 1000) return format_number(language, static_cast<double>(bytes) / 1e6, 1) + "\u00a0MB";
  return format_number(language, static_cast<double>(std::max<std::uint64_t>(1, (bytes + 500) / 1000)), 0) + "\u00a0kB";
}

std::string folder_icon(Folder folder) {
  switch (folder) {
    case Folder::leaflets: return "files";
    case Folder::brochures: return "bookmark";
    case Folder::reports: return "chart-line";
    case Folder::newsletters: return "mail";
    case Folder::news: return "horn";
    case Folder::press: return "presentation";
    case Folder::events: return "calendar";
    case Folder::pages: return "info-circle";
    case Folder::procedures: return "list";
    case Folder::certificates: return "file-signed";
  }
  return "file";
}

}  // namespace

TemplateValue page_words(const SiteModel& model, const LocaleTag& language) {
  TemplateValue::Map words;
  for (const Named& named : kWords) words[named.name] = model.word(language, named.english);
  return words;
}

std::string download_note(const SiteModel& model, const LocaleTag& language, const Download& download) {
  const std::string pages = download.pages == 1 ? model.word(language, "1 page")
                                                : fill(model.word(language, "{count} pages"), {{"count", format_number(language, download.pages, 0)}});
  const std::string size = size_text(language, download.bytes);
  const bool mirrored = language.direction() == Direction::right_to_left;
  return "PDF · " + pages + " · " + (mirrored ? isolate_ltr(size) : size);
}

TemplateValue said_in(const SiteModel& model, const LocaleTag& language, const std::string& shown, const SourceString& source) {
  const LocaleTag& origin = model.project().source_language;
  if (language == origin || shown != source.text) return false;
  return TemplateValue::Map{{"lang", origin.str()}, {"dir", origin.direction() == Direction::right_to_left ? "rtl" : "ltr"}};
}

TemplateValue edition_card(const SiteModel& model, const SitePage& page, const Edition& edition) {
  const Material& material = *edition.material;
  TemplateValue::Map card;
  card["url"] = link_from(model, page, material_path(edition.language, material.folder, edition.name));
  card["title"] = edition.document.title;
  card["title_in"] = said_in(model, edition.language, edition.document.title, material.title);
  card["summary"] = edition.document.summary;
  card["summary_in"] = said_in(model, edition.language, edition.document.summary, material.summary);
  card["date"] = material.date ? TemplateValue(format_date(edition.language, *material.date, DateStyle::long_)) : TemplateValue(false);
  card["iso"] = material.date ? to_iso(*material.date) : std::string();
  card["topic"] = material.topic.empty() ? TemplateValue(false) : TemplateValue(category_name(model.sources(), edition.language, material.topic));
  card["icon"] = icon(material.topic.empty() ? folder_icon(material.folder) : topic_icon(material.topic)).markup();
  const Download* pdf = model.download(edition.language, material.folder, edition.name);
  card["pdf"] = pdf ? TemplateValue(TemplateValue::Map{{"pdf_url", link_from(model, page, pdf->path)}, {"note", download_note(model, edition.language, *pdf)}}) : TemplateValue(false);
  return card;
}

TemplateValue download_card(const SiteModel& model, const SitePage& page, const Download& download) {
  TemplateValue::Map card;
  card["url"] = link_from(model, page, download.path);
  card["title"] = download.title;
  card["note"] = download_note(model, page.language, download);
  card["icon"] = icon("file-pdf-ext").markup();
  const Edition* edition = model.find(page.language, download.folder, download.name);
  card["read"] = edition ? TemplateValue(TemplateValue::Map{{"read_url", link_from(model, page, material_path(page.language, download.folder, download.name))}}) : TemplateValue(false);
  TemplateValue::List others;
  for (const LocaleTag& other : model.languages())
    if (const Download* same = other == page.language ? nullptr : model.download(other, download.folder, download.name))
      others.push_back(TemplateValue::Map{{"own_name", other.own_name()}, {"lang", other.str()}, {"other_url", link_from(model, page, same->path)}, {"dir", other.direction() == Direction::right_to_left ? "rtl" : "ltr"}});
  card["others"] = others;
  card["has_others"] = !others.empty();
  return card;
}

bool has_topic(const SiteModel& model, const LocaleTag& language, const std::string& topic) {
  for (const ServiceEntry& entry : model.services(language))
    if (entry.category == topic) return true;
  for (const Edition* edition : model.editions(language, Folder::procedures))
    if (edition->material->topic == topic) return true;
  return false;
}

TemplateValue::List topic_cards(const SiteModel& model, const SitePage& page, Topics which) {
  TemplateValue::List cards;
  const std::vector<std::string>& all = site_topics();
  for (size_t i = 0; i < all.size(); ++i) {
    if ((i < kEveryday) != (which == Topics::everyday) || !has_topic(model, page.language, all[i])) continue;
    cards.push_back(TemplateValue::Map{{"name", category_name(model.sources(), page.language, all[i])},
                                       {"text", model.word(page.language, topic_blurb(all[i]))},
                                       {"icon", icon(topic_icon(all[i]), "icon-lg").markup()},
                                       {"url", link_from(model, page, topic_path(page.language, all[i]))}});
  }
  return cards;
}

}  // namespace divulga
