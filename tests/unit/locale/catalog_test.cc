#include "locale/catalog.h"

#include <gmock/gmock.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

namespace divulga {
namespace {

const std::string head =
    "msgid \"\"\nmsgstr \"\"\n\"Language: ar\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n";

TEST(Catalog, FindsATranslation) {
  DiagnosticSink sink;
  const Catalog catalog = parse_po("locales/ar/p.po", head + "#. note\n#: content/p/a.md:3\nmsgid \"Ciao\"\nmsgstr \"مرحبا\"\n", sink);
  EXPECT_TRUE(sink.sorted().empty());
  ASSERT_EQ(catalog.entries().size(), 1u);
  EXPECT_EQ(catalog.get("Ciao"), "مرحبا");
  EXPECT_EQ(catalog.entries()[0].references, std::vector<std::string>{"content/p/a.md:3"});
  EXPECT_EQ(catalog.entries()[0].comments, std::vector<std::string>{"note"});
  EXPECT_EQ(catalog.entries()[0].span, (SourceSpan{"locales/ar/p.po", 8, 1, 0}));
}

TEST(Catalog, FallsBackToTheSource) { EXPECT_EQ(Catalog().get("Ciao"), "Ciao"); }

TEST(Catalog, AnEmptyOrFuzzyTranslationIsMissing) {
  DiagnosticSink sink;
  const Catalog catalog = parse_po("p.po", head + "#, fuzzy\nmsgid \"a\"\nmsgstr \"x\"\n\nmsgid \"b\"\nmsgstr \"\"\n", sink);
  EXPECT_EQ(catalog.find("a"), nullptr);
  EXPECT_EQ(catalog.find("b"), nullptr);
  EXPECT_TRUE(catalog.entries()[0].fuzzy);
}

TEST(Catalog, ContextChoosesAmongEqualSources) {
  const Catalog catalog({{"menu", "Home", "Inizio", {}, {}, false, {}}, {"", "Home", "Casa", {}, {}, false, {}}});
  EXPECT_EQ(catalog.get("Home", "menu"), "Inizio");
  EXPECT_EQ(catalog.get("Home"), "Casa");
  EXPECT_EQ(catalog.get("Home", "elsewhere"), "Casa");
}

TEST(Catalog, AnObsoleteEntryIsNotFound) {
  DiagnosticSink sink;
  const Catalog catalog = parse_po("p.po", head + "#~ msgid \"a\"\n#~ msgstr \"x\"\n", sink);
  ASSERT_EQ(catalog.entries().size(), 1u) << "but kept, for the text may come back";
  EXPECT_TRUE(catalog.entries()[0].obsolete);
  EXPECT_EQ(catalog.find("a"), nullptr);
}

TEST(ParsePo, TellsTheLineOfAMistakeAndReturns) {
  DiagnosticSink sink;
  parse_po("locales/ar/p.po", head + "msgid \"a\"\nmsgstr \"x\nmsgid \"b\"\nmsgstr \"y\"\n", sink);
  ASSERT_FALSE(sink.sorted().empty());
  EXPECT_EQ(sink.sorted()[0].span.file, "locales/ar/p.po");
  EXPECT_EQ(sink.sorted()[0].span.line, 7);
  EXPECT_EQ(sink.sorted()[0].code, "po-syntax");
}

TEST(ParsePo, ManyMistakesDoNotEndTheProgram) {
  DiagnosticSink sink;
  std::string text = head;
  for (int i = 0; i < 100; ++i) text += "rubbish " + std::to_string(i) + "\n";
  parse_po("p.po", text, sink);
  EXPECT_TRUE(sink.has_errors());
  DiagnosticSink after;
  EXPECT_EQ(parse_po("p.po", head + "msgid \"a\"\nmsgstr \"x\"\n", after).get("a"), "x") << "the reader is fit for the next file";
}

TEST(ParsePo, ADuplicateIsToldAtTheSecondPlace) {
  DiagnosticSink sink;
  parse_po("p.po", head + "msgid \"a\"\nmsgstr \"x\"\n\nmsgid \"a\"\nmsgstr \"y\"\n", sink);
  ASSERT_EQ(sink.sorted().size(), 1u);
  EXPECT_EQ(sink.sorted()[0].code, "duplicate-message");
  EXPECT_EQ(sink.sorted()[0].span.line, 9);
}

TEST(ParsePo, RefusesBytesThatAreNotUtf8) {
  DiagnosticSink sink;
  parse_po("p.po", head + "msgid \"a\"\nmsgstr \"per\xF2\"\n", sink);
  ASSERT_EQ(sink.sorted().size(), 1u);
  EXPECT_EQ(sink.sorted()[0].code, "not-utf8");
  EXPECT_EQ(sink.sorted()[0].span.line, 7);
}

TEST(ParsePo, RefusesAnotherCharset) {
  DiagnosticSink sink;
  parse_po("p.po", "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n", sink);
  ASSERT_EQ(sink.sorted().size(), 1u);
  EXPECT_THAT(sink.sorted()[0].message, testing::HasSubstr("ISO-8859-1"));
}

TEST(ParsePo, SkipsAByteOrderMark) {
  DiagnosticSink sink;
  EXPECT_EQ(parse_po("p.po", "\xEF\xBB\xBF" + head + "msgid \"a\"\nmsgstr \"x\"\n", sink).get("a"), "x");
  EXPECT_TRUE(sink.sorted().empty());
}

TEST(ParsePo, AnEmptyFileIsAnEmptyCatalog) {
  DiagnosticSink sink;
  EXPECT_TRUE(parse_po("p.po", "", sink).empty());
  EXPECT_TRUE(sink.sorted().empty());
}

TEST(ParsePo, ThreadsDoNotDisturbEachOther) {
  auto read = [](int id) {
    for (int i = 0; i < 20; ++i) {
      DiagnosticSink sink;
      const std::string text = std::to_string(id * 1000 + i);
      EXPECT_EQ(parse_po("p.po", head + "msgid \"a\"\nmsgstr \"" + text + "\"\n", sink).get("a"), text);
    }
  };
  std::vector<std::thread> threads;
  for (int id = 0; id < 4; ++id) threads.emplace_back(read, id);
  for (std::thread& thread : threads) thread.join();
}

const std::vector<CatalogEntry> awkward{
    {"menu", "Due\nrighe", "سطران\nاثنان", {"content/p/a b.md:3"}, {"a\nb"}, false, {}},
    {"", "\"virgolette\" \\ e\ttab", "x", {"content/p/c.md:1"}, {}, true, {}},
    {"", "Ciao {{facts.x}}", "", {"content/p/c.md:2"}, {}, false, {}},
    {"", "Ciao {{facts.x}}", "", {"content/p/d.md:9"}, {}, false, {}}};

TEST(WritePo, IsReadBackAsItWas) {
  DiagnosticSink sink;
  const Catalog back = parse_po("p.po", write_po(LocaleTag("ar"), awkward), sink);
  EXPECT_TRUE(sink.sorted().empty());
  ASSERT_EQ(back.entries().size(), 3u) << "equal sources are one entry";
  for (size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(back.entries()[i].source, awkward[i].source);
    EXPECT_EQ(back.entries()[i].translation, awkward[i].translation);
    EXPECT_EQ(back.entries()[i].context, awkward[i].context);
    EXPECT_EQ(back.entries()[i].fuzzy, awkward[i].fuzzy);
  }
  EXPECT_EQ(back.entries()[0].references, std::vector<std::string>{"content/p/a b.md:3"});
  EXPECT_EQ(back.entries()[2].references, (std::vector<std::string>{"content/p/c.md:2", "content/p/d.md:9"}));
}

TEST(WritePo, MsgfmtAcceptsIt) {
  const std::string path = testing::TempDir() + "divulga_write_po.po";
  std::ofstream(path) << write_po(LocaleTag("zh-Hant"), awkward);
  const int status = std::system(("msgfmt -c -o /dev/null " + path + " 2> " + path + ".log").c_str());
  std::ifstream log(path + ".log");
  const std::string said((std::istreambuf_iterator<char>(log)), std::istreambuf_iterator<char>());
  EXPECT_EQ(status, 0) << said;
  EXPECT_EQ(said, "");
  std::filesystem::remove(path);
  std::filesystem::remove(path + ".log");
}

TEST(Catalog, finds_a_source_without_context_first_and_with_a_context_its_own_or_the_plain_one) {
  const auto entry = [](const char* context, const char* source, const char* translation) {
    CatalogEntry out;
    out.context = context;
    out.source = source;
    out.translation = translation;
    return out;
  };
  const Catalog catalog({entry("verb", "Apri", "open"), entry("", "Apri", "opening"), entry("noun", "Nome", "name"), entry("form", "Nome", "first name"), entry("", "Via", "street")});
  EXPECT_EQ(catalog.get("Apri"), "opening");
  EXPECT_EQ(*catalog.find("Apri", "verb"), "open");
  EXPECT_EQ(*catalog.find("Apri", "noun"), "opening");
  EXPECT_EQ(*catalog.find("Nome"), "name");
  EXPECT_EQ(*catalog.find("Nome", "form"), "first name");
  EXPECT_EQ(catalog.find("Nome", "verb"), nullptr);
  EXPECT_EQ(*catalog.find("Via", "form"), "street");
}

}  // namespace
}  // namespace divulga
