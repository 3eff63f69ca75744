#include "translation/word_forms.h"

#include <gtest/gtest.h>

namespace divulga {
namespace {

bool same(const char* language, const std::string& a, const std::string& b) {
  const LocaleTag tag(language);
  const auto first = folded_words(a, tag), second = folded_words(b, tag);
  EXPECT_EQ(first.size(), 1u) << a;
  EXPECT_EQ(second.size(), 1u) << b;
  return same_word(first.at(0).folded, second.at(0).folded, tag);
}
bool stands(const char* language, const std::string& text, const std::string& term) { return find_term(text, term, LocaleTag(language)).from != std::string::npos; }

TEST(SameWord, FormsOfItalianWords) {
  for (const auto& [a, b] : {std::pair("permesso", "permessi"), {"sportello", "sportelli"}, {"rinnovo", "rinnovare"}, {"Casa", "case"}, {"straniero", "straniere"}}) EXPECT_TRUE(same("it", a, b)) << a;
}
TEST(SameWord, OtherItalianWordsAreOthers) {
  for (const auto& [a, b] : {std::pair("casa", "cassa"), {"lavoro", "lavanda"}, {"permesso", "persona"}, {"mare", "madre"}, {"comune", "comunicazione"}}) EXPECT_FALSE(same("it", a, b)) << a;
}
TEST(SameWord, FormsOfOtherLanguages) {
  EXPECT_TRUE(same("en", "permit", "permits"));
  EXPECT_TRUE(same("fr", "permis", "Permis"));
  EXPECT_TRUE(same("uk", "документ", "документів"));
  EXPECT_TRUE(same("ru", "школа", "школе"));
  EXPECT_TRUE(same("sq", "leja", "lejen"));
}
TEST(SameWord, ArabicWithTheArticleAndWithoutSigns) {
  EXPECT_TRUE(same("ar", "الإقامة", "إقامة"));
  EXPECT_TRUE(same("ar", "والإقامة", "اقامه"));
  EXPECT_TRUE(same("ar", "تصريحٌ", "تصريح"));
  EXPECT_FALSE(same("ar", "مدرسة", "طبيب"));
}
TEST(FoldedWords, AnArticleBeforeAnApostropheIsLeftOut) {
  const auto words = folded_words("dell’Ufficio", LocaleTag("it"));
  ASSERT_EQ(words.size(), 1u);
  EXPECT_EQ(words[0].folded, "ufficio");
  EXPECT_EQ(words[0].from, std::string("dell’").size());
}
TEST(FoldedWords, NamesAreNoWords) { EXPECT_EQ(folded_words("Chiama {{facts.desk.phone}} ora", LocaleTag("it")).size(), 2u); }

TEST(FindTerm, SeveralWordsInAnyForm) {
  EXPECT_TRUE(stands("it", "I permessi di soggiorno scaduti", "permesso di soggiorno"));
  EXPECT_FALSE(stands("it", "Il permesso scade; il soggiorno no", "permesso di soggiorno"));
}
TEST(FindTerm, ItsPlace) {
  const TermPlace place = find_term("Hai permessi?", "permesso", LocaleTag("it"));
  EXPECT_EQ(place.from, 4u);
  EXPECT_EQ(place.to, 12u);
}
TEST(FindTerm, ScriptsWithoutBlanksBySubstring) {
  EXPECT_TRUE(stands("zh", "请办理居留许可。", "居留许可"));
  EXPECT_FALSE(stands("zh", "请办理居留。", "居留许可"));
}
TEST(FindTerm, AnEmptyTermStandsNowhere) {
  EXPECT_FALSE(stands("it", "testo", ""));
  EXPECT_FALSE(stands("zh", "文", ""));
}

}  // namespace
}  // namespace divulga
