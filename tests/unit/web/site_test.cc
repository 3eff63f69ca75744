#include "web/site.h"

#include <gmock/gmock.h>

#include <pugixml.hpp>
#include <regex>
#include <set>

#include "places.h"
#include "unit/web/sample_site.h"
#include "web/page_values.h"
#include "web/site_model.h"

namespace divulga {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

bool ends_with(const std::string& text, const std::string& end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

TEST(Site, TemplatesKnowEveryName) {
  DiagnosticSink sink;
  SampleSite().render(sink);
  std::string told;
  for (const Diagnostic& d : sink.sorted()) told += render_text(d, [](const std::string&, int) { return std::string(); });
  EXPECT_EQ(told, "");
}

TEST(Site, IsTheSameTwice) {
  const SampleSite site;
  DiagnosticSink sink;
  const auto first = site.render(sink), second = site.render(sink);
  ASSERT_EQ(first.size(), second.size());
  for (size_t i = 0; i < first.size(); ++i) {
    EXPECT_EQ(first[i].path, second[i].path);
    EXPECT_EQ(first[i].bytes, second[i].bytes) << first[i].path;
    if (i) {
      EXPECT_LT(first[i - 1].path, first[i].path) << "sorted, and no path twice";
    }
  }
}

TEST(Site, APageAMaterialAndLanguage) {
  EXPECT_THAT(SampleSite().file("ar/leaflets/sportello/index.html"), AllOf(HasSubstr("<html lang=\"ar\" dir=\"rtl\""), HasSubstr("site.rtl.css")));
  EXPECT_THAT(SampleSite().file("it/leaflets/sportello/index.html"), AllOf(HasSubstr("<html lang=\"it\" dir=\"ltr\""), HasSubstr("assets/site.css")));
}

TEST(Site, TextsAreEscapedEverywhere) {
  DiagnosticSink sink;
  for (const SiteFile& file : SampleSite().render(sink))
    if (ends_with(file.path, ".html")) {
      EXPECT_THAT(file.bytes, Not(HasSubstr("<Ponte>"))) << file.path;
    }
}

TEST(Site, EveryPageHasOneTitleAndOneFirstHeading) {
  DiagnosticSink sink;
  for (const SiteFile& file : SampleSite().render(sink)) {
    if (!ends_with(file.path, ".html")) continue;
    size_t headings = 0;
    for (size_t at = file.bytes.find("<h1"); at != std::string::npos; at = file.bytes.find("<h1", at + 1)) ++headings;
    EXPECT_EQ(headings, 1u) << file.path;
    EXPECT_THAT(file.bytes, AllOf(HasSubstr("<main id=\"site-content\">"), HasSubstr("href=\"#site-content\""))) << file.path;
  }
}

TEST(Site, NothingIsLoadedFromElsewhere) {
  DiagnosticSink sink;
  const std::regex loaded("(?:src|<link rel=\"stylesheet\" href)=\"([^\"]*)\"");
  for (const SiteFile& file : SampleSite().render(sink)) {
    if (ends_with(file.path, ".css")) {
      EXPECT_THAT(file.bytes, AllOf(Not(HasSubstr("url(http")), Not(HasSubstr("@import")))) << file.path;
    }
    if (!ends_with(file.path, ".html")) continue;
    for (std::sregex_iterator it(file.bytes.begin(), file.bytes.end(), loaded), end; it != end; ++it)
      EXPECT_EQ((*it)[1].str().find("//"), std::string::npos) << file.path << ": " << (*it)[1];
  }
}

TEST(Site, EveryLinkInsideTheSiteLeadsSomewhere) {
  DiagnosticSink sink;
  const SampleSite site;
  const auto files = site.render(sink);
  std::set<std::string> paths;
  for (const SiteFile& file : files) paths.insert(file.path);
  for (const Download& download : site.downloads) paths.insert(download.path);
  const std::regex link("(?:href|src)=\"([^\"#:]+)(?:#[^\"]*)?\"");
  for (const SiteFile& file : files) {
    if (!ends_with(file.path, ".html")) continue;
    for (std::sregex_iterator it(file.bytes.begin(), file.bytes.end(), link), end; it != end; ++it) {
      const std::string target = (*it)[1].str();
      const std::string path = target[0] == '/' ? target.substr(1) : normal_path(join_path(directory_of(file.path), target));
      EXPECT_TRUE(paths.count(path)) << file.path << " -> " << target;
    }
  }
}

TEST(Site, FontsOfTheStyleSheetAreThere) {
  const std::string css = SampleSite().file("assets/site.css");
  const std::regex font("fonts/[a-z0-9._-]+");
  int fonts = 0;
  for (std::sregex_iterator it(css.begin(), css.end(), font), end; it != end; ++it, ++fonts)
    EXPECT_FALSE(SampleSite().file("assets/" + it->str()).empty()) << it->str();
  EXPECT_EQ(fonts, 4);
}

TEST(Site, LanguagesSwitchToTheSamePageByTheirOwnName) {
  EXPECT_THAT(SampleSite().file("it/news/mappa/index.html"),
              HasSubstr("<a href=\"../../../ar/news/mappa/index.html\" lang=\"ar\" hreflang=\"ar\" dir=\"rtl\">العربية</a>"));
}

TEST(Site, APageThatALanguageLacksFallsBackToItsHome) {
  const std::string page = SampleSite().file("it/reports/relazione/index.html");
  EXPECT_THAT(page, HasSubstr("<a href=\"../../../ar/index.html\" lang=\"ar\""));
  EXPECT_THAT(page, Not(HasSubstr("<link rel=\"alternate\" hreflang=\"ar\"")));
}

TEST(Site, AlternatesNameEveryLanguageTheDefaultAndItself) {
  EXPECT_THAT(SampleSite().file("en/news/mappa/index.html"),
              AllOf(HasSubstr("<link rel=\"canonical\" href=\"https://ponte.example/en/news/mappa/\">"),
                    HasSubstr("<link rel=\"alternate\" hreflang=\"en\" href=\"https://ponte.example/en/news/mappa/\">"),
                    HasSubstr("<link rel=\"alternate\" hreflang=\"it\" href=\"https://ponte.example/it/news/mappa/\">"),
                    HasSubstr("<link rel=\"alternate\" hreflang=\"x-default\" href=\"https://ponte.example/\">")));
}

TEST(Site, TheRootLetsTheReaderChooseByOwnNames) {
  EXPECT_THAT(SampleSite().file("index.html"), AllOf(HasSubstr("Italiano"), HasSubstr("English"), HasSubstr("العربية"), HasSubstr("href=\"ar/index.html\"")));
}

TEST(Site, AnUntranslatedDirectoryIsNoPageOfItsOwn) {
  SampleSite site;
  EXPECT_THAT(site.file("it/services/index.html"), HasSubstr("Ascolta &amp; aiuta"));
  EXPECT_EQ(site.file("en/services/index.html"), "");
  EXPECT_THAT(site.file("en/index.html"), Not(HasSubstr("services/index.html")));
  EXPECT_THAT(site.file("it/services/index.html"), Not(HasSubstr("hreflang=\"en\" href=\"https://ponte.example/en/services/")));
  DiagnosticSink sink;
  site.sources.content.catalogs[LocaleTag("en")] = parse_po("en.po", "msgid \"Ascolta & aiuta\"\nmsgstr \"Listens and helps\"\n", sink);
  EXPECT_THAT(site.file("en/services/index.html"), HasSubstr("Listens and helps"));
}

TEST(Site, TheMissingPageWorksAtAnyDepth) {
  EXPECT_THAT(SampleSite().file("404.html"), AllOf(HasSubstr("href=\"/assets/site.css\""), HasSubstr("href=\"/ar/index.html\"")));
}

TEST(Site, EveryPageShowsTheFundingAndTheCodes) {
  DiagnosticSink sink;
  for (const SiteFile& file : SampleSite().render(sink)) {
    if (!ends_with(file.path, ".html")) continue;
    EXPECT_THAT(file.bytes, AllOf(HasSubstr("class=\"emblem\""), HasSubstr("Cofinanziato dall’Unione europea"), HasSubstr("Fondo Asilo, Migrazione e Integrazione"),
                                  HasSubstr("PROG DEMO-0000"), HasSubstr("CUP Z99Z99999999999"), HasSubstr("class=\"demonstration\""))) << file.path;
  }
}

TEST(Site, ThePdfIsOfferedWithPagesAndSize) {
  EXPECT_THAT(SampleSite().file("it/leaflets/sportello/index.html"),
              AllOf(HasSubstr("href=\"../../../downloads/it/leaflets/sportello.pdf\""), HasSubstr("123\u00a0kB")));
}

TEST(Site, SharingIsAPlainMailLink) {
  EXPECT_THAT(SampleSite().file("en/news/mappa/index.html"),
              HasSubstr("href=\"mailto:?subject=La%20mappa%20%26%20la%20lista&amp;body=https%3A%2F%2Fponte.example%2Fen%2Fnews%2Fmappa%2F\""));
}

TEST(Site, LinksToTheSiteStayInTheReadersLanguage) {
  SampleSite site;
  Inlines link{{Link{"https://ponte.example/it/events/finale/", "", {{Text{"Programma"}}}}}};
  for (const auto& edition : site.editions)
    if (edition->name == "mappa") edition->document.blocks = {{Paragraph{link}, {}}};
  EXPECT_THAT(site.file("ar/news/mappa/index.html"), HasSubstr("<a href=\"../../events/finale/index.html\">Programma</a>"));
}

TEST(Site, ScriptsInLinksAreDisarmed) {
  SampleSite site;
  site.editions.front()->document.blocks = {{Paragraph{{{Link{"javascript:alert(1)", "", {{Text{"x"}}}}}}}, {}}};
  EXPECT_THAT(site.file("it/leaflets/sportello/index.html"), Not(HasSubstr("javascript:")));
}

TEST(Site, AMissingPictureIsTold) {
  SampleSite site;
  Figure figure;
  figure.source = "content/ponte/images/none.png";
  figure.alt = "x";
  site.editions.front()->document.blocks = {{figure, {}}};
  DiagnosticSink sink;
  site.render(sink);
  ASSERT_EQ(sink.sorted().size(), 1u);
  EXPECT_EQ(sink.sorted()[0].message, "picture 'content/ponte/images/none.png' is not there");
}

TEST(Site, ATitleWithoutTranslationSaysItsLanguage) {
  SampleSite site;
  site.material(Folder::news, "mappa").title.text = "La mappa & la lista";
  EXPECT_THAT(site.file("ar/news/mappa/index.html"), HasSubstr("<h1 lang=\"it\" dir=\"ltr\">La mappa &amp; la lista</h1>"));
  EXPECT_THAT(site.file("ar/news/index.html"), HasSubstr("<a href=\"mappa/index.html\" lang=\"it\" dir=\"ltr\">La mappa"));
  EXPECT_THAT(site.file("it/news/mappa/index.html"), HasSubstr("<h1>La mappa"));
}

TEST(Site, TheSoftwaresWordsAreTranslated) {
  SampleSite site;
  DiagnosticSink sink;
  for (const char* language : {"ar", "bn", "zh"}) {
    const std::string file = places::source() + "/locales/" + language + "/divulga.po";
    site.sources.words[LocaleTag(language)] = parse_po(file, site.files.read(file), sink);
    const SiteInput input{site.sources, {}, {}, site.files, places::source(), places::share()};
    const TemplateValue words = page_words(SiteModel(input), LocaleTag(language));
    ASSERT_FALSE(words.map()->empty());
    for (const auto& [name, value] : *words.map()) {
      const std::string text = value.text();
      EXPECT_TRUE(std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; })) << language << ": " << name << " is still '" << text << "'";
    }
  }
}

