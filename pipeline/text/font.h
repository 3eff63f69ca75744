#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "geometry/geometry.h"
#include "locale/locale_tag.h"

namespace divulga {

/// Index of a face in a FontBook.
using FontId = std::uint32_t;

/// Distances in points at size 1.
struct FontMetrics {
  double ascent = 0, descent = 0, cap_height = 0, x_height = 0;   // descent is positive downward
  double italic_angle = 0;
  double bbox[4] = {0, 0, 0, 0};                                  // xMin yMin xMax yMax
};

/// A font file's bytes and which face in it. Immutable, shared among threads.
struct FontFace {
  std::string path;
  int index = 0;                          // in a collection
  std::string postscript_name;
  std::string family;
  int weight = 400;
  bool italic = false;
  bool cff = false;
  std::shared_ptr<const std::string> bytes;
  unsigned units_per_em = 1000;
  FontMetrics metrics;
};

enum class FontRole { heading, sans, serif, mono, statement };
inline constexpr std::size_t font_roles = 5;

struct FontRequest {
  FontRole role = FontRole::sans;
  int weight = 400;
  bool italic = false;
};

/// A font file of the workspace: TrueType, OpenType (CFF) or WOFF2, one static face.
struct FontFile {
  std::string path;                             // as told in errors; read from disk when `bytes` is null
  int weight = 400;
  bool italic = false;
  std::shared_ptr<const std::string> bytes;
};

/// A brand's family for a role in Latin, Greek and Cyrillic text; other scripts keep their own families. Without files `family`
/// is one of known_font_families(). What it does not cover comes from the role's own family, by whole words.
struct FontFamilyChoice {
  FontRole role = FontRole::sans;               // not `statement`: the EU's rules name its families
  std::string family;
  std::vector<FontFile> files;
  SourceSpan span;                              // where it is chosen
};

}  // namespace divulga
