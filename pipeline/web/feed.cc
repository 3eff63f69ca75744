#include "web/feed.h"

#include <algorithm>

namespace divulga {
namespace {

std::string xml_text(const std::string& text) {
  // U+0000..001F but tab and line ends may not stand in XML 1.0; isolates are no use to feed readers.
  std::string clean;
  for (const char c : without_bidi_controls(text))
    if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') clean += c;
  return escaped(clean, Escape::html);
}

std::string xml_element(const std::string& name, const std::string& text) { return "<" + name + ">" + xml_text(text) + "</" + name + ">\n"; }

std::string moment(const Date& date) { return to_iso(date) + "T00:00:00Z"; }

std::string entry(const SiteModel& model, const Edition& edition) {
  const Material& m = *edition.material;
  const Date published = m.date.value_or(Date{2000, 1, 1});
  const Date updated = m.verified && published < *m.verified ? *m.verified : published;
  const std::string url = public_address(model, material_path(edition.language, m.folder, edition.name));
  return "<entry>\n" + xml_element("title", edition.document.title) + xml_element("id", url) + "<link rel=\"alternate\" type=\"text/html\" href=\"" +
         xml_text(url) + "\"/>\n" + xml_element("published", moment(published)) + xml_element("updated", moment(updated)) +
         xml_element("summary", edition.document.summary) + "</entry>\n";
}

}  // namespace

std::string news_feed(const SiteModel& model, const LocaleTag& language) {
  std::vector<const Edition*> editions;
  for (const Folder folder : {Folder::news, Folder::events, Folder::newsletters, Folder::press})
    for (const Edition* edition : model.editions(language, folder)) editions.push_back(edition);
  std::stable_sort(editions.begin(), editions.end(), [](const Edition* a, const Edition* b) {
    return a->material->date && b->material->date && *b->material->date < *a->material->date;
  });
  Date updated = model.project().start;
  for (const Edition* edition : editions)
    for (const auto& date : {edition->material->date, edition->material->verified})
      if (date && updated < *date) updated = *date;
  const std::string home = public_address(model, section_path(language, "news"));
  std::string out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"" + language.str() + "\">\n";
  out += xml_element("title", model.name(language) + " · " + model.word(language, "News")) + xml_element("id", home);
  out += "<link rel=\"alternate\" type=\"text/html\" href=\"" + xml_text(home) + "\"/>\n";
  out += "<link rel=\"self\" type=\"application/atom+xml\" href=\"" + xml_text(home + "feed.xml") + "\"/>\n";
  out += xml_element("updated", moment(updated)) + "<author>" + xml_element("name", model.text(language, model.project().lead.name)) + "</author>\n";
  for (const Edition* edition : editions) out += entry(model, *edition);
  return out + "</feed>\n";
}

std::string sitemap(const SiteModel& model, const std::vector<SitePage>& pages) {
  std::string out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";
  for (const SitePage& page : pages) {
    if (page.anywhere) continue;
    out += "<url>\n" + xml_element("loc", public_address(model, page.path));
    if (page.changed) out += xml_element("lastmod", to_iso(*page.changed));
    for (const auto& [language, path] : page.alternates)
      out += "<xhtml:link rel=\"alternate\" hreflang=\"" + language.str() + "\" href=\"" + xml_text(public_address(model, path)) + "\"/>\n";
    if (!page.alternates.empty()) out += "<xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"" + xml_text(model.address()) + "\"/>\n";
    out += "</url>\n";
  }
  return out + "</urlset>\n";
}

std::string robots(const SiteModel& model) {
  return "User-agent: *\nAllow: /\n" + (model.address().empty() ? std::string() : "Sitemap: " + model.address() + "sitemap.xml\n");
}

}  // namespace divulga
