#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "places.h"
#include "sample_text.h"

namespace divulga::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

const std::string share = places::share() + "/fonts";
const std::string npm = places::source() + "/node_modules/bootstrap-italia/dist/fonts/";

std::string file_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

const std::string& lora() {
  static const std::string bytes = file_bytes(npm + "Lora/lora-v20-latin-ext_latin-regular.ttf");
  return bytes;
}

FontFamilyChoice choice_of(FontRole role, const std::string& family) { return {role, family, {}, {"brand.yaml", 3, 1, 0}}; }

FontFamilyChoice choice_of_bytes(FontRole role, std::string bytes) {
  return {role, "Own", {{"brand/own.ttf", 400, false, std::make_shared<std::string>(std::move(bytes))}}, {"brand.yaml", 3, 1, 0}};
}

FontBook book_with(std::vector<FontFamilyChoice> choices) { return FontBook(share, "/usr/share/fonts", choices); }

/// family of each run, in the line's order.
std::vector<std::string> families(const FontBook& book, const std::string& text, const char* language, FontRole role = FontRole::sans) {
  DiagnosticSink sink;
  TextStyle look = style(language);
  look.font.role = role;
  std::vector<std::string> out;
  for (const Line& line : ShapedParagraph(book, {{text, look}}, options(language), sink).lines(Pt(10000)))
    for (const LineRun& run : line.runs) out.push_back(book.face(run.font).family);
  return out;
}

TEST(FontChoice, AKnownFamilySetsItsRoleOnly) {
  const FontBook book = book_with({choice_of(FontRole::serif, "Lora")});
  EXPECT_THAT(families(book, "Sportello", "it", FontRole::serif), ElementsAre("Lora"));
  EXPECT_THAT(families(book, "Sportello", "it", FontRole::sans), ElementsAre("Noto Sans"));
  EXPECT_THAT(families(book, "Sportello", "it", FontRole::heading), ElementsAre("Titillium Web"));
}

TEST(FontChoice, EveryKnownFamilyIsInstalled) {
  for (const std::string& family : known_font_families()) {
    const FontBook book = book_with({choice_of(FontRole::sans, family)});
    EXPECT_THAT(families(book, "Sportello", "it"), ElementsAre(family == "Ubuntu" ? "Ubuntu latin" : family));
  }
}

TEST(FontChoice, AWordThatTheFamilyLacksIsWhollyInNoto) {
  const FontBook book = book_with({choice_of(FontRole::sans, "Titillium Web")});
  EXPECT_THAT(families(book, "uno stẹkọ due", "it"), ElementsAre("Titillium Web", "Noto Sans", "Titillium Web"));
}

TEST(FontChoice, CyrillicAndGreekComeFromTheFamilyWhenItHasThem) {
  const FontBook book = book_with({choice_of(FontRole::heading, "Noto Serif")});
  EXPECT_THAT(families(book, "Пункт", "uk", FontRole::heading), ElementsAre("Noto Serif"));
  EXPECT_THAT(families(book_with({choice_of(FontRole::heading, "Lora")}), "Πού", "el", FontRole::heading), ElementsAre("Noto Sans"));
}

TEST(FontChoice, OtherScriptsKeepTheirFamilies) {
  const FontBook book = book_with({choice_of(FontRole::sans, "Lora")});
  EXPECT_THAT(families(book, "مكتب", "ar"), ElementsAre("Noto Naskh Arabic"));
  EXPECT_THAT(families(book, "Como في", "ar"), ElementsAre("Noto Naskh Arabic", "Lora", "Lora"));   // the space is a run of its own
}

TEST(FontChoice, TheStatementStaysInUbuntu) {
  const FontBook book = book_with({choice_of(FontRole::sans, "Lora"), choice_of(FontRole::heading, "Lora")});
  EXPECT_THAT(families(book, "Cofinanziato", "it", FontRole::statement), ElementsAre("Ubuntu latin"));
  DiagnosticSink sink;
  check_font_choices({choice_of(FontRole::statement, "Lora")}, sink);
  ASSERT_THAT(sink.sorted(), SizeIs(1));
  EXPECT_EQ(sink.sorted()[0].code, "statement-font");
}

