#include "translation/pseudo.h"

#include <gmock/gmock.h>

#include "translation/translate.h"

namespace divulga {
namespace {

TEST(Pseudo, LengthenedTextIsLongerAndStandsBetweenBrackets) {
  const std::string made = pseudo_text("Dove siamo adesso e quando", PseudoLanguage::lengthened);
  EXPECT_THAT(made, testing::StartsWith("‹"));
  EXPECT_THAT(made, testing::EndsWith("›"));
  EXPECT_THAT(made, testing::HasSubstr("óó")) << "vowels are doubled";
}

TEST(Pseudo, RightToLeftTextHasNoLatinLetter) {
  const std::string made = pseudo_text("Città è più lontano", PseudoLanguage::right_to_left);
  for (const unsigned char c : made) EXPECT_FALSE(std::isalpha(c)) << made;
  EXPECT_EQ(made, "صتتا ي بو لونتانو");
}

class PseudoMarks : public testing::TestWithParam<const char*> {};
TEST_P(PseudoMarks, StayAsTheyAre) {
  for (const PseudoLanguage language : {PseudoLanguage::lengthened, PseudoLanguage::right_to_left})
    EXPECT_EQ(difference_of_marks(GetParam(), pseudo_text(GetParam(), language)), "");
}
INSTANTIATE_TEST_SUITE_P(Segments, PseudoMarks,
                         testing::Values("Chiama {{facts.desk.phone}} oggi", "Vedi [la pagina](https://ponte.example/it/) e @tbl-spese.",
                                         "**Porta** i documenti[^1] *originali*", "{{#results.topics.rows}}{{title}}{{/results.topics.rows}}"));

TEST(Pseudo, PlacesInTheSoftwaresWordsStay) {
  EXPECT_THAT(pseudo_text("Page {page} of {pages}", PseudoLanguage::lengthened), testing::HasSubstr("{page}"));
  EXPECT_THAT(pseudo_text("Page {page} of {pages}", PseudoLanguage::right_to_left), testing::HasSubstr("{pages}"));
}

TEST(Pseudo, CatalogTranslatesEveryText) {
  const Catalog catalog = pseudo_catalog({{{}, "Casa", {}, {}, {}, false, {}}, {{}, "Scuola", "Schule", {}, {}, true, {}}}, PseudoLanguage::lengthened);
  EXPECT_NE(catalog.find("Casa"), nullptr);
  EXPECT_NE(catalog.find("Scuola"), nullptr);
}

TEST(Pseudo, TagsHaveTheDirectionOfWhatTheyStandFor) {
  EXPECT_EQ(tag_of(PseudoLanguage::lengthened).direction(), Direction::left_to_right);
  EXPECT_EQ(tag_of(PseudoLanguage::right_to_left).direction(), Direction::right_to_left);
}

}  // namespace
}  // namespace divulga
