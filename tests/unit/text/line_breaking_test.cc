#include <gmock/gmock.h>

#include <sstream>

#include "sample_text.h"

namespace divulga::testing {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

const std::string italian =
    "Il progetto accompagna le cittadine e i cittadini di paesi terzi nell’accesso ai servizi del territorio: documenti, casa, "
    "lavoro, salute e scuola. Gli operatori degli sportelli ricevono una formazione approfondita sull’accoglienza, sulla mediazione "
    "interculturale e sulla prevenzione dello sfruttamento lavorativo, perché l’informazione corretta arrivi a tutte le persone.";

ParagraphOptions justified(const std::string& language, bool hyphenate) {
  ParagraphOptions out = options(language, Alignment::justify);
  out.hyphenate = hyphenate;
  return out;
}

std::string without_soft_hyphens(std::string text) {
  for (size_t at; (at = text.find("\u00AD")) != std::string::npos;) text.erase(at, 2);
  return text;
}

double furthest_ratio(const std::vector<Line>& lines) {
  double furthest = 0;
  for (const Line& line : lines)
    if (!line.ends_paragraph) furthest = std::max(furthest, std::abs(line.space_ratio - 1));
  return furthest;
}

TEST(LineBreaking, EmptyTextHasNoLines) {
  EXPECT_THAT(shape("", options("it")).lines(Pt(100)), SizeIs(0));
  DiagnosticSink sink;
  EXPECT_THAT(ShapedParagraph(fonts(), {}, options("it"), sink).lines(Pt(100)), SizeIs(0));
  EXPECT_EQ(shape("", options("it")).max_content_width(), Pt(0));
}

TEST(LineBreaking, OnlySpacesHaveNoWidth) {
  for (const char* language : {"it", "ar"}) {
    auto lines = shape("   ", options(language)).lines(Pt(100));
    ASSERT_THAT(lines, SizeIs(1));
    EXPECT_EQ(lines[0].width, Pt(0));
    EXPECT_EQ(text_of(lines), "   ");
    EXPECT_GT(lines[0].ascent, Pt(0));
  }
}

TEST(LineBreaking, ForcedBreaksEndLines) {
  auto lines = shape("Via Roma 1\u202822100 Como\u2028", options("it")).lines(Pt(500));
  ASSERT_THAT(lines, SizeIs(2));
  EXPECT_EQ(text_of(lines[0]), "Via Roma 1");
  EXPECT_EQ(text_of(lines[1]), "22100 Como");
  EXPECT_TRUE(lines[0].ends_paragraph);
}

TEST(LineBreaking, TwoForcedBreaksLeaveABlankLineOfTheFontsHeight) {
  auto lines = shape("a\u2028\u2028b", options("it")).lines(Pt(500));
  ASSERT_THAT(lines, SizeIs(3));
  EXPECT_THAT(lines[1].runs, SizeIs(0));
  EXPECT_EQ(lines[1].ascent, lines[0].ascent);
}

TEST(LineBreaking, RaggedLinesStayWithinTheMeasure) {
  for (double measure = 90; measure < 400; measure += 7)
    for (const Line& line : shape(italian, options("it")).lines(Pt(measure))) EXPECT_LE(line.width.value, measure + 1e-3);
}

TEST(LineBreaking, JustifiedLinesAreExactlyTheMeasure) {
  for (double measure = 90; measure < 400; measure += 7)
    for (const Line& line : shape(italian, justified("it", true)).lines(Pt(measure))) {
      if (line.ends_paragraph)
        EXPECT_LE(line.width.value, measure + 1e-3);
      else
        EXPECT_NEAR(line.width.value, measure, 1e-3);
    }
}

TEST(LineBreaking, GlyphPositionsFillTheJustifiedLine) {
  auto lines = shape(italian, justified("it", false)).lines(Pt(200));
  const LineRun& run = lines[0].runs.back();
  const LineGlyph& space = run.glyphs.back();
  EXPECT_EQ(run.text.back(), ' ');
  EXPECT_NEAR(run.x.value + static_cast<double>(space.x * run.stretch), 200, 1e-2);   // the space hangs over the edge
}

TEST(LineBreaking, ItalianIsHyphenatedWithSoftHyphensInTheText) {
  auto lines = shape(italian, justified("it", true)).lines(Pt(110));
  bool hyphenated = false;
  for (const Line& line : lines) {
    EXPECT_EQ(line.hyphenated, text_of(line).ends_with("\u00AD"));
    if (!line.hyphenated) continue;
    hyphenated = true;
    const LineRun& run = line.runs.back();
    EXPECT_EQ(run.glyphs.back().cluster, run.text.size() - 2);
    EXPECT_NE(run.glyphs.back().glyph, 0u);
  }
  EXPECT_TRUE(hyphenated);
  EXPECT_EQ(without_soft_hyphens(text_of(lines)), italian);
}

TEST(LineBreaking, ARangeOfNumbersIsNeverTornAtItsDash) {
  for (double width = 30; width < 120; width += 5)
    for (const Line& line : shape("lunedì 09:00–13:00, martedì 15:00–18:00", options("it")).lines(Pt(width)))
      EXPECT_THAT(text_of(line), Not(EndsWith("–"))) << width;
}

TEST(LineBreaking, CodeHasNoHyphens) {
  TextStyle mono = style("it");
  mono.font.role = FontRole::mono;
  DiagnosticSink sink;
  const ShapedParagraph code(fonts(), {{italian, mono}}, justified("it", true), sink);
  for (const Line& line : code.lines(Pt(110))) EXPECT_FALSE(line.hyphenated) << text_of(line);
}

TEST(LineBreaking, HyphensMakeSpacesMoreEven) {
  EXPECT_LT(furthest_ratio(shape(italian, justified("it", true)).lines(Pt(130))),
            furthest_ratio(shape(italian, justified("it", false)).lines(Pt(130))));
}

TEST(LineBreaking, NoMoreThanTwoHyphensInARow) {
  for (double measure = 70; measure < 200; measure += 9) {
    int row = 0;
    for (const Line& line : shape(italian, justified("it", true)).lines(Pt(measure))) EXPECT_LE(row = line.hyphenated ? row + 1 : 0, 2);
  }
}

TEST(LineBreaking, AddressesCodesAndCapitalsAreNotHyphenated) {
  const std::string text = "Scrivi a informazioni.sportello@comunedicomo.example oppure cerca AMMINISTRAZIONE e CUPJ51F23000450006.";
  for (double measure : {60.0, 80.0, 100.0, 120.0}) {
    for (const Line& line : shape(text, justified("it", true)).lines(Pt(measure)))
      for (const char* part : {"informazio\u00AD", "spor\u00AD", "spor\u00ADtello", "AMMINI\u00AD", "CUP\u00AD"})
        EXPECT_THAT(text_of(line), Not(EndsWith(part)));
  }
}

TEST(LineBreaking, EachLanguageHasItsOwnPatterns) {
  const std::string english = "Neighbourhood organisations accompany newcomers through administrative requirements everywhere.";
  EXPECT_EQ(without_soft_hyphens(text_of(shape(english, justified("en", true)).lines(Pt(70)))), english);
  EXPECT_THAT(text_of(shape(english, justified("en", true)).lines(Pt(70))), HasSubstr("\u00AD"));
  EXPECT_THAT(text_of(shape(samples[3].text, justified("ar", true)).lines(Pt(70))), Not(HasSubstr("\u00AD")));
}

TEST(LineBreaking, TheAuthorsSoftHyphenShowsOnlyAtALineEnd) {
  auto paragraph = shape("Prefet\u00ADtura", options("it"));
  auto whole = paragraph.lines(Pt(500));
  ASSERT_THAT(whole, SizeIs(1));
  EXPECT_EQ(whole[0].width, shape("Prefettura", options("it")).max_content_width());
  auto broken = paragraph.lines(Pt(35));
  ASSERT_THAT(broken, SizeIs(2));
  EXPECT_TRUE(broken[0].hyphenated);
  EXPECT_EQ(text_of(broken[0]), "Prefet\u00AD");
  EXPECT_EQ(text_of(broken[1]), "tura");
}

TEST(LineBreaking, NonBreakingSpacesHold) {
  for (const Line& line : shape("Servono 25\u00A0000\u00A0€ e 10\u202Fkm entro il 3\u00A0maggio", options("it")).lines(Pt(60)))
    for (const char* end : {"25", "25\u00A0", "000", "000\u00A0", "10", "3", "3\u00A0", "10\u202F"})
      EXPECT_THAT(text_of(line), Not(EndsWith(std::string(" ") + end)));
}

TEST(LineBreaking, ChineseKeepsClosingMarksOffLineStarts) {
  const std::string text = samples[5].text;
  for (double measure = 30; measure < 200; measure += 5)
    for (const Line& line : shape(text, options("zh")).lines(Pt(measure)))
      for (const char* mark : {"，", "。", "、", "）", "”"}) EXPECT_FALSE(text_of(line).starts_with(mark)) << text_of(line);
}

TEST(LineBreaking, ChineseLinesFillTheMeasureBetweenCharacters) {
  auto lines = shape(samples[5].text, justified("zh", false)).lines(Pt(143));
  for (const Line& line : lines)
    EXPECT_NEAR((line.width - line.protruding).value, line.ends_paragraph ? (line.width - line.protruding).value : 143, 1e-3);
}

TEST(LineBreaking, AWordWiderThanTheMeasureIsOverfull) {
  auto lines = shape("un precipitevolissimevolmente qui", options("it")).lines(Pt(60));
  ASSERT_THAT(lines, SizeIs(3));
  EXPECT_EQ(text_of(lines[1]), "precipitevolissimevolmente ");
  EXPECT_GT(lines[1].width, Pt(60));
  EXPECT_LE(lines[0].width, Pt(60));
}

size_t first_fit_lines(const std::string& text, double measure) {
  size_t lines = 1;
  std::string line;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    std::string longer = line.empty() ? word : line + " " + word;
    if (!line.empty() && shape(longer, options("it")).max_content_width().value > measure) {
      ++lines;
      longer = word;
    }
    line = longer;
  }
  return lines;
}

