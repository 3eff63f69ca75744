#include "layout/occasion.h"
#include "places.h"
#include "sample_edition.h"

namespace divulga {
namespace {

const char* const page =
    "kind: pages\npage: { width: 148, height: 210 }\nmargins: { top: 15, bottom: 15, start: 15, end: 15 }\n"
    "type: { family: sans, body: 10, leading: 14 }\nlockup: cover\nfoot: false\n";

struct Composed : SampleEdition {
  explicit Composed(const std::string& text, const std::string& keys, const std::string& language = "it") : SampleEdition(text, language) {
    design_text = page + keys;
    const DiskFileSystem disk;
    const std::string sprite = places::share() + "/bootstrap-italia/dist/svg/sprites.svg";
    files.write(sprite, disk.read(sprite));
  }
};
const GlyphRun& run_of(const PagedDocument& document, size_t number, const std::string& words) {
  const GlyphRun* run = find_text(document.pages.at(number), words);
  if (!run) throw std::runtime_error("nowhere: " + words);
  return *run;
}
/// Filled rectangles of a page: from the first corner to the third.
std::vector<Rect> rectangles(const Page& shown) {
  std::vector<Rect> result;
  for (const PageItem& item : shown.items) {
    const Path* path = std::get_if<Path>(&item);
    if (!path || !path->fill || path->commands.size() != 5) continue;
    const Point a = path->commands[0].p1, c = path->commands[2].p1;
    result.push_back({a.x, a.y, c.x - a.x, c.y - a.y});
  }
  return result;
}
size_t upright_lines(const Page& shown) {
  size_t count = 0;
  for (const PageItem& item : shown.items) {
    const Path* path = std::get_if<Path>(&item);
    count += path && path->stroke && path->commands.size() == 2 && path->commands[0].p1.x == path->commands[1].p1.x;
  }
  return count;
}

struct Evening : Composed {
  explicit Evening(const std::string& language = "it") : Composed("::: cover\n## Festa\n:::\n\nTesto.\n", "cover: banner\noccasion: block\n", language) {
    material.start = "2026-12-11T18:00";
    material.end = "2026-12-11T21:00";
    edition.place = "Biblioteca civica, piazza Esempio 1";
  }
};

TEST(Occasion, ShowsTheDayAsTheLargestFigureBesideMonthWeekdayAndHours) {
  Evening evening;
  const PagedDocument document = evening.laid_out();
  const GlyphRun &day = run_of(document, 0, "11"), &month = run_of(document, 0, "dicembre 2026"), &hours = run_of(document, 0, "18:00");
  EXPECT_GT(day.size, month.size * 2);
  EXPECT_LT(day.origin.x, month.origin.x);
  EXPECT_NEAR(day.origin.y.value, hours.origin.y.value, 0.5) << "the figure stands on the last line";
  EXPECT_NE(find_text(document.pages[0], "Biblioteca civica"), nullptr);
}

TEST(Occasion, IsMirrored) {
  Evening evening("ar");
  const PagedDocument document = evening.laid_out();
  EXPECT_GT(run_of(document, 0, "11").origin.x, run_of(document, 0, "18:00").origin.x);
}

TEST(Occasion, WesternDigitsStandInTheFaceTheyWereDrawnFor) {
  Evening italian, urdu("ur");
  const PagedDocument a = italian.laid_out(), b = urdu.laid_out();
  EXPECT_EQ(run_of(a, 0, "11").font, run_of(b, 0, "11").font);
}

TEST(Occasion, SaysItsLinesInReadingOrder) {
  Evening evening;
  EXPECT_THAT(layout::occasion_lines(evening.edition), testing::ElementsAre("11", "dicembre 2026", "venerdì", testing::HasSubstr("18:00–21:00"), "Biblioteca civica", "piazza Esempio 1"));
}

TEST(Occasion, WithoutADayOrAPlaceTakesNoRoom) {
  Composed plain("::: cover\n## Festa\n:::\n\nTesto.\n", "cover: banner\noccasion: block\n"), without("::: cover\n## Festa\n:::\n\nTesto.\n", "cover: banner\n");
  EXPECT_EQ(run_of(plain.laid_out(), 0, "Testo").origin.y, run_of(without.laid_out(), 0, "Testo").origin.y);
}

TEST(Banner, HasAtLeastItsShareOfThePage) {
  Composed sample("::: cover\n## Festa\n:::\n\nTesto.\n", "cover: banner\ncover_colour: 60\n");
  EXPECT_NEAR(rectangles(sample.laid_out().pages[0]).at(0).height.value, Pt(Mm(210)).value * 0.6, 0.1);
}

TEST(Title, WithALongWordIsSmallerAndNotTorn) {
  const std::string word = "Rappresentanzadellacittadinanza";
  Composed sample("::: cover\n## " + word + "\n:::\n\nTesto.\n", "cover: banner\n");
  sample.design_text.replace(sample.design_text.find("leading: 14"), 11, "leading: 14, steps: { display: 8 }");
  EXPECT_NE(find_text(sample.laid_out().pages[0], word), nullptr);
}

const char* const talks = "::: programme\n| Ora | Intervento | Chi parla |\n|---|---|---|\n| 9.30 | Saluti | Comune |\n| 10.00 | Numeri | Prefettura |\n:::\n";

TEST(Programme, IsATimeLineWhoseTimesAreHeadersOfTheirRows) {
  Composed sample(talks, "cover: none\nprogramme: timeline\n");
  const PagedDocument document = sample.laid_out();
  const GlyphRun &time = run_of(document, 0, "9.30"), &talk = run_of(document, 0, "Saluti"), &who = run_of(document, 0, "Comune");
  EXPECT_LT(time.origin.x, talk.origin.x);
  EXPECT_EQ(talk.origin.x, who.origin.x);
  EXPECT_LT(talk.origin.y, who.origin.y);
  size_t rows = 0, columns = 0;
  for (const StructElement& element : document.structure) {
    rows += element.scope == StructElement::Scope::row;
    columns += element.scope == StructElement::Scope::column;
  }
  EXPECT_EQ(rows, 2u);
  EXPECT_EQ(columns, 3u);
}

TEST(Programme, TimesStandAtTheRightEdgeRightToLeft) {
  Composed sample(talks, "cover: none\nprogramme: timeline\n", "ar");
  const PagedDocument document = sample.laid_out();
  EXPECT_GT(run_of(document, 0, "9.30").origin.x, run_of(document, 0, "Saluti").origin.x);
}

const char* const three_steps = "::: steps\n1. Uno\n2. Due\n3. Tre\n:::\n";

TEST(StepMarks, ARailJoinsTheDiscs) {
  Composed rail(three_steps, "cover: none\nstep_marks: rail\n"), discs(three_steps, "cover: none\n");
  EXPECT_EQ(upright_lines(rail.laid_out().pages[0]), 2u);
  EXPECT_EQ(upright_lines(discs.laid_out().pages[0]), 0u);
}

TEST(StepMarks, NumeralsAreLargerThanTheText) {
  Composed sample(three_steps, "cover: none\nstep_marks: numerals\n");
  const PagedDocument document = sample.laid_out();
  EXPECT_GT(run_of(document, 0, "2").size, run_of(document, 0, "Due").size * 1.4);
}

const std::string beside = "Testo.\n\n::: {.aside icon=file}\n## Cosa portare\n\nPassaporto.\n:::\n";
const std::string columns = "cover: none\ncolumns: { text: 70, gutter: 8, margin: 40 }\n";

TEST(Asides, StandInATintedBoxBesideTheText) {
  Composed sample(beside, columns + "asides: box\n");
  const PagedDocument document = sample.laid_out();
  const Rect box = rectangles(document.pages[0]).at(0);
  EXPECT_NEAR(millimetres(box.x), 15 + 70 + 8, 0.1);
  EXPECT_NEAR(millimetres(box.width), 40, 0.1);
  EXPECT_GT(run_of(document, 0, "Passaporto").origin.x, box.x);
  EXPECT_LT(run_of(document, 0, "Cosa portare").size, Pt(15)) << "a heading in a box is a step smaller";
}

TEST(Asides, ABoxTooHighForThePageDoesNotTakeItsTextAlong) {
  const std::string text = "Testo.\n\n::: aside\n" + repeated("Riga.\n\n", 15) + ":::\n\n## Secondo\n\n::: aside\n" + repeated("Sotto.\n\n", 15) + ":::\n\n" + repeated("Ancora.\n\n", 40);
  Composed sample(text, columns);
  const PagedDocument document = sample.laid_out();
  EXPECT_EQ(page_of(document, "Secondo"), 0) << "the text goes on";
  EXPECT_EQ(page_of(document, "Sotto"), 1) << "its box heads the next margin";
  EXPECT_LT(run_of(document, 1, "Sotto").origin.y, Pt(Mm(25)));
}

TEST(Hours, StandUnderTheirDaysWhereBothFindNoRoom) {
  for (const double width : {40.0, 140.0}) {
    Composed sample("Testo.\n", "cover: none\n");
    sample.edition.document.blocks = {{OpeningHours{{{"lunedì, mercoledì, venerdì", "09:00–13:00"}, {"sabato", "09:00–12:00"}}}, {}}};
    sample.design_text.replace(sample.design_text.find("width: "), 10, "width: " + std::to_string(static_cast<int>(width) + 20) + (width < 100 ? " " : ""));
    const PagedDocument document = sample.laid_out();
    const GlyphRun &day = run_of(document, 0, "lunedì"), &time = run_of(document, 0, "13:00");
    if (width < 100) EXPECT_GT(time.origin.y, day.origin.y);
    else EXPECT_EQ(time.origin.y, day.origin.y);
  }
}

TEST(Cover, ATitleThatLeavesNoRoomIsSetSmaller) {
  Composed brief("::: cover\n## Titolo\n\nSotto.\n:::\n\nTesto.\n", "cover: page\n");
  Composed wordy("::: cover\n## " + repeated("Titolo ", 80) + "\n\nSotto.\n:::\n\nTesto.\n", "cover: page\n");
  const PagedDocument a = brief.laid_out(), b = wordy.laid_out();
  EXPECT_LT(run_of(b, 0, "Titolo").size, run_of(a, 0, "Titolo").size);
  for (const Diagnostic& told : wordy.sink.sorted()) EXPECT_NE(told.code, "overflow");
  EXPECT_EQ(count_tag(b, StructTag::h1), 1u) << "what was tried leaves nothing behind";
}

TEST(Foot, ACodeIsNotPartedFromItsNameOnANarrowPage) {
  Composed sample("Testo.\n", "cover: none\n");
  sample.design_text.replace(sample.design_text.find("width: 148"), 10, "width: 75");
  sample.design_text.replace(sample.design_text.find("foot: false"), 11, "foot: true");
  const PagedDocument document = sample.laid_out();
  EXPECT_NE(find_text(document.pages[0], "CUP\u00A0Z99Z99999999999"), nullptr);
}

TEST(Contacts, KnowTheColonOfTigrinya) {
  Composed sample("::: contacts\n- ተሌፎን፡ +39 0000 000 001\n:::\n", "cover: none\n", "ti");
  EXPECT_GE(run_of(sample.laid_out(), 0, "0000").size, Pt(14)) << "a telephone number stands large beside its label";
}

TEST(Sections, OpenPagesAcrossAllColumns) {
  Composed sample("## Primo capitolo\n\nTesto.\n\n## Secondo capitolo\n\nAltro.\n", columns + "sections: page\nheadings: ruled\n");
  const PagedDocument document = sample.laid_out();
  ASSERT_EQ(document.pages.size(), 2u);
  EXPECT_EQ(page_of(document, "Secondo capitolo"), 1);
}

TEST(Pages, AreSetCloserWhereThatSavesTheHalfEmptySheet) {
  std::string text;
  int lines = 0;
  const auto pages_at = [&](int count, const std::string& keys) {
    Composed sample(repeated("Una riga di testo che si ripete.\n\n", count), "cover: none\nmultiple: 2\n" + keys);
    sample.design_text.replace(sample.design_text.find("leading: 14"), 11, "leading: 14, floor: 9");
    const PagedDocument document = sample.laid_out();
    return std::make_pair(document.pages.size(), document.fitting.rung);
  };
  while (pages_at(++lines, "").first == 2) {}
  EXPECT_GT(pages_at(lines - 1, "").second, 0) << "the last text that fits two pages is set closer";
  EXPECT_EQ(pages_at(lines + 8, "").second, 0) << "what closer setting cannot save stays as designed";
}

TEST(Panels, ACoverAllOnColourHasNoFootOverIt) {
  SampleEdition sample("::: {.panel name=front}\n## Titolo\n:::\n\n::: {.panel name=inside}\n## Dentro\n\nTesto.\n:::\n");
  sample.design_text =
      "kind: panels\npage: { width: 200, height: 100 }\nmargins: { top: 10, bottom: 12, start: 8, end: 8 }\n"
      "sheets: [ { name: one, panels: [ { name: inside, width: 100, ground: tint }, { name: front, width: 100, role: cover } ] } ]\n"
      "type: { family: sans, body: 10, leading: 14 }\ncover_colour: 100\nlockup: panel\n";
  sample.sources.content.project.demonstration = true;
  const PagedDocument document = sample.laid_out();
  const std::vector<Rect> grounds = rectangles(document.pages[0]);
  EXPECT_TRUE(std::any_of(grounds.begin(), grounds.end(), [](const Rect& r) { return std::abs(millimetres(r.x) - 100) < 0.1 && std::abs(millimetres(r.height) - 100) < 0.1; }));
  const GlyphRun* notice = find_text(document.pages[0], "demonstration material");
  ASSERT_NE(notice, nullptr);
  EXPECT_LT(millimetres(notice->origin.x), 92);
}

TEST(Composition, NumeralsOnPaperStayReadableInAPaleBrand) {
  SampleEdition sample("::: steps\n1. Uno.\n2. Due.\n:::\n");
  sample.sources.content.project.brand.primary = {0xFF, 0xD5, 0x40};
  sample.design_text += "step_marks: numerals\n";
  const PagedDocument document = sample.laid_out();
  ASSERT_FALSE(document.pages.empty());
  const GlyphRun* numeral = find_text(document.pages[0], "1");
  ASSERT_NE(numeral, nullptr);
  EXPECT_GE(contrast(numeral->color, {0xFF, 0xFF, 0xFF}), 4.5);
}

}  // namespace
}  // namespace divulga
