#include <algorithm>

#include "edition/carried_facts.h"
#include "web/page_values.h"
#include "locale/reader_word.h"
#include "web/service_cards.h"
#include "web/service_schema.h"
#include "web/topics.h"
#include "web/site_pages.h"

namespace divulga {
namespace {

/// A page of a section that every language has.
SitePage section_start(const PageMaker& maker, const LocaleTag& language, const std::string& section, const std::string& title,
                   const std::string& description) {
  SitePage page;
  page.path = section_path(language, section);
  page.language = language;
  page.title = maker.model.word(language, title);
  page.description = maker.model.word(language, description);
  page.section = section;
  for (const LocaleTag& other : maker.model.languages()) page.alternates[other] = section_path(other, section);
  return page;
}

TemplateValue::List cards_of(const PageMaker& maker, const SitePage& page, const std::vector<const Edition*>& editions, size_t most = 1000) {
  TemplateValue::List cards;
  for (const Edition* edition : editions)
    if (cards.size() < most) cards.push_back(edition_card(maker.model, page, *edition));
  return cards;
}

void take_changes(SitePage& page, const std::vector<const Edition*>& editions) {
  for (const Edition* edition : editions) {
    const Material& m = *edition->material;
    for (const std::optional<Date>& date : {m.verified, m.date})
      if (date && (!page.changed || *page.changed < *date)) page.changed = date;
    page.sources.push_back(m.file);
    page.facts.insert(edition->title_facts.begin(), edition->title_facts.end());
  }
}

/// What happens and when: news first, then events, letters, statements for the press.
std::vector<const Edition*> latest(const SiteModel& model, const LocaleTag& language) {
  std::vector<const Edition*> all = model.editions(language, Folder::news);
  for (const Edition* event : model.editions(language, Folder::events)) all.push_back(event);
  std::stable_sort(all.begin(), all.end(), [](const Edition* a, const Edition* b) {
    return a->material->date && b->material->date && *b->material->date < *a->material->date;
  });
  return all;
}

}  // namespace

SitePage choose_page(const PageMaker& maker) {
  SitePage page;
  page.path = "index.html";
  page.language = maker.model.project().source_language;
  page.title = maker.model.name(page.language);
  page.description = maker.model.text(page.language, maker.model.project().summary);
  page.bare = true;
  for (const LocaleTag& language : maker.model.languages()) page.alternates[language] = home_path(language);
  TemplateValue::List choices;
  for (const LocaleTag& language : maker.model.languages()) {
    std::string named;
    for (const std::string& topic : site_topics())
      if (has_topic(maker.model, language, topic) && topic != "language" && topic != "rights" && topic != "family")
        named += (named.empty() ? "" : " · ") + category_name(maker.model.sources(), language, topic);
    choices.push_back(TemplateValue::Map{{"own_name", language.own_name()}, {"lang", language.str()}, {"url", link_from(maker.model, page, home_path(language))},
                                         {"dir", language.direction() == Direction::right_to_left ? "rtl" : "ltr"}, {"topics", named}});
  }
  page.body = maker.templates.fill("choose", TemplateValue::Map{{"choices", choices}, {"project_title", maker.model.text(page.language, maker.model.project().title)}, {"summary", page.description},
                                                                {"arrow", directional_icon("arrow-right", "icon-sm").markup()}}, maker.sink);
  return page;
}

SitePage not_found_page(const PageMaker& maker) {
  SitePage page = choose_page(maker);
  page.path = "404.html";
  page.anywhere = true;
  page.alternates.clear();
  page.title = maker.model.word(page.language, "This page is not here");
  TemplateValue::List choices;
  for (const LocaleTag& language : maker.model.languages())
    choices.push_back(TemplateValue::Map{{"own_name", language.own_name()}, {"lang", language.str()}, {"url", link_from(maker.model, page, home_path(language))},
                                         {"dir", language.direction() == Direction::right_to_left ? "rtl" : "ltr"},
                                         {"sentence", maker.model.word(language, "This page is not here")}});
  page.body = maker.templates.fill("not_found", TemplateValue::Map{{"choices", choices}, {"w", page_words(maker.model, page.language)},
                                                                   {"arrow", directional_icon("arrow-right", "icon-sm").markup()}}, maker.sink);
  return page;
}

SitePage home_page(const PageMaker& maker, const LocaleTag& language) {
  const SiteModel& model = maker.model;
  const Project& project = model.project();
  SitePage page;
  page.path = home_path(language);
  page.language = language;
  page.title = model.name(language);
  page.description = model.text(language, project.summary);
  page.section = "home";
  for (const LocaleTag& other : model.languages()) page.alternates[other] = home_path(other);
  const std::vector<const Edition*> news = latest(model, language);
  take_changes(page, news);
  TemplateValue::List downloads, partners;
  for (const Download& download : model.input().downloads)
    if (download.language == language && (download.folder == Folder::leaflets || download.folder == Folder::brochures || download.folder == Folder::reports) && downloads.size() < 4)
      downloads.push_back(download_card(model, page, download));
  partners.push_back(TemplateValue::Map{{"name", model.text(language, project.lead.name)}, {"role", model.text(language, project.lead.role)}});
  for (const Partner& partner : project.partners)
    partners.push_back(TemplateValue::Map{{"name", model.text(language, partner.name)}, {"role", model.text(language, partner.role)}});
  TemplateValue::Map values;
  values["w"] = page_words(model, language);
  values["project_title"] = model.text(language, project.title);
  values["title_in"] = said_in(model, language, model.text(language, project.title), project.title);
  values["summary_in"] = said_in(model, language, page.description, project.summary);
  values["summary"] = page.description;
  values["objective"] = project.objective.empty() ? TemplateValue(false) : TemplateValue(model.text(language, project.objective));
  values["topics"] = topic_cards(model, page, Topics::everyday);
  const TemplateValue::List further = topic_cards(model, page, Topics::further);
  values["has_further"] = !further.empty();
  values["further"] = further;
  values["news"] = cards_of(maker, page, news, 3);
  values["has_news"] = !news.empty();
  values["news_url"] = link_from(model, page, section_path(language, "news"));
  values["has_downloads"] = !downloads.empty();
  values["downloads"] = downloads;
  values["materials_url"] = link_from(model, page, section_path(language, "materials"));
  values["services_url"] = link_from(model, page, section_path(language, "services"));
  values["has_services"] = !model.services(language).empty();
  values["partners"] = partners;
  values["arrow"] = directional_icon("arrow-right", "icon-sm").markup();
  values["map_icon"] = icon("map-marker", "icon-sm").markup();
  page.body = maker.templates.fill("home", values, maker.sink);
  return page;
}

SitePage topic_page(const PageMaker& maker, const LocaleTag& language, const std::string& topic) {
  const SiteModel& model = maker.model;
  SitePage page;
  page.path = topic_path(language, topic);
  page.language = language;
  page.title = category_name(model.sources(), language, topic);
  page.section = "topics";
  page.description = page.title + ". " + model.text(language, model.project().summary);
  for (const LocaleTag& other : model.languages())
    if (has_topic(model, other, topic)) page.alternates[other] = topic_path(other, topic);
  std::vector<const Edition*> procedures, materials;
  for (const Folder folder : {Folder::procedures, Folder::leaflets, Folder::brochures, Folder::news})
    for (const Edition* edition : model.editions(language, folder))
      if (edition->material->topic == topic) (folder == Folder::procedures ? procedures : materials).push_back(edition);
  take_changes(page, procedures);
  std::vector<ServiceEntry> services;
  for (const ServiceEntry& entry : model.services(language))
    if (entry.category == topic) services.push_back(entry);
  TemplateValue::Map values;
  values["w"] = page_words(model, language);
  values["title"] = page.title;
  values["icon"] = icon(topic_icon(topic), "icon-lg").markup();
  values["procedures"] = cards_of(maker, page, procedures);
  values["has_procedures"] = !procedures.empty();
  values["materials"] = cards_of(maker, page, materials);
  values["has_materials"] = !materials.empty();
  values["services"] = service_cards(services, 3, language, model.words(language)).markup();
  values["has_services"] = !services.empty();
  values["services_url"] = link_from(model, page, section_path(language, "services"));
  values["arrow"] = directional_icon("arrow-right", "icon-sm").markup();
  page.body = maker.templates.fill("topic", values, maker.sink);
  return page;
}

SitePage procedures_page(const PageMaker& maker, const LocaleTag& language) {
  const SiteModel& model = maker.model;
  SitePage page = section_start(maker, language, "procedures", reader_word("What to do"), reader_word("Step by step, in simple words: what to prepare, where to go, how much it costs."));
  const std::vector<const Edition*> procedures = model.editions(language, Folder::procedures);
  take_changes(page, procedures);
  std::vector<const Edition*> guides = model.editions(language, Folder::brochures);
  std::vector<const Edition*> all = procedures;
  all.insert(all.end(), guides.begin(), guides.end());
  page.body = maker.templates.fill("procedures", TemplateValue::Map{{"w", page_words(model, language)}, {"title", page.title}, {"lead", page.description},
                                                                    {"cards", cards_of(maker, page, all)}, {"empty", all.empty()}}, maker.sink);
  return page;
}

SitePage services_page(const PageMaker& maker, const LocaleTag& language) {
  const SiteModel& model = maker.model;
  SitePage page = section_start(maker, language, "services", reader_word("Services"), reader_word("Offices and associations that help you: where they are, when they open, which languages they speak and what to bring."));
  std::vector<ServiceEntry> ordered;
  TemplateValue::List groups;
  for (const std::string& category : site_topics()) {
    std::vector<ServiceEntry> group;
    for (const ServiceEntry& entry : model.services(language))
      if (entry.category == category) group.push_back(entry);
    if (group.empty()) continue;
    groups.push_back(TemplateValue::Map{{"id", category}, {"name", category_name(model.sources(), language, category)},
                                        {"count", format_number(language, static_cast<double>(group.size()), 0)},
                                        {"icon", icon(topic_icon(category)).markup()},
                                        {"start", std::to_string(ordered.size())},
                                        {"cards", service_cards(group, 3, language, model.words(language)).markup()}});
    ordered.insert(ordered.end(), group.begin(), group.end());
  }
  for (const LocaleTag& other : model.languages())
    if (model.services(other).empty() && !model.sources().services.empty()) page.alternates.erase(other);
  for (const Service& service : model.sources().services)
    if (service.verified && (!page.changed || *page.changed < *service.verified)) page.changed = service.verified;
  for (const Service& service : model.sources().services) page.facts.merge(facts_of_service(service));
  page.sources.push_back(model.project().directory + "/services.csv");
  const std::string schema = services_schema(model.sources(), language, model.address());
  page.body = maker.templates.fill("services", TemplateValue::Map{{"w", page_words(model, language)}, {"title", page.title}, {"lead", page.description}, {"groups", groups},
                                                                  {"map", service_map(map_of_services(model.sources(), language, ordered), language, model.words(language)).markup()},
                                                                  {"csv", "services.csv"}, {"json", "services.json"}, {"geojson", "services.geojson"},
                                                                  {"list_icon", icon("list", "icon-sm").markup()}, {"print_icon", icon("print", "icon-sm").markup()}}, maker.sink);
  if (!schema.empty()) page.body += Html::raw("<script type=\"application/ld+json\">" + schema + "</script>\n");
  return page;
}

SitePage news_page(const PageMaker& maker, const LocaleTag& language) {
  const SiteModel& model = maker.model;
  SitePage page = section_start(maker, language, "news", reader_word("News"), reader_word("What is happening, and when."));
  TemplateValue::Map values{{"w", page_words(model, language)}, {"title", page.title}, {"lead", page.description}};
  const struct { const char* key; std::vector<const Edition*> editions; } parts[] = {
      {"news", model.editions(language, Folder::news)}, {"events", model.editions(language, Folder::events)},
      {"newsletters", model.editions(language, Folder::newsletters)}, {"press", model.editions(language, Folder::press)}};
  bool empty = true;
  for (const auto& part : parts) {
    take_changes(page, part.editions);
    values[part.key] = cards_of(maker, page, part.editions);
    values[std::string("has_") + part.key] = !part.editions.empty();
    empty = empty && part.editions.empty();
  }
  values["empty"] = empty;
  values["feed_icon"] = icon("rss", "icon-sm").markup();
  page.body = maker.templates.fill("news", values, maker.sink);
  return page;
}

SitePage materials_page(const PageMaker& maker, const LocaleTag& language) {
  const SiteModel& model = maker.model;
  SitePage page = section_start(maker, language, "materials", reader_word("Materials"), reader_word("Leaflets, booklets and reports to read, print and hand out."));
  static constexpr struct { Folder folder; const char* name; } kGroups[] = {
      {Folder::leaflets, reader_word("Leaflets and posters")}, {Folder::brochures, reader_word("Booklets")}, {Folder::procedures, reader_word("What to do")},
      {Folder::reports, reader_word("Reports")}, {Folder::events, reader_word("Events")}, {Folder::press, reader_word("Press releases")}};
  TemplateValue::List groups;
  for (const auto& group : kGroups) {
    TemplateValue::List items;
    for (const Download& download : model.input().downloads)
      if (download.language == language && download.folder == group.folder) items.push_back(download_card(model, page, download));
    // A report that is only on the site still belongs here.
    if (items.empty() && (group.folder == Folder::reports || group.folder == Folder::brochures || group.folder == Folder::leaflets))
      for (const Edition* edition : model.editions(language, group.folder))
        items.push_back(TemplateValue::Map{{"url", link_from(model, page, material_path(language, group.folder, edition->name))}, {"title", edition->document.title},
                                           {"note", ""}, {"icon", icon("file").markup()}, {"read", false}, {"has_others", false}, {"others", TemplateValue::List{}}});
    if (!items.empty()) groups.push_back(TemplateValue::Map{{"id", to_string(group.folder)}, {"name", model.word(language, group.name)}, {"items", items}});
  }
  const bool empty = groups.empty();
  page.body = maker.templates.fill("materials", TemplateValue::Map{{"w", page_words(model, language)}, {"title", page.title}, {"lead", page.description}, {"groups", groups}, {"empty", empty}}, maker.sink);
  return page;
}

}  // namespace divulga
