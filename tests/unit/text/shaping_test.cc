#include <gmock/gmock.h>
#include <hb.h>

#include <algorithm>
#include <map>
#include <thread>

#include "places.h"
#include "sample_text.h"

namespace divulga::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;
using ::testing::StartsWith;

constexpr Pt no_measure{1e6};

Line only_line(const std::string& text, const ParagraphOptions& with) {
  auto lines = shape(text, with).lines(no_measure);
  if (lines.size() != 1) throw std::logic_error("not one line");
  return lines.front();
}

size_t glyph_count(const Line& line) {
  size_t count = 0;
  for (const LineRun& run : line.runs) count += run.glyphs.size();
  return count;
}

/// Text of the run's clusters from left to right.
std::vector<std::string> clusters_from_the_left(const LineRun& run) {
  std::vector<std::uint32_t> starts;
  for (const LineGlyph& glyph : run.glyphs) starts.push_back(glyph.cluster);
  std::sort(starts.begin(), starts.end());
  starts.push_back(static_cast<std::uint32_t>(run.text.size()));
  std::vector<std::string> out;
  for (size_t i = 0; i < run.glyphs.size(); ++i) {
    if (i > 0 && run.glyphs[i].cluster == run.glyphs[i - 1].cluster) continue;
    auto end = *std::upper_bound(starts.begin(), starts.end(), run.glyphs[i].cluster);
    out.push_back(run.text.substr(run.glyphs[i].cluster, end - run.glyphs[i].cluster));
  }
  return out;
}

std::string visual_text(const Line& line) {
  std::string out;
  for (const LineRun& run : line.runs)
    for (const std::string& cluster : clusters_from_the_left(run)) out += cluster;
  return out;
}

class EveryLanguage : public ::testing::TestWithParam<Sample> {};
INSTANTIATE_TEST_SUITE_P(Samples, EveryLanguage, ::testing::ValuesIn(samples), [](const auto& sample) { return std::string(sample.param.language); });

TEST_P(EveryLanguage, HasNoMissingGlyph) {
  for (FontRole role : {FontRole::sans, FontRole::serif, FontRole::heading, FontRole::mono, FontRole::statement})
    for (int weight : {400, 700}) {
      TextStyle with = style(GetParam().language);
      with.font = {role, weight, false};
      DiagnosticSink sink;
      ShapedParagraph paragraph(fonts(), {{GetParam().text, with}}, options(GetParam().language), sink);
      EXPECT_THAT(sink.sorted(), SizeIs(0));
      for (const Line& line : paragraph.lines(Pt(200)))
        for (const LineRun& run : line.runs)
          for (const LineGlyph& glyph : run.glyphs) EXPECT_NE(glyph.glyph, 0u) << run.text;
    }
}

TEST_P(EveryLanguage, RunsGiveTheTextBack) {
  for (Alignment alignment : {Alignment::start, Alignment::justify, Alignment::center, Alignment::end})
    for (double measure : {60.0, 140.0, 300.0, 1e6}) {
      auto paragraph = shape(GetParam().text, options(GetParam().language, alignment));
      EXPECT_EQ(text_of(paragraph.lines(Pt(measure))), GetParam().text) << measure;
    }
}

TEST_P(EveryLanguage, WidthsAddUp) {
  for (const Line& line : shape(GetParam().text, options(GetParam().language)).lines(Pt(140))) {
    double sum = 0;
    for (const LineRun& run : line.runs) {
      double advances = 0;
      for (const LineGlyph& glyph : run.glyphs) advances += glyph.advance;
      EXPECT_LE(run.width.value, advances + 1e-3);
      sum += run.width.value;
    }
    EXPECT_NEAR(line.width.value, sum, 1e-6);
    EXPECT_LE((line.width - line.protruding).value, 140 + 1e-3);
    EXPECT_GT(line.ascent.value, 5);
    EXPECT_GT(line.descent.value, 1);
  }
}

