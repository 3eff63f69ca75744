#include "locale/locale_tag.h"

#include <gtest/gtest.h>

namespace divulga {
namespace {

TEST(LocaleTag, IsWrittenInCanonicalCase) {
  EXPECT_EQ(LocaleTag("ZH-hant-tw").str(), "zh-Hant-TW");
  EXPECT_EQ(LocaleTag("pt_br").str(), "pt-BR");
}

TEST(LocaleTag, KeepsTheNameThatTheUserGaveTheFolder) { EXPECT_EQ(LocaleTag("tl").str(), "tl"); }

TEST(LocaleTag, LanguageIsTheFirstPart) { EXPECT_EQ(LocaleTag("zh-Hant").language(), "zh"); }

TEST(LocaleTag, ScriptIsTheLikelyOne) {
  EXPECT_EQ(LocaleTag("ar").script(), "Arab");
  EXPECT_EQ(LocaleTag("zh").script(), "Hans");
  EXPECT_EQ(LocaleTag("zh-TW").script(), "Hant");
  EXPECT_EQ(LocaleTag("bn").script(), "Beng");
  EXPECT_EQ(LocaleTag("it").script(), "Latn");
  EXPECT_EQ(LocaleTag("pa").script(), "Guru");
}

TEST(LocaleTag, DirectionComesFromTheScript) {
  for (const char* tag : {"ar", "ur", "fa", "ps", "pa-Arab"}) EXPECT_EQ(LocaleTag(tag).direction(), Direction::right_to_left) << tag;
  for (const char* tag : {"it", "bn", "zh", "pa", "uk"}) EXPECT_EQ(LocaleTag(tag).direction(), Direction::left_to_right) << tag;
}

TEST(LocaleTag, TheScriptsKnownByHeartAreThoseOfICU) {
  for (const char* tag : {"am", "ar", "bg", "bn", "de", "el", "en", "es", "fa", "fr", "he", "hi", "it", "ja", "ka", "ko", "pa",
                          "pl", "ps", "pt", "ro", "ru", "si", "so", "sq", "ta", "ti", "tl", "tr", "uk", "ur", "wo", "zh"}) {
    // A variant that ICU does not know leaves the script as it is, but is not known by heart.
    const LocaleTag asked(std::string(tag) + "-x-any");
    EXPECT_EQ(LocaleTag(tag).script(), asked.script()) << tag;
    EXPECT_EQ(LocaleTag(tag).direction(), asked.direction()) << tag;
  }
}

TEST(LocaleTag, OwnNameStartsWithACapital) {
  EXPECT_EQ(LocaleTag("it").own_name(), "Italiano");
  EXPECT_EQ(LocaleTag("en").own_name(), "English");
  EXPECT_EQ(LocaleTag("fr").own_name(), "Français");
  EXPECT_EQ(LocaleTag("ar").own_name(), "العربية");
  EXPECT_EQ(LocaleTag("bn").own_name(), "বাংলা");
  EXPECT_EQ(LocaleTag("zh").own_name(), "中文");
}

TEST(LocaleTag, NameInAnotherLanguage) {
  EXPECT_EQ(LocaleTag("ar").name_in(LocaleTag("it")), "arabo");
  EXPECT_EQ(LocaleTag("zh").name_in(LocaleTag("en")), "Chinese");
}

TEST(KnownLanguage, AcceptsTheLanguagesOfTheField) {
  for (const char* tag : {"it", "en", "fr", "es", "sq", "ro", "tl", "uk", "ru", "ar", "zh", "zh-Hans", "bn", "ur", "pa", "hi", "si", "fa",
                          "ps", "wo", "ta", "ti", "am", "so", "ka", "tr"})
    EXPECT_TRUE(is_known_language(tag)) << tag;
}

TEST(KnownLanguage, RefusesWhatIsNone) {
  for (const char* tag : {"", "xx", "italiano", "it_IT", "it-", "1", "i t"}) EXPECT_FALSE(is_known_language(tag)) << tag;
}

}  // namespace
}  // namespace divulga
