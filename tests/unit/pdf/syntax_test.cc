#include "pdf/syntax.h"

#include <gtest/gtest.h>

#include <limits>

#include "diag/diagnostic.h"

namespace divulga::pdf {
namespace {

std::string number(double value, int decimals = 3) {
  std::string out;
  append_number(out, value, decimals);
  return out;
}
std::string text(std::string_view utf8) {
  std::string out;
  append_text_string(out, utf8);
  return out;
}

TEST(Syntax, NumbersHaveNoTrailingZeros) {
  EXPECT_EQ(number(12), "12");
  EXPECT_EQ(number(12.5), "12.5");
  EXPECT_EQ(number(-0.25), "-0.25");
  EXPECT_EQ(number(1.0005), "1.001");
  EXPECT_EQ(number(0.05), "0.05");
}
TEST(Syntax, ThereIsNoMinusZero) { EXPECT_EQ(number(-0.0001), "0"); }
TEST(Syntax, NumbersBeyondLibharusRealsAreKept) { EXPECT_EQ(number(40000.5), "40000.5"); }
TEST(Syntax, NumbersThatAreNoneAreRefused) {
  EXPECT_THROW(number(std::numeric_limits<double>::quiet_NaN()), Error);
  EXPECT_THROW(number(std::numeric_limits<double>::infinity()), Error);
  EXPECT_THROW(number(1e12), Error);
}
TEST(Syntax, AsciiTextIsALiteral) { EXPECT_EQ(text("a (b) \\"), "(a \\(b\\) \\\\)"); }
TEST(Syntax, OtherTextIsUtf16) { EXPECT_EQ(text("è"), "<FEFF00E8>"); }
TEST(Syntax, LongTextIsALiteralOfUtf16) {
  std::string utf8, expected("(\xFE\xFF", 3);
  for (int i = 0; i < 20; ++i) {
    utf8 += "\u0628";    // its low byte is a parenthesis
    expected += std::string("\x06\\(", 3);
  }
  EXPECT_EQ(text(utf8), expected + ")");
}
TEST(Syntax, CharactersBeyondThePlaneAreSurrogates) { EXPECT_EQ(text("😀"), "<FEFFD83DDE00>"); }
TEST(Syntax, BrokenUtf8BecomesTheReplacementCharacter) { EXPECT_EQ(text("\xC3"), "<FEFFFFFD>"); }
TEST(Syntax, TextWithNulIsKeptToItsEnd) { EXPECT_EQ(text(std::string_view("a\0b", 3)), "<FEFF00610062>"); }
TEST(Syntax, NamesEscapeWhatIsNotRegular) {
  std::string out;
  append_name(out, "A B#(è)");
  EXPECT_EQ(out, "/A#20B#23#28#C3#A8#29");
}
TEST(Syntax, CarriageReturnsInByteStringsAreEscaped) {
  std::string out;
  append_literal(out, "a\rb");
  EXPECT_EQ(out, "(a\\rb)");
}

}  // namespace
}  // namespace divulga::pdf
