#include "edition/carried_facts.h"

#include "sample_project.h"

namespace divulga {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Service service(const std::string& id, const std::string& category) {
  Service s;
  s.id = id;
  s.category = category;
  s.name.text = "Sportello";
  s.phone = "+39 1";
  s.hours_text = "Mo 09:00-10:00";
  HoursProblem problem;
  s.hours = parse_hours(s.hours_text, problem).value();
  return s;
}

TEST(EditionFacts, ThoseThatTheTextNames) {
  SampleProject p;
  EXPECT_THAT(p.edition("Chiama {{facts.desk.phone}} o {{ facts.desk.phone }}\n").facts, ElementsAre("desk.phone"));
  EXPECT_THAT(p.edition("Nessuno\n").facts, IsEmpty());
}
TEST(EditionFacts, InLinksAndKeys) {
  SampleProject p;
  EXPECT_THAT(p.edition("[chiama](tel:{{facts.desk.phone}})\n\n::: {.callout title=\"{{facts.desk.name}}\"}\nA\n:::\n").facts, ElementsAre("desk.name", "desk.phone"));
}
TEST(EditionFacts, InPartialsThatAreTakenInAndInThoseAlone) {
  SampleProject p;
  p.sources.content.partials["coda"] = "{{> fondo}}\n";
  p.sources.content.partials["fondo"] = "Tel {{facts.desk.phone}}\n";
  p.sources.content.partials["altro"] = "{{facts.desk.name}}\n";
  EXPECT_THAT(p.edition("Testo\n\n{{> coda}}\n").facts, ElementsAre("desk.phone"));
}
TEST(EditionFacts, OpeningHours) {
  SampleProject p;
  EXPECT_THAT(p.edition("::: {.hours fact=desk.hours}\n:::\n").facts, ElementsAre("desk.hours"));
}
TEST(EditionFacts, InFrontMatterTheyAreToldApart) {
  SampleProject p;
  p.material.title.text = "Chiama {{facts.desk.phone}}";
  const Edition edition = p.edition("{{facts.desk.name}}\n");
  EXPECT_THAT(edition.facts, ElementsAre("desk.name", "desk.phone"));
  EXPECT_THAT(edition.title_facts, ElementsAre("desk.phone"));
}
TEST(EditionFacts, ATranslationThatDropsOneDoesNotCarryIt) {
  SampleProject p;
  p.material.translations[LocaleTag("en")] = {};
  p.material.translations[LocaleTag("en")].body = "Nothing\n";
  EXPECT_THAT(p.edition("{{facts.desk.phone}}\n", "en").facts, IsEmpty());
}
TEST(EditionFacts, ASectionOverAGroupIsAllOfIt) {
  SampleProject p;
  EXPECT_THAT(p.edition("{{#facts.desk}}{{phone}}{{/facts.desk}}\n").facts, ElementsAre("desk.hours", "desk.name", "desk.phone"));
}
TEST(EditionFacts, ServicesThatAreShown) {
  SampleProject p;
  p.sources.services = {service("a", "documents"), service("b", "home")};
  EXPECT_THAT(p.edition("::: {.services category=home}\n:::\n").facts, ElementsAre("services.b.hours", "services.b.phone"));
}

TEST(CarriedFacts, HoldTheValueAndAHashOfTheWriting) {
  SampleProject p;
  const CarriedFacts italian = carried_facts(p.sources, LocaleTag("it"), {"desk.phone", "desk.hours", "gone"}), arabic = carried_facts(p.sources, LocaleTag("ar"), {"desk.phone", "desk.hours"});
  ASSERT_EQ(italian.size(), 2u);
  EXPECT_EQ(italian.at("desk.hours").value, "Mo-Fr 09:00-13:00");
  EXPECT_EQ(italian.at("desk.hours").written.size(), 16u);
  EXPECT_EQ(arabic.at("desk.hours").value, italian.at("desk.hours").value);
  EXPECT_NE(arabic.at("desk.hours").written, italian.at("desk.hours").written);
}
TEST(CarriedFacts, OfServices) {
  SampleProject p;
  p.sources.services = {service("a", "documents"), service("a.b", "documents")};
  const CarriedFacts facts = carried_facts(p.sources, LocaleTag("it"), {"services.a.phone", "services.a.hours", "services.a.pec", "services.c.phone"});
  ASSERT_EQ(facts.size(), 2u);
  EXPECT_EQ(facts.at("services.a.hours").value, "Mo 09:00-10:00");
}

}  // namespace
}  // namespace divulga
