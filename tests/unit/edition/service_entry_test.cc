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

}  // namespace
}  // namespace divulga
