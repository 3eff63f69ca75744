#include "unit/workspace/sample.h"

namespace divulga {
namespace {

using sample::expect_only;
using sample::Loaded;

const char* const file = "content/p/brand.yaml";

Loaded load_brand(const std::string& yaml, const std::string& project_more = "") {
  MemoryFileSystem files;
  files.write("/w/content/p/project.yaml", sample::project_yaml() + project_more);
  files.write("/w/content/p/brand.yaml", yaml);
  files.write("/w/content/p/logos/ente.png", "\x89PNG\r\n\x1A\n");
  files.write("/w/content/p/logos/ente.svg", "<?xml version=\"1.0\"?><svg/>");
  files.write("/w/content/p/logos/ente.txt", "no picture");
  files.write("/w/content/p/fonts/a.ttf", std::string("\0\1\0\0", 4));
  return sample::load(files);
}
Brand brand_of(const std::string& yaml) {
  const Loaded loaded = load_brand(yaml);
  EXPECT_EQ(sample::told(loaded.diagnostics), "");
  return loaded.project().project.brand;
}
void expect_fault(const std::string& yaml, const std::string& code, int line, int column, const std::string& message, const std::string& hint = "") {
  expect_only(load_brand(yaml).diagnostics, code, file, line, column, message, hint);
}

TEST(Brand, AnEmptyFileIsTheDefaultBrand) {
  const Brand brand = brand_of("");
  EXPECT_EQ(brand.file, file);
  EXPECT_EQ(brand.primary, (Color{0, 0x66, 0xCC}));
}
TEST(Brand, ColoursStandDirectlyOrByTheirNamesInThePalette) {
  const Brand brand = brand_of("color:\n  palette: { wood: \"#1B5E3A\", green: wood, night: \"#123\" }\n  primary: green\n  foreground: night\n  secondary: \"#A03A00\"\n");
  EXPECT_EQ(brand.primary, (Color{0x1B, 0x5E, 0x3A}));
  EXPECT_EQ(brand.ink, (Color{0x11, 0x22, 0x33}));
  EXPECT_EQ(brand.accent, (Color{0xA0, 0x3A, 0x00}));
  EXPECT_EQ(brand.paper, (Color{255, 255, 255}));
}
TEST(Brand, AWholeBrandYmlIsTaken) {
  brand_of("meta: { name: { short: P, full: Progetto }, link: { home: \"https://p.example\" } }\n"
           "color: { primary: \"#1B5E3A\", tertiary: \"#333333\", success: \"#00684A\", dark: \"#000000\" }\n"
           "typography: { base: { family: Lato, size: 12pt }, headings: Lato, link: { color: \"#1B5E3A\" }, monospace-inline: { family: Hack } }\n"
           "defaults: { shiny: { theme: x } }\n");
}
TEST(Brand, AnUnknownColourIsToldWithItsNeighbour) {
  expect_fault("color:\n  palette: { wood: \"#1B5E3A\" }\n  primary: wod\n", "unknown-color", 3, 12, "'wod'", "did you mean 'wood'?");
}
TEST(Brand, AColourNamedByItselfIsTold) {
  const Loaded loaded = load_brand("color: { palette: { a: b, b: a } }\n");
  ASSERT_FALSE(loaded.diagnostics.empty());
  EXPECT_THAT(loaded.diagnostics[0].message, testing::HasSubstr("is named by itself"));
}
TEST(Brand, AnUnknownKeyIsTold) { expect_fault("colour: { primary: x }\n", "unknown-key", 1, 1, "'colour'", "did you mean 'color'?"); }

TEST(Brand, InksAreReadByRoleAndByName) {
  const Brand brand = brand_of("color:\n  palette: { wood: \"#1B5E3A\" }\n  primary: wood\n  foreground: \"#111111\"\n  cmyk: { wood: [85, 30, 80, 20], foreground: [0, 0, 0, 95.5] }\n");
  EXPECT_EQ(brand.inks.at(brand.primary), (Cmyk{0.85, 0.30, 0.80, 0.20}));
  EXPECT_EQ(brand.inks.at(brand.ink), (Cmyk{0, 0, 0, 0.955}));
  EXPECT_EQ(brand.inks.size(), 2u);
}
TEST(Brand, InksAreFourShares) {
  expect_fault("color: { primary: \"#1B5E3A\", cmyk: { primary: [85, 30, 120, 0] } }\n", "wrong-value", 1, 47, "from 0 to 100", "[100, 60, 0, 10]");
}
TEST(Brand, InksOfAnUnknownColourAreTold) {
  expect_fault("color: { primary: \"#1B5E3A\", cmyk: { primry: [85, 30, 80, 0] } }\n", "unknown-color", 1, 38, "'primry'", "did you mean 'primary'?");
}
TEST(Brand, TooMuchInkIsAWarning) {
  expect_fault("color: { primary: \"#1B5E3A\", cmyk: { primary: [95, 80, 90, 60] } }\n", "much-ink", 1, 47, "325 percent");
}

TEST(Brand, BodyTextThatCannotBeReadIsAnErrorWithTheNearestColour) {
  const Loaded loaded = load_brand("color: { foreground: \"#8899AA\" }\n");
  expect_only(loaded.diagnostics, "low-contrast", file, 1, 22, "#8899AA on #FFFFFF has a contrast of 2.9:1, less than 7:1", "nearest colour that has it: #");
  EXPECT_EQ(loaded.diagnostics[0].severity, Severity::error);
}
TEST(Brand, BodyTextUnderSevenToOneIsAWarning) {
  const Loaded loaded = load_brand("color: { foreground: \"#5F6B78\" }\n");
  ASSERT_EQ(loaded.diagnostics.size(), 1u) << sample::told(loaded.diagnostics);
  EXPECT_EQ(loaded.diagnostics[0].severity, Severity::warning);
}
TEST(Brand, APrimaryThatCarriesNoTextIsAnError) {
  expect_fault("color: { foreground: \"#3A3A3A\", primary: \"#807C78\" }\n", "low-contrast", 1, 42, "neither white nor #3A3A3A can be read on the primary colour #807C78: 4.1:1 at best",
               "nearest primary colour that has it: #");
}
TEST(Brand, AnAccentThatIsHardToSeeIsAWarning) { expect_fault("color: { accent: \"#FFD24D\" }\n", "low-contrast", 1, 18, "less than 3:1"); }
TEST(Brand, ColoursOfProjectYamlAreCheckedToo) {
  expect_only(load_brand("", "brand: { ink: \"#17324D\" }\n").diagnostics, "brand-twice", "content/p/project.yaml", 12, 8, "'content/p/brand.yaml'");
  expect_only(sample::load_project("fund:", "brand: { ink: \"#8899AA\" }\nfund:").diagnostics, "low-contrast", "content/p/project.yaml", 4, 15, "2.9:1");
}

TEST(Brand, LogosAreNamedOnceAndPlacedByName) {
  const Brand brand = brand_of("meta: { name: Progetto }\nlogo:\n  images:\n    own: logos/ente.svg\n"
                               "    ente: { path: logos/ente.png, alt: \"Ente di Esempio\", authorised_by: \"Ufficio stampa\", authorised_on: 2026-01-31 }\n"
                               "  large: own\n  medium: { light: own, dark: own }\n  small: logos/ente.png\n  strip: [ente]\n");
  EXPECT_EQ(brand.large->file, "content/p/logos/ente.svg");
  EXPECT_EQ(brand.large->alt.text, "Progetto");
  EXPECT_EQ(brand.medium->file, brand.large->file);
  EXPECT_EQ(brand.small->file, "content/p/logos/ente.png");
  ASSERT_EQ(brand.strip.size(), 1u);
  EXPECT_EQ(brand.strip[0].authorised_by, "Ufficio stampa");
  EXPECT_EQ(brand.strip[0].authorised_on, (Date{2026, 1, 31}));
}
TEST(Brand, ALogoWithoutAlternativeTextIsTold) { expect_fault("logo: { large: logos/ente.png }\n", "missing-alt", 1, 16, "has no alternative text"); }
TEST(Brand, APartnersLogoWantsToBeAuthorised) {
  expect_fault("logo: { images: { ente: { path: logos/ente.png, alt: E } }, strip: [ente] }\n", "logo-not-authorised", 1, 69, "'ente'", "authorised_by");
}
TEST(Brand, AnUnknownLogoIsTold) {
  expect_fault("logo: { images: { ente: { path: logos/ente.png, alt: E } }, large: ent }\n", "unknown-logo", 1, 68, "'ent'", "did you mean 'ente'?");
}
TEST(Brand, AMissingLogoIsToldWithItsNeighbour) {
  expect_fault("logo: { images: { e: { path: logos/ent.png, alt: E } }, large: e }\n", "missing-file", 1, 30, "'content/p/logos/ent.png'", "did you mean 'ente.png'?");
}
TEST(Brand, ALogoThatIsNoPictureIsTold) {
  expect_fault("logo: { images: { e: { path: logos/ente.txt, alt: E } }, large: e }\n", "bad-file", 1, 30, "is no PNG, JPEG or SVG picture");
}
TEST(Brand, ALogoStaysInTheProject) { expect_fault("logo: { images: { e: { path: ../x.png, alt: E } } }\n", "outside-workspace", 1, 30, "'../x.png'"); }

TEST(Brand, FamiliesComePerRole) {
  const Brand brand = brand_of("typography:\n  fonts:\n    - { family: Mia, source: file, files: [ { path: fonts/a.ttf, weight: bold, style: italic } ] }\n"
                               "  base: { family: Lato, weight: 300, line-height: 1.5 }\n  long-text: Gentium\n  headings: Mia\n  monospace: { family: Hack }\n");
  ASSERT_EQ(brand.fonts.size(), 1u);
  EXPECT_EQ(brand.fonts[0].files.at(0).file, "content/p/fonts/a.ttf");
  EXPECT_EQ(brand.fonts[0].files.at(0).weight, 700);
  EXPECT_TRUE(brand.fonts[0].files.at(0).italic);
  EXPECT_EQ(brand.base.family, "Lato");
  EXPECT_EQ(brand.base.weight, 300);
  EXPECT_EQ(brand.base.line_height, 1.5);
  EXPECT_EQ(brand.long_text.family, "Gentium");
  EXPECT_EQ(brand.headings.family, "Mia");
  EXPECT_EQ(brand.monospace.family, "Hack");
}
TEST(Brand, FontsAreNotFetched) {
  expect_fault("typography: { fonts: [ { family: Lato, source: google } ] }\n", "remote-font", 1, 48, "'google'", "source: system");
}
TEST(Brand, AFontFileThatIsNoFontIsTold) {
  expect_fault("typography: { fonts: [ { family: L, files: [ logos/ente.txt ] } ] }\n", "bad-file", 1, 46, "is no TrueType, OpenType or WOFF2 font");
}
TEST(Brand, AWeightIsANumberOrAWord) { expect_fault("typography: { base: { family: L, weight: fat } }\n", "wrong-value", 1, 42, "'fat'"); }
TEST(Brand, ALineHeightIsAFactor) { expect_fault("typography: { base: { family: L, line-height: 15 } }\n", "wrong-value", 1, 47, "from 1 to 2.5"); }

}  // namespace
}  // namespace divulga
