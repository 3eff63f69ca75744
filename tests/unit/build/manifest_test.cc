#include "build/manifest.h"

#include <gtest/gtest.h>

namespace divulga {
namespace {

using Inputs = std::map<std::string, std::string>;

TEST(Manifest, IsReadBackAsItWasWritten) {
  Manifest manifest{"ponte", "Ponte \"uno\"", {}};
  manifest.artifacts.push_back({"ar/leaflets/x.pdf", "leaflets", "ar", "جسر", 2, 12345, "ab", {{"content/x.md", "1"}, {"document", "2"}}});
  manifest.artifacts.back().setting = "leading 96 %";
  manifest.artifacts.push_back({"site/sitemap.xml", "sitemap", "", "", 0, 7, "cd", {}});
  const Manifest read = read_manifest(write_manifest(manifest));
  ASSERT_EQ(read.artifacts.size(), 2u);
  EXPECT_EQ(read.title, manifest.title);
  const Artifact* found = read.find("ar/leaflets/x.pdf");
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->title, "جسر");
  EXPECT_EQ(found->pages, 2);
  EXPECT_EQ(found->bytes, 12345u);
  EXPECT_EQ(found->setting, "leading 96 %");
  EXPECT_EQ(found->inputs, (Inputs{{"content/x.md", "1"}, {"document", "2"}}));
  EXPECT_EQ(read.find("nothing"), nullptr);
}

TEST(Manifest, KeepsWhatAnArtifactSaysOfFacts) {
  Manifest manifest{"p", "", {{"a.pdf", "pages", "it", "", 1, 1, "x", {}}}};
  manifest.artifacts[0].facts = {{"desk.phone", {"+39 1", "ab"}}, {"note", {"\"due\"\nrighe", "cd"}}};
  EXPECT_EQ(read_manifest(write_manifest(manifest)).artifacts.at(0).facts, manifest.artifacts[0].facts);
}

TEST(CarriedFacts, AreWrittenAndReadBack) {
  const CarriedFacts facts{{"desk.phone", {"+39 1", "ab"}}};
  EXPECT_EQ(to_json(facts), "{\"desk.phone\": {\"value\": \"+39 1\", \"written\": \"ab\"}}");
  EXPECT_EQ(read_carried_facts(to_json(facts)), facts);
  for (const char* bad : {"", "{", "[]", "{\"a\": 1}", "{\"a\": {\"value\": \"x\"}}"}) EXPECT_TRUE(read_carried_facts(bad).empty()) << bad;
}

TEST(Manifest, ListsFilesAsSources) {
  const Manifest manifest{"p", "", {{"a.pdf", "pages", "it", "", 1, 1, "x", {{"content/x.md", "1"}, {"document", "2"}}}}};
  EXPECT_NE(write_manifest(manifest).find("\"sources\": [\"content/x.md\"]"), std::string::npos);
}

TEST(Manifest, OneThatIsSpoiltCountsAsEmpty) {
  EXPECT_TRUE(read_manifest("{\"project\": ").artifacts.empty());
  EXPECT_TRUE(read_manifest("").artifacts.empty());
  EXPECT_TRUE(read_manifest("{\"project\":\"p\",\"title\":\"\",\"artifacts\":[{\"path\":1}]}").artifacts.empty());
}

TEST(Difference, NamesTheFilesThatChangedTheDocument) {
  EXPECT_EQ(difference({{"document", "1"}, {"c/a.md", "1"}, {"c/b.md", "1"}}, {{"document", "2"}, {"c/a.md", "2"}, {"c/b.md", "1"}}),
            "document changed: c/a.md");
}

TEST(Difference, AFileThatLeavesTheDocumentAsItWasChangesNothing) {
  EXPECT_EQ(difference({{"document", "1"}, {"c/a.md", "1"}}, {{"document", "1"}, {"c/a.md", "2"}}), "");
}

TEST(Difference, DesignAndProgramAreNamed) {
  EXPECT_EQ(difference({{"design", "1"}, {"program", "1"}}, {{"design", "2"}, {"program", "2"}}), "design, program changed");
}

TEST(Difference, ASourceThatIsGoneIsNamed) {
  EXPECT_EQ(difference({{"document", "1"}, {"c/a.md", "1"}}, {{"document", "2"}}), "document changed: c/a.md (no longer used)");
}

}  // namespace
}  // namespace divulga
