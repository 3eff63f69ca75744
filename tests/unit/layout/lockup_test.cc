#include "layout/lockup.h"

#include "sample_edition.h"

namespace divulga {
namespace {

TEST(Emblem, FieldIsOneAndAHalfTimesAsWideAsHigh) {
  const auto paths = layout::emblem({Pt(0), Pt(0)}, Mm(20), 0);
  ASSERT_EQ(paths.size(), 13u);
  EXPECT_EQ(paths[0].fill, (Color{0x00, 0x33, 0x99}));
  EXPECT_NEAR(millimetres(paths[0].commands[1].p1.x), 30, 0.1);
  EXPECT_NEAR(millimetres(paths[0].commands[2].p1.y), 20, 0.1);
}

TEST(Emblem, TwelveUprightStarsStandAtTheHoursOfAClock) {
  constexpr double h = 18;
  const auto paths = layout::emblem({Pt(0), Pt(0)}, Pt(h), 0);
  const double pi = std::acos(-1.0);
  for (int k = 0; k < 12; ++k) {
    const Path& star = paths[static_cast<size_t>(k) + 1];
    EXPECT_EQ(star.fill, (Color{0xFF, 0xCC, 0x00}));
    ASSERT_EQ(star.commands.size(), 11u);
    const double cx = 0.75 * h + h / 3 * std::sin(k * pi / 6), cy = 0.5 * h - h / 3 * std::cos(k * pi / 6);
    EXPECT_NEAR(star.commands[0].p1.x.value, cx, 1e-9) << "the first vertex stands straight above the centre";
    EXPECT_NEAR(star.commands[0].p1.y.value, cy - h / 18, 1e-9);
    const double inner = std::hypot(star.commands[1].p1.x.value - cx, star.commands[1].p1.y.value - cy);
    EXPECT_NEAR(inner, 0.381966 * h / 18, 1e-6);
  }
}

TEST(Lockup, IsAFigureWithTheStatementAsAlternativeAndTenMillimetresHigh) {
  SampleEdition sample("Testo.\n");
  sample.design_text += "emblem: 10\n";
  sample.design_text.replace(sample.design_text.find("lockup: cover"), 13, "lockup: last-page");
  const PagedDocument document = sample.laid_out();
  const StructElement* figure = nullptr;
  for (const StructElement& element : document.structure)
    if (element.tag == StructTag::figure) figure = &element;
  ASSERT_NE(figure, nullptr);
  EXPECT_EQ(figure->alt, "Cofinanziato dall’Unione europea. Fondo Asilo, Migrazione e Integrazione 2021-2027");
  ASSERT_TRUE(figure->bounding_box);
  EXPECT_NEAR(millimetres(figure->bounding_box->height), 10, 0.1);
  EXPECT_LE(millimetres(figure->bounding_box->right()), 90.1);
}

TEST(Lockup, TextStaysClearOfTheEmblem) {
  SampleEdition sample("Testo.\n", "bn");
  sample.design_text.replace(sample.design_text.find("lockup: cover"), 13, "lockup: last-page");
  const PagedDocument document = sample.laid_out();
  const GlyphRun* statement = find_text(document.pages[0], "Cofinanziato");
  ASSERT_NE(statement, nullptr);
  Rect field;
  for (const PageItem& item : document.pages[0].items)
    if (const Path* path = std::get_if<Path>(&item); path && path->fill == Color{0x00, 0x33, 0x99})
      field = {path->commands[0].p1.x, path->commands[0].p1.y, path->commands[1].p1.x - path->commands[0].p1.x, Pt(0)};
  EXPECT_GT(statement->origin.x, field.right() + Pt(3));
}

/// Boxes of the strip's marks, each `ratio` times as wide as high, on a page of 100 mm with the emblem at 10 mm.
std::vector<Rect> strip_of(const std::vector<double>& ratios, const std::string& language = "it") {
  SampleEdition sample("Testo.\n", language);
  sample.design_text += "emblem: 10\n";
  sample.design_text.replace(sample.design_text.find("lockup: cover"), 13, "lockup: last-page");
  for (size_t i = 0; i < ratios.size(); ++i) {
    const std::string file = "content/prova/logos/" + std::to_string(i) + ".svg", width = std::to_string(100 * ratios[i]);
    sample.files.write(file, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " 100\"><rect width=\"" + width + "\" height=\"100\"/></svg>");
    sample.sources.content.project.brand.strip.push_back({file, {"Marchio", {}}, {}, {}, {}});
  }
  const PagedDocument document = sample.laid_out();
  EXPECT_FALSE(sample.sink.has_errors());
  std::vector<Rect> boxes;
  for (const StructElement& element : document.structure)
    if (element.tag == StructTag::figure && element.alt == "Marchio" && element.bounding_box) boxes.push_back(*element.bounding_box);
  return boxes;
}

TEST(Strip, NoMarkIsHigherThanTheEmblemAndALongOneIsLower) {
  const std::vector<Rect> boxes = strip_of({0.5, 6});
  ASSERT_EQ(boxes.size(), 2u);
  EXPECT_NEAR(millimetres(boxes[0].height), 7.5, 0.05) << "on a line of its own";
  EXPECT_NEAR(millimetres(boxes[1].width), 25.5, 0.1);
  EXPECT_NEAR(boxes[1].width / boxes[1].height, 6, 0.01);
}

TEST(Strip, ManyMarksShareALineOfTheirOwn) {
  const std::vector<Rect> boxes = strip_of({1, 3, 3, 1.5});
  ASSERT_EQ(boxes.size(), 4u);
  for (const Rect& box : boxes) {
    EXPECT_NEAR((box.y + box.height / 2).value, (boxes[0].y + boxes[0].height / 2).value, 0.1) << "one line";
    EXPECT_LT(millimetres(box.height), 10);
    EXPECT_LE(millimetres(box.right()), 90.1);
  }
}

TEST(Strip, RunsFromTheRightInARightToLeftPage) {
  const std::vector<Rect> boxes = strip_of({1, 1}, "ar");
  ASSERT_EQ(boxes.size(), 2u);
  EXPECT_GT(boxes[0].x, boxes[1].x);
}

}  // namespace
}  // namespace divulga
