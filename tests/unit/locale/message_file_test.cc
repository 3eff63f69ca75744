#include "locale/message_file.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace divulga {
namespace {

constexpr const char* italian = R"(msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n<5 ? 1 : 2);\n"

msgid "no errors"
msgstr "nessun errore"

msgid "no"
msgstr "non"

msgid "{0} row"
msgid_plural "{0} rows"
msgstr[0] "una riga"
msgstr[1] "{0} righe"
msgstr[2] "molte righe, {0}"
)";

std::string made_by_msgfmt(const std::string& po) {
  const std::string path = testing::TempDir() + "divulga_message_file";
  std::ofstream(path + ".po") << po;
  EXPECT_EQ(std::system(("msgfmt -o " + path + ".mo " + path + ".po").c_str()), 0);
  std::ifstream file(path + ".mo", std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  std::filesystem::remove(path + ".po");
  std::filesystem::remove(path + ".mo");
  return bytes;
}

TEST(MessageFile, FindsWhatMsgfmtWrote) {
  const MessageFile file(made_by_msgfmt(italian));
  EXPECT_EQ(file.find("no errors", std::nullopt), "nessun errore");
  EXPECT_EQ(file.find("no", std::nullopt), "non");
  EXPECT_EQ(file.find("none", std::nullopt), "");
  EXPECT_EQ(file.find("", std::nullopt), "") << "the header is no text";
}

TEST(MessageFile, GivesTheFormOfACount) {
  const MessageFile file(made_by_msgfmt(italian));
  EXPECT_EQ(file.find("{0} row", 1), "una riga");
  EXPECT_EQ(file.find("{0} row", 3), "{0} righe");
  EXPECT_EQ(file.find("{0} row", 9), "molte righe, {0}");
  EXPECT_EQ(message_n("{0} row", "{0} rows", 9).in(vocabulary(file)), "molte righe, 9");
}

TEST(MessageFile, HasNoWordsWhereItIsDamaged) {
  const std::string whole = made_by_msgfmt(italian);
  EXPECT_EQ(MessageFile("not a catalog").find("no", std::nullopt), "");
  EXPECT_EQ(message("no errors").in(vocabulary(MessageFile(std::string()))), "no errors");
  for (size_t size = 0; size < whole.size(); ++size) MessageFile(whole.substr(0, size)).find("no errors", 2);
  for (size_t at = 0; at < whole.size(); ++at) {
    std::string bytes = whole;
    bytes[at] = static_cast<char>(0xFF);
    MessageFile(bytes).find("{0} row", 9);
  }
}

}  // namespace
}  // namespace divulga
