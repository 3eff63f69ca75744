#include "pdf/font_program.h"

#include <hb-subset.h>

#include <algorithm>
#include <limits>
#include <memory>

#include "diag/diagnostic.h"
#include "pdf/cff_charset.h"
#include "pdf/harfbuzz_face.h"

namespace divulga::pdf {

namespace {

using HbInput = std::unique_ptr<hb_subset_input_t, HbDestroy<hb_subset_input_destroy>>;
using HbPlan = std::unique_ptr<hb_subset_plan_t, HbDestroy<hb_subset_plan_destroy>>;

[[noreturn]] void refuse(const FontFace& face, const Message& why) {
  throw Error(message("font '{0}' cannot be embedded: {1}", face.postscript_name, why), message("font file: {0}", face.path));
}

HbInput subset_input(const FontFace& face, const std::vector<std::uint32_t>& glyphs, unsigned flags) {
  HbInput input(hb_subset_input_create_or_fail());
  if (!input) refuse(face, message("no memory left"));
  hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
  hb_set_add(wanted, 0);
  for (const std::uint32_t glyph : glyphs) hb_set_add(wanted, glyph);
  // A PDF reader needs the outlines and their metrics only.
  hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const char* table : {"GSUB", "GPOS", "GDEF", "BASE", "name", "cmap", "post", "OS/2", "DSIG", "STAT", "meta", "gasp"})
    hb_set_add(dropped, hb_tag_from_string(table, 4));
  hb_subset_input_set_flags(input.get(), flags);
  return input;
}

std::string table_bytes(hb_face_t* face, const char* tag) {
  const HbBlob blob(hb_face_reference_table(face, hb_tag_from_string(tag, 4)));
  unsigned size = 0;
  const char* data = hb_blob_get_data(blob.get(), &size);
  return std::string(data, size);
}

void put16(std::string& out, unsigned value) {
  out += static_cast<char>(value >> 8);
  out += static_cast<char>(value);
}
void put32(std::string& out, std::uint32_t value) {
  put16(out, value >> 16);
  put16(out, value & 0xFFFF);
}
unsigned get16(const std::string& table, std::size_t at) {
  return static_cast<unsigned char>(table.at(at)) << 8 | static_cast<unsigned char>(table.at(at + 1));
}
void set16(std::string& table, std::size_t at, unsigned value) {
  table.at(at) = static_cast<char>(value >> 8);
  table.at(at + 1) = static_cast<char>(value);
}

/// The tables of a TrueType font that change when glyphs are appended.
class GlyphTables {
 public:
  explicit GlyphTables(hb_face_t* face) : face_(face), font_(hb_font_create(face)) {
    for (const char* tag : {"head", "hhea", "maxp", "glyf", "loca", "hmtx"}) table(tag) = table_bytes(face, tag);
    count_ = get16(maxp_, 4);
    widen();
  }

  std::uint16_t append(const FontFace& face, const CompositeGlyph& composite, const std::vector<std::uint16_t>& new_glyphs) {
    if (count_ >= std::numeric_limits<std::uint16_t>::max()) refuse(face, message("more than 65,535 glyphs"));
    int left_bearing = 0;
    if (!composite.components.empty()) left_bearing = append_outline(composite, new_glyphs);
    put32(loca_, static_cast<std::uint32_t>(glyf_.size()));
    put16(hmtx_, composite.advance);
    put16(hmtx_, static_cast<std::uint16_t>(left_bearing));
    return static_cast<std::uint16_t>(count_++);
  }

