#include "layout/picture.h"

#include "sample_edition.h"

namespace divulga {
namespace {

std::string png_of(unsigned width, unsigned height) {
  const auto quad = [](unsigned v) { return std::string{static_cast<char>(v >> 24), static_cast<char>(v >> 16), static_cast<char>(v >> 8), static_cast<char>(v)}; };
  return "\x89PNG\r\n\x1A\n" + quad(13) + "IHDR" + quad(width) + quad(height) + std::string("\x08\x02\0\0\0CRC!", 9);
}

template <typename T>
const T* first(const PagedDocument& document) {
  for (const Page& page : document.pages)
    for (const PageItem& item : page.items)
      if (const T* found = std::get_if<T>(&item)) return found;
  return nullptr;
}

TEST(Figures, ADrawingStaysPathsAndWords) {
  SampleEdition sample("![Pianta](images/p.svg)");
  sample.files.write("content/prova/images/p.svg",
                     "<svg width='100' height='50'><rect width='50' height='25' fill='#06c' opacity='.5'/><text x='50' y='40' font-size='20' text-anchor='middle'>Qui</text></svg>");
  const PagedDocument document = sample.laid_out();
  EXPECT_FALSE(sample.sink.has_errors());
  EXPECT_EQ(first<PlacedImage>(document), nullptr);
  const Path* path = first<Path>(document);
  ASSERT_TRUE(path && path->style);
  EXPECT_DOUBLE_EQ(path->style->fill_opacity, 0.5);
  // 80 mm of text for 100 units.
  EXPECT_NEAR(millimetres(bounds_of(path->commands).width), 40, 0.01);
  const GlyphRun* words = find_text(document.pages[0], "Qui");
  ASSERT_TRUE(words);
  EXPECT_NEAR(words->size.value, 20 * Pt(Mm(80)).value / 100, 0.01);
  EXPECT_EQ(document.structure[static_cast<size_t>(words->element)].tag, StructTag::figure);
}

TEST(Figures, ACropShowsItsPartAtTheSameWidth) {
  SampleEdition sample("![Foto](images/f.png){crop=\"0 50% 0 0\" width=50%}");
  sample.files.write("content/prova/images/f.png", png_of(2000, 1000));
  const PlacedImage* image = nullptr;
  const PagedDocument document = sample.laid_out();
  image = first<PlacedImage>(document);
  ASSERT_TRUE(image && image->clip);
  EXPECT_NEAR(millimetres(image->clip->width), 40, 0.01);
  EXPECT_NEAR(millimetres(image->clip->height), 40, 0.01);
  EXPECT_NEAR(millimetres(image->box.width), 80, 0.01) << "the whole picture behind the window";
}

TEST(Figures, TooFewPixelsSayWhatTheyAreGoodFor) {
  SampleEdition sample("![Foto](images/f.png)");
  sample.files.write("content/prova/images/f.png", png_of(500, 200));
  sample.laid_out();
  const auto told = sample.sink.sorted();
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].code, "low-resolution");
  EXPECT_THAT(told[0].message, testing::HasSubstr("has 159 dpi at 80 mm"));
  EXPECT_THAT(told[0].hint, testing::HasSubstr("good for 50 mm"));
  EXPECT_THAT(told[0].hint, testing::HasSubstr("788 pixels"));
}

TEST(Figures, EnoughPixelsAreNotTold) {
  SampleEdition sample("![Foto](images/f.png)");
  sample.files.write("content/prova/images/f.png", png_of(800, 400));
  sample.laid_out();
  EXPECT_TRUE(sample.sink.sorted().empty());
}

TEST(Figures, TheMarginTakesAFigureWhereThereIsOne) {
  SampleEdition sample("Testo.\n\n![Foto](images/f.png){place=margin}\n\nAltro testo.");
  sample.design_text += "columns: { text: 50, gutter: 5, margin: 25 }\n";
  sample.files.write("content/prova/images/f.png", png_of(800, 400));
  const PagedDocument document = sample.laid_out();
  const PlacedImage* image = first<PlacedImage>(document);
  ASSERT_TRUE(image);
  EXPECT_NEAR(millimetres(image->box.x), 65, 0.01);
  EXPECT_NEAR(millimetres(image->box.width), 25, 0.01);
}

TEST(Figures, SmallWordsOfADrawingAreToldOnce) {
  SampleEdition sample("![Pianta](images/p.svg){width=20%}");
  sample.files.write("content/prova/images/p.svg", "<svg width='100' height='50'><text y='20' font-size='10'>Qui</text><text y='40' font-size='8'>Li</text></svg>");
  sample.laid_out();
  const auto told = sample.sink.sorted();
  ASSERT_EQ(told.size(), 1u);
  EXPECT_THAT(told[0].message, testing::HasSubstr("'Li'"));
}

}  // namespace
}  // namespace divulga
