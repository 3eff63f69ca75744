#include "translation/text_figures.h"

#include <gmock/gmock.h>

namespace divulga {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TextFigures figures(const char* language, const std::string& text) { return FigureReader(LocaleTag(language)).read(text); }
std::multiset<std::string> numbers(const std::string& text, const char* language = "it") { return figures(language, text).numbers; }

TEST(Figures, NumbersWithoutTheirSeparators) {
  EXPECT_THAT(numbers("1.240 persone"), ElementsAre("1240"));
  EXPECT_THAT(numbers("1,240 people"), ElementsAre("1240"));
  EXPECT_THAT(numbers("1 240 personnes"), ElementsAre("1240"));
  EXPECT_THAT(numbers("16,00 euro e 12,5 ore"), ElementsAre("125", "1600"));
}
TEST(Figures, DigitsOfEveryScript) {
  EXPECT_THAT(numbers("১,২৪০ জন", "bn"), ElementsAre("1240"));
  EXPECT_THAT(numbers("١٬٢٤٠ شخص", "ar"), ElementsAre("1240"));
  EXPECT_THAT(numbers("１２人", "zh"), ElementsAre("12"));
}
TEST(Figures, TimesWithAndWithoutANought) { EXPECT_EQ(numbers("alle 9:30"), numbers("alle 09.30")); }
TEST(Figures, ARangeIsTwoNumbers) { EXPECT_THAT(numbers("da 10-12, 2026–2027"), ElementsAre("10", "12", "2026", "2027")); }
TEST(Figures, ASentenceMayEndBehindANumber) { EXPECT_THAT(numbers("Nel 2026. 3 corsi"), ElementsAre("2026", "3")); }
TEST(Figures, NamesAreNone) { EXPECT_THAT(numbers("{{facts.desk2.phone}} e {{results.totals.2026.x}}"), IsEmpty()); }

TEST(Figures, Telephones) {
  EXPECT_THAT(figures("it", "Chiama il +39 0000 000 001 o 800 290 290.").phones, ElementsAre("+390000000001", "800290290"));
  EXPECT_THAT(numbers("Chiama il +39 0000 000 001"), IsEmpty());
  EXPECT_THAT(figures("bn", "+৩৯ ০০০০ ০০০ ০০১").phones, ElementsAre("+390000000001"));
}
TEST(Figures, YearsAndDaysAreNoTelephones) {
  for (const char* text : {"2026 2027", "dal 10/11/2026 al 12/11/2026", "2026-11-27", "100 200 300", "1 000 000"}) EXPECT_THAT(figures("it", text).phones, IsEmpty()) << text;
}
TEST(Figures, Codes) {
  EXPECT_THAT(figures("it", "CUP F79I22002140006, O.2.3 e livello A2").codes, ElementsAre("A2", "F79I22002140006", "O.2.3"));
  EXPECT_THAT(figures("it", "il D.Lgs. 286/1998, art. 5-bis, WP e FAMI").codes, IsEmpty());
  EXPECT_THAT(figures("zh", "语言水平A2").codes, ElementsAre("A2"));
}
TEST(Figures, AddressesOfMailAndWeb) {
  EXPECT_THAT(figures("it", "Scrivi a a.b@c.example, vedi https://x.example/y.").addresses, ElementsAre("a.b@c.example", "https://x.example/y"));
  EXPECT_THAT(numbers("https://x.example/2026"), IsEmpty());
}
TEST(Figures, MonthsBesideANumber) {
  EXPECT_THAT(figures("it", "l’11 dicembre 2026 e a maggio").months, ElementsAre(12));
  EXPECT_THAT(figures("en", "You may come on 3 March.").months, ElementsAre(3));
  EXPECT_THAT(figures("ar", "11 ديسمبر 2026").months, ElementsAre(12));
  EXPECT_THAT(figures("uk", "11 грудня 2026").months, ElementsAre(12));
}
TEST(Figures, AMonthMayBeNamedInAnotherSpelling) {
  EXPECT_TRUE(FigureReader(LocaleTag("bn")).may_name_month("১৮ জানুয়ারি", 1));
  EXPECT_TRUE(FigureReader(LocaleTag("en")).may_name_month("in December", 12));
  EXPECT_FALSE(FigureReader(LocaleTag("en")).may_name_month("in November", 12));
}
TEST(Figures, FrenchTimes) {
  EXPECT_THAT(numbers("à 17 h 40 et 9h30", "fr"), ElementsAre("1740", "930"));
  EXPECT_THAT(numbers("24 h sur 24", "fr"), ElementsAre("24", "24"));
}

}  // namespace
}  // namespace divulga
