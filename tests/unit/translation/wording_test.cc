#include "translation/wording.h"

#include <gmock/gmock.h>

namespace divulga {
namespace {

TEST(Wording, MarkupBlanksAndTargetsAreNoneOfIt) {
  const std::string plain = "Chiama lo sportello oggi";
  for (const char* text : {"Chiama  lo sportello\toggi ", "**Chiama** lo *sportello* oggi", "Chiama [lo sportello](https://a.b/c \"t\") oggi",
                           "Chiama [lo sportello]{lang=it} oggi", "Chiama\\\nlo sportello oggi", "Chiama `lo` _sportello_ ~~oggi~~",
                           "Chiama\u00A0lo\u202Fspor\u00ADtello oggi", "Chiama&nbsp;lo sportello oggi", "***Chiama* lo** sportello oggi"})
    EXPECT_EQ(wording_of(text), plain) << text;
}

TEST(Wording, NamesAreWordsOfIt) {
  EXPECT_EQ(wording_of("Chiama {{ facts.a }} o **{{facts.b}}**"), "Chiama {{facts.a}} o {{facts.b}}");
  EXPECT_NE(wording_hash("Chiama {{facts.a}}"), wording_hash("Chiama {{facts.b}}"));
}

TEST(Wording, ANotesOrReferencesNameIsNotButItsPlaceIs) {
  EXPECT_EQ(wording_hash("Uno[^a] come @tbl-x"), wording_hash("Uno[^b] come @tbl-y"));
  EXPECT_NE(wording_hash("Uno[^a]"), wording_hash("Uno"));
  EXPECT_NE(wording_hash("Come @tbl-x"), wording_hash("Come @fig-x"));
}

TEST(Wording, WordsSignsAndCapitalsAre) {
  for (const char* other : {"Lo sportello apre lunedì", "lo sportello apre.", "Lo sportello apre", "Lo sportello, apre."})
    EXPECT_NE(wording_hash("Lo sportello apre."), wording_hash(other)) << other;
}

TEST(Wording, SignsThatAreNoMarkupStay) {
  EXPECT_EQ(wording_of("5 * 3 e nome_di_file"), "5 * 3 e nome_di_file");
  EXPECT_EQ(wording_of("\\*due\\*"), "*due*");
  EXPECT_EQ(wording_of("[senza indirizzo]"), "[senza indirizzo]");
}

TEST(Wording, IsNotNormalised) { EXPECT_NE(wording_of("\u00E8"), wording_of("e\u0300")); }

TEST(WordingHash, IsWrittenAsSixteenDigits) {
  const WordingHash hash = wording_hash("Ciao");
  EXPECT_EQ(to_string(hash).size(), 16u);
  EXPECT_EQ(parse_wording_hash(to_string(hash)), hash);
  EXPECT_EQ(parse_wording_hash("12"), 0u);
  EXPECT_EQ(parse_wording_hash("zzzzzzzzzzzzzzzz"), 0u);
}

TEST(CountWords, NamesAndMarkupAreNone) {
  EXPECT_EQ(count_words("Chiama **lo** sportello {{facts.a}}, 24 ore.", "it"), 5);
  EXPECT_EQ(count_words("", "it"), 0);
  EXPECT_EQ(count_words("L’orario 9.30–12,50 (dell'ufficio); 1.200 €", "it"), 5);
  EXPECT_GT(count_words("我们可以帮助你办理证件", "zh"), 2);
}

/// A Cyrillic word more sends the whole text to ICU: the quick count of Latin text is the same.
TEST(CountWords, LatinTextIsCountedAsIcuDoes) {
  for (const char* text : {"Uno due", "l'ora dell’arrivo", "3.50 e 3,50 e 3;5", "a.b a. b .c", "9–12", "È già così… «sì»", "e-mail a b@c.example", "x_1 _ __y", "12a 3.a a.3", "“a”—b°",
                           "fine.\nInizio", "1.200,50 €", "'citato' e ’l", "a''b 1..2", "a,b 1,a"})
    EXPECT_EQ(count_words(text, "it") + 1, count_words(std::string(text) + " слово", "it")) << text;
}

}  // namespace
}  // namespace divulga
