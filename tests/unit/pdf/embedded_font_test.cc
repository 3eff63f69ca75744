#include "pdf/embedded_font.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "diag/diagnostic.h"
#include "pdf/cff_charset.h"
#include "pdf/font_program.h"
#include "pdf/glyph_clusters.h"
#include "pdf/readable_text.h"
#include "pdf/to_unicode.h"
#include "unit/pdf/shaped_pages.h"

namespace divulga::pdf {
namespace {

std::vector<std::string> cluster_texts(const GlyphRun& run) {
  std::vector<std::string> texts;
  for_each_cluster(run, [&](const GlyphCluster& cluster) { texts.emplace_back(cluster.text); });
  return texts;
}

GlyphRun run_of(std::string text, std::initializer_list<std::uint32_t> clusters, bool right_to_left) {
  GlyphRun run;
  run.text = std::move(text);
  run.right_to_left = right_to_left;
  for (const std::uint32_t cluster : clusters) run.glyphs.push_back({.glyph = 1, .x = 0, .y = 0, .advance = 5, .cluster = cluster});
  return run;
}

TEST(GlyphClusters, LeftToRightTextIsCutAtClusters) { EXPECT_THAT(cluster_texts(run_of("abcd", {0, 2, 3}, false)), testing::ElementsAre("ab", "c", "d")); }
TEST(GlyphClusters, RightToLeftTextIsCutFromItsEnd) { EXPECT_THAT(cluster_texts(run_of("abcd", {3, 1, 0}, true)), testing::ElementsAre("d", "bc", "a")); }
TEST(GlyphClusters, GlyphsOfOneClusterStayTogether) { EXPECT_THAT(cluster_texts(run_of("abc", {0, 0, 2}, false)), testing::ElementsAre("ab", "c")); }
TEST(GlyphClusters, TextBeforeTheFirstClusterIsKept) { EXPECT_THAT(cluster_texts(run_of("abc", {1, 2}, false)), testing::ElementsAre("ab", "c")); }

std::string readable(std::string_view text) {
  std::string buffer;
  return std::string(readable_text(text, buffer));
}

TEST(ReadableText, IsolatesAreLeftOut) { EXPECT_EQ(readable("\u2066PONTE\u2069"), "PONTE"); }
TEST(ReadableText, SoftHyphensInsideAWordAreLeftOut) { EXPECT_EQ(readable("a\u00ADb"), "ab"); }
TEST(ReadableText, AHyphenAtALinesEndStays) { EXPECT_EQ(readable("\u00AD"), "\u00AD"); }
TEST(ReadableText, JoinersAreSpelling) { EXPECT_EQ(readable("می\u200Cخواهم"), "می\u200Cخواهم"); }
TEST(ReadableText, OtherTextIsNotCopied) {
  std::string buffer;
  const std::string_view text = "perché";
  EXPECT_EQ(readable_text(text, buffer).data(), text.data());
}

class EmbeddedFontTest : public testing::Test {
 protected:
  std::vector<ShownCode> encode(EmbeddedFont& font, const GlyphRun& run) {
    std::vector<ShownCode> codes;
    for_each_cluster(run, [&](const GlyphCluster& cluster) { font.encode(cluster, run.size, run.right_to_left, codes); });
    return codes;
  }

