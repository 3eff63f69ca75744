#include <gmock/gmock.h>

#include <pugixml.hpp>

#include "web/open_data.h"
#include "web/service_cards.h"

namespace divulga {
namespace {

using testing::HasSubstr;
using testing::Not;

ServiceEntry entry(const std::string& id, double lat, double lon) {
  ServiceEntry e;
  e.id = id;
  e.name = "Sportello \"" + id + "\"";
  e.municipality = "Valdora";
  e.address = "Via Roma 1, Valdora";
  e.phone = "+39 0000 000 001";
  e.latitude = lat;
  e.longitude = lon;
  e.hours = {{"lun–ven", "9–13"}};
  e.remote = {"chat"};
  return e;
}

/// Numbered in the order given.
ServiceMap map_of(std::vector<ServiceEntry> entries) {
  ServiceMap map;
  map.entries = std::move(entries);
  for (size_t i = 0; i < map.entries.size(); ++i) map.entries[i].number = static_cast<int>(i) + 1;
  return map;
}

TEST(ServiceCards, TheTelephoneCanBeCalledAndStaysLeftToRight) {
  const std::string html = service_cards({entry("a", 45, 10)}, 3, LocaleTag("ar"), Catalog()).markup();
  EXPECT_THAT(html, HasSubstr("<article id=\"a\""));
  EXPECT_THAT(html, HasSubstr("href=\"tel:+390000000001\" class=\"ltr\" dir=\"ltr\""));
  EXPECT_THAT(html, HasSubstr("<h3 id=\"service-a\""));
}

TEST(ServiceMap, MarksAreLinksThatDoNotCoverOneAnother) {
  std::vector<ServiceEntry> entries;
  for (int i = 0; i < 17; ++i) entries.push_back(entry("s" + std::to_string(i), 45.15 + 0.0001 * i, 10.60));
  entries.push_back(entry("far", 45.3, 10.8));
  pugi::xml_document svg;
  ASSERT_TRUE(svg.load_string(service_map(map_of(entries), LocaleTag("it"), Catalog()).markup().c_str()));
  std::vector<std::pair<double, double>> marks;
  for (const pugi::xml_node& link : svg.child("svg").children("a"))
    marks.emplace_back(link.child("circle").attribute("cx").as_double(), link.child("circle").attribute("cy").as_double());
  ASSERT_EQ(marks.size(), entries.size());
  for (size_t a = 0; a < marks.size(); ++a)
    for (size_t b = a + 1; b < marks.size(); ++b)
      EXPECT_GT(std::hypot(marks[a].first - marks[b].first, marks[a].second - marks[b].second), 24) << a << " and " << b;
}

TEST(ServiceMap, TheSamePlaceTwiceAndOnePlaceAloneAreDrawn) {
  EXPECT_THAT(service_map(map_of({entry("a", 45, 10), entry("b", 45, 10)}), LocaleTag("it"), Catalog()).markup(), Not(HasSubstr("nan")));
  EXPECT_THAT(service_map(map_of({entry("a", 45, 10)}), LocaleTag("it"), Catalog()).markup(), HasSubstr("href=\"#a\""));
  EXPECT_TRUE(service_map(ServiceMap(), LocaleTag("it"), Catalog()).empty());
}

TEST(OpenData, CsvQuotesWhatMustBeQuoted) {
  EXPECT_THAT(services_csv({entry("a", 45.5, -10.25)}), HasSubstr("a,\"Sportello \"\"a\"\"\","));
  EXPECT_THAT(services_csv({entry("a", 45.5, -10.25)}), HasSubstr("45.50000,-10.25000,lun–ven 9–13\r\n"));
}

TEST(OpenData, CsvCellsAreNoFormulas) {
  ServiceEntry e = entry("a", 1, 1);
  e.cost = "=1+1";
  EXPECT_THAT(services_csv({e}), HasSubstr("'=1+1"));
}

TEST(OpenData, GeoJsonPutsLongitudeFirst) {
  EXPECT_THAT(services_geojson({entry("a", 45.5, 10.25)}), HasSubstr("\"coordinates\":[10.25000,45.50000]"));
}

}  // namespace
}  // namespace divulga