TEST_P(EveryLanguage, JustifiedLinesFillTheMeasure) {
  for (const Line& line : shape(GetParam().text, options(GetParam().language, Alignment::justify)).lines(Pt(150))) {
    bool has_gap = line.space_ratio != 1 || text_of(line).find(' ') + 1 < text_of(line).size();
    if (!line.ends_paragraph && has_gap) {
      EXPECT_NEAR(line.width.value, 150 + line.protruding.value, 1e-3) << text_of(line);
    }
    double left = 1e9, right = -1e9;
    for (const LineRun& run : line.runs) {
      left = std::min(left, run.x.value);
      right = std::max(right, (run.x + run.width).value);
    }
    EXPECT_NEAR(right - left, line.width.value, 1e-3);
    EXPECT_GE(left, -line.protruding.value - 1e-3);
    EXPECT_LE(right, 150 + line.protruding.value + 1e-3);
  }
}

TEST_P(EveryLanguage, ClustersPointAtCharacters) {
  for (const Line& line : shape(GetParam().text, options(GetParam().language)).lines(Pt(140)))
    for (const LineRun& run : line.runs)
      for (const LineGlyph& glyph : run.glyphs) {
        ASSERT_LT(glyph.cluster, run.text.size());
        EXPECT_NE(static_cast<unsigned char>(run.text[glyph.cluster]) & 0xC0, 0x80) << run.text;
      }
}

TEST_P(EveryLanguage, ContentWidthsBoundTheLines) {
  auto paragraph = shape(GetParam().text, options(GetParam().language));
  EXPECT_GT(paragraph.max_content_width(), paragraph.min_content_width());
  EXPECT_THAT(paragraph.lines(paragraph.max_content_width()), SizeIs(1));
  for (const Line& line : paragraph.lines(paragraph.min_content_width()))
    EXPECT_LE((line.width - line.protruding).value, paragraph.min_content_width().value + 1e-3) << text_of(line);
}