  test::Faces faces;
  ObjectWriter objects;
};

TEST_F(EmbeddedFontTest, CodesAreNumberedByFirstUse) {
  const FontId id = test::face_for(faces, "it");
  EmbeddedFont font(faces.face(id), objects);
  const auto codes = encode(font, test::shape(faces, id, 10, "abba", "it", 0));
  std::vector<int> cids;
  for (const ShownCode& code : codes) cids.push_back(code.cid);
  EXPECT_THAT(cids, testing::ElementsAre(1, 2, 2, 1));
}
TEST_F(EmbeddedFontTest, OneGlyphWithTwoTextsHasTwoCodes) {
  const FontId id = test::face_for(faces, "it");
  EmbeddedFont font(faces.face(id), objects);
  const PlacedGlyph hyphen{.glyph = 16, .x = 0, .y = 0, .advance = 3, .cluster = 0};
  std::vector<ShownCode> codes;
  for (const char* text : {"-", "\xC2\xAD", "-"}) font.encode({std::span(&hyphen, 1), text}, Pt(10), false, codes);
  EXPECT_NE(codes[0].cid, codes[1].cid);
  EXPECT_EQ(codes[0].cid, codes[2].cid);
}
TEST_F(EmbeddedFontTest, AClusterOfSeveralGlyphsIsOneCode) {
  const FontId id = test::face_for(faces, "bn");
  EmbeddedFont font(faces.face(id), objects);
  const GlyphRun run = test::shape(faces, id, 10, "কো", "bn", 0);
  ASSERT_GT(run.glyphs.size(), 1u);
  EXPECT_EQ(encode(font, run).size(), 1u);
}
TEST_F(EmbeddedFontTest, RightToLeftCodesStandForOneCharacterEach) {
  const FontId id = test::face_for(faces, "ar");
  EmbeddedFont font(faces.face(id), objects);
  const auto codes = encode(font, test::shape(faces, id, 10, "لا", "ar", 0));
  ASSERT_EQ(codes.size(), 2u);
  EXPECT_EQ(codes[0].width, 0);
  EXPECT_GT(codes[1].width, 0);
}
TEST_F(EmbeddedFontTest, AFaceWithoutBytesIsRefused) {
  const FontFace face;
  EXPECT_THROW(EmbeddedFont(face, objects), Error);
}
TEST_F(EmbeddedFontTest, BytesThatAreNoFontAreRefused) {
  FontFace face;
  face.bytes = std::make_shared<const std::string>("not a font");
  EXPECT_THROW(subset_truetype(face, {1}, {}), Error);
}
TEST_F(EmbeddedFontTest, CompositesComeAfterTheSubsetsGlyphs) {
  const FontId id = test::face_for(faces, "it");
  const FontProgram program = subset_truetype(faces.face(id), {36, 37}, {CompositeGlyph{{{36, 0, 0}, {37, 600, 0}}, 1200}});
  ASSERT_EQ(program.composite_of.size(), 1u);
  EXPECT_EQ(program.composite_of[0], 3);
  EXPECT_TRUE(program.bytes.starts_with(std::string("\0\1\0\0", 4)));
}
TEST_F(EmbeddedFontTest, SubsetsAreTheSameEveryTime) {
  const FontId id = test::face_for(faces, "it");
  EXPECT_EQ(subset_truetype(faces.face(id), {36, 40}, {}).bytes, subset_truetype(faces.face(id), {36, 40}, {}).bytes);
}
TEST_F(EmbeddedFontTest, APreparedFaceGivesTheSameSubset) {
  const FontFace& face = faces.face(test::face_for(faces, "it"));
  PreparedFaces prepared;
  hb_face_t* ready = nullptr;
  for (int i = 0; i < 20 && !ready; ++i) ready = prepared.get(face);
  ASSERT_NE(ready, nullptr);
  const std::vector<CompositeGlyph> composites = {CompositeGlyph{{{36, 0, 0}, {37, 600, 0}}, 1200}};
  EXPECT_EQ(subset_truetype(face, {36, 40, 200}, composites, ready).bytes, subset_truetype(face, {36, 40, 200}, composites).bytes);
}

/// A CFF table with an empty name, one top DICT and, behind it, `rest`.
std::string cff(const std::string& top, const std::string& rest) {
  return std::string("\1\0\4\1\0\0\0\1\1\1", 10) + static_cast<char>(1 + top.size()) + top + rest;
}

TEST(CffCharset, NotoCjkIsIdentity) {
  test::Faces faces;
  const FontFace& face = faces.face(test::face_for(faces, "zh"));
  EXPECT_LT(subset_cff(face, {100, 20000}).bytes.size(), 20000u);    // glyph numbers need not be kept
}
TEST(CffCharset, AFontWithoutRosIsByName) { EXPECT_EQ(cff_charset(cff({"\x8C\x0F", 2}, "")), CffCharset::by_name); }
TEST(CffCharset, OtherCidsAreTold) {
  // ROS; charset at 33, format 2 from CID 5; charstrings at 28 count 3.
  const std::string top("\x8B\x8B\x8B\x0C\x1E\x1C\0\x21\x0F\x1C\0\x1C\x11", 13);
  std::string font = cff(top, "");
  font.resize(28, '\0');
  font += std::string("\0\3\1\1\1", 5);
  const auto with = [&](char first) { return cff_charset(font + '\2' + std::string("\0", 1) + first + std::string("\0\1", 2)); };
  EXPECT_EQ(with(1), CffCharset::identity);
  EXPECT_EQ(with(5), CffCharset::other);
}
TEST(CffCharset, ACutTableIsRefused) { EXPECT_THROW(cff_charset("\1\0\4\1\0\5"), Error); }

TEST(ToUnicode, BlocksHoldAHundredCodesAtMost) {
  std::vector<std::pair<std::uint16_t, std::string_view>> texts;
  for (std::uint16_t i = 1; i <= 101; ++i) texts.emplace_back(i, "a");
  const std::string map = to_unicode_cmap(texts);
  EXPECT_THAT(map, testing::HasSubstr("100 beginbfchar"));
  EXPECT_THAT(map, testing::HasSubstr("1 beginbfchar\n<0065> <0061>\nendbfchar"));
}
TEST(ToUnicode, LigaturesKeepAllTheirCharacters) { EXPECT_THAT(to_unicode_cmap({{7, "ffi"}}), testing::HasSubstr("<0007> <006600660069>")); }

}  // namespace
}  // namespace divulga::pdf