  std::string assemble(const FontFace& face) {
    set16(maxp_, 4, count_);
    set16(hhea_, 34, count_);
    set16(maxp_, 8 + 2, std::max(get16(maxp_, 10), points_));
    set16(maxp_, 12, std::max(get16(maxp_, 12), contours_));
    set16(maxp_, 28, std::max(get16(maxp_, 28), elements_));
    set16(maxp_, 30, get16(maxp_, 30) + (elements_ > 0 ? 1 : 0));
    const HbFace builder(hb_face_builder_create());
    unsigned count = 64;
    hb_tag_t tags[64];
    hb_face_get_table_tags(face_, 0, &count, tags);
    for (unsigned i = 0; i < count; ++i) {
      char name[5] = {};
      hb_tag_to_string(tags[i], name);
      std::string* changed = find(name);
      const HbBlob blob(changed ? hb_blob_create(changed->data(), static_cast<unsigned>(changed->size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr)
                                : hb_face_reference_table(face_, tags[i]));
      if (!hb_face_builder_add_table(builder.get(), tags[i], blob.get())) refuse(face, message("no memory left"));
    }
    const HbBlob file(hb_face_reference_blob(builder.get()));
    unsigned size = 0;
    const char* data = hb_blob_get_data(file.get(), &size);
    if (size == 0) refuse(face, message("the subset has no bytes"));
    return std::string(data, size);
  }

 private:
  std::string* find(std::string_view tag) {
    if (tag == "head") return &head_;
    if (tag == "hhea") return &hhea_;
    if (tag == "maxp") return &maxp_;
    if (tag == "glyf") return &glyf_;
    if (tag == "loca") return &loca_;
    if (tag == "hmtx") return &hmtx_;
    return nullptr;
  }
  std::string& table(const char* tag) { return *find(tag); }

  /// Long offsets and a full metric for every glyph, so that appending is appending.
  void widen() {
    std::string loca;
    const bool is_short = get16(head_, 50) == 0;
    for (unsigned i = 0; i <= count_; ++i)
      put32(loca, is_short ? get16(loca_, i * 2u) * 2u : get16(loca_, i * 4u) << 16 | get16(loca_, i * 4u + 2));
    loca_ = std::move(loca);
    glyf_.resize(get16(loca_, count_ * 4u) << 16 | get16(loca_, count_ * 4u + 2));
    set16(head_, 50, 1);
    const unsigned full = get16(hhea_, 34);
    std::string hmtx = hmtx_.substr(0, full * 4u);
    for (unsigned i = full; i < count_; ++i) {
      put16(hmtx, full == 0 ? 0 : get16(hmtx_, (full - 1) * 4u));
      put16(hmtx, get16(hmtx_, full * 4u + (i - full) * 2u));
    }
    hmtx_ = std::move(hmtx);
  }

  int append_outline(const CompositeGlyph& composite, const std::vector<std::uint16_t>& new_glyphs) {
    int x_min = 0, y_min = 0, x_max = 0, y_max = 0;
    bool inked = false;
    std::string components;
    unsigned points = 0, contours = 0;
    for (std::size_t i = 0; i < composite.components.size(); ++i) {
      const Component& part = composite.components[i];
      const unsigned glyph = new_glyphs[part.glyph];
      constexpr unsigned words = 0x0001, xy = 0x0002, more = 0x0020;
      put16(components, words | xy | (i + 1 < composite.components.size() ? more : 0));
      put16(components, glyph);
      put16(components, static_cast<std::uint16_t>(part.dx));
      put16(components, static_cast<std::uint16_t>(part.dy));
      count_outline(glyph, points, contours);
      hb_glyph_extents_t box{};
      hb_font_get_glyph_extents(font_.get(), glyph, &box);
      if (box.width == 0 && box.height == 0) continue;
      const int left = box.x_bearing + part.dx, top = box.y_bearing + part.dy;
      const int right = left + box.width, bottom = top + box.height;    // HarfBuzz: height is negative
      x_min = inked ? std::min(x_min, left) : left;
      x_max = inked ? std::max(x_max, right) : right;
      y_min = inked ? std::min(y_min, bottom) : bottom;
      y_max = inked ? std::max(y_max, top) : top;
      inked = true;
    }
    put16(glyf_, 0xFFFF);    // numberOfContours -1: composite
    for (const int edge : {x_min, y_min, x_max, y_max}) put16(glyf_, static_cast<std::uint16_t>(edge));
    glyf_ += components;
    while (glyf_.size() % 4 != 0) glyf_ += '\0';
    points_ = std::max(points_, points);
    contours_ = std::max(contours_, contours);
    elements_ = std::max(elements_, static_cast<unsigned>(composite.components.size()));
    return x_min;
  }

  void count_outline(unsigned glyph, unsigned& points, unsigned& contours) const {
    const std::size_t start = get16(loca_, glyph * 4u) << 16 | get16(loca_, glyph * 4u + 2);
    const std::size_t end = get16(loca_, glyph * 4u + 4) << 16 | get16(loca_, glyph * 4u + 6);
    if (start == end) return;
    const unsigned own = get16(glyf_, start);
    if (own >= 0x8000) {     // itself composite: bounded by the font's own maximum
      points += get16(maxp_, 10);
      contours += get16(maxp_, 12);
    } else if (own > 0) {
      points += get16(glyf_, start + 10 + 2 * (own - 1)) + 1;
      contours += own;
    }
  }

  hb_face_t* face_;
  HbFont font_;
  std::string head_, hhea_, maxp_, glyf_, loca_, hmtx_;
  unsigned count_ = 0;
  unsigned points_ = 0, contours_ = 0, elements_ = 0;
};

}  // namespace

FontProgram subset_truetype(const FontFace& face, const std::vector<std::uint32_t>& glyphs, const std::vector<CompositeGlyph>& composites,
                            hb_face_t* prepared) {
  std::vector<std::uint32_t> wanted = glyphs;
  std::uint32_t last = 0;
  for (const CompositeGlyph& composite : composites)
    for (const Component& part : composite.components) wanted.push_back(part.glyph);
  for (const std::uint32_t glyph : wanted) last = std::max(last, glyph);

  const HbFace original = prepared ? HbFace(hb_face_reference(prepared)) : harfbuzz_face(face);
  const HbInput input = subset_input(face, wanted, HB_SUBSET_FLAGS_NOTDEF_OUTLINE | HB_SUBSET_FLAGS_NO_HINTING);
  const HbPlan plan(hb_subset_plan_create_or_fail(original.get(), input.get()));
  if (!plan) refuse(face, message("HarfBuzz cannot plan the subset"));
  const HbFace subset(hb_subset_plan_execute_or_fail(plan.get()));
  if (!subset) refuse(face, message("HarfBuzz cannot make the subset"));

  const hb_map_t* map = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
  std::vector<std::uint16_t> new_glyphs(last + 1, 0);
  for (const std::uint32_t glyph : wanted) {
    const hb_codepoint_t target = hb_map_get(map, glyph);
    if (target == HB_MAP_VALUE_INVALID) refuse(face, message("it has no glyph of a number that the text uses"));
    new_glyphs[glyph] = static_cast<std::uint16_t>(target);
  }

  FontProgram program;
  for (const std::uint32_t glyph : glyphs) program.glyph_of.push_back(new_glyphs[glyph]);
  // HarfBuzz lists the tables of a face read from a file only, not of one that it has built.
  const HbBlob file(hb_face_reference_blob(subset.get()));
  const HbFace written(hb_face_create(file.get(), 0));
  GlyphTables tables(written.get());
  for (const CompositeGlyph& composite : composites) program.composite_of.push_back(tables.append(face, composite, new_glyphs));
  program.bytes = tables.assemble(face);
  return program;
}

FontProgram subset_cff(const FontFace& face, const std::vector<std::uint32_t>& glyphs) {
  const HbFace original = harfbuzz_face(face);
  const HbBlob table(hb_face_reference_table(original.get(), HB_TAG('C', 'F', 'F', ' ')));
  unsigned size = 0;
  const char* data = hb_blob_get_data(table.get(), &size);    // not copied: a CJK table has 15 MB
  const CffCharset charset = cff_charset({data, size});
  if (charset == CffCharset::other) refuse(face, message("its CIDs are not its glyph numbers"));
  // A CID-keyed subset keeps its CIDs in its charset; any other one must keep its glyph numbers.
  const unsigned retain = charset == CffCharset::by_name ? HB_SUBSET_FLAGS_RETAIN_GIDS : HB_SUBSET_FLAGS_DEFAULT;
  const HbInput input = subset_input(face, glyphs, HB_SUBSET_FLAGS_NOTDEF_OUTLINE | HB_SUBSET_FLAGS_NO_HINTING | retain);
  const HbFace subset(hb_subset_or_fail(original.get(), input.get()));
  if (!subset) refuse(face, message("HarfBuzz cannot make the subset"));
  FontProgram program;
  program.bytes = table_bytes(subset.get(), "CFF ");
  if (program.bytes.empty()) refuse(face, message("it has no 'CFF ' table"));
  return program;
}

}  // namespace divulga::pdf
