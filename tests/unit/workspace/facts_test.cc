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
                                                     {"date", "2026-02-30"}, {"time", "9:30"},        {"number", "1.000,5"}};
  for (const auto& [type, value] : bad)
    expect_only(faults_of("a: { type: " + std::string(type) + ", value: \"" + value + "\" }\n"), "bad-fact", file, 1,
                21 + static_cast<int>(std::string(type).size()), "");
}

TEST(Facts, AMistakeInHoursIsToldAtItsColumn) {
  expect_only(faults_of("a: { type: hours, value: \"Mo-Fr 09:00-13:00; Lu 15:00-18:00\" }\n"), "bad-fact", file, 1, 46, "instead of 'Lu'");
  expect_only(faults_of("a:\n  type: hours\n  value: Mo-Fr 09:00-13:00; Dec 32 off\n"), "bad-fact", file, 3, 29, "'Dec 32'");
}

TEST(Facts, ATextMayHaveItsOwnWordsInEachLanguage) {
  const auto loaded = sample::load_with(file, "bus: { type: text, value: { it: \"linea 3\", ar: \"الخط 3\" } }\n");
  EXPECT_EQ(sample::told(loaded.diagnostics), "");
  const Fact& fact = *loaded.project().facts.find("bus");
  EXPECT_EQ(fact.value.text, "linea 3");
  EXPECT_EQ(format_fact(fact, LocaleTag("it"), {}), "linea 3");
  EXPECT_EQ(format_fact(fact, LocaleTag("ar"), {}), "الخط 3");
  EXPECT_EQ(format_fact(fact, LocaleTag("en"), Catalog({{"", "linea 3", "line 3", {}, {}, false, {}}})), "line 3");
}
TEST(Facts, ItsOwnWordsInTheSourceLanguageAreRequired) {
  expect_only(faults_of("bus: { type: text, value: { ar: \"الخط 3\" } }\n"), "missing-key", file, 1, 27, "no text in 'it'");
}
TEST(Facts, OwnWordsOfNoLanguage) { EXPECT_EQ(faults_of("bus: { type: text, value: { it: a, xx1: b } }\n").at(0).code, "wrong-value"); }
TEST(Facts, AnEmptyOwnTextIsTold) { EXPECT_EQ(faults_of("bus: { type: text, value: { it: a, ar: \"\" } }\n").at(0).code, "wrong-value"); }
TEST(Facts, OnlyTextsHaveWordsInEachLanguage) { EXPECT_EQ(faults_of("bus: { type: phone, value: { it: \"112\" } }\n").at(0).code, "wrong-value"); }

TEST(Facts, ACountHasAUnitInEveryPluralOfTheSource) {
  const auto loaded = sample::load_with(file, "notice: { type: count, value: 3, unit: { one: giorno, other: giorni } }\n");
  EXPECT_EQ(sample::told(loaded.diagnostics), "");
  EXPECT_EQ(loaded.project().facts.find("notice")->unit.text, "one: giorno | other: giorni");
}
TEST(Facts, ACountWithoutAUnitIsTold) { EXPECT_EQ(faults_of("n: { type: count, value: 3 }\n").at(0).code, "missing-key"); }
TEST(Facts, ACountWithoutAPluralIsTold) { expect_only(faults_of("n: { type: count, value: 3, unit: { one: giorno } }\n"), "missing-key", file, 1, 35, "'other'"); }
TEST(Facts, APluralThatTheSourceDoesNotHaveIsTold) { EXPECT_EQ(faults_of("n: { type: count, value: 3, unit: { one: a, few: b, other: c } }\n").at(0).code, "unknown-key"); }
TEST(Facts, ACountMustBeANumber) { EXPECT_EQ(faults_of("n: { type: count, value: tre, unit: { one: a, other: c } }\n").at(0).code, "bad-fact"); }

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

std::string counted(const char* value, const char* language, const char* translation) {
  Fact fact;
  fact.type = FactType::count;
  fact.value.text = value;
  fact.unit.text = "one: giorno | other: giorni";
  const Catalog catalog(*translation ? std::vector<CatalogEntry>{{"", fact.unit.text, translation, {}, {}, false, {}}} : std::vector<CatalogEntry>{});
  return format_fact(fact, LocaleTag(language), catalog);
}

TEST(FormatFact, CountsAgreeWithTheirNumber) {
  EXPECT_EQ(counted("1", "it", ""), "1\u00a0giorno");
  EXPECT_EQ(counted("3", "it", ""), "3\u00a0giorni");
  EXPECT_EQ(counted("3", "uk", "one: день | few: дні | many: днів | other: дня"), "3\u00a0дні");
  EXPECT_EQ(counted("5", "uk", "one: день | few: дні | many: днів | other: дня"), "5\u00a0днів");
  EXPECT_EQ(counted("3", "bn", "one: দিন | other: দিন"), "৩\u00a0দিন");
}
TEST(FormatFact, ArabicHasSixForms) {
  const char* const days = "zero: {n} يوم | one: يوم واحد | two: يومان | few: {n} أيام | many: {n} يومًا | other: {n} يوم";
  EXPECT_EQ(counted("1", "ar", days), "يوم واحد");
  EXPECT_EQ(counted("2", "ar", days), "يومان");
  EXPECT_EQ(counted("3", "ar", days), "3 أيام");
  EXPECT_EQ(counted("11", "ar", days), "11 يومًا");
  EXPECT_EQ(counted("100", "ar", days), "100 يوم");
}
TEST(FormatFact, AFormThatIsMissingGivesWayToTheOther) { EXPECT_EQ(counted("3", "uk", "one: день | other: дня"), "3\u00a0дня"); }

}  // namespace
}  // namespace divulga