/// Words are shaped apart and cached: the whole line shaped at once by HarfBuzz is as wide.
TEST_P(EveryLanguage, AgreesWithHarfBuzzOnTheWholeLine) {
  const Line line = only_line(GetParam().text, options(GetParam().language));
  for (const LineRun& run : line.runs) {
    const FontFace& face = fonts().face(run.font);
    hb_blob_t* blob = hb_blob_create(face.bytes->data(), static_cast<unsigned>(face.bytes->size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr);
    hb_face_t* hb_face = hb_face_create(blob, static_cast<unsigned>(face.index));
    hb_font_t* font = hb_font_create(hb_face);
    hb_buffer_t* buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, run.text.data(), static_cast<int>(run.text.size()), 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    hb_buffer_set_direction(buffer, run.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_language(buffer, hb_language_from_string(GetParam().language, -1));
    hb_shape(font, buffer, nullptr, 0);
    unsigned count = 0;
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
    double advance = 0;
    for (unsigned i = 0; i < count; ++i) advance += positions[i].x_advance * run.size.value / face.units_per_em;
    // "）。", "。“" and "”，" close up by half an em each.
    const double closed_up = GetParam().language == std::string("zh") ? 1.5 * run.size.value : 0;
    EXPECT_NEAR(run.width.value, advance - closed_up, 1e-3) << run.text;
    hb_buffer_destroy(buffer);
    hb_font_destroy(font);
    hb_face_destroy(hb_face);
    hb_blob_destroy(blob);
  }
}

TEST(Bidi, IsolatedTelephoneNumberKeepsItsOrderInArabic) {
  EXPECT_THAT(visual_text(only_line("هاتف: \u2066+39 031 123456\u2069 كومو", options("ar"))), HasSubstr("+39 031 123456"));
}

TEST(Bidi, BareTelephoneNumberIsOrderedAsTheAlgorithmSays) {
  // European numbers after Arabic letters become Arabic numbers; the groups run right to left (UAX 9, W2, N1).
  EXPECT_THAT(visual_text(only_line("هاتف 031 123456", options("ar"))), HasSubstr("123456 031"));
}

TEST(Bidi, ControlsLeaveNoGlyphAndNoRunOfTheirOwn) {
  Line line = only_line("\u2066+39\u2069", options("ur"));
  ASSERT_THAT(line.runs, SizeIs(1));
  EXPECT_THAT(line.runs[0].glyphs, SizeIs(3));
  EXPECT_EQ(line.runs[0].text, "\u2066+39\u2069");
  EXPECT_FALSE(line.runs[0].right_to_left);
}

TEST(Bidi, BracketsAreMirrored) {
  Line urdu = only_line("(ا)", options("ur")), latin = only_line("(a)", options("it"));
  ASSERT_THAT(urdu.runs, SizeIs(1));
  EXPECT_THAT(clusters_from_the_left(urdu.runs[0]), ElementsAre(")", "ا", "("));
  EXPECT_THAT(clusters_from_the_left(latin.runs[0]), ElementsAre("(", "a", ")"));
  // The one that opens, at the right, has the shape that opens at the left in a number's order.
  Line left_to_right = only_line("\u2066(1)\u2069", options("ur"));
  EXPECT_EQ(urdu.runs[0].glyphs.back().glyph, left_to_right.runs[0].glyphs.back().glyph);
  EXPECT_EQ(urdu.runs[0].glyphs.front().glyph, left_to_right.runs[0].glyphs.front().glyph);
}

TEST(Bidi, LatinInArabicRunsLeftToRight) {
  Line line = only_line("مشروع CONDIVIDIAMO في كومو", options("ar"));
  EXPECT_TRUE(line.runs.front().right_to_left);
  EXPECT_THAT(line.runs.back().text, StartsWith("مشروع"));
  auto latin = std::find_if(line.runs.begin(), line.runs.end(), [](const LineRun& run) { return !run.right_to_left; });
  EXPECT_EQ(latin->text, "CONDIVIDIAMO");
}

TEST(Bidi, SpacesHangAtTheLeftEndOfAnArabicLine) {
  auto lines = shape("كلمة كلمة كلمة كلمة كلمة", options("ar")).lines(Pt(50));
  ASSERT_GT(lines.size(), 1u);
  EXPECT_EQ(lines[0].runs[0].text.back(), ' ');
  EXPECT_LT(lines[0].runs[0].glyphs[0].x, 0);
  EXPECT_NEAR((lines[0].runs[0].x + lines[0].runs[0].width).value, 50, 1e-3);
}

TEST(Itemizer, NastaliqWordsNeverMixWithNaskh) {
  for (const Line& line : shape(samples[6].text, options("ur")).lines(Pt(120)))
    for (const LineRun& run : line.runs) EXPECT_NE(fonts().face(run.font).family, "Noto Naskh Arabic");
}

TEST(Itemizer, ArrowsAndCheckMarksComeFromSymbols) {
  Line line = only_line("Como → Lecco ✓ ☐", options("it"));
  std::map<std::string, std::string> family;
  for (const LineRun& run : line.runs) family[run.text] = fonts().face(run.font).family;
  EXPECT_EQ(family["→"], "Noto Sans Symbols");
  EXPECT_EQ(family["✓"], "Noto Sans Symbols2");
}

TEST(Itemizer, PunctuationBehindALatinWordComesFromTheLanguage) {
  const std::pair<const char*, const char*> cases[] = {{"zh", "Valdora，Ponte（3 月）：好"}, {"ar", "Ponte، Valdora؟"}, {"bn", "Ponte। Valdora"}};
  for (const auto& [language, text] : cases) {
    DiagnosticSink sink;
    shape(text, options(language), sink);
    EXPECT_THAT(sink.sorted(), SizeIs(0)) << language;
  }
}

TEST(Itemizer, AMissingGlyphIsReportedWithItsName) {
  DiagnosticSink sink;
  shape("bene \U0001F600 fatto", options("it"), sink);
  ASSERT_THAT(sink.sorted(), SizeIs(1));
  const Diagnostic diagnostic = sink.sorted()[0];
  EXPECT_EQ(diagnostic.code, "missing-glyph");
  EXPECT_EQ(diagnostic.severity, Severity::error);
  EXPECT_EQ(diagnostic.span.line, 3);
  EXPECT_THAT(diagnostic.message, HasSubstr("U+1F600"));
  EXPECT_THAT(diagnostic.message, HasSubstr("'it'"));
  EXPECT_THAT(diagnostic.message, HasSubstr("\U0001F600"));
}

TEST(Itemizer, ObjectReplacementIsRefused) {
  DiagnosticSink sink;
  auto paragraph = shape("a\uFFFCb", options("it"), sink);
  ASSERT_THAT(sink.sorted(), SizeIs(1));
  EXPECT_EQ(sink.sorted()[0].code, "object-replacement");
  EXPECT_EQ(text_of(paragraph.lines(no_measure)), "ab");
}

TEST(Itemizer, BrokenUtf8IsReportedAndSurvived) {
  for (const char* text : {"\xFF", "a\xC3", "\xE2\x80", "\xF0\x9F\x98", "\xED\xA0\x80", "\xC0\x80 x", "\x80\x80\x80"}) {
    DiagnosticSink sink;
    auto lines = shape(text, options("it"), sink).lines(Pt(100));
    EXPECT_EQ(sink.sorted()[0].code, "invalid-utf8");
    EXPECT_FALSE(lines.empty());
  }
}

TEST(Itemizer, InvisibleCharactersNeverChangeTheFont) {
  for (const char* text : {"a\u200Bb", "a\u200Cb", "a\u200Db", "a\u2060b", "a\u00ADb", "a\u2066b\u2069", "\uFEFFab", "a\u034Fb", "\u200Eab\u200F"}) {
    for (FontRole role : {FontRole::heading, FontRole::statement, FontRole::serif}) {
      TextStyle with = style("it");
      with.font.role = role;
      DiagnosticSink sink;
      auto lines = ShapedParagraph(fonts(), {{text, with}}, options("it"), sink).lines(no_measure);
      EXPECT_THAT(sink.sorted(), SizeIs(0));
      ASSERT_THAT(lines, SizeIs(1));
      FontId font = lines[0].runs[0].font;
      for (const LineRun& run : lines[0].runs) EXPECT_EQ(run.font, font) << text;
      EXPECT_EQ(glyph_count(lines[0]), 2u) << text;
      EXPECT_EQ(text_of(lines), text);
    }
  }
}

TEST(Itemizer, CombiningMarksStayWithTheirLetters) {
  Line composed = only_line("perché è così", options("it"));
  Line decomposed = only_line("perche\u0301 e\u0300 cosi\u0300", options("it"));
  EXPECT_NEAR(composed.width.value, decomposed.width.value, 1e-6);
  EXPECT_EQ(glyph_count(composed), glyph_count(decomposed));
  only_line("\u0301", options("it"));
  only_line("x\u0301\u0302\u0303\u0304", options("it"));
}

TEST(Shaping, KerningReachesThePositions) {
  auto width = [](const char* text) { return only_line(text, options("it")).width.value; };
  EXPECT_LT(width("AVAVA"), 3 * width("A") + 2 * width("V"));
}

TEST(Shaping, SizeIsAMultiplication) {
  DiagnosticSink sink;
  auto width = [&](double size) {
    return ShapedParagraph(fonts(), {{"Sportello", style("it", size)}}, options("it"), sink).max_content_width().value;
  };
  EXPECT_NEAR(width(20), 2 * width(10), 1e-9);
}

TEST(Shaping, LatinNamesInEnlargedScriptsKeepTheLatinSize) {
  DiagnosticSink sink;
  auto lines = ShapedParagraph(fonts(), {{"مشروع CONDIVIDIAMO", style("ar", 12)}}, options("ar"), sink).lines(no_measure);
  EXPECT_NEAR(lines[0].runs.front().size.value, 10, 1e-9);
  EXPECT_NEAR(lines[0].runs.back().size.value, 12, 1e-9);
}

TEST(Shaping, TabularFiguresAreOfOneWidth) {
  TextStyle with = style("it");
  with.font.role = FontRole::heading;
  with.tabular_figures = true;
  DiagnosticSink sink;
  auto width = [&](const char* text) { return ShapedParagraph(fonts(), {{text, with}}, options("it"), sink).max_content_width().value; };
  EXPECT_NEAR(width("1111"), width("8888"), 1e-9);
}

TEST(Shaping, TrackingWidensLatinButNeverJoinedScripts) {
  auto width = [](const char* text, const char* language, double tracking) {
    TextStyle with = style(language);
    with.tracking = tracking;
    DiagnosticSink sink;
    return ShapedParagraph(fonts(), {{text, with}}, options(language), sink).max_content_width().value;
  };
  EXPECT_NEAR(width("ABC", "it", 0.1), width("ABC", "it", 0) + 3, 1e-6);
  EXPECT_EQ(width("مكتب", "ar", 0.1), width("مكتب", "ar", 0));
  EXPECT_EQ(width("সেবা", "bn", 0.1), width("সেবা", "bn", 0));
}

TEST(Shaping, AStyleChangeInsideAnArabicWordKeepsItJoined) {
  DiagnosticSink sink;
  TextStyle black = style("ar"), red = style("ar");
  red.color = {200, 0, 0};
  ShapedParagraph cut(fonts(), {{"مك", black}, {"تب", red}}, options("ar"), sink);
  EXPECT_NEAR(cut.max_content_width().value, shape("مكتب", options("ar")).max_content_width().value, 1e-6);
  auto lines = cut.lines(no_measure);
  EXPECT_EQ(lines[0].runs[0].color, red.color);
  EXPECT_EQ(lines[0].runs[0].text, "تب");
}

TEST(Shaping, StylesReachTheRuns) {
  DiagnosticSink sink;
  TextStyle bold = style("it"), mark = style("it", 6);
  bold.font.weight = 700;
  bold.tag = 7;
  mark.baseline_shift = Pt(3);
  auto lines = ShapedParagraph(fonts(), {{"Orari ", style("it")}, {"nuovi", bold}, {"1", mark}}, options("it"), sink).lines(no_measure);
  ASSERT_THAT(lines[0].runs, SizeIs(3));
  EXPECT_EQ(fonts().face(lines[0].runs[1].font).weight, 700);
  EXPECT_EQ(lines[0].runs[1].tag, 7);
  EXPECT_EQ(lines[0].runs[2].baseline_shift, Pt(3));
  EXPECT_EQ(lines[0].runs[2].size, Pt(6));
}

TEST(Shaping, FiguresAloneTakeTheLanguagesScript) {
  EXPECT_EQ(fonts().face(only_line("2026", options("ar")).runs[0].font).family, "Noto Naskh Arabic");
  EXPECT_EQ(fonts().face(only_line("2026", options("it")).runs[0].font).family, "Noto Sans");
}

TEST(Shaping, TheSameWhateverTheThreads) {
  FontBook book(places::share() + "/fonts");
  auto widths = [&] {
    std::vector<double> out;
    for (const Sample& sample : samples) {
      DiagnosticSink sink;
      ShapedParagraph paragraph(book, {{sample.text, style(sample.language)}}, options(sample.language, Alignment::justify), sink);
      for (const Line& line : paragraph.lines(Pt(130)))
        for (const LineRun& run : line.runs)
          for (const LineGlyph& glyph : run.glyphs) out.push_back(run.x.value + glyph.x);
    }
    return out;
  };
  std::vector<std::vector<double>> seen(4);
  std::vector<std::thread> threads;
  for (auto& slot : seen) threads.emplace_back([&] { slot = widths(); });
  for (auto& thread : threads) thread.join();
  for (const auto& slot : seen) EXPECT_EQ(slot, seen[0]);
}

}  // namespace
}  // namespace divulga::testing