TEST(FontChoice, FilesOfTheWorkspaceServeByWeightAndSlope) {
  FontFamilyChoice own{FontRole::sans, "Own", {}, {}};
  own.files.push_back({npm + "Lora/lora-v20-latin-ext_latin-regular.ttf", 400, false, nullptr});
  own.files.push_back({npm + "Lora/lora-v20-latin-ext_latin-700.woff2", 700, false, nullptr});
  const FontBook book = book_with({own});
  auto face = [&](int weight) { return book.face(book.faces({FontRole::sans, weight, false}, "Latn", LocaleTag("it")).front()); };
  EXPECT_EQ(face(400).postscript_name, "Lora-Regular");
  EXPECT_EQ(face(700).postscript_name, "Lora-Bold");
  EXPECT_EQ(face(700).family, "Own");
}

TEST(FontChoice, Woff2IsUnpackedToTheSameFont) {
  const FontBook packed = book_with({choice_of_bytes(FontRole::sans, file_bytes(npm + "Lora/lora-v20-latin-ext_latin-regular.woff2"))});
  const FontBook plain = book_with({choice_of_bytes(FontRole::sans, lora())});
  auto width = [](const FontBook& book) {
    DiagnosticSink sink;
    return ShapedParagraph(book, {{"Sportello", style("it")}}, options("it"), sink).max_content_width();
  };
  EXPECT_EQ(width(packed), width(plain));
}

TEST(FontChoice, AnUnknownFamilyIsToldWithTheNearest) {
  DiagnosticSink sink;
  check_font_choices({choice_of(FontRole::sans, "Lorra"), choice_of(FontRole::serif, "Comic Sans")}, sink);
  ASSERT_THAT(sink.sorted(), SizeIs(2));
  EXPECT_THAT(sink.sorted()[1].message, HasSubstr("'Lorra'"));
  EXPECT_THAT(sink.sorted()[1].hint, HasSubstr("'Lora'"));
  EXPECT_THAT(sink.sorted()[0].hint, HasSubstr("Titillium Web"));
  EXPECT_EQ(sink.sorted()[0].span.file, "brand.yaml");
  EXPECT_THROW(book_with({choice_of(FontRole::sans, "Lorra")}), Error);
}

std::string with(std::string bytes, size_t at, const std::string& replacement) { return bytes.replace(at, replacement.size(), replacement); }

/// Where a table's record stands in the directory.
size_t record_of(const std::string& bytes, const std::string& tag) {
  for (size_t at = 12;; at += 16)
    if (bytes.compare(at, 4, tag) == 0) return at;
}

size_t table_of(const std::string& bytes, const std::string& tag) {
  const size_t at = record_of(bytes, tag) + 8;
  size_t place = 0;
  for (size_t i = 0; i < 4; ++i) place = place << 8 | static_cast<unsigned char>(bytes[at + i]);
  return place;
}

std::string told(const std::string& bytes) {
  DiagnosticSink sink;
  check_font_choices({choice_of_bytes(FontRole::sans, bytes)}, sink);
  return sink.sorted().empty() ? "" : sink.sorted()[0].message.text();
}

