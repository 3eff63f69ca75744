#pragma once
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/font.h"

namespace divulga {

/// One installed face: where it lies and whom it serves. A FontId is an index into the table, so ids never depend on
/// the order in which threads first use a font.
struct FontTableEntry {
  std::string family;        // "Noto Sans Bengali"
  std::string path;
  std::string package;       // Debian or npm package to name when the file is missing; empty: the workspace's own file
  std::string collection_face;   // the full name to look for in a .ttc; empty: face 0
  int weight = 400;
  bool italic = false;
  std::shared_ptr<const std::string> bytes = nullptr;   // of an own file, where they were given
};

/// What FontTable knows of "Ubuntu": npm cuts it by range, each range is a family, tried in this order.
inline constexpr std::array<std::string_view, 4> ubuntu_ranges = {"Ubuntu latin", "Ubuntu latin-ext", "Ubuntu greek", "Ubuntu cyrillic"};

/// Which families serve which script, role and language. Immutable.
class FontTable {
 public:
  /// Throws Error for a choice that names no known family.
  FontTable(const std::string& asset_directory, const std::string& debian_fonts, const std::vector<FontFamilyChoice>& choices = {});

  const std::vector<FontTableEntry>& entries() const { return entries_; }
  /// The faces to try in order; `script` an ISO 15924 code, `language` a BCP 47 tag.
  std::vector<FontId> faces(const FontRequest& request, std::string_view script, std::string_view language) const;

 private:
  struct Family {
    std::string name;
    FontId first = 0, count = 0;
  };
  void add_assets(const std::string& directory);
  void add_debian(const std::string& directory);
  void add_choice(const FontFamilyChoice& choice);
  void begin_family(std::string name);
  void add(FontTableEntry entry);
  void add_noto(const std::string& directory, const std::string& name, const std::string& stem, bool italics,
                const std::string& package);
  /// The nearest weight of a family; its upright faces where it has no italics. Appends nothing for an unknown family.
  void choose(std::string_view family, const FontRequest& request, std::vector<FontId>& out) const;
  void choose(const Family& family, const FontRequest& request, std::vector<FontId>& out) const;
  /// A script's own family, nothing for the European ones.
  void choose_script(const FontRequest& request, std::string_view script, std::string_view language, std::vector<FontId>& out) const;

  std::vector<FontTableEntry> entries_;
  std::vector<Family> families_;
  std::array<std::vector<Family>, font_roles> chosen_;   // a brand's, by role; some families come in several parts
};

}  // namespace divulga
