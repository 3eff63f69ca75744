#include "layout/map.h"

#include "layout/qr.h"
#include "sample_edition.h"

namespace divulga {
namespace {

ServiceEntry service(int number, double latitude, double longitude) {
  ServiceEntry entry;
  entry.id = "s" + std::to_string(number);
  entry.number = number;
  entry.name = "Servizio " + std::to_string(number);
  entry.category = number < 4 ? "home" : "work";
  entry.category_name = number < 4 ? "Casa" : "Lavoro";
  entry.description = "Aiuta chi arriva.";
  entry.municipality = "Valdora";
  entry.phone = "+39 0000 000 00" + std::to_string(number);
  entry.hours = {{"lun-ven", "9-13"}};
  entry.spoken = {{LocaleTag("it"), "Italiano"}, {LocaleTag("ar"), "العربية"}};
  entry.latitude = latitude, entry.longitude = longitude;
  return entry;
}
std::vector<ServiceEntry> services() {
  std::vector<ServiceEntry> all;
  for (int i = 1; i <= 6; ++i) all.push_back(service(i, 45.1 + 0.001 * i, 10.6 + 0.002 * (i % 2)));
  return all;
}

struct DirectorySample : SampleEdition {
  explicit DirectorySample(const std::string& language = "it") : SampleEdition("", language) {
    design_text = "kind: pages\npage: { width: 148, height: 210 }\nmargins: { top: 15, bottom: 15, start: 14, end: 14 }\n"
                  "type: { family: sans, body: 10, leading: 13 }\ncover: none\nlockup: cover\nfoot: false\nentries: full\n";
  }
  void add(Block block) { edition.document.blocks.push_back(std::move(block)); }
};

ServiceMap map_of(std::vector<ServiceEntry> entries) {
  ServiceMap map;
  map.entries = std::move(entries);
  map.alt = "mappa";
  return map;
}
/// Where the discs of a page's numbers stand, left to right as they were drawn.
std::vector<Rect> discs(const Page& page, Color color) {
  std::vector<Rect> found;
  for (const PageItem& item : page.items)
    if (const Path* path = std::get_if<Path>(&item); path && path->fill == color) {
      const Rect box = bounds_of(path->commands);
      if (std::abs(box.width.value - box.height.value) < 0.01) found.push_back(box);
    }
  return found;
}

TEST(Map, IsAFigureThatSaysWhatItShowsAndNumbersAreThoseOfTheServices) {
  DirectorySample sample;
  sample.add({map_of(services()), {}});
  const PagedDocument document = sample.laid_out();
  EXPECT_FALSE(sample.sink.has_errors());
  const auto figure = std::find_if(document.structure.begin(), document.structure.end(), [](const StructElement& e) { return e.tag == StructTag::figure; });
  ASSERT_NE(figure, document.structure.end());
  EXPECT_EQ(figure->alt, "mappa");
  EXPECT_TRUE(figure->bounding_box);
  EXPECT_EQ(count_tag(document, StructTag::list_item), 6u) << "the legend";
  EXPECT_TRUE(find_text(document.pages[0], "Valdora"));
}

TEST(Map, IsNotMirroredButItsScaleIs) {
  ServiceMap map = map_of({service(1, 45.1, 10.5), service(2, 45.1, 10.9)});
  map.legend = false;
  DirectorySample italian, arabic("ar");
  italian.add({map, {}});
  arabic.add({map, {}});
  const Color primary = make_palette(italian.sources.content.project.brand).primary;
  const PagedDocument left = italian.laid_out(), right = arabic.laid_out();
  const auto a = discs(left.pages[0], primary), b = discs(right.pages[0], primary);
  ASSERT_EQ(a.size(), 2u);
  ASSERT_EQ(b.size(), 2u);
  EXPECT_NEAR(a[0].x.value, b[0].x.value, 0.01);
  EXPECT_LT(a[0].x, a[1].x) << "west is left";
}

TEST(Directory, AnEntryIsNeverTornAndItsTelephoneIsLarge) {
  DirectorySample sample;
  sample.add({Services{services()}, {}});
  const PagedDocument document = sample.laid_out();
  EXPECT_FALSE(sample.sink.has_errors());
  ASSERT_GT(document.pages.size(), 1u);
  for (int i = 1; i <= 6; ++i) {
    const int page = page_of(document, "Servizio " + std::to_string(i));
    ASSERT_GE(page, 0) << i;
    EXPECT_EQ(page_of(document, "000 00" + std::to_string(i)), page) << i;
  }
  const GlyphRun* phone = find_text(document.pages[0], "000 001");
  const GlyphRun* text = find_text(document.pages[0], "Aiuta");
  ASSERT_TRUE(phone && text);
  EXPECT_GE(phone->size, text->size * 1.2);
}

TEST(Directory, LanguagesStandInTheirOwnWritingAndAreMarked) {
  DirectorySample sample;
  sample.add({Services{{service(1, 45, 10)}}, {}});
  const PagedDocument document = sample.laid_out();
  const GlyphRun* arabic = find_text(document.pages[0], "العربية");
  ASSERT_TRUE(arabic);
  EXPECT_EQ(document.structure[static_cast<size_t>(arabic->element)].language, LocaleTag("ar"));
}

TEST(DirectoryIndex, TellsThePageOfEachService) {
  DirectorySample sample;
  sample.add({Services{services()}, {}});
  ServiceIndex index;
  index.groups.push_back({"Valdora", {}, {{"s1", "Servizio 1", 1}, {"s6", "Servizio 6", 6}}});
  sample.add({PageBreak{}, {}});
  sample.add({std::move(index), {}});
  const PagedDocument document = sample.laid_out();
  const Page& last = document.pages.back();
  ASSERT_EQ(last.links.size(), 2u);
  EXPECT_EQ(last.links[0].page, 0);
  EXPECT_EQ(last.links[1].page, page_of(document, "Servizio 6"));
}

TEST(QrCode, GrowsUntilItsModulesCanBeRead) {
  SampleEdition sample("::: {.qr url=\"https://ponte.example/" + std::string(150, 'a') + "\"}\nIl sito\n:::");
  const PagedDocument document = sample.laid_out();
  EXPECT_FALSE(sample.sink.has_errors());
  double width = 0;
  for (const PageItem& item : document.pages[0].items)
    if (const Path* path = std::get_if<Path>(&item); path && path->element != artifact) width = std::max(width, millimetres(bounds_of(path->commands).width));
  const int modules = layout::qr_modules("https://ponte.example/" + std::string(150, 'a'));
  EXPECT_GE(width / (modules - 8), layout::least_qr_module - 1e-9);
}

TEST(QrCode, AnAddressTooLongForItsPlaceIsAnError) {
  SampleEdition sample("::: {.qr url=\"https://ponte.example/" + std::string(1500, 'a') + "\"}\nIl sito\n:::");
  sample.laid_out();
  ASSERT_TRUE(sample.sink.has_errors());
  EXPECT_EQ(sample.sink.sorted()[0].code, "qr-too-dense");
  EXPECT_THAT(sample.sink.sorted()[0].hint, testing::HasSubstr("shorter address"));
}

TEST(QrCode, StandsOnWhiteWithItsZoneInsideAColouredBox) {
  SampleEdition sample("::: callout\n::: {.qr url=\"https://ponte.example/\"}\nIl sito\n:::\n:::");
  const PagedDocument document = sample.laid_out();
  Rect ground{}, code{};
  for (const PageItem& item : document.pages[0].items)
    if (const Path* path = std::get_if<Path>(&item)) {
      if (path->fill == Color{255, 255, 255}) ground = bounds_of(path->commands);
      if (path->element != artifact && path->fill) code = bounds_of(path->commands);
    }
  const double module = code.width.value / (layout::qr_modules("https://ponte.example/") - 8);
  EXPECT_NEAR(code.x.value - ground.x.value, 4 * module, 0.01);
  EXPECT_NEAR(ground.bottom().value - code.bottom().value, 4 * module, 0.01);
}

}  // namespace
}  // namespace divulga
