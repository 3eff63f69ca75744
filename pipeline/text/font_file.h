#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "text/font.h"

struct hb_font_t;

namespace divulga {

/// A face ready for shaping: immutable once loaded, shared among threads.
class LoadedFont {
 public:
  /// Reads names and metrics (OpenType head, hhea, OS/2, post, name). `collection_face`: full name to look for in a
  /// collection; empty: face 0. Throws EnvironmentError naming `package` (Error where that is empty) when the bytes are no
  /// such font.
  LoadedFont(std::string path, std::shared_ptr<const std::string> bytes, const std::string& collection_face,
             const std::string& package);
  ~LoadedFont();
  LoadedFont(const LoadedFont&) = delete;
  LoadedFont& operator=(const LoadedFont&) = delete;

  FontFace face;
  hb_font_t* font() const { return font_; }
  bool has_glyph(char32_t character) const;
  /// True where some default lookup takes the space into account: words must then be shaped together.
  bool shapes_across_space() const { return shapes_across_space_; }
  /// U+2010 where the font has it, else U+002D.
  char32_t hyphen() const { return has_glyph(0x2010) ? 0x2010 : 0x2D; }

 private:
  void read_metrics();
  void read_coverage();
  void read_space_lookups();

  hb_font_t* font_ = nullptr;
  std::vector<std::uint64_t> coverage_;   // bitset of the Basic Multilingual Plane
  bool shapes_across_space_ = false;
};

}  // namespace divulga
