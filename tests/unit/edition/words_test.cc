#include "edition/words.h"

#include <gmock/gmock.h>

namespace divulga {
namespace {

constexpr const char* arabic = R"(msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);\n"

msgid "{count} place in {town}"
msgid_plural "{count} places in {town}"
msgstr[0] "{town}: لا مكان"
msgstr[1] "{town}: مكان واحد"
msgstr[2] "{town}: مكانان"
msgstr[3] "{town}: {count} أماكن"
msgstr[4] "{town}: {count} مكانًا"
msgstr[5] "{town}: {count} مكان"
)";

std::string places(const char* language, size_t count) {
  DiagnosticSink sink;
  ProjectSources sources;
  sources.words[LocaleTag("ar")] = parse_po("ar.po", arabic, sink);
  return counted_phrase(sources, LocaleTag(language), "{count} place in {town}", "{count} places in {town}", count, {{"town", "X"}});
}

TEST(CountedPhrase, HasTheFormThatTheLanguageWantsForTheCount) {
  EXPECT_EQ(places("ar", 0), "X: لا مكان");
  EXPECT_EQ(places("ar", 1), "X: مكان واحد");
  EXPECT_EQ(places("ar", 2), "X: مكانان");
  EXPECT_EQ(places("ar", 7), "X: 7 أماكن");
  EXPECT_EQ(places("ar", 11), "X: 11 مكانًا");
  EXPECT_EQ(places("ar", 100), "X: 100 مكان");
}

TEST(CountedPhrase, IsEnglishWhereTheLanguageHasNoWords) {
  EXPECT_EQ(places("it", 1), "1 place in X");
  EXPECT_EQ(places("it", 1200), "1.200 places in X");
}

}  // namespace
}  // namespace divulga
