#include "markdown/typography.h"

#include <gtest/gtest.h>

namespace divulga {
namespace {

TEST(FixedBlanks, BetweenNumberAndUnit) {
  EXPECT_EQ(with_fixed_blanks("12 km e 40 % di 3 hotel", LocaleTag("it")), "12\u00A0km e 40\u00A0% di 3 hotel");
}

TEST(FixedBlanks, FrenchPunctuation) {
  EXPECT_EQ(with_fixed_blanks("Quoi ? « Oui » : vrai", LocaleTag("fr")), "Quoi\u202F? «\u00A0Oui\u00A0»\u00A0: vrai");
  EXPECT_EQ(with_fixed_blanks("Cosa ?", LocaleTag("it")), "Cosa ?");
}

TEST(JoinedLines, ABlankButNotBetweenHan) {
  EXPECT_EQ(with_joined_lines("a\x1E" "b"), "a b");
  EXPECT_EQ(with_joined_lines("文件\x1E移民"), "文件移民");
  EXPECT_EQ(with_joined_lines("文件\x1E" "abc"), "文件 abc");
}

}  // namespace
}  // namespace divulga
