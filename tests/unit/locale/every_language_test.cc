#include <gtest/gtest.h>

#include "locale/format.h"

// The languages that material is made in: what a leaflet's language tab, dates and opening hours say.

namespace divulga {
namespace {

struct Known {
  const char *tag, *own_name, *italian_name, *script;
  bool right_to_left;
  const char *date, *monday;
};

const Known languages[] = {
    {"it", "Italiano", "italiano", "Latn", false, "12 gennaio 2027", "lunedì"},
    {"en", "English", "inglese", "Latn", false, "12 January 2027", "Monday"},
    {"fr", "Français", "francese", "Latn", false, "12 janvier 2027", "lundi"},
    {"es", "Español", "spagnolo", "Latn", false, "12 de enero de 2027", "lunes"},
    {"de", "Deutsch", "tedesco", "Latn", false, "12. Januar 2027", "Montag"},
    {"pt", "Português", "portoghese", "Latn", false, "12 de janeiro de 2027", "segunda-feira"},
    {"sq", "Shqip", "albanese", "Latn", false, "12 janar 2027", "e hënë"},
    {"ro", "Română", "rumeno", "Latn", false, "12 ianuarie 2027", "luni"},
    {"tl", "Tagalog", "tagalog", "Latn", false, "Enero 12, 2027", "Lunes"},
    {"wo", "Wolof", "wolof", "Latn", false, "12 Samwiyee, 2027", "Altine"},
    {"so", "Soomaali", "somalo", "Latn", false, "Bisha Koobaad 12, 2027", "Isniin"},
    {"tr", "Türkçe", "turco", "Latn", false, "12 Ocak 2027", "Pazartesi"},
    {"uk", "Українська", "ucraino", "Cyrl", false, "12 січня 2027\u202Fр.", "понеділок"},
    {"ru", "Русский", "russo", "Cyrl", false, "12 января 2027\u202Fг.", "понедельник"},
    {"ar", "العربية", "arabo", "Arab", true, "12 يناير 2027", "الاثنين"},
    {"fa", "فارسی", "persiano", "Arab", true, "12 ژانویهٔ 2027", "دوشنبه"},
    {"ps", "پښتو", "pashto", "Arab", true, "د 2027 د جنوري 12", "دونۍ"},
    {"ur", "اردو", "urdu", "Arab", true, "12 جنوری، 2027", "پیر"},
    {"bn", "বাংলা", "bengalese", "Beng", false, "১২ জানুয়ারী, ২০২৭", "সোমবার"},
    {"hi", "हिन्दी", "hindi", "Deva", false, "12 जनवरी 2027", "सोमवार"},
    {"pa", "ਪੰਜਾਬੀ", "punjabi", "Guru", false, "12 ਜਨਵਰੀ 2027", "ਸੋਮਵਾਰ"},
    {"ta", "தமிழ்", "tamil", "Taml", false, "12 ஜனவரி, 2027", "திங்கள்"},
    {"si", "සිංහල", "singalese", "Sinh", false, "2027 ජනවාරි 12", "සඳුදා"},
    {"am", "አማርኛ", "amarico", "Ethi", false, "12 ጃንዩወሪ 2027", "ሰኞ"},
    {"ti", "ትግርኛ", "tigrino", "Ethi", false, "12 ጥሪ 2027", "ሰኑይ"},
    {"ka", "ქართული", "georgiano", "Geor", false, "12 იანვარი, 2027", "ორშაბათი"},
    {"zh", "中文", "cinese", "Hans", false, "2027年1月12日", "星期一"},
};

class EveryLanguage : public testing::TestWithParam<Known> {};
INSTANTIATE_TEST_SUITE_P(Languages, EveryLanguage, testing::ValuesIn(languages), [](const auto& known) { return std::string(known.param.tag); });

TEST_P(EveryLanguage, HasItsNamesDirectionAndDates) {
  const LocaleTag tag(GetParam().tag);
  EXPECT_EQ(tag.own_name(), GetParam().own_name);
  EXPECT_EQ(tag.name_in(LocaleTag("it")), GetParam().italian_name);
  EXPECT_EQ(tag.script(), GetParam().script);
  EXPECT_EQ(tag.direction() == Direction::right_to_left, GetParam().right_to_left);
  EXPECT_EQ(format_date(tag, {2027, 1, 12}, DateStyle::long_), GetParam().date);
  EXPECT_EQ(weekday_name(tag, 1, false), GetParam().monday);
}

}  // namespace
}  // namespace divulga
