#include "text/coverage.h"

#include <gtest/gtest.h>

#include "places.h"

namespace divulga {
namespace {

std::string uncovered(const char* text, const char* language) {
  static const FontBook fonts(places::share() + "/fonts");
  return uncovered_characters(fonts, text, LocaleTag(language));
}

TEST(Coverage, EveryLanguageOfTheExampleCanBeSet) {
  EXPECT_EQ(uncovered("Perché no? «È qui» – l’età, 16 €", "it"), "");
  EXPECT_EQ(uncovered("أهلًا بكم في مكتبنا، \u2066+39 1\u2069", "ar"), "");
  EXPECT_EQ(uncovered("খোলার সময়", "bn"), "");
  EXPECT_EQ(uncovered("开放时间：周一", "zh"), "");
  EXPECT_EQ(uncovered("کھلنے کے اوقات", "ur"), "");
  EXPECT_EQ(uncovered("ናይ ምኽፋት ሰዓታት", "ti"), "");
}
TEST(Coverage, WhatNoFontHasIsToldOnceWithItsCode) {
  EXPECT_EQ(uncovered("a \U00012000 b \U00012000", "it"), "'\U00012000' U+12000");
  EXPECT_EQ(uncovered("\uE123\uE124", "it"), "'\uE123' U+E123, '\uE124' U+E124");
}
TEST(Coverage, WhatIsNotSeenNeedsNoFont) { EXPECT_EQ(uncovered("a\u200B\u00AD\u2066b\u2069\u202Fc", "it"), ""); }

}  // namespace
}  // namespace divulga
