#include <gmock/gmock.h>
#include <hb.h>

#include <cmath>

#include "sample_text.h"

// Paragraphs are shaped word by word, cached and cut at line ends: each line must look as HarfBuzz shapes that line alone.

namespace divulga::testing {
namespace {

struct Shaped {
  std::uint32_t glyph;
  long advance, x, y;   // thousandths of an em
  friend bool operator==(const Shaped&, const Shaped&) = default;
};
void PrintTo(const Shaped& shaped, std::ostream* out) { *out << shaped.glyph << "+" << shaped.advance << "@" << shaped.x << "," << shaped.y; }

/// `text` between what stands beside it in its line.
std::vector<Shaped> by_harfbuzz(const LineRun& run, const std::string& line, size_t start, size_t length) {
  const FontFace& face = fonts().face(run.font);
  hb_blob_t* blob = hb_blob_create(face.bytes->data(), static_cast<unsigned>(face.bytes->size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr);
  hb_face_t* hb_face = hb_face_create(blob, static_cast<unsigned>(face.index));
  hb_font_t* font = hb_font_create(hb_face);
  hb_buffer_t* buffer = hb_buffer_create();
  hb_buffer_add_utf8(buffer, line.data(), static_cast<int>(line.size()), static_cast<unsigned>(start), static_cast<int>(length));
  hb_buffer_guess_segment_properties(buffer);
  hb_buffer_set_direction(buffer, run.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_language(buffer, hb_language_from_string(run.language.str().c_str(), -1));
  hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
  hb_shape(font, buffer, nullptr, 0);
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
  std::vector<Shaped> out;
  auto thousandths = [&](hb_position_t value) { return std::lround(value * 1000.0 / face.units_per_em); };
  for (unsigned i = 0; i < count; ++i)
    out.push_back({infos[i].codepoint, thousandths(positions[i].x_advance), thousandths(positions[i].x_offset), thousandths(positions[i].y_offset)});
  hb_buffer_destroy(buffer);
  hb_font_destroy(font);
  hb_face_destroy(hb_face);
  hb_blob_destroy(blob);
  return out;
}

std::vector<Shaped> as_set(const LineRun& run) {
  std::vector<Shaped> out;
  double pen = run.glyphs.empty() ? 0 : run.glyphs.front().x;
  bool is_first = true;
  for (const LineGlyph& glyph : run.glyphs) {
    auto thousandths = [&](double points) { return std::lround(points * 1000 / run.size.value); };
    // The first glyph's own offset cannot be told from where the run begins.
    out.push_back({glyph.glyph, thousandths(glyph.advance), is_first ? 0 : thousandths(glyph.x - pen), thousandths(glyph.y)});
    if (is_first) pen = glyph.x;
    is_first = false;
    pen += glyph.advance;
  }
  return out;
}

class EveryLine : public ::testing::TestWithParam<Sample> {};
INSTANTIATE_TEST_SUITE_P(Languages, EveryLine, ::testing::ValuesIn(samples), [](const auto& sample) { return std::string(sample.param.language); });

TEST_P(EveryLine, HasTheGlyphsOfItsOwnText) {
  ParagraphOptions as = options(GetParam().language);
  as.hyphenate = true;
  for (double measure : {60.0, 95.0, 140.0, 230.0}) {
    for (const Line& line : shape(GetParam().text, as).lines(Pt(measure))) {
      std::string text = text_of(line);
      for (const LineRun& run : line.runs) {
        std::string shown = run.text;
        std::string whole = text;
        const size_t start = text.find(run.text);
        ASSERT_NE(start, std::string::npos);
        if (line.hyphenated && shown.ends_with("\u00AD")) {
          const std::string hyphen = fonts().has_glyph(run.font, 0x2010) ? "\u2010" : "-";
          shown.replace(shown.size() - 2, 2, hyphen);
          whole.replace(start + run.text.size() - 2, 2, hyphen);
        }
        std::vector<Shaped> expected = by_harfbuzz(run, whole, start, shown.size());
        std::vector<Shaped> seen = as_set(run);
        if (!expected.empty() && !seen.empty()) {   // offsets count from the first glyph
          const long first = expected.front().x;
          expected.front().x = 0;
          for (size_t i = 1; i < expected.size(); ++i) expected[i].x -= first;
          // Rounding of one glyph's offset moves the others by a thousandth.
          for (size_t i = 1; i < std::min(expected.size(), seen.size()); ++i)
            if (std::abs(expected[i].x - seen[i].x) <= 1) expected[i].x = seen[i].x;
        }
        for (size_t i = 0; i < std::min(expected.size(), seen.size()); ++i)   // Chinese marks side by side close up
          if (run.language.str() == "zh" && expected[i].advance - seen[i].advance == 500) expected[i].advance = seen[i].advance;
        EXPECT_EQ(seen, expected) << GetParam().language << " " << measure << ": " << run.text;
      }
    }
  }
}

}  // namespace
}  // namespace divulga::testing