TEST(Site, TheFeedIsWellFormedAndNewestFirst) {
  pugi::xml_document feed;
  ASSERT_TRUE(feed.load_string(SampleSite().file("it/news/feed.xml").c_str()));
  const pugi::xml_node root = feed.child("feed");
  EXPECT_STREQ(root.attribute("xmlns").value(), "http://www.w3.org/2005/Atom");
  EXPECT_STREQ(root.attribute("xml:lang").value(), "it");
  EXPECT_STREQ(root.child("updated").text().get(), "2026-12-11T00:00:00Z");
  std::vector<std::string> ids;
  for (const pugi::xml_node& entry : root.children("entry")) {
    ids.push_back(entry.child("id").text().get());
    for (const char* needed : {"title", "updated", "link", "summary"}) EXPECT_TRUE(entry.child(needed)) << needed;
  }
  EXPECT_THAT(ids, testing::ElementsAre("https://ponte.example/it/events/finale/", "https://ponte.example/it/news/furgone/", "https://ponte.example/it/news/mappa/"));
}

TEST(Site, TheSitemapHasEveryPageWithItsLanguages) {
  DiagnosticSink sink;
  size_t pages = 0;
  for (const SiteFile& file : SampleSite().render(sink)) pages += ends_with(file.path, "index.html");
  pugi::xml_document map;
  ASSERT_TRUE(map.load_string(SampleSite().file("sitemap.xml").c_str()));
  size_t urls = 0;
  for (const pugi::xml_node& url : map.child("urlset").children("url")) {
    ++urls;
    const std::string place = url.child("loc").text().get();
    EXPECT_EQ(place.find("index.html"), std::string::npos);
    if (ends_with(place, "/it/news/mappa/")) {
      EXPECT_EQ(std::distance(url.children("xhtml:link").begin(), url.children("xhtml:link").end()), 4) << "three languages and the default";
    }
  }
  EXPECT_EQ(urls, pages);
  EXPECT_THAT(SampleSite().file("robots.txt"), HasSubstr("Sitemap: https://ponte.example/sitemap.xml"));
}

