#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "geometry/geometry.h"
#include "locale/format.h"
#include "workspace/source_string.h"

// How a project looks, whatever the design: brand.yaml, in the form of https://posit-dev.github.io/brand-yml/.

namespace divulga {

/// A mark that the project may show. Whose it is and who allowed its use stands with the file.
struct BrandLogo {
  std::string file;                     // below the workspace: PNG, JPEG or SVG
  SourceString alt;
  std::string authorised_by;
  std::optional<Date> authorised_on;
  SourceSpan span;
};

struct BrandFontFile {
  std::string file;                     // below the workspace
  int weight = 400;
  bool italic = false;
  SourceSpan span;
};
/// A family that the brand brings along; without files it is installed on the machine.
struct BrandFont {
  std::string family;
  std::vector<BrandFontFile> files;
  SourceSpan span;
};
/// The type of one role. An empty family, an absent weight or line height leave the design's own.
struct BrandType {
  std::string family;
  std::optional<int> weight;            // 100..900
  std::optional<double> line_height;    // factor on the size
  SourceSpan span;
};

struct Brand {
  std::string file;                     // "content/ponte/brand.yaml", empty: none
  std::string name;
  Color primary{0x00, 0x66, 0xCC}, accent{0xC7, 0x46, 0x1B}, ink{0x17, 0x32, 0x4D}, paper{0xFF, 0xFF, 0xFF};
  std::map<Color, Cmyk> inks;           // what four-colour printing uses for a colour of the brand, where it says so
  std::vector<BrandFont> fonts;
  BrandType base, long_text, headings, monospace;   // long_text: where a design sets running text in serif; else base
  std::optional<BrandLogo> small, medium, large;    // the project's own mark by the room there is
  std::vector<BrandLogo> strip;         // beside the European emblem, in this order
};

}  // namespace divulga
