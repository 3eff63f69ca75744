#include "text/font_file.h"

#include <hb-ot.h>
#include <hb.h>

#include <algorithm>

#include "diag/diagnostic.h"
#include "text/font_fault.h"

namespace divulga {
namespace {

constexpr unsigned plane_size = 0x10000;

std::string name_entry(hb_face_t* face, hb_ot_name_id_t id) {
  char buffer[256];
  unsigned length = sizeof buffer;
  hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &length, buffer);
  return std::string(buffer, length);
}

/// As PostScript allows it (OpenType, name ID 6): printable ASCII without brackets, slashes and spaces, at most 63.
std::string postscript_name(hb_face_t* face) {
  std::string name = name_entry(face, HB_OT_NAME_ID_POSTSCRIPT_NAME);
  std::erase_if(name, [](char c) { return c <= ' ' || c > '~' || std::string_view("[](){}<>/%").find(c) != std::string_view::npos; });
  return name.empty() ? "Unnamed" : name.substr(0, 63);
}

hb_face_t* open_face(hb_blob_t* blob, const std::string& collection_face, int& index) {
  const unsigned count = hb_face_count(blob);
  for (unsigned i = 0; i < count; ++i) {
    hb_face_t* face = hb_face_create(blob, i);
    if (collection_face.empty() || name_entry(face, HB_OT_NAME_ID_FONT_FAMILY) == collection_face ||
        name_entry(face, HB_OT_NAME_ID_FULL_NAME) == collection_face) {
      index = static_cast<int>(i);
      return face;
    }
    hb_face_destroy(face);
  }
  return nullptr;
}

/// A big-endian value of a table, 0 where the table is too short.
std::int32_t table_value(hb_face_t* face, hb_tag_t tag, unsigned offset, unsigned size) {
  hb_blob_t* blob = hb_face_reference_table(face, tag);
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob, &length);
  std::uint32_t value = 0;
  if (offset + size <= length)
    for (unsigned i = 0; i < size; ++i) value = value << 8 | static_cast<unsigned char>(data[offset + i]);
  hb_blob_destroy(blob);
  return size == 2 ? static_cast<std::int16_t>(value) : static_cast<std::int32_t>(value);
}

bool has_table(hb_face_t* face, hb_tag_t tag) {
  hb_blob_t* blob = hb_face_reference_table(face, tag);
  bool present = hb_blob_get_length(blob) > 0;
  hb_blob_destroy(blob);
  return present;
}

/// Features that nobody asks for here: their lookups say nothing about plain text.
bool is_optional_feature(hb_tag_t tag) {
  constexpr hb_tag_t optional[] = {
      HB_TAG('a', 'a', 'l', 't'), HB_TAG('s', 'a', 'l', 't'), HB_TAG('s', 'm', 'c', 'p'), HB_TAG('c', '2', 's', 'c'),
      HB_TAG('f', 'w', 'i', 'd'), HB_TAG('h', 'w', 'i', 'd'), HB_TAG('p', 'w', 'i', 'd'), HB_TAG('t', 'w', 'i', 'd'),
      HB_TAG('q', 'w', 'i', 'd'), HB_TAG('p', 'a', 'l', 't'), HB_TAG('h', 'a', 'l', 't'), HB_TAG('v', 'e', 'r', 't'),
      HB_TAG('v', 'r', 't', '2'), HB_TAG('v', 'p', 'a', 'l'), HB_TAG('v', 'h', 'a', 'l'), HB_TAG('v', 'k', 'r', 'n'),
      HB_TAG('r', 'u', 'b', 'y'), HB_TAG('z', 'e', 'r', 'o'), HB_TAG('s', 'u', 'p', 's'), HB_TAG('s', 'u', 'b', 's'),
      HB_TAG('o', 'r', 'd', 'n'), HB_TAG('d', 'l', 'i', 'g'), HB_TAG('h', 'i', 's', 't')};
  bool stylistic = (tag >> 16) == (('s' << 8) | 's') || (tag >> 16) == (('c' << 8) | 'v');   // ss01…, cv01…
  return stylistic || std::find(std::begin(optional), std::end(optional), tag) != std::end(optional);
}

hb_set_t* default_lookups(hb_face_t* face, hb_tag_t table) {
  std::vector<hb_tag_t> tags(hb_ot_layout_table_get_feature_tags(face, table, 0, nullptr, nullptr));
  unsigned count = static_cast<unsigned>(tags.size());
  hb_ot_layout_table_get_feature_tags(face, table, 0, &count, tags.data());
  tags.erase(std::remove_if(tags.begin(), tags.end(), is_optional_feature), tags.end());
  tags.push_back(HB_TAG_NONE);
  hb_set_t* lookups = hb_set_create();
  hb_ot_layout_collect_lookups(face, table, nullptr, nullptr, tags.data(), lookups);
  return lookups;
}

