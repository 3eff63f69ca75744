#include <gmock/gmock.h>

#include <sstream>

#include "report_text.h"
#include "sample_text.h"

namespace divulga::testing {
namespace {

/// What a typographer looks for in a column of text.
struct Figures {
  int lines = 0, loose = 0, hyphenated = 0, ladder = 0, overfull = 0, runts = 0;
  double widest_space = 0;
};

void add(Figures& figures, const std::vector<Line>& lines, double measure) {
  int row = 0;
  for (const Line& line : lines) {
    ++figures.lines;
    row = line.hyphenated ? row + 1 : 0;
    figures.ladder = std::max(figures.ladder, row);
    figures.hyphenated += line.hyphenated;
    figures.overfull += line.width.value > measure + line.protruding.value + 0.01;
    if (line.ends_paragraph) continue;
    figures.loose += line.space_ratio > 1.5 + 1e-6;
    figures.widest_space = std::max(figures.widest_space, line.space_ratio);
  }
  if (lines.size() > 1 && lines.back().width.value < measure * 0.08) ++figures.runts;
}

Figures set_report(FontRole role, double size, Mm measure, Alignment alignment, bool hyphenate, bool protrusion = false) {
  Figures figures;
  for (const std::string& paragraph : report_paragraphs(60)) {
    TextStyle look = style("it", size);
    look.font.role = role;
    ParagraphOptions as = options("it", alignment);
    as.hyphenate = hyphenate;
    as.protrusion = protrusion;
    DiagnosticSink sink;
    add(figures, ShapedParagraph(fonts(), {{paragraph, look}}, as, sink).lines(Pt(measure)), Pt(measure).value);
  }
  return figures;
}

TEST(TypographicQuality, TheReportIsLongEnoughToTell) {
  size_t words = 0;
  for (const std::string& paragraph : report_paragraphs(60)) {
    std::istringstream text(paragraph);
    words += static_cast<size_t>(std::distance(std::istream_iterator<std::string>(text), {}));
  }
  EXPECT_GE(words, 3000u);
}

class NarrowColumn : public ::testing::TestWithParam<FontRole> {};
INSTANTIATE_TEST_SUITE_P(Roles, NarrowColumn, ::testing::Values(FontRole::serif, FontRole::sans));

TEST_P(NarrowColumn, At84MillimetresAnd9Points) {
  for (bool protrusion : {false, true}) {
    const Figures figures = set_report(GetParam(), 9, Mm(84), Alignment::justify, true, protrusion);
    EXPECT_LE(figures.loose, figures.lines * 0.04);
    EXPECT_LE(figures.widest_space, 2.0 + 1e-6);
    EXPECT_LE(figures.ladder, 2);
    EXPECT_EQ(figures.overfull, 0);
    EXPECT_LE(figures.hyphenated, figures.lines * 0.35);
    EXPECT_LE(figures.runts, 3);
  }
}

TEST_P(NarrowColumn, At170MillimetresFewLinesAreHyphenated) {
  const Figures figures = set_report(GetParam(), 10.5, Mm(170), Alignment::justify, true);
  EXPECT_LE(figures.hyphenated, figures.lines * 0.25);
  EXPECT_LE(figures.loose, figures.lines * 0.01);
  EXPECT_EQ(figures.overfull, 0);
}

TEST_P(NarrowColumn, AtTheReportsOwnMeasure) {
  const Figures figures = set_report(GetParam(), 10.5, Mm(125), Alignment::justify, true);
  EXPECT_LE(figures.loose, figures.lines * 0.01);
  EXPECT_LE(figures.widest_space, 2.0 + 1e-6);
  EXPECT_LE(figures.hyphenated, figures.lines * 0.25);
}

TEST_P(NarrowColumn, RaggedLinesHaveNoLostWord) {
  const Figures figures = set_report(GetParam(), 9, Mm(84), Alignment::start, false);
  EXPECT_EQ(figures.overfull, 0);
  EXPECT_EQ(figures.hyphenated, 0);
  EXPECT_LE(figures.runts, 1);
}

TEST(Justification, GlyphsGiveWayByTwoPercentAtMost) {
  bool narrowed = false, widened = false;
  for (const std::string& paragraph : report_paragraphs(6)) {
    ParagraphOptions as = options("it", Alignment::justify);
    as.hyphenate = true;
    for (const Line& line : shape(paragraph, as).lines(Pt(238)))
      for (const LineRun& run : line.runs) {
        EXPECT_NEAR(run.stretch, 1, 0.0201);
        narrowed |= run.stretch < 1;
        widened |= run.stretch > 1;
        if (line.ends_paragraph) {
          EXPECT_LE(run.stretch, 1);
        }
      }
  }
  EXPECT_TRUE(narrowed);
  EXPECT_TRUE(widened);
}

TEST(Justification, RaggedTextAndIdeographsKeepTheirWidth) {
  for (const Line& line : shape(report_paragraphs(1)[0], options("it")).lines(Pt(238)))
    for (const LineRun& run : line.runs) EXPECT_EQ(run.stretch, 1.0f);
  for (const Line& line : shape(samples[5].text, options("zh", Alignment::justify)).lines(Pt(143)))
    for (const LineRun& run : line.runs) EXPECT_EQ(run.stretch, 1.0f);
}

TEST(Justification, WhereSpacesWouldDoubleLettersAreSetApart) {
  // Long words that nothing can hyphenate, a little short of the measure.
  const std::string text = "AMMINISTRAZIONE PROVINCIALE DELIBERAZIONE\u2028fine";
  ParagraphOptions as = options("it", Alignment::justify);
  const double natural = shape("AMMINISTRAZIONE PROVINCIALE", as).max_content_width().value;
  const Line line = shape(text, as).lines(Pt(natural + 12)).front();
  EXPECT_NEAR(line.width.value, natural + 12, 0.01);
  EXPECT_NEAR(line.space_ratio, 2, 0.01);
}

TEST(Addresses, BreakWithoutAHyphenWhereTheyMust) {
  for (const Line& line : shape("Vedi https://modulistica.comune.example/servizi/stranieri/appuntamenti", options("it")).lines(Pt(110))) {
    EXPECT_LE(line.width.value, 110.01) << text_of(line);
    EXPECT_FALSE(line.hyphenated);
    EXPECT_FALSE(text_of(line).ends_with(".")) << text_of(line);
  }
}

TEST(Addresses, StayWholeWhereThereIsRoom) {
  const auto lines = shape("Scrivi a sportello.stranieri@comune.example subito", options("it")).lines(Pt(190));
  for (const Line& line : lines) {
    if (text_of(line).find('@') == std::string::npos) continue;
    EXPECT_NE(text_of(line).find("sportello.stranieri@comune.example"), std::string::npos);
  }
}

TEST(Hyphenation, LeavesThreeLettersInEnglishAndFrench) {
  for (const auto& [language, word] : {std::pair{"en", "information-free accommodation neighbourhood administrative"}, std::pair{"fr", "renseignement administration accompagnement"}}) {
    ParagraphOptions as = options(language, Alignment::justify);
    as.hyphenate = true;
    for (double measure = 30; measure < 90; measure += 3) {
      const auto lines = shape(word, as).lines(Pt(measure));
      for (size_t i = 0; i + 1 < lines.size(); ++i) {
        if (!lines[i].hyphenated) continue;
        const std::string next = text_of(lines[i + 1]);
        EXPECT_GE(std::min(next.find(' '), next.size()), 3u) << next;
      }
    }
  }
}

TEST(ChineseMarks, CloseUpAndHangOverTheEdges) {
  const auto width = [](const char* text) { return shape(text, options("zh")).max_content_width().value; };
  EXPECT_NEAR(width("免（费），他"), width("免（费）他，") - 5, 0.01);     // half an em at 10 points
  EXPECT_NEAR(width("说：“好”。是"), width("说：好“是”。") - 5, 0.01);
  // Four characters and a comma in the room of four and a half.
  const auto lines = shape("证件住房，医疗服务", options("zh")).lines(Pt(45.1));
  EXPECT_EQ(text_of(lines[0]), "证件住房，");
  EXPECT_NEAR(lines[0].protruding.value, 5, 0.01);
}

class PatternLanguage : public ::testing::TestWithParam<std::pair<const char*, const char*>> {};
INSTANTIATE_TEST_SUITE_P(Dictionaries, PatternLanguage,
                         ::testing::Values(std::pair{"it", "accompagnamento"}, std::pair{"en", "accommodation"}, std::pair{"fr", "accompagnement"},
                                           std::pair{"de", "Aufenthaltserlaubnis"}, std::pair{"es", "acompañamiento"},
                                           std::pair{"pt", "acompanhamento"}, std::pair{"ro", "administrative"}, std::pair{"ru", "документация"},
                                           std::pair{"uk", "документація"}, std::pair{"hi", "प्रशासनिक"}, std::pair{"bn", "প্রশাসনিক"},
                                           std::pair{"ta", "ஆவணங்களுக்கான"}, std::pair{"pa", "ਪ੍ਰਸ਼ਾਸਨਿਕ"}),
                         [](const auto& language) { return std::string(language.param.first); });

TEST_P(PatternLanguage, BreaksALongWord) {
  ParagraphOptions as = options(GetParam().first);
  as.hyphenate = true;
  const ShapedParagraph word = shape(GetParam().second, as);
  const auto lines = word.lines(Pt(word.max_content_width().value * 0.75));
  ASSERT_GE(lines.size(), 2u);
  EXPECT_TRUE(lines[0].hyphenated);
  for (const Line& line : lines) EXPECT_LE(line.width.value, word.max_content_width().value * 0.75 + 0.01) << text_of(line);
}

}  // namespace
}  // namespace divulga::testing
