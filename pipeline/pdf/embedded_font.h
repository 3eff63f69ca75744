#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "layout/paged_document.h"
#include "pdf/font_program.h"
#include "pdf/object_writer.h"
#include "pdf/prepared_faces.h"
#include "pdf/shared_subsets.h"

namespace divulga::pdf {

/// Glyphs that stand for one piece of text together, and that text.
struct GlyphCluster {
  std::span<const PlacedGlyph> glyphs;
  std::string_view text;    // UTF-8
};

/// One code to show: where, and how far the font itself moves the pen.
struct ShownCode {
  std::uint16_t cid = 0;
  int width = 0;       // 1/1000 em, as in /W
  double x = 0;        // points from the run's origin
  double rise = 0;     // points; not 0 only where no composite glyph can be had
};

/// A face as one document uses it: numbers its own CIDs while text is shown, embeds the subset at the end.
/// Every CID stands for exactly one text, so that extraction is exact. Not thread-safe.
class EmbeddedFont {
 public:
  /// With `shared` the font begins with `letters`, which all of its documents have, and takes an equal one from there.
  EmbeddedFont(const FontFace& face, ObjectWriter& objects, PreparedFaces* prepared = nullptr, SharedSubsets* shared = nullptr,
               std::string_view letters = {});
  ~EmbeddedFont();
  EmbeddedFont(EmbeddedFont&&) noexcept;

  ObjectId object() const { return object_; }

  /// Appends the codes of a cluster of a run set at `size`, in visual order. Throws Error for glyph 0: .notdef is never shown.
  void encode(const GlyphCluster& cluster, Pt size, bool right_to_left, std::vector<ShownCode>& codes) {
    if (!encode_known(cluster, codes)) encode_any(cluster, size, right_to_left, codes);
  }

  /// Writes font dictionaries, program, widths and ToUnicode.
  void embed();

 private:
  struct Entry {
    enum class Kind : std::uint8_t { glyph, composite } kind = Kind::glyph;
    std::uint32_t index = 0;       // original glyph, or position in composites_
    int width = 0;                 // 1/1000 em
    std::string text;
  };

  /// Most text: a glyph on the line that stands for the one short character that it was first shown for.
  bool encode_known(const GlyphCluster& cluster, std::vector<ShownCode>& codes) const {
    const PlacedGlyph& glyph = cluster.glyphs.front();
    const std::size_t size = cluster.text.size();
    if (cluster.glyphs.size() != 1 || glyph.y != 0 || size == 0 || size > 2 || glyph.glyph >= first_entry_.size()) return false;
    const std::uint32_t first = first_entry_[glyph.glyph];
    if (first == 0 || (size == 2 && (cluster.text[0] & 0x80) == 0)) return false;
    const Entry& entry = entries_[first - 1];
    if (entry.text.size() != size || entry.text[0] != cluster.text[0] || entry.text[size - 1] != cluster.text[size - 1]) return false;
    codes.push_back({cid_of_entry_[first - 1], entry.width, glyph.x, 0});
    return true;
  }
  void encode_any(const GlyphCluster& cluster, Pt size, bool right_to_left, std::vector<ShownCode>& codes);

  /// Positions in entries_.
  std::uint32_t glyph_entry(std::uint32_t glyph, std::string_view text);
  std::uint32_t add_glyph(std::uint32_t glyph, std::string_view text);
  std::uint16_t composite_code(const GlyphCluster& cluster, double start, double advance, double units, std::string_view text);
  std::uint16_t add(Entry entry);
  void encode_singly(const GlyphCluster& cluster, std::string_view text, std::vector<ShownCode>& codes);
  int width_of(std::uint32_t glyph) const;
  FontProgram make_program() const;
  void add_letters(std::string_view letters);
  /// All that the parts depend on.
  std::string parts_key() const;
  FontParts make_parts() const;
  void write_font(const FontParts& parts);

  struct Outlines;                 // HarfBuzz objects
  const FontFace& face_;
  ObjectWriter& objects_;
  PreparedFaces* prepared_;
  SharedSubsets* shared_;
  ObjectId object_;
  std::unique_ptr<Outlines> outlines_;
  unsigned units_per_em_ = 1000;
  std::vector<Entry> entries_;                              // by code, in order of first use
  std::vector<std::uint16_t> cid_of_entry_;                 // the code, from 1
  std::vector<std::uint32_t> first_entry_;                  // by glyph: its first entry + 1; 0 is none
  std::vector<CompositeGlyph> composites_;
  std::unordered_map<std::string, std::uint32_t> by_key_;   // composites, and further texts of a glyph
  std::string key_, text_;                                  // kept between calls
};

}  // namespace divulga::pdf
