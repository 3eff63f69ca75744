#include "unit/pdf/shaped_pages.h"

#include <hb.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace divulga::test {

namespace {

constexpr const char* truetype = "/usr/share/fonts/truetype/noto/";

bool is_right_to_left(std::string_view language) { return language == "ar" || language == "ur" || language == "fa"; }

}  // namespace

FontId Faces::add(const std::string& path, int index) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path + " is missing");
  FontFace face;
  face.path = path;
  face.index = index;
  face.bytes = std::make_shared<const std::string>(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  face.cff = path.find("CJK") != std::string::npos;
  face.postscript_name = path.substr(path.rfind('/') + 1);
  face.postscript_name.resize(face.postscript_name.rfind('.'));
  face.family = face.postscript_name;
  face.metrics = {.ascent = 1.07, .descent = 0.29, .cap_height = 0.71, .x_height = 0.54, .italic_angle = 0, .bbox = {-0.6, -0.4, 2.8, 1.1}};
  faces_.push_back(std::move(face));
  return static_cast<FontId>(faces_.size() - 1);
}

FontId face_for(Faces& faces, std::string_view language) {
  static const std::map<std::string_view, const char*> files = {
      {"ar", "NotoNaskhArabic-Regular.ttf"}, {"fa", "NotoNaskhArabic-Regular.ttf"}, {"ur", "NotoNastaliqUrdu-Regular.ttf"},
      {"bn", "NotoSansBengali-Regular.ttf"}, {"hi", "NotoSansDevanagari-Regular.ttf"}, {"ta", "NotoSansTamil-Regular.ttf"},
      {"ti", "NotoSansEthiopic-Regular.ttf"}, {"si", "NotoSansSinhala-Regular.ttf"}, {"pa", "NotoSansGurmukhi-Regular.ttf"}};
  if (language == "zh") return faces.add("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2);
  const auto found = files.find(language);
  return faces.add(std::string(truetype) + (found == files.end() ? "NotoSans-Regular.ttf" : found->second));
}

GlyphRun shape(const Faces& faces, FontId font, double size, const std::string& text, std::string_view language, StructId element) {
  const FontFace& face = faces.face(font);
  hb_blob_t* blob = hb_blob_create(face.bytes->data(), static_cast<unsigned>(face.bytes->size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr);
  hb_face_t* hb_face = hb_face_create(blob, static_cast<unsigned>(face.index));
  hb_font_t* hb_font = hb_font_create(hb_face);
  hb_buffer_t* buffer = hb_buffer_create();
  hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
  hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), 0, static_cast<int>(text.size()));
  hb_buffer_guess_segment_properties(buffer);
  hb_buffer_set_direction(buffer, is_right_to_left(language) ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_language(buffer, hb_language_from_string(language.data(), static_cast<int>(language.size())));
  hb_shape(hb_font, buffer, nullptr, 0);

  GlyphRun run;
  run.font = font;
  run.size = Pt(size);
  run.right_to_left = is_right_to_left(language);
  run.text = text;
  run.element = element;
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
  const double unit = size / hb_face_get_upem(hb_face);
  double pen = 0;
  for (unsigned i = 0; i < count; ++i) {
    run.glyphs.push_back({infos[i].codepoint, static_cast<float>(pen + positions[i].x_offset * unit), static_cast<float>(positions[i].y_offset * unit),
                          static_cast<float>(positions[i].x_advance * unit), infos[i].cluster});
    pen += positions[i].x_advance * unit;
  }
  hb_buffer_destroy(buffer);
  hb_font_destroy(hb_font);
  hb_face_destroy(hb_face);
  hb_blob_destroy(blob);
  return run;
}

PagedDocument one_page() {
  PagedDocument document;
  document.title = "Prova";
  document.language = LocaleTag("it");
  document.pages.push_back({.size = {Mm(210), Mm(297)}, .items = {}, .links = {}, .label = {}});
  document.structure.push_back({});
  document.structure[0].tag = StructTag::document;
  return document;
}

StructId add(PagedDocument& document, StructTag tag, StructId parent) {
  StructElement element;
  element.tag = tag;
  element.parent = parent;
  document.structure.push_back(std::move(element));
  return static_cast<StructId>(document.structure.size() - 1);
}

double set_lines(PagedDocument& document, const Faces& faces, FontId font, const std::string& text, std::string_view language, StructId element, double top, int page) {
  constexpr double left = 80, measure = 420, size = 12, leading = 30;
  const bool right_to_left = is_right_to_left(language);
  std::string line;
  const auto shaped = [&](const std::string& words) {
    GlyphRun run = shape(faces, font, size, words, language, element);
    const PlacedGlyph& last = run.glyphs.back();
    const double width = static_cast<double>(last.x + last.advance);
    run.origin = {Pt(right_to_left ? left + measure - width : left), Pt(top)};
    return std::pair(std::move(run), width);
  };
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    if (!line.empty() && shaped(line + word + " ").second > measure) {
      document.pages[static_cast<std::size_t>(page)].items.emplace_back(shaped(line).first);
      line.clear();
      top += leading;
    }
    line += word + " ";    // the space at a line's end is kept: without it words stick together when they are read out
  }
  document.pages[static_cast<std::size_t>(page)].items.emplace_back(shaped(line).first);
  return top + leading;
}

}  // namespace divulga::test
