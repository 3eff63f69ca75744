#include "web/site.h"

#include <algorithm>
#include <set>

#include "edition/carried_facts.h"
#include "picture/cmyk_jpeg.h"
#include "web/feed.h"
#include "web/open_data.h"
#include "web/page_values.h"
#include "web/topics.h"
#include "web/site_assets.h"
#include "web/site_pages.h"
#include "web/stylesheet.h"

namespace divulga {
namespace {

std::vector<SitePage> pages_of(const PageMaker& maker, std::set<std::string>& pictures) {
  const SiteModel& model = maker.model;
  std::vector<SitePage> pages{choose_page(maker), not_found_page(maker)};
  for (const LocaleTag& language : model.languages()) {
    pages.push_back(home_page(maker, language));
    pages.push_back(procedures_page(maker, language));
    if (!model.services(language).empty() || model.sources().services.empty()) pages.push_back(services_page(maker, language));
    pages.push_back(news_page(maker, language));
    pages.push_back(materials_page(maker, language));
    for (const std::string& topic : site_topics())
      if (has_topic(model, language, topic)) pages.push_back(topic_page(maker, language, topic));
  }
  for (const Edition* edition : model.input().editions)
    if (std::find(model.languages().begin(), model.languages().end(), edition->language) != model.languages().end())
      pages.push_back(material_page(maker, *edition, pictures));
  return pages;
}

/// Where a text shows a picture; nothing known when it stands deeper than in a container.
std::optional<SourceSpan> figure_in(const Blocks& blocks, const std::string& source) {
  for (const Block& block : blocks) {
    if (const auto* figure = std::get_if<Figure>(&block.node); figure && figure->source == source) return block.span;
    if (const auto* container = std::get_if<Container>(&block.node))
      if (const auto found = figure_in(container->content, source)) return found;
  }
  return std::nullopt;
}

SourceSpan shown_at(const SiteModel& model, const std::string& source) {
  for (const Edition* edition : model.input().editions)
    if (const auto found = figure_in(edition->document.blocks, source)) return *found;
  return {source, 0, 0, 0};
}

void add_pictures(const SiteModel& model, const std::set<std::string>& pictures, std::vector<SiteFile>& files, DiagnosticSink& sink) {
  for (const std::string& source : pictures) {
    const std::string path = join_path(model.input().root, source);
    if (!model.input().files.exists(path)) {
      sink.error("missing-file", shown_at(model, source), message("picture '{0}' is not there", source),
                 message("put it there, or correct its name in the text"));
      continue;
    }
    std::string bytes = model.input().files.read(path);
    try {
      files.push_back({picture_path(model, source), for_screens(std::move(bytes)), "", "", "", {source}});
    } catch (const Error& problem) {
      sink.error("bad-image", shown_at(model, source), message("picture '{0}' cannot be shown: {1}", source, problem.diagnostic().message), message("save it as RGB"));
    }
  }
}

void add_data(const SiteModel& model, const LocaleTag& language, std::vector<SiteFile>& files) {
  const std::string place = language.str() + "/services/services.", title = model.word(language, "Services");
  const std::vector<std::string> sources{model.project().directory + "/services.csv"};
  std::set<std::string> facts;
  for (const Service& service : model.sources().services) facts.merge(facts_of_service(service));
  files.push_back({place + "csv", services_csv(model.services(language)), "data", language.str(), title, sources, facts});
  files.push_back({place + "json", services_json(model.services(language)), "data", language.str(), title, sources, facts});
  files.push_back({place + "geojson", services_geojson(model.services(language)), "data", language.str(), title, sources, facts});
}

void add_feed(const SiteModel& model, const LocaleTag& language, std::vector<SiteFile>& files) {
  SiteFile feed{language.str() + "/news/feed.xml", news_feed(model, language), "feed", language.str(), model.word(language, "News"), {}};
  for (const Folder folder : {Folder::news, Folder::events, Folder::newsletters, Folder::press}) {
    for (const Edition* edition : model.editions(language, folder)) {
      feed.sources.push_back(edition->material->file);
      feed.facts.insert(edition->title_facts.begin(), edition->title_facts.end());
    }
  }
  std::sort(feed.sources.begin(), feed.sources.end());
  files.push_back(std::move(feed));
}

}  // namespace

std::vector<SiteFile> render_site(const SiteInput& input, DiagnosticSink& sink) {
  const SiteModel model(input);
  const SiteTemplates templates(input.files, input.root, input.share);
  const SiteIcons icons(input.files.read(join_path(input.share, "bootstrap-italia/dist/svg/sprites.svg")));
  std::set<std::string> pictures, classes;
  const std::vector<SitePage> pages = pages_of({model, templates, sink}, pictures);

  std::vector<SiteFile> files;
  for (const SitePage& page : pages) {
    std::string markup = framed(model, templates, icons, page, sink);
    collect_classes(markup, classes);
    files.push_back({page.path, std::move(markup), "page", page.language.str(), page.title, page.sources, page.facts});
  }
  for (const LocaleTag& language : model.languages()) {
    if (!model.services(language).empty()) add_data(model, language, files);
    if (!model.address().empty()) add_feed(model, language, files);
  }
  if (!model.address().empty()) files.push_back({"sitemap.xml", sitemap(model, pages), "sitemap", "", "", {}});
  files.push_back({"robots.txt", robots(model), "", "", "", {}});
  add_pictures(model, pictures, files, sink);
  for (SiteFile& asset : site_assets(model, templates, classes)) files.push_back(std::move(asset));
  std::sort(files.begin(), files.end(), [](const SiteFile& a, const SiteFile& b) { return a.path < b.path; });
  return files;
}

}  // namespace divulga
