#include "text/font_fault.h"

#include <cstdint>
#include <optional>

namespace divulga {
namespace {

constexpr std::uint32_t collection_tag = 0x74746366, cff_flavour = 0x4F54544F, truetype_flavour = 0x00010000, apple_flavour = 0x74727565;

/// Big-endian values of a file, 0 beyond its end.
class FontReader {
 public:
  explicit FontReader(std::string_view bytes) : bytes_(bytes) {}

  std::size_t size() const { return bytes_.size(); }
  std::uint32_t number(std::size_t at, unsigned size) const {
    if (at > bytes_.size() || bytes_.size() - at < size) return 0;
    std::uint32_t value = 0;
    for (unsigned i = 0; i < size; ++i) value = value << 8 | static_cast<unsigned char>(bytes_[at + i]);
    return value;
  }
  std::string_view part(std::size_t at, std::size_t size) const { return bytes_.substr(at, size); }

 private:
  std::string_view bytes_;
};

class FontCheck {
 public:
  FontCheck(std::string_view bytes, unsigned index) : file_(bytes) {
    if (file_.number(0, 4) != collection_tag) return;
    start_ = index < file_.number(8, 4) ? file_.number(12 + std::size_t{index} * 4, 4) : file_.size();
  }

  Message fault() const {
    const std::uint32_t flavour = file_.number(start_, 4);
    if (flavour != truetype_flavour && flavour != apple_flavour && flavour != cff_flavour) return message("it is no TrueType or OpenType font");
    if (Message cut = directory_fault(); !cut.empty()) return cut;
    if (table("fvar")) return message("it is a variable font");
    for (const char* tag : {"head", "hhea", "maxp", "hmtx", "cmap"})
      if (!table(tag)) return message("it has no table '{0}'", tag);
    if (table("head")->size() < 54 || table("hhea")->size() < 36 || table("maxp")->size() < 6) return message("its header is cut short");
    const std::uint32_t em = FontReader(*table("head")).number(18, 2);
    if (em < 16 || em > 16384) return message("its em is impossible");
    if (glyphs() == 0) return message("it has no glyphs");
    if (!metrics_fit()) return message("its table 'hmtx' is cut short");
    if (table("CFF ")) return table("CFF ")->size() < 5 ? message("its table 'CFF ' is cut short") : "";
    return outline_fault();
  }

  std::optional<std::string_view> table(std::string_view tag) const {
    const std::uint32_t count = file_.number(start_ + 4, 2);
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::size_t record = start_ + 12 + std::size_t{i} * 16;
      if (record + 16 > file_.size() || file_.part(record, 4) != tag) continue;
      const std::size_t offset = file_.number(record + 8, 4), length = file_.number(record + 12, 4);
      if (length == 0 || offset > file_.size() || file_.size() - offset < length) return std::nullopt;
      return file_.part(offset, length);
    }
    return std::nullopt;
  }

 private:
  Message directory_fault() const {
    const std::uint32_t count = file_.number(start_ + 4, 2);
    if (count == 0 || start_ + 12 + std::size_t{count} * 16 > file_.size()) return message("it is cut short");
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::size_t record = start_ + 12 + std::size_t{i} * 16;
      const std::size_t offset = file_.number(record + 8, 4), length = file_.number(record + 12, 4);
      if (offset > file_.size() || file_.size() - offset < length) return message("it is cut short");
    }
    return {};
  }

  std::uint32_t glyphs() const { return FontReader(*table("maxp")).number(4, 2); }

  bool metrics_fit() const {
    const std::uint32_t full = FontReader(*table("hhea")).number(34, 2);
    if (full == 0 || full > glyphs()) return false;
    return table("hmtx")->size() >= std::size_t{full} * 4 + std::size_t{glyphs() - full} * 2;
  }

  Message outline_fault() const {
    if (!table("glyf") || !table("loca")) return message("it has no outlines");
    if (table("maxp")->size() < 32) return message("its header is cut short");
    const FontReader loca(*table("loca")), glyf(*table("glyf"));
    const unsigned size = FontReader(*table("head")).number(50, 2) == 0 ? 2 : 4;
    const std::uint32_t count = glyphs();
    if (loca.size() < (std::size_t{count} + 1) * size) return message("its table 'loca' is cut short");
    const auto place = [&](std::uint32_t glyph) { return std::size_t{loca.number(std::size_t{glyph} * size, size)} * (size == 2 ? 2 : 1); };
    for (std::uint32_t glyph = 0; glyph < count; ++glyph) {
      const std::size_t start = place(glyph), end = place(glyph + 1);
      if (end < start || end > glyf.size()) return message("its outlines lie outside of their table");
      if (start == end) continue;
      const std::uint32_t contours = glyf.number(start, 2);
      if (end - start < 10 || (contours < 0x8000 && end - start < 12 + std::size_t{contours} * 2)) return message("an outline is cut short");
    }
    return {};
  }

  FontReader file_;
  std::size_t start_ = 0;   // of the face's table directory
};

}  // namespace

Message font_fault(std::string_view bytes, unsigned collection_index) { return FontCheck(bytes, collection_index).fault(); }

bool forbids_embedding(std::string_view bytes) {
  const auto os2 = FontCheck(bytes, 0).table("OS/2");
  return os2 && (FontReader(*os2).number(8, 2) & 0x000F) == 0x0002;
}

}  // namespace divulga
