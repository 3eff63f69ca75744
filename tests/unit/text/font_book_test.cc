#include "text/font_book.h"
#include "places.h"

#include <gmock/gmock.h>

#include <thread>

namespace divulga {
namespace {

using testing::Contains;
using testing::Each;
using testing::HasSubstr;
using testing::Not;

const FontBook& book() {
  static const FontBook fonts(places::share() + "/fonts");
  return fonts;
}

std::vector<std::string> families(const FontRequest& request, const std::string& script, const std::string& language) {
  std::vector<std::string> names;
  for (FontId id : book().faces(request, script, LocaleTag(language))) names.push_back(book().face(id).family);
  return names;
}

FontId first_face(const FontRequest& request, const std::string& script, const std::string& language) {
  return book().faces(request, script, LocaleTag(language)).front();
}

TEST(FontBook, EachScriptHasItsOwnFamilyFirstAndLatinBehind) {
  const std::pair<const char*, const char*> expected[] = {
      {"Arab", "Noto Naskh Arabic"}, {"Beng", "Noto Sans Bengali"},  {"Deva", "Noto Sans Devanagari"},
      {"Guru", "Noto Sans Gurmukhi"}, {"Taml", "Noto Sans Tamil"},   {"Sinh", "Noto Sans Sinhala"},
      {"Ethi", "Noto Sans Ethiopic"}, {"Geor", "Noto Sans Georgian"}, {"Hani", "Noto Sans CJK SC"},
      {"Latn", "Noto Sans"},          {"Cyrl", "Noto Sans"},          {"Grek", "Noto Sans"}};
  for (auto [script, family] : expected) {
    auto names = families({}, script, "xx");
    EXPECT_EQ(names.front(), family) << script;
    EXPECT_THAT(names, Contains("Noto Sans")) << script;
  }
}

TEST(FontBook, UrduIsNastaliqAndNeverNaskh) {
  auto names = families({}, "Arab", "ur");
  EXPECT_EQ(names.front(), "Noto Nastaliq Urdu");
  EXPECT_THAT(names, Not(Contains("Noto Naskh Arabic")));
}

TEST(FontBook, HeadingsAreTitilliumInLatinOnly) {
  FontRequest heading{FontRole::heading, 600, false};
  EXPECT_EQ(book().face(first_face(heading, "Latn", "it")).postscript_name, "TitilliumWeb-SemiBold");
  EXPECT_EQ(book().face(first_face(heading, "Cyrl", "uk")).postscript_name, "NotoSans-Bold");
  EXPECT_EQ(book().face(first_face(heading, "Arab", "ar")).postscript_name, "NotoNaskhArabic-Bold");
}

TEST(FontBook, TitilliumCoversItalianTypography) {
  FontId id = first_face({FontRole::heading, 600, false}, "Latn", "it");
  for (char32_t c : std::u32string_view(U"àèéìòùÀÈ’‘“”«»–—…€•"))
    EXPECT_TRUE(book().has_glyph(id, c)) << std::hex << static_cast<unsigned>(c);
}

TEST(FontBook, StatementIsUbuntuByRange) {
  auto names = families({FontRole::statement, 400, false}, "Latn", "it");
  EXPECT_EQ(std::vector<std::string>(names.begin(), names.begin() + 4),
            (std::vector<std::string>{"Ubuntu latin", "Ubuntu latin-ext", "Ubuntu greek", "Ubuntu cyrillic"}));
}

TEST(FontBook, NearestWeightAndItalicAreChosen) {
  EXPECT_EQ(book().face(first_face({FontRole::sans, 600, false}, "Latn", "it")).postscript_name, "NotoSans-Bold");
  EXPECT_EQ(book().face(first_face({FontRole::serif, 400, true}, "Latn", "it")).postscript_name, "NotoSerif-Italic");
  EXPECT_EQ(book().face(first_face({FontRole::mono, 400, false}, "Latn", "it")).family, "Noto Sans Mono");
}

TEST(FontBook, ScriptsWithoutItalicsStayUpright) {
  EXPECT_FALSE(book().face(first_face({FontRole::sans, 400, true}, "Beng", "bn")).italic);
  EXPECT_FALSE(book().face(first_face({FontRole::sans, 400, true}, "Hani", "zh")).italic);
}

TEST(FontBook, SimplifiedChineseIsFoundByNameInItsCollection) {
  const FontFace& face = book().face(first_face({}, "Hani", "zh"));
  EXPECT_TRUE(face.cff);
  EXPECT_EQ(face.postscript_name, "NotoSansCJKsc-Regular");
  EXPECT_GT(face.index, 0);
  EXPECT_EQ(first_face({}, "Hans", "zh"), first_face({}, "Hani", "zh-Hans"));
}

TEST(FontBook, MetricsAreInEms) {
  const FontFace& face = book().face(first_face({}, "Latn", "it"));
  EXPECT_EQ(face.units_per_em, 1000u);
  EXPECT_FALSE(face.cff);
  EXPECT_NEAR(face.metrics.ascent, 1.069, 0.001);
  EXPECT_NEAR(face.metrics.descent, 0.293, 0.001);
  EXPECT_NEAR(face.metrics.cap_height, 0.714, 0.001);
  EXPECT_NEAR(face.metrics.x_height, 0.536, 0.001);
  EXPECT_LT(face.metrics.bbox[0], 0);
  EXPECT_GT(face.metrics.bbox[3], 1);
  EXPECT_EQ(book().face(first_face({FontRole::sans, 400, true}, "Latn", "it")).metrics.italic_angle, -12);
}

TEST(FontBook, EveryTableEntryOfDebianIsInstalled) {
  for (const char* script : {"Latn", "Cyrl", "Grek", "Arab", "Beng", "Deva", "Guru", "Taml", "Sinh", "Ethi", "Geor", "Armn", "Hebr",
                             "Gujr", "Telu", "Knda", "Mlym", "Orya", "Thai", "Laoo", "Khmr", "Mymr", "Tibt", "Thaa"})
    for (FontRole role : {FontRole::heading, FontRole::sans, FontRole::serif, FontRole::mono, FontRole::statement})
      for (int weight : {400, 700})
        for (FontId id : book().faces({role, weight, false}, script, LocaleTag("xx")))
          EXPECT_FALSE(book().face(id).postscript_name.empty()) << book().face(id).path;
}

TEST(FontBook, AMissingFileNamesThePackage) {
  FontBook empty(places::share() + "/fonts", "/nonexistent");
  FontId id = empty.faces({}, "Latn", LocaleTag("it")).front();
  try {
    empty.face(id);
    FAIL() << "no error";
  } catch (const EnvironmentError& error) {
    EXPECT_THAT(error.diagnostic().message, HasSubstr("NotoSans-Regular.ttf"));
    EXPECT_THAT(error.diagnostic().hint, HasSubstr("fonts-noto-core"));
  }
}

TEST(FontBook, IdsDoNotDependOnTheOrderOfUse) {
  FontBook other(places::share() + "/fonts");
  FontId late = other.faces({}, "Beng", LocaleTag("bn")).front();
  other.face(late);
  EXPECT_EQ(late, first_face({}, "Beng", "bn"));
}

TEST(FontBook, LoadsOnceAmongThreads) {
  FontBook fonts(places::share() + "/fonts");
  FontId id = fonts.faces({}, "Hani", LocaleTag("zh")).front();
  std::vector<const FontFace*> seen(8);
  std::vector<std::thread> threads;
  for (auto& slot : seen) threads.emplace_back([&] { slot = &fonts.face(id); });
  for (auto& thread : threads) thread.join();
  EXPECT_THAT(seen, Each(&fonts.face(id)));
}

TEST(OpticalAdjustment, ScriptsAreMatchedByEyeNotByPoints) {
  EXPECT_EQ(optical_adjustment(LocaleTag("ur")).size, 1.15);
  EXPECT_EQ(optical_adjustment(LocaleTag("ur")).leading, 1.9) << "letters of a word stand on a slope";
  EXPECT_EQ(optical_adjustment(LocaleTag("ar")).leading, 1.6);
  EXPECT_EQ(optical_adjustment(LocaleTag("it")).size, 1.0);
}

}  // namespace
}  // namespace divulga
