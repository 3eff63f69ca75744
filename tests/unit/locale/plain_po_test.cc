#include "locale/plain_po.h"

#include <gmock/gmock.h>

#include "places.h"

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

namespace divulga {
namespace {

void expect_same(const std::string& text, const PlainPo& plain, const std::string& what) {
  DiagnosticSink sink;
  const Catalog reference = parse_po_with_library("a.po", text, sink);
  ASSERT_FALSE(sink.has_errors()) << what << ": " << sink.sorted()[0].message;
  ASSERT_EQ(plain.entries.size(), reference.entries().size()) << what;
  for (size_t i = 0; i < plain.entries.size(); ++i) {
    const CatalogEntry &a = plain.entries[i], &b = reference.entries()[i];
    ASSERT_EQ(a.source, b.source) << what;
    EXPECT_EQ(a.context, b.context) << what;
    EXPECT_EQ(a.translation, b.translation) << what;
    EXPECT_EQ(a.plural, b.plural) << what;
    EXPECT_EQ(a.forms, b.forms) << what;
    EXPECT_EQ(a.references, b.references) << what;
    EXPECT_EQ(a.comments, b.comments) << what;
    EXPECT_EQ(a.translator_comments, b.translator_comments) << what;
    EXPECT_EQ(a.previous_source, b.previous_source) << what;
    EXPECT_EQ(a.fuzzy, b.fuzzy) << what;
    EXPECT_EQ(a.obsolete, b.obsolete) << what;
    EXPECT_EQ(a.span, b.span) << what;
  }
}

const std::string head = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n";

const std::string full = head +
                         "# by hand\n#\n# divulga: state=stale on=2026-11-01 of=0123456789abcdef\n#. heading\n#. second\n#: a/b.md:3 c.md:14\n#: \u2068a b.md\u2069:7\n#, fuzzy, c-format\n"
                         "#| msgid \"\"\n#| \"Primo\\n\"\n#| \"e \\\"secondo\\\"\"\nmsgctxt \"x\"\nmsgid \"Uno\"\nmsgstr \"\"\n\"One\\n\"\n\"\\ttwo \\\\\"\n\n"
                         "msgid \"{n} casa\"\nmsgid_plural \"{n} case\"\nmsgstr[0] \"a house\"\nmsgstr[1] \"houses\"\n\n"
                         "# still here\n#, fuzzy\n#~| msgid \"Vecchio\"\n#~ msgid \"Andato\"\n#~ msgstr \"Gone\"\n";

TEST(PlainPo, ReadsWhatTheLibraryReads) {
  const auto plain = read_plain_po("a.po", full);
  ASSERT_TRUE(plain);
  ASSERT_EQ(plain->entries.size(), 3u);
  expect_same(full, *plain, "full");
}

TEST(PlainPo, EveryCatalogOfTheProject) {
  int quick = 0;
  for (const auto& place : std::filesystem::recursive_directory_iterator(places::source() + "/locales")) {
    if (place.path().extension() != ".po") continue;
    std::stringstream text;
    text << std::ifstream(place.path()).rdbuf();
    const auto plain = read_plain_po("a.po", text.str());
    if (!plain) continue;
    ++quick;
    expect_same(text.str(), *plain, place.path().string());
  }
  EXPECT_GT(quick, 20);
}

TEST(PlainPo, LeavesWhatIsUnusualToTheLibrary) {
  for (const std::string& text : {std::string("msgid \"a\"\nmsgstr \"b\"\n"), head + "msgid \"a\"\n", head + "msgid \"a\"\nmsgstr \"b\n", head + "msgid \"a\"\nmsgstr \"\\x41\"\n",
                                  head + "msgid \"a\"\nmsgstr \"b\"\nmsgid \"a\"\nmsgstr \"c\"\n", head + "msgid \"a\"\nmsgstr \"b\" \n", head + "domain \"x\"\nmsgid \"a\"\nmsgstr \"b\"\n",
                                  head + "msgid \"a\"\r\nmsgstr \"b\"\r\n", head + "stray\n", head + "msgstr \"b\"\n", head + "msgid \"a\"\nmsgid \"b\"\nmsgstr \"c\"\n"})
    EXPECT_FALSE(read_plain_po("a.po", text)) << text;
}

/// Bytes and lines changed at random: whatever is read quickly is what the library reads.
TEST(PlainPo, MutilatedTextsAreReadAsTheLibraryReadsThemOrNotAtAll) {
  std::mt19937 random(7);
  const std::string signs = "\"\\#~|,:.mst nig[]0\n";
  int quick = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text = full;
    for (size_t i = 1 + random() % 3; i > 0; --i) {
      const size_t at = head.size() + random() % (text.size() - head.size());
      switch (random() % 3) {
        case 0: text[at] = signs[random() % signs.size()]; break;
        case 1: text.erase(at, 1 + random() % 4); break;
        case 2: text.insert(at, 1, signs[random() % signs.size()]); break;
      }
    }
    const auto plain = read_plain_po("a.po", text);
    if (!plain) continue;
    ++quick;
    DiagnosticSink sink;
    parse_po_with_library("a.po", text, sink);
    if (text.find("\xE2\x81") != std::string::npos && sink.has_errors()) continue;   // a broken isolate is no UTF-8
    expect_same(text, *plain, text);
    if (testing::Test::HasFailure()) break;
  }
  EXPECT_GT(quick, 300);
}

}  // namespace
}  // namespace divulga
