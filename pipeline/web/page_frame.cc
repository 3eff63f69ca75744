#include "web/emblem.h"
#include "locale/reader_word.h"
#include "web/site_assets.h"
#include "web/site_page.h"
#include "web/page_values.h"
#include "workspace/funding.h"

namespace divulga {
namespace {

bool is_mirrored(const LocaleTag& language) { return language.direction() == Direction::right_to_left; }
const char* direction_of(const LocaleTag& language) { return is_mirrored(language) ? "rtl" : "ltr"; }

/// The path part of the site's address: "/" of "https://ponte.example/".
std::string root_of(const SiteModel& model) {
  const size_t scheme = model.address().find("://");
  const size_t slash = scheme == std::string::npos ? std::string::npos : model.address().find('/', scheme + 3);
  return slash == std::string::npos ? "/" : model.address().substr(slash);
}

/// Every language of the site by its own name: the same page where it exists, otherwise that language's home.
TemplateValue::List language_links(const SiteModel& model, const SitePage& page) {
  TemplateValue::List links;
  for (const LocaleTag& language : model.languages()) {
    const auto same = page.alternates.find(language);
    const std::string target = same == page.alternates.end() ? home_path(language) : same->second;
    links.push_back(TemplateValue::Map{{"own_name", language.own_name()}, {"lang", language.str()}, {"dir", direction_of(language)},
                                       {"url", link_from(model, page, target)}, {"current", language == page.language && !page.bare}});
  }
  return links;
}

TemplateValue::List alternate_links(const SiteModel& model, const SitePage& page) {
  TemplateValue::List links;
  if (model.address().empty()) return links;
  for (const auto& [language, path] : page.alternates)
    links.push_back(TemplateValue::Map{{"hreflang", language.str()}, {"href", public_address(model, path)}});
  if (!page.alternates.empty()) links.push_back(TemplateValue::Map{{"hreflang", "x-default"}, {"href", model.address()}});
  return links;
}

TemplateValue::List menu(const SiteModel& model, const SitePage& page) {
  TemplateValue::List items;
  const auto add = [&](const std::string& section, const std::string& english, const std::string& path) {
    items.push_back(TemplateValue::Map{{"title", model.word(page.language, english)}, {"url", link_from(model, page, path)}, {"current", page.section == section}});
  };
  add("home", reader_word("Home page"), home_path(page.language));
  if (!model.editions(page.language, Folder::procedures).empty()) add("procedures", reader_word("What to do"), section_path(page.language, "procedures"));
  if (!model.services(page.language).empty()) add("services", reader_word("Services"), section_path(page.language, "services"));
  add("news", reader_word("News"), section_path(page.language, "news"));
  add("materials", reader_word("Materials"), section_path(page.language, "materials"));
  if (const Edition* about = model.page_named(page.language, {"il-progetto", "progetto", "project", "about"}))
    add("project", reader_word("The project"), material_path(page.language, Folder::pages, about->name));
  return items;
}

TemplateValue::List crumbs(const SiteModel& model, const SitePage& page) {
  TemplateValue::List items;
  for (const Crumb& crumb : page.crumbs) items.push_back(TemplateValue::Map{{"title", crumb.title}, {"url", link_from(model, page, crumb.path)}});
  return items;
}

TemplateValue page_link(const SiteModel& model, const SitePage& page, const std::vector<std::string>& names) {
  const Edition* edition = model.page_named(page.language, names);
  if (!edition) return false;
  return TemplateValue::Map{{"url", link_from(model, page, material_path(page.language, Folder::pages, edition->name))}, {"title", edition->document.title}};
}

TemplateValue funding(const SiteModel& model, const SitePage& page) {
  TemplateValue::List statements;
  std::string spoken;
  for (const FundingStatement& said : funding_statements(model.project().fund, page.language)) {
    statements.push_back(TemplateValue::Map{{"text", said.text}, {"lang", said.language.str()}});
    if (spoken.empty()) spoken = said.text;
  }
  TemplateValue::List strip;
  for (const BrandLogo& logo : model.project().brand.strip)
    strip.push_back(TemplateValue::Map{{"url", link_from(model, page, logo_asset(logo))}, {"alt", model.text(page.language, logo.alt)}});
  const bool any = !strip.empty();
  return TemplateValue::Map{{"emblem", union_emblem(model.word(page.language, "Emblem of the European Union")).markup()}, {"statements", statements},
                            {"fund", fund_name(model.project().fund)}, {"strip", any ? TemplateValue(TemplateValue::Map{{"logos", std::move(strip)}}) : TemplateValue(false)}};
}

TemplateValue contacts(const SiteModel& model, const LocaleTag& language) {
  const Contacts& c = model.project().contacts;
  std::string digits;
  for (const char ch : c.phone)
    if (ch == '+' || (ch >= '0' && ch <= '9')) digits += ch;
  const auto text = [](const std::string& value, TemplateValue::Map map) { return value.empty() ? TemplateValue(false) : TemplateValue(std::move(map)); };
  return TemplateValue::Map{{"name", model.text(language, c.name)}, {"address", model.text(language, c.address)},
                            {"phone", text(c.phone, {{"shown", c.phone}, {"dial", "tel:" + digits}})},
                            {"email", text(c.email, {{"shown", c.email}, {"write", "mailto:" + c.email}})}};
}

}  // namespace

std::string link_from(const SiteModel& model, const SitePage& page, const std::string& target) {
  return page.anywhere ? root_of(model) + target : relative_address(page.path, target);
}

std::string framed(const SiteModel& model, const SiteTemplates& templates, const SiteIcons& icons, const SitePage& page, DiagnosticSink& sink) {
  const Project& project = model.project();
  const std::string name = model.name(page.language);
  const auto small = [](const std::string& file) { return icon(file, "icon-sm").markup(); };
  TemplateValue::Map values;
  values["lang"] = page.language.str();
  values["dir"] = direction_of(page.language);
  values["script"] = page.language.script();
  values["title"] = page.title == name ? name : page.title + " · " + name;
  values["page_title"] = page.title;
  values["description"] = page.description;
  values["canonical"] = model.address().empty() || page.anywhere ? TemplateValue(false) : TemplateValue(public_address(model, page.path));
  values["alternates"] = alternate_links(model, page);
  values["stylesheet"] = link_from(model, page, is_mirrored(page.language) ? "assets/site.rtl.css" : "assets/site.css");
  values["script_file"] = link_from(model, page, "assets/site.js");
  values["feed"] = model.address().empty() || page.bare ? TemplateValue(false)
                   : TemplateValue(TemplateValue::Map{{"url", link_from(model, page, page.language.str() + "/news/feed.xml")}});
  values["home"] = link_from(model, page, home_path(page.language));
  values["root"] = link_from(model, page, "index.html");
  // Beside the name, which says what it is.
  const auto mark = site_logo(project.brand);
  values["logo"] = mark ? TemplateValue(TemplateValue::Map{{"url", link_from(model, page, logo_asset(*mark))}}) : TemplateValue(false);
  values["site_name"] = name;
  // On the first pages the title is the heading already.
  values["tagline"] = page.bare || page.section == "home" ? std::string() : model.text(page.language, project.title);
  values["project_summary"] = model.text(page.language, project.summary);
  values["lead"] = model.text(page.language, project.lead.name);
  values["language_links"] = language_links(model, page);
  values["bare"] = page.bare;
  values["menu"] = page.bare ? TemplateValue::List{} : menu(model, page);
  values["has_crumbs"] = !page.bare && page.section != "home";
  values["crumbs"] = crumbs(model, page);
  values["body"] = page.body.markup();
  values["demonstration"] = project.demonstration;
  values["funding"] = funding(model, page);
  values["prog"] = project.prog;
  values["cup"] = project.cup;
  values["contacts"] = contacts(model, page.language);
  values["accessibility_page"] = page.bare ? TemplateValue(false) : page_link(model, page, {"accessibilita", "accessibility"});
  values["privacy_page"] = page.bare ? TemplateValue(false) : page_link(model, page, {"privacy"});
  values["project_page"] = page.bare ? TemplateValue(false) : page_link(model, page, {"il-progetto", "progetto", "project", "about"});
  values["w"] = page_words(model, page.language);
  values["icon_mail"] = small("mail");
  values["icon_phone"] = small("telephone");
  values["icon_place"] = small("map-marker");
  values["icon_feed"] = small("rss");
  values["icon_info"] = small("info-circle");
  const std::string markup = templates.fill("page", values, sink).markup();
  // The symbols stand right after <body>, once it is known which ones the page uses.
  const size_t start = markup.find('>', markup.find("<body"));
  if (start == std::string::npos) return markup;
  return markup.substr(0, start + 1) + icons.symbols_used_in(markup).markup() + markup.substr(start + 1);
}

}  // namespace divulga
