#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/font.h"
#include "text/script_resolution.h"

struct hb_buffer_t;
struct hb_language_impl_t;

namespace divulga {

class FontStore;

/// Lengths in thousandths of an em, whole numbers: the PDF's width table has no finer ones, and errors would add up.
struct ShapedGlyph {
  std::uint32_t glyph = 0;
  std::uint32_t cluster = 0;   // unit, from the shaped text's start
  std::int32_t advance = 0, x = 0, y = 0;
  bool unsafe_to_break = false;
};

/// Glyphs in visual order, left to right. Default ignorable characters leave none.
struct ShapedText {
  std::vector<ShapedGlyph> glyphs;
  std::int64_t advance = 0;
};
using ShapedTextPtr = std::shared_ptr<const ShapedText>;

enum ShapingFeature : std::uint8_t { tabular_figures = 1, no_ligatures = 2 };

/// All that shaping depends on besides the text; the size is not among it.
struct ShapingRun {
  FontId font = 0;
  ScriptCode script = 0;
  std::uint8_t features = 0;   // of ShapingFeature
  bool right_to_left = false;
  const hb_language_impl_t* language = nullptr;

  friend bool operator==(const ShapingRun&, const ShapingRun&) = default;
};

const hb_language_impl_t* shaping_language(const std::string& tag);

/// Shaped words, kept while the FontBook lives; a full shard is emptied. Thread-safe.
class WordCache {
 public:
  ShapedTextPtr find(const ShapingRun& run, std::u16string_view word) const;
  void keep(const ShapingRun& run, std::u16string_view word, ShapedTextPtr shaped);

 private:
  struct Key {
    ShapingRun run;
    std::u16string word;
  };
  struct KeyView {
    const ShapingRun& run;
    std::u16string_view word;
    size_t hash;
  };
  struct Hash {
    using is_transparent = void;
    size_t operator()(const Key& key) const { return hash(key.run, key.word); }
    size_t operator()(const KeyView& key) const { return key.hash; }
  };
  struct Equal {
    using is_transparent = void;
    bool operator()(const Key& a, const Key& b) const { return a.run == b.run && a.word == b.word; }
    bool operator()(const KeyView& a, const Key& b) const { return a.run == b.run && a.word == b.word; }
    bool operator()(const Key& a, const KeyView& b) const { return a.run == b.run && a.word == b.word; }
  };
  struct Shard {
    mutable std::mutex mutex;
    std::unordered_map<Key, ShapedTextPtr, Hash, Equal> words;
  };
  static size_t hash(const ShapingRun& run, std::u16string_view word);

  std::array<Shard, 32> shards_;
};

/// Shapes stretches of one paragraph. Not thread-safe: one per thread and paragraph.
class Shaper {
 public:
  Shaper(const FontStore& fonts, WordCache& cache, std::u16string_view paragraph);
  ~Shaper();
  Shaper(const Shaper&) = delete;
  Shaper& operator=(const Shaper&) = delete;

  /// Shapes units [start, end) seeing the neighbours within [context_start, context_end).
  ShapedTextPtr shape(const ShapingRun& run, std::uint32_t start, std::uint32_t end, std::uint32_t context_start,
                      std::uint32_t context_end);
  /// A text that is not the paragraph's own: the hyphen.
  ShapedTextPtr shape_word(const ShapingRun& run, std::u16string_view word);

 private:
  ShapedTextPtr shape_known(const ShapingRun& run, std::u16string_view word);
  ShapedTextPtr shape_anew(const ShapingRun& run, std::u16string_view context, std::uint32_t start, std::uint32_t end);

  const FontStore& fonts_;
  WordCache& cache_;
  std::u16string_view paragraph_;
  hb_buffer_t* buffer_ = nullptr;   // made when a word is not known
  struct Single {
    ShapingRun run;
    char16_t unit = 0;
    ShapedTextPtr shaped;
  };
  std::array<Single, 4> singles_;   // spaces and hyphens, asked for again and again
  size_t oldest_ = 0;
};

}  // namespace divulga