bool touches(hb_face_t* face, hb_tag_t table, unsigned lookup, hb_codepoint_t glyph) {
  hb_set_t* before = hb_set_create();
  hb_set_t* input = hb_set_create();
  hb_set_t* after = hb_set_create();
  hb_ot_layout_lookup_collect_glyphs(face, table, lookup, before, input, after, nullptr);
  bool found = hb_set_has(before, glyph) || hb_set_has(input, glyph) || hb_set_has(after, glyph);
  for (hb_set_t* set : {before, input, after}) hb_set_destroy(set);
  return found;
}

}  // namespace

LoadedFont::LoadedFont(std::string path, std::shared_ptr<const std::string> bytes, const std::string& collection_face,
                       const std::string& package) {
  face.path = std::move(path);
  face.bytes = std::move(bytes);
  hb_blob_t* blob = hb_blob_create(face.bytes->data(), static_cast<unsigned>(face.bytes->size()), HB_MEMORY_MODE_READONLY,
                                   nullptr, nullptr);
  hb_face_t* hb_face = open_face(blob, collection_face, face.index);
  hb_blob_destroy(blob);
  const Message fault = hb_face ? font_fault(*face.bytes, static_cast<unsigned>(face.index)) : message("it has no face '{0}'", collection_face);
  if (!fault.empty()) {
    hb_face_destroy(hb_face);
    if (package.empty()) throw Error(message("font file '{0}' cannot be used: {1}", face.path, fault));
    throw EnvironmentError(message("font file '{0}' cannot be used: {1}", face.path, fault), message("install {0} again", package));
  }
  hb_face_make_immutable(hb_face);
  font_ = hb_font_create(hb_face);   // scale: units per em, so that a size is a multiplication
  hb_face_destroy(hb_face);
  hb_font_make_immutable(font_);
  try {
    read_metrics();
    read_coverage();
    read_space_lookups();
  } catch (...) {
    hb_font_destroy(font_);
    throw;
  }
}

LoadedFont::~LoadedFont() { hb_font_destroy(font_); }

void LoadedFont::read_metrics() {
  hb_face_t* hb_face = hb_font_get_face(font_);
  face.units_per_em = hb_face_get_upem(hb_face);
  const double em = face.units_per_em;
  face.postscript_name = postscript_name(hb_face);
  face.cff = has_table(hb_face, HB_TAG('C', 'F', 'F', ' '));

  hb_font_extents_t extents{};
  hb_font_get_h_extents(font_, &extents);
  face.metrics.ascent = extents.ascender / em;
  face.metrics.descent = -extents.descender / em;
  hb_position_t value = 0;
  hb_ot_metrics_get_position_with_fallback(font_, HB_OT_METRICS_TAG_CAP_HEIGHT, &value);
  face.metrics.cap_height = value / em;
  hb_ot_metrics_get_position_with_fallback(font_, HB_OT_METRICS_TAG_X_HEIGHT, &value);
  face.metrics.x_height = value / em;
  face.metrics.italic_angle = table_value(hb_face, HB_TAG('p', 'o', 's', 't'), 4, 4) / 65536.0;
  for (unsigned i = 0; i < 4; ++i) face.metrics.bbox[i] = table_value(hb_face, HB_TAG('h', 'e', 'a', 'd'), 36 + 2 * i, 2) / em;
}

void LoadedFont::read_coverage() {
  hb_set_t* characters = hb_set_create();
  hb_face_collect_unicodes(hb_font_get_face(font_), characters);
  coverage_.assign(plane_size / 64, 0);
  for (hb_codepoint_t c = HB_SET_VALUE_INVALID; hb_set_next(characters, &c) && c < plane_size;)
    coverage_[c / 64] |= std::uint64_t{1} << c % 64;
  const bool is_empty = hb_set_is_empty(characters);
  hb_set_destroy(characters);
  if (is_empty) throw Error(message("font file '{0}' cannot be used: it has no characters", face.path), message("give a whole .ttf, .otf or .woff2 file"));
}

bool LoadedFont::has_glyph(char32_t character) const {
  if (character < plane_size) return coverage_[character / 64] >> character % 64 & 1;
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(font_, character, &glyph) && glyph != 0;
}

void LoadedFont::read_space_lookups() {
  hb_codepoint_t space = 0;
  if (!hb_font_get_nominal_glyph(font_, ' ', &space)) return;
  hb_face_t* hb_face = hb_font_get_face(font_);
  for (hb_tag_t table : {HB_OT_TAG_GSUB, HB_OT_TAG_GPOS}) {
    hb_set_t* lookups = default_lookups(hb_face, table);
    for (hb_codepoint_t i = HB_SET_VALUE_INVALID; !shapes_across_space_ && hb_set_next(lookups, &i);)
      shapes_across_space_ = touches(hb_face, table, i, space);
    hb_set_destroy(lookups);
  }
}

}  // namespace divulga
