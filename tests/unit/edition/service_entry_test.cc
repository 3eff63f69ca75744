#include "sample_project.h"

namespace divulga {
namespace {

Service service() {
  Service s;
  s.id = "desk";
  s.category = "documents";
  s.name.text = "Sportello";
  s.address.text = "Via Uno 1";
  s.phone = "+39 0000 000 001";
  s.languages = {LocaleTag("it"), LocaleTag("ar")};
  s.mediation = Service::Mediation::appointment;
  s.remote = {"video"};
  return s;
}

TEST(ServiceEntry, InTheReadersLanguage) {
  SampleProject p;
  p.translate("en", {{"Sportello", "Desk"}});
  const auto entry = service_entry(p.sources, LocaleTag("en"), service());
  EXPECT_EQ(entry.name, "Desk");
  EXPECT_EQ(entry.category_name, "Documents");
  EXPECT_EQ(entry.languages, "Italian, Arabic");
  EXPECT_EQ(entry.mediation, "By appointment");
  EXPECT_THAT(entry.remote, testing::ElementsAre("Video call"));
}

TEST(ServiceEntry, IsolatesNumbersAndAddressesRightToLeft) {
  SampleProject p;
  const auto entry = service_entry(p.sources, LocaleTag("ar"), service());
  EXPECT_EQ(entry.phone, "\u2066+39 0000 000 001\u2069");
  EXPECT_EQ(entry.address, "\u2066Via Uno 1\u2069");
}

TEST(ServicesBlock, OnlyThoseOfTheCategory) {
  SampleProject p;
  p.sources.services = {service(), service()};
  p.sources.services[1].category = "home";
  p.sources.services[1].id = "house";
  EXPECT_THAT(p.dumped("::: {.services category=home}\n:::\n"), testing::HasSubstr("services @5\n  house home \"Sportello\"\n"));
}

TEST(Directory, NumbersRunByTopicAndAreTheSameOnEveryMap) {
  SampleProject p;
  Service house = service();
  house.id = "house", house.category = "home", house.municipality.text = "Colle", house.latitude = 45.1, house.longitude = 10.6;
  Service desk = service();
  desk.municipality.text = "Valdora", desk.latitude = 45.2, desk.longitude = 10.7;
  p.sources.services = {house, desk};
  const std::string dump = p.dumped("::: map\n:::\n\n::: {.map category=home}\n:::\n");
  EXPECT_THAT(dump, testing::HasSubstr("map @5\n  1 desk\n  2 house\n")) << "documents before homes";
  EXPECT_THAT(dump, testing::HasSubstr("map @8\n  2 house\n"));
  EXPECT_THAT(dump, testing::HasSubstr("Valdora (1)"));
}

TEST(Map, TakesTheProjectsLinesAndTellsAFileThatIsNotThere) {
  SampleProject p;
  p.sources.services = {service()};
  p.sources.map_lines["content/p/images/roads.geojson"] = {{MapLine::Kind::river, {{45, 10}, {46, 11}}}};
  EXPECT_THAT(p.dumped("::: {.map lines=images/roads.geojson}\n:::\n"), testing::HasSubstr("  1 lines\n"));
  p.dumped("::: {.map lines=images/roads.json}\n:::\n");
  EXPECT_EQ(p.sink.sorted().back().code, "unknown-data");
  EXPECT_THAT(p.sink.sorted().back().hint, testing::HasSubstr("'images/roads.geojson'"));
}

TEST(DirectoryIndex, ByTopicPlaceAndLanguage) {
  SampleProject p;
  Service house = service();
  house.id = "house", house.category = "home", house.municipality.text = "Colle";
  p.sources.services = {house, service()};
  EXPECT_THAT(p.dumped("::: {.directory-index by=category}\n:::\n"), testing::HasSubstr("index @5\n  \"Documents\" 1\n  \"Home\" 2\n"));
  EXPECT_THAT(p.dumped("::: {.directory-index by=municipality}\n:::\n"), testing::HasSubstr("\"Colle\" 2"));
  EXPECT_THAT(p.dumped("::: {.directory-index by=language}\n:::\n"), testing::HasSubstr("\"Italiano\" 1 2\n  \"العربية\" 1 2\n"));
}

}  // namespace
}  // namespace divulga
