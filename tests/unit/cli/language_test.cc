#include "cli/language.h"

#include <gmock/gmock.h>

#include "places.h"

#include <map>

namespace divulga {
namespace {

std::string spoken(const std::map<std::string, std::string>& variables) {
  return spoken_language([&](const char* name) {
    const auto found = variables.find(name);
    return found == variables.end() ? nullptr : found->second.c_str();
  });
}

TEST(SpokenLanguage, IsItalianWhereTheLocaleIs) {
  EXPECT_EQ(spoken({{"LANG", "it_IT.UTF-8"}}), "it");
  EXPECT_EQ(spoken({{"LANG", "it"}}), "it");
  EXPECT_EQ(spoken({{"LANG", "it_CH.ISO-8859-1@euro"}}), "it");
}

TEST(SpokenLanguage, IsEnglishElsewhere) {
  EXPECT_EQ(spoken({}), "en");
  EXPECT_EQ(spoken({{"LANG", "C"}}), "en");
  EXPECT_EQ(spoken({{"LANG", "C.UTF-8"}}), "en");
  EXPECT_EQ(spoken({{"LANG", "POSIX"}}), "en");
  EXPECT_EQ(spoken({{"LANG", "de_DE.UTF-8"}}), "en");
  EXPECT_EQ(spoken({{"LANG", "ita"}}), "en") << "no language tag of ours";
}

TEST(SpokenLanguage, LcAllComesBeforeLcMessagesAndLang) {
  EXPECT_EQ(spoken({{"LC_ALL", "it_IT.UTF-8"}, {"LC_MESSAGES", "en_GB.UTF-8"}, {"LANG", "de_DE.UTF-8"}}), "it");
  EXPECT_EQ(spoken({{"LC_MESSAGES", "it_IT.UTF-8"}, {"LANG", "en_GB.UTF-8"}}), "it");
  EXPECT_EQ(spoken({{"LC_ALL", "C"}, {"LANG", "it_IT.UTF-8"}}), "en");
  EXPECT_EQ(spoken({{"LC_ALL", ""}, {"LANG", "it_IT.UTF-8"}}), "it") << "an empty one is none";
}

TEST(SpokenLanguage, LanguageListsWhatIsReadBest) {
  EXPECT_EQ(spoken({{"LANG", "en_GB.UTF-8"}, {"LANGUAGE", "fr:it:en"}}), "it");
  EXPECT_EQ(spoken({{"LANG", "it_IT.UTF-8"}, {"LANGUAGE", "de:fr"}}), "it");
  EXPECT_EQ(spoken({{"LANG", "C"}, {"LANGUAGE", "it"}}), "en") << "the locale C is said in English, as everywhere";
}

TEST(CommandVocabulary, IsReadFromTheInstalledMessages) {
  const DiskFileSystem files;
  const Vocabulary italian = command_vocabulary(files, places::share(), "it");
  EXPECT_EQ(message("no errors").in(italian), "nessun errore");
  EXPECT_EQ(message("{0} has no such words", "a").in(italian), "a has no such words");
  EXPECT_EQ(message("no errors").in(command_vocabulary(files, "/nowhere", "it")), "no errors");
  EXPECT_EQ(message("no errors").in(command_vocabulary(files, places::share(), "en")), "no errors");
}

}  // namespace
}  // namespace divulga