TEST(BrokenFont, IsToldWithItsFileAndWhatIsWrong) {
  EXPECT_EQ(told(lora()), "");
  EXPECT_EQ(told("not a font"), "font file 'brand/own.ttf' cannot be used: it is no TrueType or OpenType font");
  EXPECT_THAT(told(""), HasSubstr("missing or empty"));
  EXPECT_THAT(told(lora().substr(0, 11)), HasSubstr("cut short"));
  EXPECT_THAT(told(lora().substr(0, lora().size() / 2)), HasSubstr("cut short"));
  EXPECT_THAT(told(with(lora(), record_of(lora(), "cmap"), "cmop")), HasSubstr("no table 'cmap'"));
  EXPECT_THAT(told(with(lora(), record_of(lora(), "prep"), "fvar")), HasSubstr("variable font"));
  EXPECT_THAT(told(with(lora(), table_of(lora(), "maxp") + 4, std::string(2, '\0'))), HasSubstr("no glyphs"));
  EXPECT_THAT(told(with(lora(), table_of(lora(), "head") + 18, std::string(2, '\0'))), HasSubstr("em is impossible"));
  EXPECT_THAT(told(with(lora(), table_of(lora(), "hhea") + 34, "\xFF\xFF")), HasSubstr("'hmtx'"));
  EXPECT_THAT(told(with(lora(), table_of(lora(), "loca") + 4, "\xFF\xFF")), HasSubstr("outlines lie outside"));
  EXPECT_THAT(told(with(lora(), table_of(lora(), "OS/2") + 8, std::string("\0\2", 2))), HasSubstr("forbids embedding"));
  EXPECT_THAT(told("wOF2 and then nothing"), HasSubstr("no whole WOFF2"));
}

TEST(BrokenFont, ThrowsWhenUsedUnchecked) {
  const FontBook book = book_with({choice_of_bytes(FontRole::sans, lora().substr(0, 5000))});
  EXPECT_THROW(families(book, "Sportello", "it"), Error);
}

TEST(BrokenFont, ADamagedInstalledFontNamesItsPackage) {
  const std::string directory = ::testing::TempDir() + "divulga-damaged-fonts/truetype/noto";
  std::filesystem::create_directories(directory);
  std::ofstream(directory + "/NotoSans-Regular.ttf", std::ios::binary) << lora().substr(0, 4000);
  const FontBook book(share, ::testing::TempDir() + "divulga-damaged-fonts");
  try {
    book.face(book.faces({}, "Latn", LocaleTag("it")).front());
    FAIL() << "no error";
  } catch (const EnvironmentError& error) {
    EXPECT_THAT(error.diagnostic().hint, HasSubstr("fonts-noto-core"));
  }
}

/// Deterministic damage all over the file: each copy is refused, or sets a paragraph without a crash.
class DamagedFont : public ::testing::TestWithParam<int> {};

TEST_P(DamagedFont, IsRefusedOrHarmless) {
  std::uint32_t seed = static_cast<std::uint32_t>(GetParam()) * 2654435761u + 1;
  auto next = [&] { return seed = seed * 1664525u + 1013904223u; };
  std::string bytes = lora();
  const bool only_the_head = GetParam() % 2 == 0;
  for (int i = 0; i < 12; ++i) bytes[next() % (only_the_head ? std::size_t{4096} : bytes.size())] = static_cast<char>(next() >> 24);
  if (GetParam() % 3 == 0) bytes.resize(next() % bytes.size());
  try {
    const FontBook book = book_with({choice_of_bytes(FontRole::sans, bytes)});
    families(book, "Sportello di orientamento, perché è così: 2026", "it");
  } catch (const Error& error) {
    EXPECT_THAT(error.diagnostic().message, HasSubstr("brand/own.ttf"));
  }
}
INSTANTIATE_TEST_SUITE_P(Copies, DamagedFont, ::testing::Range(0, 60));

TEST(DamagedWoff2, IsRefusedOrHarmless) {
  const std::string packed = file_bytes(npm + "Lora/lora-v20-latin-ext_latin-regular.woff2");
  for (std::uint32_t i = 0; i < 40; ++i) {
    std::string bytes = packed;
    bytes[(i * 7919u) % (i % 2 ? 200 : bytes.size())] ^= static_cast<char>(1u << i % 8);
    if (i % 4 == 0) bytes.resize(bytes.size() * (i + 1) / 41);
    EXPECT_NO_FATAL_FAILURE(told(bytes));
  }
}

}  // namespace
}  // namespace divulga::testing
