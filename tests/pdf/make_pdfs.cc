// Writes the PDFs that check_pdfs.py looks at: make_pdfs TEXTS_DIRECTORY OUTPUT_DIRECTORY. One document a language, and
// copies of the Italian one each spoilt in one way.
#include <png.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>

#include "pdf/pdf_writer.h"
#include "pdf/print_writer.h"
#include "places.h"
#include "text/font_book.h"
#include "text/paragraph.h"
#include "unit/pdf/shaped_pages.h"

namespace divulga::test {
namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

/// A PNG of 16 by 16 pixels with a transparent edge.
std::shared_ptr<const ImageData> picture() {
  constexpr unsigned side = 16;
  std::string pixels;
  for (unsigned y = 0; y < side; ++y)
    for (unsigned x = 0; x < side; ++x) {
      const bool edge = x == 0 || y == 0 || x == side - 1 || y == side - 1;
      pixels += {static_cast<char>(x * 16), static_cast<char>(y * 16), '\x66', edge ? '\0' : '\xFF'};
    }
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = image.height = side;
  image.format = PNG_FORMAT_RGBA;
  png_alloc_size_t size = 0;
  png_image_write_to_memory(&image, nullptr, &size, 0, pixels.data(), 0, nullptr);
  auto data = std::make_shared<ImageData>();
  data->name = "picture.png";
  data->bytes.resize(size);
  png_image_write_to_memory(&image, data->bytes.data(), &size, 0, pixels.data(), 0, nullptr);
  return data;
}

/// Where each part stands, so that it can be spoilt.
struct Sample {
  Faces faces;
  PagedDocument document = one_page();
  StructId heading = 0, figure = 0, header = 0, row = 0, item = 0, link = 0, note = 0;
};

/// Heading, paragraph over two pages, list, table, figure, link and note: all with the same text's words.
Sample sample(const std::string& language, const std::string& text) {
  Sample out;
  PagedDocument& document = out.document;
  document.title = "Prova: " + language;
  document.subject = "Prova di struttura";
  document.author = "Divulga";
  document.language = LocaleTag(language);
  document.structure[0].language = document.language;
  document.pages.push_back(document.pages[0]);
  document.pages[0].label = "i";
  document.pages[1].label = "1";
  document.outline = {{"Titolo", 1, 0, Pt(60)}, {"Secondo", 2, 0, Pt(200)}, {"Terzo", 1, 1, Pt(60)}};
  const FontId font = face_for(out.faces, language);
  const std::string word = text.substr(0, text.find(' '));
  const bool right_to_left = document.language.direction() == Direction::right_to_left;
  const auto leaf = [&](StructTag tag, StructId parent, const std::string& words) {
    const StructId id = add(document, tag, parent);
    if (right_to_left) document.structure[static_cast<std::size_t>(id)].actual_text = words;
    return id;
  };

  double y = 80;
  out.heading = leaf(StructTag::h1, 0, word);
  y = set_lines(document, out.faces, font, word, language, out.heading, y);
  const StructId paragraph = leaf(StructTag::paragraph, 0, text + " " + text);
  y = set_lines(document, out.faces, font, text, language, paragraph, y);
  set_lines(document, out.faces, font, text, language, paragraph, 80, 1);

  const StructId list = add(document, StructTag::list, 0);
  document.structure[static_cast<std::size_t>(list)].ordered_list = true;
  for (int i = 0; i < 2; ++i) {
    out.item = add(document, StructTag::list_item, list);
    const StructId body = add(document, StructTag::list_body, out.item);
    y = set_lines(document, out.faces, font, word, language, leaf(StructTag::paragraph, body, word), y);
  }

  const StructId table = add(document, StructTag::table, 0);
  const StructId head = add(document, StructTag::table_row, add(document, StructTag::table_head, table));
  out.header = leaf(StructTag::header_cell, head, word);
  document.structure[static_cast<std::size_t>(out.header)].scope = StructElement::Scope::column;
  y = set_lines(document, out.faces, font, word, language, out.header, y);
  out.row = add(document, StructTag::table_row, add(document, StructTag::table_body, table));
  y = set_lines(document, out.faces, font, word, language, leaf(StructTag::data_cell, out.row, word), y);

  out.figure = add(document, StructTag::figure, 0);
  const Rect box{Pt(80), Pt(y), Pt(60), Pt(60)};
  document.structure[static_cast<std::size_t>(out.figure)].alt = "Un quadrato di colori";
  document.structure[static_cast<std::size_t>(out.figure)].bounding_box = box;
  document.pages[0].items.emplace_back(PlacedImage{.image = picture(), .box = box, .clip = {}, .element = out.figure});
  Path rule;
  rule.commands = {{PathCommand::Kind::move, {Pt(80), Pt(y + 70)}, {}, {}}, {PathCommand::Kind::line, {Pt(500), Pt(y + 70)}, {}, {}}};
  rule.stroke = Color{0, 102, 204};
  document.pages[0].items.emplace_back(std::move(rule));
  y += 100;

  const StructId holder = add(document, StructTag::paragraph, 0);
  out.link = leaf(StructTag::link, holder, word);
  set_lines(document, out.faces, font, word, language, out.link, y);
  // The area of a link that ends one line and begins the next, from the side where reading starts.
  const bool turned = LocaleTag(language).direction() == Direction::right_to_left;
  const Rect first{Pt(turned ? 80 : 400), Pt(y - 12), Pt(100), Pt(16)}, second{Pt(turned ? 380 : 80), Pt(y + 4), Pt(120), Pt(16)};
  document.pages[0].links.push_back(
      {{Pt(80), Pt(y - 12), Pt(420), Pt(32)}, "https://example.org/", -1, {}, out.link, "Sito di prova", {first, second}});
  out.note = leaf(StructTag::note, 0, word);
  document.structure[static_cast<std::size_t>(out.note)].id = "nota-1";
  set_lines(document, out.faces, font, word, language, out.note, 600, 1);
  return out;
}

/// The text as text/ sets it, justified in a narrow column, hyphenated.
void save_set(const std::string& language, const std::string& text, const FontBook& fonts, const std::filesystem::path& path) {
  PagedDocument document = one_page();
  document.title = "Prova: " + language;
  document.language = LocaleTag(language);
  document.structure[0].language = document.language;
  const StructId paragraph = add(document, StructTag::paragraph, 0);
  document.structure[static_cast<std::size_t>(paragraph)].actual_text = text;
  TextStyle style;
  style.size = Pt(11 * optical_adjustment(document.language).size);
  style.language = document.language;
  ParagraphOptions options;
  options.language = document.language;
  options.direction = document.language.direction();
  options.alignment = Alignment::justify;
  options.hyphenate = true;
  DiagnosticSink sink;
  const ShapedParagraph shaped(fonts, {{text, style}}, options, sink);
  if (!sink.sorted().empty()) throw std::runtime_error(sink.sorted().front().message.text());
  Pt y(60);
  for (const Line& line : shaped.lines(Pt(260))) {
    for (const LineRun& run : line.runs) {
      GlyphRun placed{.font = run.font, .size = run.size, .color = run.color, .origin = {Pt(100) + run.x, y}, .right_to_left = run.right_to_left,
                      .text = run.text, .glyphs = {}, .element = paragraph, .line = {}};
      for (const LineGlyph& glyph : run.glyphs) placed.glyphs.push_back({glyph.glyph, glyph.x, glyph.y, glyph.advance, glyph.cluster});
      document.pages[0].items.emplace_back(std::move(placed));
    }
    y += style.size * 2;
  }
  std::ofstream(path, std::ios::binary) << write_pdf(document, fonts);
}

/// A line in each of the faces that designs use beside the scripts' own.
Sample faces_sample(const std::string& text) {
  Sample out;
  PagedDocument& document = out.document;
  document.structure[0].language = document.language;
  const std::string share = places::share() + "/fonts/", titillium = share + "titillium-web-v10-latin-ext_latin-", noto = "/usr/share/fonts/truetype/noto/";
  double y = 60;
  for (const std::string& file : {titillium + "regular.ttf", titillium + "600.ttf", titillium + "italic.ttf",
                                  share + "ubuntu-latin-400-normal.ttf", share + "ubuntu-latin-700-normal.ttf", noto + "NotoSerif-Regular.ttf",
                                  noto + "NotoSerif-Italic.ttf", noto + "NotoSans-Bold.ttf", noto + "NotoSansMono-Regular.ttf"})
    y = set_lines(document, out.faces, out.faces.add(file), text.substr(0, 40), "it", add(document, StructTag::paragraph, 0), y);
  return out;
}

void save(const Sample& sample, const std::filesystem::path& path) {
  std::ofstream file(path, std::ios::binary);
  file << write_pdf(sample.document, [&](FontId id) -> const FontFace& { return sample.faces.face(id); });
  if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

/// The print edition of pages that each show their number and a band at the upper edge, from `band` mm to the right edge.
void save_print(const std::string& name, const std::string& language, int pages, const Design& design, const std::filesystem::path& output, double band = 0) {
  Faces faces;
  const FontId font = face_for(faces, "it");
  PagedDocument document = one_page();
  document.title = name;
  document.language = LocaleTag(language);
  document.pages.assign(static_cast<std::size_t>(pages), Page{.size = {design.width, design.height}, .items = {}, .links = {}, .label = {}});
  const Brand brand;
  for (int number = 1; number <= pages; ++number) {
    Page& page = document.pages[static_cast<std::size_t>(number - 1)];
    Path fill;
    const Pt left = Mm(band), right = design.width, bottom = Mm(30);
    fill.commands = {{PathCommand::Kind::move, {left, Pt(0)}, {}, {}}, {PathCommand::Kind::line, {right, Pt(0)}, {}, {}},
                     {PathCommand::Kind::line, {right, bottom}, {}, {}}, {PathCommand::Kind::line, {left, bottom}, {}, {}}, {PathCommand::Kind::close, {}, {}, {}}};
    fill.fill = brand.primary;
    page.items.emplace_back(std::move(fill));
    GlyphRun run = shape(faces, font, 40, std::to_string(number), "it", artifact);
    run.color = brand.ink;
    run.origin = {Mm(20), Mm(80)};
    page.items.emplace_back(std::move(run));
    page.items.emplace_back(PlacedImage{.image = picture(), .box = {Mm(20), Mm(100), Mm(30), Mm(30)}, .clip = {}});
  }
  std::ofstream(output / (name + ".pdf"), std::ios::binary)
      << write_print_pdf(make_print_edition(std::move(document), design), PrintInks(brand), [&](FontId id) -> const FontFace& { return faces.face(id); });
}

void save_prints(const std::filesystem::path& output) {
  std::filesystem::create_directories(output);
  const auto design = [](double width, double height) {
    Design out;
    out.width = Mm(width);
    out.height = Mm(height);
    out.max_pages = 1;
    return out;
  };
  Design leaflet = design(297, 210), booklet = design(148, 210);
  leaflet.kind = DesignKind::panels;
  leaflet.sheets = {{"outside", {{"flap", Mm(97)}, {"back", Mm(100)}, {"cover", Mm(100)}}}, {"inside", {{"inside-1", Mm(100)}, {"inside-2", Mm(100)}, {"inside-3", Mm(97)}}}};
  booklet.multiple = 4;
  for (const char* language : {"it", "ar"}) {
    save_print(std::string("leaflet-") + language, language, 2, leaflet, output, 197);
    save_print(std::string("booklet8-") + language, language, 8, booklet, output);
    save_print(std::string("booklet16-") + language, language, 16, booklet, output);
  }
  save_print("booklet6-it", "it", 6, booklet, output);
  save_print("flyer-a5", "it", 1, design(148, 210), output);
  save_print("flyer-dl", "it", 2, design(99, 210), output);
  save_print("poster-a3", "it", 1, design(297, 420), output);
}

int run(const std::filesystem::path& texts, const std::filesystem::path& output) {
  std::filesystem::create_directories(output);
  const FontBook fonts(places::share() + "/fonts");
  for (const auto& entry : std::filesystem::directory_iterator(texts)) {
    const std::string name = entry.path().stem(), language = name.substr(0, name.find('-')), text = read(entry.path());
    for (const char* run : {".pdf", ".again.pdf"}) {
      if (name == language) save(sample(language, text), output / (language + run));    // a "-mixed" text needs more than one font
      save_set(language, text, fonts, output / ("set-" + name + run));
    }
  }
  save_prints(output / "print");
  const std::string text = read(texts / "it.txt");
  save(faces_sample(text), output / "faces.pdf");
  save(faces_sample(text), output / "faces.again.pdf");
  const auto spoil = [&](const char* name, auto&& change) {
    Sample spoilt = sample("it", text);
    change(spoilt);
    save(spoilt, output / (std::string("spoilt-") + name + ".pdf"));
  };
  const auto element = [](Sample& spoilt, StructId id) -> StructElement& { return spoilt.document.structure[static_cast<std::size_t>(id)]; };
  spoil("alt", [&](Sample& spoilt) { element(spoilt, spoilt.figure).alt = std::string(); });
  spoil("scope", [&](Sample& spoilt) { element(spoilt, spoilt.header).scope = StructElement::Scope::none; });
  spoil("title", [&](Sample& spoilt) { spoilt.document.title.clear(); });
  spoil("lang", [&](Sample& spoilt) { spoilt.document.language = LocaleTag(); });
  spoil("heading", [&](Sample& spoilt) { element(spoilt, spoilt.heading).tag = StructTag::h3; });
  spoil("table", [&](Sample& spoilt) { add(spoilt.document, StructTag::data_cell, spoilt.row); });
  spoil("nesting", [&](Sample& spoilt) { element(spoilt, spoilt.item).tag = StructTag::div; });
  spoil("note", [&](Sample& spoilt) { element(spoilt, spoilt.note).id = std::string(); });
  spoil("contents", [&](Sample& spoilt) {
    spoilt.document.pages[0].links[0].contents.clear();
    spoilt.document.pages[0].links[0].url.clear();
    spoilt.document.pages[0].links[0].page = 1;
  });
  spoil("link", [&](Sample& spoilt) { spoilt.document.pages[0].links[0].element = artifact; });
  return 0;
}

}  // namespace
}  // namespace divulga::test

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: make_pdfs TEXTS_DIRECTORY OUTPUT_DIRECTORY\n";
    return 2;
  }
  try {
    return divulga::test::run(argv[1], argv[2]);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
