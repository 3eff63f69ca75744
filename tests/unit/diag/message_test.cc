#include "diag/message.h"

#include <gmock/gmock.h>

namespace divulga {
namespace {

std::string italian(std::string_view english, std::optional<long long> count) {
  if (english == "no column '{0}' in '{1}'") return "in '{1}' manca la colonna '{0}'";
  if (english == "panel '{0}'") return "pannello '{0}'";
  if (english == "{0} is full") return "{0} è pieno";
  if (english == "{0} row of '{1}'") return count == 1 ? "{0} riga di '{1}'" : "{0} righe di '{1}'";
  return {};
}

TEST(Message, PutsItsArgumentsInTheirPlaces) {
  EXPECT_EQ(message("no column '{0}' in '{1}'", "wp", std::string("a.csv")).text(), "no column 'wp' in 'a.csv'");
}

TEST(Message, IsSaidInAnotherLanguageWithAnotherOrder) {
  EXPECT_EQ(message("no column '{0}' in '{1}'", "wp", "a.csv").in(italian), "in 'a.csv' manca la colonna 'wp'");
}

TEST(Message, KeepsTheEnglishWhereTheLanguageHasNone) { EXPECT_EQ(message("unknown key '{0}'", "x").in(italian), "unknown key 'x'"); }

TEST(Message, SaysAMessageInsideInTheSameLanguage) {
  EXPECT_EQ(message("{0} is full", message("panel '{0}'", "a")).in(italian), "pannello 'a' è pieno");
}

TEST(Message, CountsWithTheFormOfTheNumber) {
  EXPECT_EQ(message_n("{0} row of '{1}'", "{0} rows of '{1}'", 1, "a.csv").text(), "1 row of 'a.csv'");
  EXPECT_EQ(message_n("{0} row of '{1}'", "{0} rows of '{1}'", 0, "a.csv").text(), "0 rows of 'a.csv'");
  EXPECT_EQ(message_n("{0} row of '{1}'", "{0} rows of '{1}'", 3u, "a.csv").in(italian), "3 righe di 'a.csv'");
}

TEST(Message, LeavesTextAndWhatAnArgumentHoldsAsTheyStand) {
  EXPECT_EQ(Message("panel '{0}'").in(italian), "panel '{0}'");
  EXPECT_EQ(message("'{0}' {1}", "{1}", "b").text(), "'{1}' b");
  EXPECT_EQ(message("write {{{0}}} or { key: value }", "name").text(), "write {{name}} or { key: value }");
}

TEST(Message, IsComparedByItsEnglish) {
  EXPECT_EQ(message("unknown key '{0}'", "x"), "unknown key 'x'");
  EXPECT_NE(message("unknown key '{0}'", "x"), message("unknown key '{0}'", "y"));
  EXPECT_LT(message("{0}", "a"), message("{0}", "b"));
  EXPECT_TRUE(Message().empty());
}

}  // namespace
}  // namespace divulga
