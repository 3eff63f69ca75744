#pragma once
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.h"
#include "text/font.h"

namespace divulga {

/// The fonts of an installation: families per script and role, loaded on first use and kept. Thread-safe.
/// Throws EnvironmentError naming the Debian package when a needed file is missing.
class FontBook {
 public:
  /// `asset_directory`: …/share/divulga/fonts (Titillium Web, Ubuntu). The Noto families come from `debian_fonts`.
  /// `choices`: families of a brand, at most one a role; throws Error for an unknown family. A broken file of theirs throws
  /// Error, naming it, when first used: check_font_choices() tells all of them before.
  explicit FontBook(std::string asset_directory, std::string debian_fonts = "/usr/share/fonts",
                    const std::vector<FontFamilyChoice>& choices = {});
  ~FontBook();
  FontBook(const FontBook&) = delete;
  FontBook& operator=(const FontBook&) = delete;

  /// Faces to try in order for text of an ISO 15924 script in a language: the script's own family first, then Latin behind it.
  /// A script's family is never mixed with another's inside a word (Naskh inside Nastaliq).
  /// The answer lives as long as the book.
  const std::vector<FontId>& faces(const FontRequest& request, const std::string& script, const LocaleTag& language) const;
  const FontFace& face(FontId id) const;
  bool has_glyph(FontId id, char32_t character) const;

  struct Implementation;
  Implementation& implementation() const { return *implementation_; }   // for text/ only: HarfBuzz objects

 private:
  std::unique_ptr<Implementation> implementation_;
};

/// Families that may be chosen by name, installed with the program: "Titillium Web", "Lora", "Noto Serif" …
const std::vector<std::string>& known_font_families();

/// Reports every unknown family, file that is no usable font, and choice for the statement, at the choice's place.
void check_font_choices(const std::vector<FontFamilyChoice>& choices, DiagnosticSink& sink);

/// How much larger and looser a script is set than Latin at the same nominal size (look.md's optical sizes).
struct OpticalAdjustment {
  double size = 1;       // factor on the nominal size
  double leading = 1.4;  // line height as a factor of the adjusted size
};
OpticalAdjustment optical_adjustment(const LocaleTag& language);

}  // namespace divulga
