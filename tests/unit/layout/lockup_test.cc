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

}  // namespace
}  // namespace divulga
