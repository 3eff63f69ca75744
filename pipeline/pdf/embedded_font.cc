#include "pdf/embedded_font.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "diag/diagnostic.h"
#include "fs/hash.h"
#include "pdf/code_cmap.h"
#include "pdf/deflate.h"
#include "pdf/harfbuzz_face.h"
#include "pdf/readable_text.h"
#include "pdf/syntax.h"
#include "pdf/to_unicode.h"

namespace divulga::pdf {

namespace {

constexpr std::size_t most_composites = 60000;   // leaves room for the subset's own glyphs below 65,535
constexpr std::string_view zero_width_space = "\xE2\x80\x8B";

std::int16_t font_units(double value) {
  return static_cast<std::int16_t>(std::clamp<long long>(std::llround(value), -32768, 32767));
}

std::size_t first_character_length(std::string_view text) {
  std::size_t end = 0;
  next_code_point(text, end);
  return end;
}

/// "ABCDEF": from what the subset is, so that equal subsets have equal names and others do not.
std::string subset_tag(const std::string& program) {
  const std::string hash = sha256_hex(program);
  std::string tag;
  for (int i = 0; i < 6; ++i) {
    const auto digit = [&](int at) { return hash[static_cast<std::size_t>(at)] % 32; };
    tag += static_cast<char>('A' + (digit(2 * i) * 32 + digit(2 * i + 1)) % 26);
  }
  return tag;
}

}  // namespace

struct EmbeddedFont::Outlines {
  HbFace face;
  HbFont font;
};

EmbeddedFont::EmbeddedFont(const FontFace& face, ObjectWriter& objects, PreparedFaces* prepared, SharedSubsets* shared, std::string_view letters)
    : face_(face), objects_(objects), prepared_(prepared), shared_(shared), object_(objects.reserve()), outlines_(std::make_unique<Outlines>()) {
  if (!face.bytes || face.bytes->empty()) throw Error(message("font '{0}' has no bytes", face.postscript_name), message("font file: {0}", face.path));
  outlines_->face = harfbuzz_face(face);
  outlines_->font.reset(hb_font_create(outlines_->face.get()));
  units_per_em_ = hb_face_get_upem(outlines_->face.get());
  first_entry_.resize(hb_face_get_glyph_count(outlines_->face.get()), 0);
  if (shared_) add_letters(letters);
}

void EmbeddedFont::add_letters(std::string_view letters) {
  for (std::size_t at = 0; at < letters.size();) {
    const std::size_t begin = at;
    const char32_t letter = next_code_point(letters, at);
    hb_codepoint_t glyph = 0;
    if (hb_font_get_nominal_glyph(outlines_->font.get(), letter, &glyph) && glyph != 0) glyph_entry(glyph, letters.substr(begin, at - begin));
  }
}

EmbeddedFont::~EmbeddedFont() = default;
EmbeddedFont::EmbeddedFont(EmbeddedFont&&) noexcept = default;

int EmbeddedFont::width_of(std::uint32_t glyph) const {
  return static_cast<int>(std::lround(hb_font_get_glyph_h_advance(outlines_->font.get(), glyph) * 1000.0 /
                                      units_per_em_));
}

std::uint16_t EmbeddedFont::add(Entry entry) {
  if (entries_.size() >= 65534) throw Error(message("the text needs more than 65,534 codes of font '{0}'", face_.postscript_name));
  cid_of_entry_.push_back(static_cast<std::uint16_t>(entries_.size() + 1));
  entries_.push_back(std::move(entry));
  return cid_of_entry_.back();
}

std::uint32_t EmbeddedFont::add_glyph(std::uint32_t glyph, std::string_view text) {
  add({Entry::Kind::glyph, glyph, width_of(glyph), std::string(text)});
  return static_cast<std::uint32_t>(entries_.size()) - 1;
}

std::uint32_t EmbeddedFont::glyph_entry(std::uint32_t glyph, std::string_view text) {
  if (glyph == 0 || glyph >= first_entry_.size())
    throw Error(message("a character has no glyph in font '{0}': '{1}'", face_.postscript_name, text));
  const std::uint32_t first = first_entry_[glyph];
  if (first != 0 && entries_[first - 1].text == text) return first - 1;
  if (first == 0) return (first_entry_[glyph] = add_glyph(glyph, text) + 1) - 1;
  key_.assign(reinterpret_cast<const char*>(&glyph), sizeof glyph);
  key_ += text;
  const auto [found, is_new] = by_key_.try_emplace(key_, static_cast<std::uint32_t>(entries_.size()));
  return is_new ? add_glyph(glyph, text) : found->second;
}

std::uint16_t EmbeddedFont::composite_code(const GlyphCluster& cluster, double start, double advance, double units, std::string_view text) {
  key_.assign("composite");    // as a glyph number this is far beyond 65,535: no key of glyph_entry() is like it
  const auto put = [&](const auto value) { key_.append(reinterpret_cast<const char*>(&value), sizeof value); };
  const std::uint16_t advance_units = static_cast<std::uint16_t>(std::max<std::int16_t>(0, font_units(advance * units)));
  put(advance_units);
  put(static_cast<std::uint32_t>(cluster.glyphs.size()));
  for (const PlacedGlyph& glyph : cluster.glyphs) {
    put(glyph.glyph);
    put(font_units((glyph.x - start) * units));
    put(font_units(glyph.y * units));
  }
  key_ += text;
  const auto [found, is_new] = by_key_.try_emplace(key_, static_cast<std::uint32_t>(entries_.size()));
  if (!is_new) return cid_of_entry_[found->second];

  CompositeGlyph composite;
  composite.advance = advance_units;
  for (const PlacedGlyph& glyph : cluster.glyphs)
    composite.components.push_back({glyph.glyph, font_units((glyph.x - start) * units), font_units(glyph.y * units)});
  composites_.push_back(std::move(composite));
  const int width = static_cast<int>(std::lround(advance_units * 1000.0 / units_per_em_));
  return add({Entry::Kind::composite, static_cast<std::uint32_t>(composites_.size() - 1), width, std::string(text)});
}

void EmbeddedFont::encode_any(const GlyphCluster& cluster, Pt size, bool right_to_left, std::vector<ShownCode>& codes) {
  std::string_view text = cluster.text.empty() ? zero_width_space : readable_text(cluster.text, text_);
  const double units = units_per_em_ / size.value;    // font units a point
  const PlacedGlyph& only = cluster.glyphs.front();

  // Readers turn right-to-left text round character by character, so that every code may stand for one character only.
  // Zero-width codes carry the rest.
  std::string_view rest;
  if (right_to_left && !face_.cff) {
    const std::size_t first = first_character_length(text);
    rest = text.substr(first);
    text = text.substr(0, first);
  }

  const bool plain = cluster.glyphs.size() == 1 && (only.y == 0 || font_units(only.y * units) == 0);
  double start = only.x, advance = 0;
  if (plain) {
    const std::uint32_t entry = glyph_entry(only.glyph, text);
    codes.push_back({cid_of_entry_[entry], entries_[entry].width, only.x, 0});
    advance = only.advance;
  } else if (face_.cff || entries_.size() >= most_composites) {
    encode_singly(cluster, text, codes);
    return;
  } else {
    bool placed = false;
    for (const PlacedGlyph& glyph : cluster.glyphs) {
      if (glyph.glyph == 0) glyph_entry(0, text);
      if (!placed && glyph.advance > 0) {
        start = glyph.x - advance;    // the base's pen position: marks before it have offsets of their own
        placed = true;
      }
      advance += glyph.advance;
    }
    const std::uint16_t cid = composite_code(cluster, start, advance, units, text);
    codes.push_back({cid, static_cast<int>(std::lround(std::round(advance * units) * 1000.0 / (units * size.value))), start, 0});
  }

  const std::size_t main_code = codes.size() - 1;
  for (std::size_t at = 0; at < rest.size();) {
    const std::size_t begin = at;
    next_code_point(rest, at);
    const PlacedGlyph none{};
    const GlyphCluster empty{std::span(&none, 0), rest.substr(begin, at - begin)};
    const std::uint16_t cid = composite_code(empty, 0, 0, units, empty.text);
    codes.insert(codes.begin() + static_cast<std::ptrdiff_t>(main_code), {cid, 0, start, 0});
  }
}

void EmbeddedFont::encode_singly(const GlyphCluster& cluster, std::string_view text, std::vector<ShownCode>& codes) {
  for (const PlacedGlyph& glyph : cluster.glyphs) {
    const std::uint32_t entry = glyph_entry(glyph.glyph, text);
    codes.push_back({cid_of_entry_[entry], entries_[entry].width, glyph.x, glyph.y});
    text = zero_width_space;    // the first glyph carries the text
  }
}

FontProgram EmbeddedFont::make_program() const {
  std::vector<std::uint32_t> glyphs;
  for (const Entry& entry : entries_)
    if (entry.kind == Entry::Kind::glyph) glyphs.push_back(entry.index);
  return face_.cff ? subset_cff(face_, glyphs) : subset_truetype(face_, glyphs, composites_, prepared_ ? prepared_->get(face_) : nullptr);
}

void EmbeddedFont::embed() {
  if (!shared_) return write_font(make_parts());
  const std::string key = parts_key();
  std::shared_ptr<const FontParts> parts = shared_->find(face_, key);
  if (!parts) {
    auto made = std::make_shared<FontParts>(make_parts());
    for (std::string* part : {&made->program, &made->codes, &made->to_unicode}) *part = deflate(*part);
    shared_->keep(face_, key, parts = std::move(made));
  }
  write_font(*parts);
}

std::string EmbeddedFont::parts_key() const {
  std::string key;
  const auto put = [&](const auto value) { key.append(reinterpret_cast<const char*>(&value), sizeof value); };
  for (const Entry& entry : entries_) {
    put(entry.kind), put(entry.index), put(entry.width), put(entry.text.size());
    key += entry.text;
  }
  for (const CompositeGlyph& composite : composites_) {
    put(composite.advance), put(composite.components.size());
    for (const Component& part : composite.components) put(part.glyph), put(part.dx), put(part.dy);
  }
  return key;
}

FontParts EmbeddedFont::make_parts() const {
  FontProgram program = make_program();
  FontParts parts;
  parts.tag = subset_tag(program.bytes);
  // Several codes may show one glyph, each with its own text; a CFF font's CIDs are its glyphs, a TrueType font's are the codes.
  std::map<int, int> width_of_cid;
  std::vector<std::uint16_t> cids;
  std::vector<std::pair<std::uint16_t, std::string_view>> texts;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    cids.push_back(face_.cff ? static_cast<std::uint16_t>(entries_[i].index) : cid_of_entry_[i]);
    width_of_cid[cids.back()] = entries_[i].width;
    texts.emplace_back(cid_of_entry_[i], entries_[i].text);
  }
  std::string& widths = parts.widths;
  int previous = -2;
  for (const auto& [cid, width] : width_of_cid) {
    if (cid != previous + 1) {
      if (!widths.empty()) widths += "] ";
      append_integer(widths, cid);
      widths += " [";
    } else {
      widths += ' ';
    }
    append_integer(widths, width);
    previous = cid;
  }
  if (!widths.empty()) widths += ']';

