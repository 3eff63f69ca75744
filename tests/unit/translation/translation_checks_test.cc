#include "translation/translation_checks.h"

#include <gmock/gmock.h>

namespace divulga {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> told(const DiagnosticSink& sink) {
  std::vector<std::string> out;
  for (const Diagnostic& d : sink.sorted()) out.push_back((d.severity == Severity::error ? "error " : "") + d.code + ": " + d.message.text());
  return out;
}

std::vector<std::string> checked(const std::string& source, const std::string& translation, const char* language = "en", int limit = 0) {
  DiagnosticSink sink;
  TranslationChecks(LocaleTag("it"), LocaleTag(language)).check(source, translation, {"locales/x.po", 3, 1, 0}, limit, sink);
  return told(sink);
}

TEST(Checks, AGoodTranslationIsSilent) {
  EXPECT_THAT(checked("Chiama il **{{facts.desk.phone}}** entro 30 giorni dall’11 dicembre 2026.", "Call **{{facts.desk.phone}}** within 30 days of 11 December 2026."), IsEmpty());
  EXPECT_THAT(checked("1.240 persone, 12,5 ore", "১,২৪০ জন, ১২.৫ ঘণ্টা", "bn"), IsEmpty());
}
TEST(Checks, WhatIsMissingIsNotChecked) { EXPECT_THAT(checked("30 giorni", ""), IsEmpty()); }

TEST(CheckMarks, ALostNameIsAnError) { EXPECT_THAT(checked("Chiama {{facts.desk.phone}}", "Call us"), ElementsAre("error translation-marks: the translation lacks '{{facts.desk.phone}}'")); }
TEST(CheckMarks, AChangedLinkIsAnError) { EXPECT_THAT(checked("[qui](https://a.example)", "[here](https://b.example)"), ElementsAre(HasSubstr("error translation-marks"))); }

TEST(CheckNumbers, AnotherNumber) { EXPECT_THAT(checked("entro 30 giorni", "within 60 days"), ElementsAre("translation-number: the translation has the number '60' where the source has '30'")); }
TEST(CheckNumbers, ALostOne) { EXPECT_THAT(checked("dal 2026, 1.240 persone", "since 2026, many people"), ElementsAre("translation-number: the translation has no number '1240'")); }
TEST(CheckNumbers, OneTooMany) { EXPECT_THAT(checked("le persone", "the 1,240 people"), ElementsAre("translation-number: the translation has the number '1240', which the source has not")); }
TEST(CheckNumbers, SmallOnesMayBeWords) {
  EXPECT_THAT(checked("3 corsi", "three courses"), IsEmpty());
  EXPECT_THAT(checked("tre corsi", "3 courses"), IsEmpty());
}
TEST(CheckNumbers, ASmallOneMayNotBeAnother) { EXPECT_THAT(checked("3 corsi", "4 courses"), ElementsAre(HasSubstr("'4' where the source has '3'"))); }
TEST(CheckNumbers, AMonthMayBeANumber) { EXPECT_THAT(checked("l’11 dicembre 2026", "11/12/2026"), IsEmpty()); }

TEST(CheckPhones, AnotherNumber) {
  EXPECT_THAT(checked("Numero verde 800 290 290", "Freephone 800 290 291"), ElementsAre("translation-phone: the translation has telephone number '800290291' where the source has '800290290'"));
}
TEST(CheckPhones, OtherBlanksAreTheSame) { EXPECT_THAT(checked("+39 0000 000001", "+39 0000 000 001"), IsEmpty()); }
TEST(CheckPhones, ALostOne) { EXPECT_THAT(checked("Numero verde 800 290 290", "Free number"), ElementsAre("translation-phone: the translation has no telephone number '800290290'")); }

TEST(CheckCodes, AreTheSameInEveryLanguage) {
  EXPECT_THAT(checked("livello A2", "المستوى A2", "ar"), IsEmpty());
  EXPECT_THAT(checked("livello A2", "level B1"), ElementsAre("translation-code: the translation has code 'B1' where the source has 'A2'"));
  EXPECT_THAT(checked("CUP Z99Z99999999999", "CUP Z99Z9999999999"), ElementsAre(HasSubstr("translation-code")));
}
TEST(CheckAddresses, AreTheSameInEveryLanguage) {
  EXPECT_THAT(checked("Scrivi a a@b.example", "Write to a@c.example"), ElementsAre(HasSubstr("translation-address")));
}

TEST(CheckDates, AnotherMonth) {
  EXPECT_THAT(checked("il 3 giugno", "on 3 July"), ElementsAre("translation-date: the translation names another month than the source, which says June"));
  EXPECT_THAT(checked("il 3 giugno", "3 يوليو", "ar"), ElementsAre(HasSubstr("translation-date")));
}
TEST(CheckDates, TheSameMonthInItsOwnWords) {
  EXPECT_THAT(checked("il 3 giugno", "3 червня", "uk"), IsEmpty());
  EXPECT_THAT(checked("il 3 giugno 2026", "২০২৬ সালের ৩ জুন", "bn"), IsEmpty());
  EXPECT_THAT(checked("il 3 giugno", "6月3日", "zh"), IsEmpty());
}
TEST(CheckDates, AMonthThatCannotBeReadIsNotTold) { EXPECT_THAT(checked("il 3 dicembre", "3 كانون الأول", "ar"), IsEmpty()); }

const char* const days = "one: giorno | other: giorni";
TEST(CheckPlural, EveryCategoryOfTheLanguage) {
  EXPECT_THAT(checked(days, "one: day | other: days"), IsEmpty());
  EXPECT_THAT(checked(days, "other: 天", "zh"), IsEmpty());
  EXPECT_THAT(checked(days, "zero: a | one: b | two: c | few: d | many: e | other: f", "ar"), IsEmpty());
}
TEST(CheckPlural, ArabicHasSix) { EXPECT_THAT(checked(days, "one: يوم | other: أيام", "ar"), ElementsAre("translation-plural: the plural 'zero', 'two', 'few', 'many' is missing")); }
TEST(CheckPlural, OneThatTheLanguageHasNot) { EXPECT_THAT(checked(days, "one: day | few: d | other: days"), ElementsAre("translation-plural: this language has no plural 'few'")); }
TEST(CheckPlural, NoFormsAtAll) { EXPECT_THAT(checked(days, "days"), ElementsAre("translation-plural: the translation gives no forms for a count")); }

TEST(CheckDirection, MarksAreClosed) {
  EXPECT_THAT(checked("a", "\u2066a\u2069", "ar"), IsEmpty());
  EXPECT_THAT(checked("a", "\u2066a", "ar"), ElementsAre("translation-direction: a direction mark is opened and not closed"));
  EXPECT_THAT(checked("a", "a\u2069", "ar"), ElementsAre("translation-direction: a direction mark is closed that nothing opened"));
  EXPECT_THAT(checked("a", "\u2066\u202Aa\u2069\u202C", "ar"), ElementsAre("translation-direction: direction marks cross one another"));
}

TEST(CheckCharacters, ThoseThatNoFontHas) {
  const TranslationChecks checks(LocaleTag("it"), LocaleTag("en"), {}, [](const std::string& text) { return text.find('#') == std::string::npos ? std::string() : std::string("'#'"); });
  DiagnosticSink sink;
  checks.check("a", "a", {}, 0, sink);
  EXPECT_THAT(told(sink), IsEmpty());
  checks.check("a", "a#", {}, 0, sink);
  EXPECT_THAT(told(sink), ElementsAre("translation-characters: no font has '#'"));
}

TEST(CheckLength, AgainstTheRoomThereIs) {
  EXPECT_THAT(checked("Vieni", "Come and see us", "en", 15), IsEmpty());
  EXPECT_THAT(checked("Vieni", "Come and see us!", "en", 15), ElementsAre("translation-length: the translation is 16 characters wide, and there is room for some 15"));
}
TEST(CheckLength, IdeographsAreTwiceAsWideAndSignsNothing) {
  EXPECT_EQ(width_in_columns("abc"), 3);
  EXPECT_EQ(width_in_columns("中文"), 4);
  EXPECT_EQ(width_in_columns("সে"), 2);
  EXPECT_EQ(width_in_columns("é"), 1);
  EXPECT_EQ(width_in_columns("\u2066a\u2069"), 1);
}
TEST(CheckLength, OnlyWhereTheRoomDoesNotGrow) {
  Material leaflet, report;
  leaflet.folder = Folder::leaflets;
  leaflet.name = "a";
  leaflet.design = "leaflet-trifold";
  report.folder = Folder::reports;
  report.name = "b";
  report.design = "report-a4";
  SourceText text;
  text.text = std::string(100, 'x');
  text.occurrences = {{"reports/b", "paragraph", {}}};
  EXPECT_EQ(estimated_length_limit(text, {leaflet, report}), 0);
  text.occurrences.push_back({"leaflets/a", "paragraph", {}});
  EXPECT_EQ(estimated_length_limit(text, {leaflet, report}), 195);
}

TEST(CheckTranslations, AStaleOneIsHeldAgainstWhatItWasMadeFrom) {
  SourceText source;
  source.text = "entro 60 giorni";
  source.occurrences = {{"pages/a", "paragraph", {}}};
  TranslationUnit unit;
  unit.source = &source;
  unit.translation = "within 30 days";
  unit.made_from = "entro 30 giorni";
  const TranslationChecks checks(LocaleTag("it"), LocaleTag("en"));
  for (const auto& [state, faults] : {std::pair(TranslationState::stale, 0u), {TranslationState::translated, 1u}}) {
    unit.state = state;
    DiagnosticSink sink;
    check_translations({unit}, checks, {}, sink);
    EXPECT_EQ(sink.sorted().size(), faults);
  }
}

}  // namespace
}  // namespace divulga