TEST(Site, WithoutAnAddressNothingPretendsToHaveOne) {
  SampleSite site;
  site.sources.content.project.site.reset();
  EXPECT_TRUE(site.file("sitemap.xml").empty());
  EXPECT_TRUE(site.file("it/news/feed.xml").empty());
  EXPECT_THAT(site.file("it/index.html"), AllOf(Not(HasSubstr("canonical")), Not(HasSubstr("hreflang=\"x-default\""))));
}

TEST(Site, ServicesAreFilteredByAnchors) {
  EXPECT_THAT(SampleSite().file("it/services/index.html"), AllOf(HasSubstr("href=\"#home\""), HasSubstr("<section class=\"service-group\" id=\"home\""), HasSubstr("class=\"service-map\"")));
}

TEST(Site, PagesAreLight) {
  EXPECT_LT(SampleSite().file("assets/site.css").size(), 160000u);
  EXPECT_LT(SampleSite().file("it/index.html").size(), 40000u);
}

TEST(SiteModel, RelativeAddresses) {
  EXPECT_EQ(relative_address("it/news/x/index.html", "assets/site.css"), "../../../assets/site.css");
  EXPECT_EQ(relative_address("index.html", "it/index.html"), "it/index.html");
  EXPECT_EQ(relative_address("it/news/index.html", "it/news/feed.xml"), "feed.xml");
  EXPECT_EQ(relative_address("it/news/index.html", "it/newsletters/a/index.html"), "../newsletters/a/index.html");
}

}  // namespace
}  // namespace divulga
