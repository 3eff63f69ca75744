#include "web/service_schema.h"

#include <gmock/gmock.h>

namespace divulga {
namespace {

std::string schema(const std::string& hours, int first = 2026, int last = 2026) {
  HoursProblem problem;
  return hours_schema(parse_hours(hours, problem).value(), first, last);
}
std::string special(const std::string& inside) { return "\"specialOpeningHoursSpecification\":[" + inside + "]"; }
std::string closed(const std::string& from, const std::string& to) {
  return "{\"@type\":\"OpeningHoursSpecification\",\"opens\":\"00:00\",\"closes\":\"00:00\",\"validFrom\":\"" + from + "\",\"validThrough\":\"" + to + "\"}";
}

TEST(HoursSchema, TheNormalWeek) { EXPECT_EQ(schema("Mo-We 09:00-13:00; Tu 15:00-18:00"), "\"openingHours\":[\"Mo,Tu,We 09:00-13:00\",\"Tu 15:00-18:00\"]"); }
TEST(HoursSchema, ADatedClosure) { EXPECT_EQ(schema("2026-12-24 off"), special(closed("2026-12-24", "2026-12-24"))); }
TEST(HoursSchema, AClosureOfEveryYearInTheYearsOfTheProject) {
  EXPECT_EQ(schema("Dec 24-Jan 06 off", 2025, 2026), special(closed("2025-12-24", "2026-01-06") + "," + closed("2026-12-24", "2027-01-06")));
}
TEST(HoursSchema, ASeasonWithDays) {
  EXPECT_EQ(schema("Jul 01-Aug 31 Mo,Sa 08:30-12:30"),
            special("{\"@type\":\"OpeningHoursSpecification\",\"dayOfWeek\":[\"https://schema.org/Monday\",\"https://schema.org/Saturday\"],\"opens\":\"08:30\",\"closes\":\"12:30\","
                    "\"validFrom\":\"2026-07-01\",\"validThrough\":\"2026-08-31\"}"));
}
TEST(HoursSchema, PublicHolidays) {
  EXPECT_EQ(schema("PH off"), special("{\"@type\":\"OpeningHoursSpecification\",\"dayOfWeek\":[\"https://schema.org/PublicHolidays\"],\"opens\":\"00:00\",\"closes\":\"00:00\"}"));
}
TEST(HoursSchema, TheClockRound) { EXPECT_EQ(schema("24/7"), "\"openingHours\":[\"Mo,Tu,We,Th,Fr,Sa,Su 00:00-23:59\"]"); }
TEST(HoursSchema, FebruaryOfAYearThatHasNo29th) { EXPECT_EQ(schema("Feb off"), special(closed("2026-02-01", "2026-02-28"))); }
TEST(HoursSchema, NoHours) { EXPECT_EQ(hours_schema({}, 2026, 2026), ""); }

TEST(ServicesSchema, IsOneGraphThatCannotEndItsScript) {
  ProjectSources sources;
  sources.content.project.source_language = LocaleTag("it");
  EXPECT_EQ(services_schema(sources, LocaleTag("it"), ""), "");
  Service service;
  service.id = "a";
  service.category = "documents";
  service.name.text = "</script><b>";
  service.phone = "+39 1";
  sources.services = {service};
  const std::string json = services_schema(sources, LocaleTag("ar"), "https://p.example/");
  EXPECT_EQ(json.find('<'), std::string::npos);
  EXPECT_THAT(json, testing::HasSubstr("\"@id\":\"https://p.example/ar/services/#a\""));
  EXPECT_THAT(json, testing::HasSubstr("\"telephone\":\"+39 1\"")) << "without isolation marks";
}

}  // namespace
}  // namespace divulga
