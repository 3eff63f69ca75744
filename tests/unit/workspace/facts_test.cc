#include "workspace/facts.h"

#include "unit/workspace/sample.h"

namespace divulga {
namespace {

using sample::expect_only;

const char* const file = "content/p/facts.yaml";

std::vector<Diagnostic> faults_of(const std::string& yaml) { return sample::load_with(file, yaml).diagnostics; }

std::string written(FactType type, const std::string& value, const char* language, const Catalog& catalog = {}) {
  Fact fact;
  fact.type = type;
  fact.value.text = value;
  return format_fact(fact, LocaleTag(language), catalog);
}

TEST(Facts, NamesAreNested) {
  const auto loaded = sample::load_with(file, "desk:\n  name: \"Sportello\"\n  phone: { type: phone, value: \"112\", owner: uff, verified: 2026-10-01 }\n");
  EXPECT_EQ(sample::told(loaded.diagnostics), "");
  const Facts& facts = loaded.project().facts;
  ASSERT_EQ(facts.all().size(), 2u);
  EXPECT_EQ(facts.find("desk.name")->value.text, "Sportello");
  EXPECT_EQ(facts.find("desk.name")->value.span, (SourceSpan{file, 2, 9, 11}));
  EXPECT_EQ(facts.find("desk.phone")->type, FactType::phone);
  EXPECT_EQ(facts.find("desk.phone")->verified, (Date{2026, 10, 1}));
  EXPECT_EQ(facts.find("desk"), nullptr);
}

TEST(Facts, AnUnknownTypeIsTold) {
  expect_only(faults_of("a: { type: fone, value: \"1\" }\n"), "wrong-value", file, 1, 12, "'fone'", "did you mean 'phone'?");
}
TEST(Facts, AnUnknownKeyIsTold) { expect_only(faults_of("a: { type: text, value: x, ower: y }\n"), "unknown-key", file, 1, 28, "'ower'", "did you mean 'owner'?"); }
TEST(Facts, AMissingValueIsTold) { expect_only(faults_of("a: { type: text }\n"), "missing-key", file, 1, 4, "'value'"); }
TEST(Facts, AFactWithoutValueIsTold) { expect_only(faults_of("a:\n  b:\n"), "empty-fact", file, 2, 3, "'a.b'"); }
TEST(Facts, AListIsNoFact) { EXPECT_EQ(faults_of("a: [1]\n").at(0).code, "wrong-value"); }
TEST(Facts, ANameWithADotIsRefused) { EXPECT_EQ(faults_of("a.b: x\n").at(0).code, "bad-name"); }
TEST(Facts, ADuplicateIsTold) { EXPECT_EQ(faults_of("a: x\na: y\n").at(0).code, "duplicate-key"); }

TEST(Facts, EveryTypeIsChecked) {
  const std::pair<const char*, const char*> bad[] = {{"phone", "chiamaci"}, {"email", "a.example"},   {"url", "ponte.example"}, {"money", "16 euro"},
                                                     {"date", "2026-02-30"}, {"time", "9:30"},        {"number", "1.000,5"},    {"hours", "sempre"}};
  for (const auto& [type, value] : bad)
    expect_only(faults_of("a: { type: " + std::string(type) + ", value: \"" + value + "\" }\n"), "bad-fact", file, 1,
                21 + static_cast<int>(std::string(type).size()), "");
}

TEST(Facts, AFactCannotEndBeforeItWasVerified) {
  EXPECT_EQ(faults_of("a: { type: text, value: x, verified: 2026-10-01, valid_until: 2026-09-01 }\n").at(0).code, "period-reversed");
}

TEST(FormatFact, TelephonesStayLeftToRight) {
  EXPECT_EQ(written(FactType::phone, "+39 1", "ar"), isolate_ltr("+39 1"));
  EXPECT_EQ(written(FactType::phone, "+39 1", "bn"), "+39 1");
  EXPECT_EQ(written(FactType::email, "a@b.example", "ur"), isolate_ltr("a@b.example"));
}

TEST(FormatFact, ValuesAreWrittenInTheReadersLanguage) {
  EXPECT_EQ(written(FactType::money, "16.00 EUR", "it"), "16,00\u00a0€");
  EXPECT_EQ(written(FactType::date, "2026-12-11", "fr"), "11 décembre 2026");
  EXPECT_EQ(written(FactType::time, "09:30", "bn"), "০৯:৩০");
  EXPECT_EQ(written(FactType::number, "1486", "it"), "1.486");
  EXPECT_EQ(written(FactType::hours, "Mo-Fr 09:00-13:00; Sa 09:00-12:00", "it"), "lun–ven 09:00–13:00; sab 09:00–12:00");
}

TEST(FormatFact, TextsGoThroughTheCatalog) {
  const Catalog catalog({{"", "linea 3", "الخط 3", {}, {}, false, {}}});
  EXPECT_EQ(written(FactType::text, "linea 3", "ar", catalog), "الخط 3");
  EXPECT_EQ(written(FactType::address, "linea 3", "ar", catalog), "الخط 3");
  EXPECT_EQ(written(FactType::address, "Via 4", "ar", catalog), isolate_ltr("Via 4"));
}

}  // namespace
}  // namespace divulga
