#include <algorithm>

#include "web/html_writer.h"
#include "locale/reader_word.h"
#include "web/page_values.h"
#include "web/topics.h"
#include "web/site_pages.h"

namespace divulga {
namespace {

/// "Italiano – العربية": the two languages of a bilingual edition, each by its own name.
std::string isolated_names(const LocaleTag& language, const LocaleTag& source) {
  return capitalised(source, source.own_name()) + " – " + capitalised(language, language.own_name());
}

struct Section { const char* id; const char* name; };
Section section_of(Folder folder) {
  switch (folder) {
    case Folder::leaflets: return {"materials", reader_word("Materials")};
    case Folder::brochures: return {"materials", reader_word("Materials")};
    case Folder::reports: return {"materials", reader_word("Materials")};
    case Folder::newsletters: return {"news", reader_word("News")};
    case Folder::news: return {"news", reader_word("News")};
    case Folder::press: return {"news", reader_word("News")};
    case Folder::events: return {"news", reader_word("News")};
    case Folder::pages: return {"", ""};
    case Folder::procedures: return {"procedures", reader_word("What to do")};
    case Folder::certificates: return {"materials", reader_word("Materials")};
  }
  return {"", ""};
}

bool is_about_page(const Edition& edition) {
  static const std::set<std::string> kNames{"il-progetto", "progetto", "project", "about"};
  return edition.material->folder == Folder::pages && kNames.count(edition.name) > 0;
}

/// "2026-12-11T09:30" -> "11 dicembre 2026, 09:30"; the end of the same day gives its time alone.
std::string moment(const LocaleTag& language, const std::string& start, const std::string& end) {
  const std::optional<Date> day = parse_date(start.substr(0, 10));
  if (!day) return {};
  std::string out = format_date(language, *day, DateStyle::full);
  const auto time_of = [](const std::string& at) { return at.size() >= 16 ? parse_time(at.substr(11, 5)) : std::nullopt; };
  if (const auto from = time_of(start)) {
    out += " · " + format_time(language, *from);
    if (const auto to = time_of(end); to && end.substr(0, 10) == start.substr(0, 10)) out += "–" + format_time(language, *to);
  }
  return out;
}

bool has_contents(const Blocks& blocks) {
  return std::any_of(blocks.begin(), blocks.end(), [](const Block& block) {
    if (std::holds_alternative<TableOfContents>(block.node)) return true;
    const auto* container = std::get_if<Container>(&block.node);
    return container && has_contents(container->content);
  });
}

/// "it/events/x/" or "it/events/x/index.html" -> the page's path, without a fragment.
std::string page_path(std::string rest) {
  rest = rest.substr(0, rest.find_first_of("?#"));
  if (rest.empty() || rest.back() == '/') return rest + "index.html";
  return file_name_of(rest).find('.') == std::string::npos ? rest + "/index.html" : rest;
}

/// The page of the site that stands at `path`, in the reader's language where it can be had.
std::string own_page(const SiteModel& model, const SitePage& page, const std::string& path) {
  if (path == "index.html") return home_path(page.language);
  const size_t slash = path.find('/');
  if (slash == std::string::npos) return {};
  const std::string rest = path.substr(slash + 1);
  for (const LocaleTag& language : {page.language, LocaleTag(path.substr(0, slash))}) {
    if (std::find(model.languages().begin(), model.languages().end(), language) == model.languages().end()) continue;
    for (const char* section : {"news", "procedures", "services", "materials"})
      if (section_path(language, section) == language.str() + "/" + rest && (std::string(section) != "services" || !model.services(language).empty()))
        return section_path(language, section);
    if (rest == "index.html") return home_path(language);
    for (const Edition* edition : model.input().editions)
      if (edition->language == language && material_path(language, edition->material->folder, edition->name) == language.str() + "/" + rest)
        return language.str() + "/" + rest;
    for (const std::string& topic : site_topics())
      if (topic_path(language, topic) == language.str() + "/" + rest && has_topic(model, language, topic)) return topic_path(language, topic);
  }
  return {};
}

}  // namespace

std::string picture_path(const SiteModel& model, const std::string& source) {
  const std::string prefix = model.project().directory + "/";
  return "media/" + (source.rfind(prefix, 0) == 0 ? source.substr(prefix.size()) : source);
}

std::string text_link(const SiteModel& model, const SitePage& page, const std::string& url) {
  if (url.empty() || url[0] == '#') return url.empty() ? "#" : url;
  const size_t colon = url.find(':'), slash = url.find_first_of("/?#");
  const bool has_scheme = colon != std::string::npos && (slash == std::string::npos || colon < slash);
  const std::string fragment = url.find('#') == std::string::npos ? "" : url.substr(url.find('#'));
  if (!has_scheme) {
    // "../procedures/x.md": a material of this project, seen from the one that the text stands in.
    const std::string bare = url.substr(0, url.find('#'));
    if (bare.size() > 3 && bare.compare(bare.size() - 3, 3, ".md") == 0 && !page.sources.empty()) {
      const std::string file = normal_path(join_path(directory_of(page.sources.front()), bare));
      for (const Edition* edition : model.input().editions)
        if (edition->material->file == file && edition->language == page.language)
          return link_from(model, page, material_path(page.language, edition->material->folder, edition->name)) + fragment;
    }
    return url;
  }
  if (!model.address().empty() && (url + "/").rfind(model.address(), 0) == 0) {
    const std::string target = own_page(model, page, page_path(url.size() <= model.address().size() ? "" : url.substr(model.address().size())));
    return target.empty() ? url : link_from(model, page, target) + fragment;
  }
  for (const char* scheme : {"https:", "http:", "mailto:", "tel:"})
    if (url.rfind(scheme, 0) == 0) return url;
  return "#";
}

SitePage material_page(const PageMaker& maker, const Edition& edition, std::set<std::string>& pictures) {
  const SiteModel& model = maker.model;
  const Material& material = *edition.material;
  const LocaleTag& language = edition.language;
  const Section section = section_of(material.folder);
  SitePage page;
  page.path = material_path(language, material.folder, edition.name);
  page.language = language;
  page.title = edition.document.title;
  page.description = edition.document.summary;
  page.section = is_about_page(edition) ? "project" : section.id;
  page.sources = {material.file};
  page.facts = edition.facts;
  if (*section.id) page.crumbs.push_back({model.word(language, section.name), section_path(language, section.id)});
  for (const LocaleTag& other : model.languages())
    if (model.find(other, material.folder, edition.name)) page.alternates[other] = material_path(other, material.folder, edition.name);
  page.changed = material.verified ? material.verified : material.date;

  const HtmlContext context{model.words(language), [&](const std::string& url) { return text_link(model, page, url); },
                            [&](const std::string& source) {
                              pictures.insert(source);
                              return link_from(model, page, picture_path(model, source));
                            }};
  TemplateValue::Map values;
  values["w"] = page_words(model, language);
  values["title"] = page.title;
  values["title_in"] = said_in(model, language, page.title, material.title);
  values["summary"] = page.description;
  values["summary_in"] = said_in(model, language, page.description, material.summary);
  values["content"] = HtmlWriter(edition.document, context).body().markup();
  values["folder"] = to_string(material.folder);
  values["long"] = has_contents(edition.document.blocks);
  values["date"] = material.date ? TemplateValue(TemplateValue::Map{{"shown", format_date(language, *material.date, DateStyle::long_)}, {"iso", to_iso(*material.date)}}) : TemplateValue(false);
  values["verified"] = material.verified ? TemplateValue(TemplateValue::Map{{"shown", capitalised(language, fill(model.word(language, "Last checked: {date}"), {{"date", format_date(language, *material.verified, DateStyle::long_)}}))}}) : TemplateValue(false);
  const std::string when = moment(language, material.start, material.end);
  values["when"] = when.empty() ? TemplateValue(false) : TemplateValue(when);
  values["place"] = edition.place.empty() ? TemplateValue(false) : TemplateValue(edition.place);
  const Download* pdf = model.download(language, material.folder, edition.name);
  values["pdf"] = pdf ? TemplateValue(TemplateValue::Map{{"url", link_from(model, page, pdf->path)}, {"note", download_note(model, language, *pdf)}}) : TemplateValue(false);
  const Download* both = model.download(language, material.folder, edition.name + ".bilingual");
  values["bilingual"] = both ? TemplateValue(TemplateValue::Map{{"url", link_from(model, page, both->path)}, {"languages", isolated_names(language, model.project().source_language)},
                                                                {"note", download_note(model, language, *both)}})
                             : TemplateValue(false);
  values["share"] = "mailto:?subject=" + percent_encoded(page.title) + "&body=" + percent_encoded(public_address(model, page.path));
  TemplateValue::List others;
  for (const LocaleTag& other : model.languages())
    if (const auto same = page.alternates.find(other); other != language && same != page.alternates.end())
      others.push_back(TemplateValue::Map{{"own_name", other.own_name()}, {"lang", other.str()}, {"url", link_from(model, page, same->second)}, {"dir", other.direction() == Direction::right_to_left ? "rtl" : "ltr"}});
  values["has_others"] = !others.empty();
  values["others"] = others;
  for (const char* name : {"print", "download", "share", "calendar", "check-circle"}) {
    std::string key = std::string("icon_") + name;
    std::replace(key.begin(), key.end(), '-', '_');
    values[key] = icon(name, "icon-sm").markup();
  }
  values["icon_place"] = icon("map-marker", "icon-sm").markup();
  page.body = maker.templates.fill("material", values, maker.sink);
  return page;
}

}  // namespace divulga
