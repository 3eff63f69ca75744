#include "locale/entry_table.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace divulga {
namespace {

std::vector<std::uint32_t> places_of(const EntryTable& table, const std::vector<std::string>& texts, const std::string& text) {
  std::vector<std::uint32_t> out;
  table.find(text, [&](std::uint32_t place) {
    if (texts[place] == text) out.push_back(place);
    return false;
  });
  return out;
}

TEST(EntryTable, finds_nothing_in_an_empty_one) {
  EXPECT_FALSE(EntryTable().find("ciao", [](std::uint32_t) { return true; }));
}

TEST(EntryTable, offers_equal_texts_in_the_order_in_which_they_came_however_often_it_grew) {
  std::vector<std::string> texts;
  EntryTable table;
  for (std::uint32_t i = 0; i < 5000; ++i) {
    texts.push_back("testo " + std::to_string(i % 997));
    table.add(texts.back(), i);
  }
  for (std::uint32_t i = 0; i < 997; ++i) {
    std::vector<std::uint32_t> expected;
    for (std::uint32_t place = i; place < 5000; place += 997) expected.push_back(place);
    ASSERT_EQ(places_of(table, texts, texts[i]), expected);
  }
  EXPECT_TRUE(places_of(table, texts, "testo").empty());
}

TEST(EntryTable, gives_the_first_place_that_is_the_one_wanted) {
  EntryTable table;
  for (std::uint32_t i = 0; i < 40; ++i) table.add("Nome", i);
  EXPECT_EQ(table.find("Nome", [](std::uint32_t place) { return place >= 7; }), 7u);
}

}  // namespace
}  // namespace divulga
