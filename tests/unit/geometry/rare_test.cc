#include "geometry/rare.h"

#include <gtest/gtest.h>

#include <string>

namespace divulga {
namespace {

TEST(Rare, TakesEightBytesWhereThereIsNone) { EXPECT_EQ(sizeof(Rare<std::string>), sizeof(void*)); }
TEST(Rare, ReadsAsEmptyWhereThereIsNone) {
  const Rare<std::string> none;
  EXPECT_FALSE(none);
  EXPECT_EQ(none, "");
}
TEST(Rare, AnEmptyTextIsNone) {
  Rare<std::string> text = std::string("a");
  EXPECT_TRUE(text);
  text = "";
  EXPECT_FALSE(text);
}
TEST(Rare, ACopyIsItsOwn) {
  Rare<std::string> one = std::string("a");
  const Rare<std::string> other = one;
  one += "b";
  EXPECT_EQ(one, "ab");
  EXPECT_EQ(other, "a");
}

}  // namespace
}  // namespace divulga