double raggedness(const std::vector<Line>& lines, double measure) {
  double sum = 0;
  for (const Line& line : lines) sum += line.ends_paragraph ? 0 : (measure - line.width.value) * (measure - line.width.value);
  return sum;
}

TEST(LineBreaking, EvennessNeverCostsALine) {
  for (double measure = 120; measure < 300; measure += 20)
    EXPECT_EQ(shape(italian, options("it")).lines(Pt(measure)).size(), first_fit_lines(italian, measure)) << measure;
}

TEST(LineBreaking, RaggednessIsLeastInTotal) {
  // First fit sets "aaa bb / cc / ddddd"; moving "bb" down is more even (Knuth and Plass, 1981).
  const double measure = shape("aaa bb", options("it")).max_content_width().value + 0.1;
  auto lines = shape("aaa bb cc ddddd", options("it")).lines(Pt(measure));
  ASSERT_THAT(lines, SizeIs(3));
  EXPECT_EQ(text_of(lines[0]), "aaa ");
  auto first_fit = shape("aaa bb\u2028cc\u2028ddddd", options("it")).lines(Pt(measure));
  for (Line& line : first_fit) line.ends_paragraph = &line == &first_fit.back();
  EXPECT_LT(raggedness(lines, measure), raggedness(first_fit, measure));
}

