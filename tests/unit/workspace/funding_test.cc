#include "workspace/funding.h"

#include <gmock/gmock.h>

namespace divulga {
namespace {

std::vector<std::string> said(FundProfile fund, const char* language) {
  std::vector<std::string> texts;
  for (const FundingStatement& statement : funding_statements(fund, LocaleTag(language))) texts.push_back(statement.text);
  return texts;
}

TEST(Funding, ItalianThenTheReadersOwnForLanguagesOfTheUnion) {
  EXPECT_THAT(said(FundProfile::fami_2021_2027, "it"), testing::ElementsAre("Cofinanziato dall’Unione europea"));
  EXPECT_THAT(said(FundProfile::fami_2021_2027, "fr"),
              testing::ElementsAre("Cofinanziato dall’Unione europea", "Cofinancé par l’Union européenne"));
}

TEST(Funding, EnglishWhereTheLanguageHasNoOfficialText) {
  EXPECT_THAT(said(FundProfile::fami_2021_2027, "ar"),
              testing::ElementsAre("Cofinanziato dall’Unione europea", "Co-funded by the European Union"));
  EXPECT_EQ(funding_statements(FundProfile::fami_2021_2027, LocaleTag("ar"))[1].language, LocaleTag("en"));
}

TEST(Funding, TheEarlierPeriodHasItsOwnWording) {
  EXPECT_THAT(said(FundProfile::fami_2014_2020, "it"), testing::ElementsAre("Progetto co-finanziato dall’Unione europea"));
  EXPECT_EQ(fund_name(FundProfile::fami_2014_2020), "Fondo Asilo, Migrazione e Integrazione (FAMI) 2014-2020");
}

TEST(Funding, NoStatementHoldsTheFundsAbbreviation) {
  for (const char* language : {"it", "en", "de", "fr", "es", "ro", "bn"})
    for (const std::string& text : said(FundProfile::fami_2021_2027, language)) {
      EXPECT_THAT(text, testing::Not(testing::HasSubstr("FAMI")));
      EXPECT_THAT(text, testing::Not(testing::HasSubstr("UE")));
    }
}

}  // namespace
}  // namespace divulga
