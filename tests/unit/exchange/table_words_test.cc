#include "exchange/table_words.h"

#include <gmock/gmock.h>

#include <regex>
#include <set>

#include "places.h"
#include "unit/exchange/sample_table.h"

namespace divulga {
namespace {

std::multiset<std::string> places_of(const std::string& text) {
  static const std::regex place("\\{[a-z]+\\}|\\{1[>}]|<1\\}");
  return {std::sregex_token_iterator(text.begin(), text.end(), place), std::sregex_token_iterator()};
}

class TableWordsOf : public testing::TestWithParam<const char*> {};

TEST_P(TableWordsOf, AreAllTranslatedWithTheirPlaces) {
  const DiskFileSystem files;
  const TableWords words = load_table_words(files, places::source(), LocaleTag("it"), LocaleTag(GetParam()));
  EXPECT_EQ(words.target.entries().size(), table_word_list().size());
  for (const std::string& english : table_word_list()) {
    const std::string* const translation = words.target.find(english);
    ASSERT_TRUE(translation) << english;
    EXPECT_EQ(places_of(*translation), places_of(english)) << *translation;
  }
}

INSTANTIATE_TEST_SUITE_P(Languages, TableWordsOf, testing::Values("it", "fr", "es", "sq", "ro", "uk", "ru", "ar", "ur", "bn", "zh", "pa", "ti"),
                         [](const testing::TestParamInfo<const char*>& language) { return std::string(language.param); });

TEST(TableWordsOfNoLanguage, AreEnglish) {
  const DiskFileSystem files;
  EXPECT_EQ(load_table_words(files, places::source(), LocaleTag("it"), LocaleTag("sw")).in_target("Translation"), "Translation");
}

TEST(TableWords, AStateInWhateverWordsItCameBack) {
  const TableWords words = sample_words();
  for (const char* written : {"translated", "tradotto", "\u0645\u062A\u0631\u062C\u0645", "tradotto \u00B7 \u0645\u062A\u0631\u062C\u0645", " tradotto\n"})
    EXPECT_EQ(state_of(written, words), TranslationState::translated) << written;
  EXPECT_EQ(state_of("fatto", words), std::nullopt);
}

}  // namespace
}  // namespace divulga