TEST(LineBreaking, CentredLinesAreBalanced) {
  auto lines = shape("Uno sportello per orientarsi a Como", options("it", Alignment::center)).lines(Pt(140));
  ASSERT_THAT(lines, SizeIs(2));
  EXPECT_LT(std::abs(lines[0].width.value - lines[1].width.value), 30);
}

TEST(LineBreaking, OneBadLineDoesNotExcuseAWorseOne) {
  for (const Sample& sample : samples) {
    if (sample.language != std::string("ru")) continue;
    for (const Line& line : shape(sample.text, justified("ru", false)).lines(Pt(195))) EXPECT_LT(line.space_ratio, 6) << text_of(line);
  }
}

TEST(LineBreaking, NoMeasureIsTooNarrow) {
  for (double measure : {-5.0, 0.0, 0.001, 3.0})
    for (Alignment alignment : {Alignment::start, Alignment::justify, Alignment::center})
      EXPECT_EQ(text_of(shape(italian, options("it", alignment)).lines(Pt(measure))), italian);
}

TEST(LineBreaking, AnyTextGivesItselfBack) {
  const std::vector<std::string> pieces = {
      "a", "fi", "V.", " ", "  ", "\u00A0", "\u00AD", "\u2028", "-", "ا", "ل", "لا", "ک", "ے", "א", "1", "٢", "(", ")", "“", "”", "»", "\u2066",
      "\u2067", "\u2068", "\u2069", "\u200E", "\u200F", "\u202B", "\u202C", "\u200D", "\u200C", "\u200B", "ক", "্", "ষ", "ि", "त", "்", "中", "。", "（",
      "\u3000", "ア", "\u0301", "\u064B", "→", "€", "\U0001F600", "\U00020000", "ශ්‍රී", "ሰ", "฿", "ก", "\u2011", "\u202F", "/", "@", "\uFE0F"};
  std::uint32_t state = 12345;
  auto random = [&](size_t below) {
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % below;
  };
  const char* languages[] = {"it", "ar", "ur", "zh", "bn", "en"};
  for (int round = 0; round < 400; ++round) {
    std::vector<StyledText> content(1 + random(4));
    std::string whole;
    for (StyledText& span : content) {
      span.style = style(languages[random(6)], 6 + static_cast<double>(random(10)));
      span.style.font = {static_cast<FontRole>(random(5)), random(2) ? 400 : 700, random(2) == 0};
      span.style.tracking = random(4) ? 0 : 0.05;
      for (size_t i = random(30); i > 0; --i) span.text += pieces[random(pieces.size())];
      whole += span.text;
    }
    ParagraphOptions with = options(languages[random(6)], static_cast<Alignment>(random(4)));
    with.hyphenate = random(2) == 0;
    DiagnosticSink sink;
    ShapedParagraph paragraph(fonts(), content, with, sink);
    std::string expected = whole, back;
    for (size_t at; (at = expected.find("\u2028")) != std::string::npos;) expected.erase(at, 3);
    auto lines = paragraph.lines(Pt(static_cast<double>(random(200))));
    for (const Line& line : lines)
      for (const LineRun& run : line.runs)
        for (const LineGlyph& glyph : run.glyphs) ASSERT_LT(glyph.cluster, run.text.size());
    back = text_of(lines);
    EXPECT_EQ(without_soft_hyphens(back), without_soft_hyphens(expected)) << "round " << round;
  }
}