  if (face_.cff) {
    parts.codes = code_cmap(cids);
  } else {
    std::size_t glyph = 0;
    parts.codes.assign(2, '\0');
    for (const Entry& entry : entries_) {
      const unsigned target = entry.kind == Entry::Kind::glyph ? program.glyph_of[glyph++] : program.composite_of[entry.index];
      parts.codes += static_cast<char>(target >> 8);
      parts.codes += static_cast<char>(target);
    }
  }
  parts.to_unicode = to_unicode_cmap(texts);
  parts.program_size = program.bytes.size();
  parts.program = std::move(program.bytes);
  return parts;
}

void EmbeddedFont::write_font(const FontParts& parts) {
  const auto put = [&](std::string& out, std::string entries, const std::string& data) {
    append_reference(out, shared_ ? objects_.stream(std::move(entries) + " /Filter /FlateDecode", data) : objects_.compressed_stream(std::move(entries), data));
  };
  std::string name;
  append_name(name, parts.tag + "+" + face_.postscript_name);
  const double em = 1000;
  const FontMetrics& metrics = face_.metrics;
  std::string descriptor = "/Type /FontDescriptor /FontName " + name + " /Flags " + (face_.italic ? "68" : "4") + " /FontBBox [";
  for (int i = 0; i < 4; ++i) {
    if (i > 0) descriptor += ' ';
    append_integer(descriptor, std::lround(metrics.bbox[i] * em));
  }
  descriptor += "] /ItalicAngle ";
  append_number(descriptor, metrics.italic_angle);
  descriptor += " /Ascent ";
  append_integer(descriptor, std::lround(metrics.ascent * em));
  descriptor += " /Descent ";
  append_integer(descriptor, -std::lround(metrics.descent * em));
  descriptor += " /CapHeight ";
  append_integer(descriptor, std::lround(metrics.cap_height * em));
  descriptor += " /StemV ";
  append_integer(descriptor, 50 + face_.weight / 10 + (face_.weight > 500 ? 40 : 0));    // fonts do not say; readers use it for substitutes only
  descriptor += face_.cff ? " /FontFile3 " : " /FontFile2 ";
  put(descriptor, face_.cff ? "/Subtype /CIDFontType0C" : "/Length1 " + std::to_string(parts.program_size), parts.program);

  std::string cid_font = std::string("/Type /Font /Subtype ") + (face_.cff ? "/CIDFontType0" : "/CIDFontType2") + " /BaseFont " + name +
                         " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ";
  append_reference(cid_font, objects_.dictionary(std::move(descriptor)));
  cid_font += " /DW 0 /W [" + parts.widths + "]";
  if (!face_.cff) put(cid_font += " /CIDToGIDMap ", {}, parts.codes);

  std::string font = "/Type /Font /Subtype /Type0 /BaseFont " + name + " /Encoding ";
  if (face_.cff) put(font, std::string(code_cmap_entries), parts.codes);
  else font += "/Identity-H";
  font += " /DescendantFonts [";
  append_reference(font, objects_.dictionary(std::move(cid_font)));
  font += "] /ToUnicode ";
  put(font, {}, parts.to_unicode);
  objects_.define(object_, std::move(font));
}

}  // namespace divulga::pdf
