#include "smtp/dot_stuffing.h"

#include <gtest/gtest.h>

namespace divulga {
namespace {

TEST(DotStuffing, DoublesADotThatBeginsALine) {
  EXPECT_EQ(dot_stuffed(".\r\na.b\r\n..x\r\n"), "..\r\na.b\r\n...x\r\n");
  EXPECT_EQ(dot_stuffed("a\r\n.\r\n"), "a\r\n..\r\n");
}

TEST(DotStuffing, MakesEveryLineEndCrlf) { EXPECT_EQ(dot_stuffed("a\nb\rc\r\n.d"), "a\r\nb\r\nc\r\n..d\r\n"); }

TEST(DotStuffing, ABareLineFeedCannotEndTheMessage) { EXPECT_EQ(dot_stuffed("a\n.\nQUIT\n"), "a\r\n..\r\nQUIT\r\n"); }

TEST(DotStuffing, EndsTheLastLine) {
  EXPECT_EQ(dot_stuffed("a"), "a\r\n");
  EXPECT_EQ(dot_stuffed(""), "");
}

}  // namespace
}  // namespace divulga