TEST(LineBreaking, FirstLineIndentShortensOnlyTheFirstLine) {
  ParagraphOptions with = justified("it", true);
  with.first_line_indent = Pt(12);
  auto lines = shape(italian, with).lines(Pt(220));
  EXPECT_NEAR(lines[0].runs[0].x.value, 12, 1e-6);
  EXPECT_NEAR(lines[0].width.value, 208, 1e-3);
  EXPECT_NEAR(lines[1].width.value, 220, 1e-3);
}

TEST(LineBreaking, AlignmentPlacesTheLine) {
  auto left_of = [](const char* language, Alignment alignment) {
    Line line = shape("12", options(language, alignment)).lines(Pt(100)).front();
    return std::pair{line.runs[0].x.value, line.width.value};
  };
  auto [start, width] = left_of("it", Alignment::start);
  EXPECT_EQ(start, 0);
  EXPECT_NEAR(left_of("it", Alignment::end).first, 100 - width, 1e-6);
  EXPECT_NEAR(left_of("it", Alignment::center).first, (100 - width) / 2, 1e-6);
  auto [arabic_start, arabic_width] = left_of("ar", Alignment::start);
  EXPECT_NEAR(arabic_start, 100 - arabic_width, 1e-6);
  EXPECT_EQ(left_of("ar", Alignment::end).first, 0);
}

TEST(LineBreaking, WebAddressesBreakAfterSlashes) {
  auto lines = shape("https://www.example.org/servizi/stranieri/documenti", options("it")).lines(Pt(120));
  EXPECT_GT(lines.size(), 1u);
  EXPECT_EQ(text_of(lines), "https://www.example.org/servizi/stranieri/documenti");
}

TEST(LineBreaking, AParagraphOfAMegabyteTakesLinearTime) {
  std::string text;
  while (text.size() < 1000000) text += italian + " ";
  auto lines = shape(text, justified("it", true)).lines(Pt(300));
  EXPECT_GT(lines.size(), 10000u);
  EXPECT_EQ(without_soft_hyphens(text_of(lines)), text);
  std::string nastaliq;
  while (nastaliq.size() < 200000) nastaliq += std::string(samples[6].text) + " ";
  EXPECT_EQ(text_of(shape(nastaliq, options("ur")).lines(Pt(300))), nastaliq);
  std::string unbroken(300000, 'x');
  EXPECT_THAT(shape(unbroken, justified("it", true)).lines(Pt(300)), SizeIs(1));
  EXPECT_THAT(shape(text, options("it")).lines(Pt(1e9)), SizeIs(1));
}

}  // namespace
}  // namespace divulga::testing
