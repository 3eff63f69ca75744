// pdf_bench [PAGES]: writes that many pages of tagged text and says how many a second. The text is shaped beforehand.
#include <chrono>
#include <cstdlib>
#include <iostream>

#include "pdf/pdf_writer.h"
#include "unit/pdf/shaped_pages.h"

int main(int argc, char** argv) {
  using namespace divulga;
  const int pages = argc > 1 ? std::atoi(argv[1]) : 2000;
  test::Faces faces;
  const FontId font = test::face_for(faces, "it");
  PagedDocument document = test::one_page();
  document.structure[0].language = document.language;
  const std::string words = "Lo sportello è aperto dal lunedì al venerdì, dalle 9:00 alle 13:00. Porta con te il passaporto e il codice fiscale. ";
  // A line is one run, as layout makes them: about 80 characters, 45 lines a page, 6 elements.
  const GlyphRun line = test::shape(faces, font, 10.5, words.substr(0, words.find(" e il")), "it", artifact);
  document.pages.resize(static_cast<std::size_t>(pages), document.pages[0]);
  for (Page& page : document.pages) {
    StructId element = artifact;
    for (int i = 0; i < 45; ++i) {
      if (i % 8 == 0) element = test::add(document, i == 0 ? StructTag::h1 : StructTag::paragraph, 0);
      GlyphRun& run = std::get<GlyphRun>(page.items.emplace_back(line));
      run.element = element;
      run.origin = {Pt(72), Pt(80 + 15 * i)};
    }
  }
  const auto start = std::chrono::steady_clock::now();
  const std::string pdf = write_pdf(document, [&](FontId id) -> const FontFace& { return faces.face(id); });
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  std::cout << pages << " pages, " << pages * 45 * line.glyphs.size() << " glyphs, " << pdf.size() / 1024 << " KB in " << took.count() << " s: "
            << static_cast<int>(pages / took.count()) << " pages/s\n";
}
