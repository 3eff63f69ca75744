#include "text/shaper.h"

#include <hb.h>

#include <cmath>

#include "text/font_store.h"
#include "text/paragraph_text.h"

namespace divulga {
namespace {

constexpr size_t longest_cached_word = 64;
constexpr size_t words_per_shard = 8192;
constexpr double thousandths = 1000;

hb_script_t harfbuzz_script(ScriptCode script) { return hb_script_from_string(script_name(script), 4); }

unsigned add_features(std::uint8_t features, hb_feature_t* out) {
  unsigned count = 0;
  auto add = [&](hb_tag_t tag, std::uint32_t value) {
    out[count++] = {tag, value, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
  };
  if (features & tabular_figures) add(HB_TAG('t', 'n', 'u', 'm'), 1);
  if (features & no_ligatures) {
    add(HB_TAG('l', 'i', 'g', 'a'), 0);
    add(HB_TAG('c', 'l', 'i', 'g'), 0);
  }
  return count;
}

ShapedTextPtr glyphs_of(hb_buffer_t* buffer, unsigned units_per_em, std::uint32_t start) {
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
  auto shaped = std::make_shared<ShapedText>();
  shaped->glyphs.resize(count);
  auto scaled = [units_per_em](hb_position_t value) {
    return units_per_em == 1000 ? value : static_cast<std::int32_t>(std::lround(value * thousandths / units_per_em));
  };
  for (unsigned i = 0; i < count; ++i) {
    shaped->glyphs[i] = {infos[i].codepoint,
                         infos[i].cluster - start,
                         scaled(positions[i].x_advance),
                         scaled(positions[i].x_offset),
                         scaled(positions[i].y_offset),
                         (hb_glyph_info_get_glyph_flags(&infos[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0};
    shaped->advance += shaped->glyphs[i].advance;
  }
  return shaped;
}

}  // namespace

const hb_language_impl_t* shaping_language(const std::string& tag) {
  return hb_language_from_string(tag.data(), static_cast<int>(tag.size()));
}

size_t WordCache::hash(const ShapingRun& run, std::u16string_view word) {
  size_t seed = run.font * 31u + static_cast<size_t>(run.script) * 131071u + run.features * 8191u + (run.right_to_left ? 127u : 0u);
  seed ^= reinterpret_cast<std::uintptr_t>(run.language) >> 4;
  return std::hash<std::u16string_view>{}(word) ^ seed * 0x9E3779B97F4A7C15u;
}

ShapedTextPtr WordCache::find(const ShapingRun& run, std::u16string_view word) const {
  const KeyView key{run, word, hash(run, word)};
  const Shard& shard = shards_[key.hash >> 7 & 31];
  std::lock_guard lock(shard.mutex);
  auto found = shard.words.find(key);
  return found == shard.words.end() ? nullptr : found->second;
}

void WordCache::keep(const ShapingRun& run, std::u16string_view word, ShapedTextPtr shaped) {
  Shard& shard = shards_[hash(run, word) >> 7 & 31];
  std::lock_guard lock(shard.mutex);
  if (shard.words.size() >= words_per_shard) shard.words.clear();
  shard.words.emplace(Key{run, std::u16string(word)}, std::move(shaped));
}

Shaper::Shaper(const FontStore& fonts, WordCache& cache, std::u16string_view paragraph)
    : fonts_(fonts), cache_(cache), paragraph_(paragraph) {}

Shaper::~Shaper() {
  if (buffer_) hb_buffer_destroy(buffer_);
}

ShapedTextPtr Shaper::shape(const ShapingRun& run, std::uint32_t start, std::uint32_t end, std::uint32_t context_start,
                            std::uint32_t context_end) {
  auto stands_apart = [&] {   // nothing beside it can change its forms
    bool before = start == context_start || is_word_space(paragraph_[start - 1]);
    bool after = end == context_end || is_word_space(paragraph_[end]);
    return !is_joining_script(run.script) || (before && after);
  };
  if (end - start > longest_cached_word || !stands_apart())
    return shape_anew(run, paragraph_.substr(context_start, context_end - context_start), start - context_start, end - context_start);
  return shape_word(run, paragraph_.substr(start, end - start));
}

ShapedTextPtr Shaper::shape_word(const ShapingRun& run, std::u16string_view word) {
  if (word.size() != 1) return shape_known(run, word);
  for (const Single& single : singles_)
    if (single.unit == word[0] && single.shaped && single.run == run) return single.shaped;
  Single& place = singles_[oldest_++ % singles_.size()];
  place = {run, word[0], shape_known(run, word)};
  return place.shaped;
}

ShapedTextPtr Shaper::shape_known(const ShapingRun& run, std::u16string_view word) {
  if (ShapedTextPtr known = cache_.find(run, word)) return known;
  ShapedTextPtr shaped = shape_anew(run, word, 0, static_cast<std::uint32_t>(word.size()));
  cache_.keep(run, word, shaped);
  return shaped;
}

ShapedTextPtr Shaper::shape_anew(const ShapingRun& run, std::u16string_view context, std::uint32_t start, std::uint32_t end) {
  const LoadedFont& font = fonts_.loaded(run.font);
  if (!buffer_) buffer_ = hb_buffer_create();
  hb_buffer_clear_contents(buffer_);
  hb_buffer_set_cluster_level(buffer_, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
  hb_buffer_set_flags(buffer_, static_cast<hb_buffer_flags_t>(HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES |
                                                              HB_BUFFER_FLAG_DO_NOT_INSERT_DOTTED_CIRCLE));
  hb_buffer_add_utf16(buffer_, reinterpret_cast<const std::uint16_t*>(context.data()), static_cast<int>(context.size()), start,
                      static_cast<int>(end - start));
  hb_buffer_set_direction(buffer_, run.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer_, harfbuzz_script(run.script));
  hb_buffer_set_language(buffer_, run.language);
  hb_feature_t features[3];
  const unsigned count = add_features(run.features, features);
  hb_shape(font.font(), buffer_, features, count);
  return glyphs_of(buffer_, font.face.units_per_em, start);
}

}  // namespace divulga
