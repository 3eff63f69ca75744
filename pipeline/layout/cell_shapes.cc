#include "layout/cell_shapes.h"

#include <algorithm>
#include <cctype>

#include "locale/format.h"

namespace divulga::layout {
namespace {

/// What numbers are written with: digits of four scripts, then the marks between and around them.
const std::vector<std::string>& sign_texts() {
  static const std::vector<std::string> texts = [] {
    std::vector<std::string> all;
    for (char d = '0'; d <= '9'; ++d) all.emplace_back(1, d);
    for (int d = 0; d < 10; ++d) all.push_back(std::string("\xD9") + static_cast<char>(0xA0 + d));            // U+0660 Arabic-Indic
    for (int d = 0; d < 10; ++d) all.push_back(std::string("\xDB") + static_cast<char>(0xB0 + d));            // U+06F0 Persian
    for (int d = 0; d < 10; ++d) all.push_back(std::string("\xE0\xA7") + static_cast<char>(0xA6 + d));        // U+09E6 Bengali
    for (const char* mark : {".", ",", "\u066B", "\u066C", "\u00A0", "\u202F", "\u2019", "%", "-", "\u2212", "+"}) all.emplace_back(mark);
    return all;
  }();
  return texts;
}
constexpr size_t digit_signs = 40, inner_signs = 47;   // digits, then marks that may stand between digits, then the others
constexpr std::uint8_t none = 255;

/// The sign at `at`, which moves past it; `none` for any other character.
std::uint8_t next_sign(const std::string& text, size_t& at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte >= '0' && byte <= '9') return ++at, static_cast<std::uint8_t>(byte - '0');
  if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') return none;
  const std::vector<std::string>& texts = sign_texts();
  for (size_t i = 10; i < texts.size(); ++i) {
    if (text.compare(at, texts[i].size(), texts[i]) != 0) continue;
    at += texts[i].size();
    return static_cast<std::uint8_t>(i);
  }
  return none;
}

bool is_digit(std::uint8_t sign) { return sign < digit_signs; }

}  // namespace

size_t whole_number_end(const std::string& text, const std::string& decimal_separator) {
  size_t at = 0;
  const auto skip = [&] {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  };
  for (; at < text.size(); skip()) {
    size_t behind = at;
    if (is_digit(next_sign(text, behind))) break;
  }
  if (at >= text.size()) return text.size();
  for (;;) {
    size_t behind = at;
    const std::uint8_t sign = next_sign(text, behind);
    if (sign == none || sign >= inner_signs) return at;
    if (!is_digit(sign)) {
      // A mark that groups: more digits follow, and it is not the decimal separator.
      if (text.compare(at, decimal_separator.size(), decimal_separator) == 0 || behind >= text.size()) return at;
      size_t next = behind;
      if (!is_digit(next_sign(text, next))) return at;
    }
    at = behind;
    if (at >= text.size()) return at;
  }
}

CellShapes::CellShapes(Setting& setting, const TextLook& look, Hyphens hyphens, const SourceSpan& span)
    : s_(setting), look_(look), hyphens_(hyphens), span_(span), separator_(decimal_separator(setting.language)), pairs_(signs * signs) {}

TextBlock CellShapes::block(const std::string& text, Alignment alignment) const {
  TextOptions options;
  options.alignment = alignment;
  options.hyphenate = hyphens_ == Hyphens::yes;
  options.span = span_;
  return TextBlock(s_, text, look_, artifact, options);
}

const CellShape& CellShapes::shape(const std::string& text) {
  if (from_digits(text)) return passing_;
  const auto known = shapes_.find(text);
  if (known != shapes_.end()) return known->second;
  if (shapes_.size() < kept_shapes) return shapes_.emplace(text, shaped(text)).first->second;
  passing_ = shaped(text);
  return passing_;
}

CellShape CellShapes::shaped(const std::string& text) {
  CellShape shape;
  const TextBlock line = block(text, Alignment::start);
  shape.most = line.max_width();
  shape.least = line.min_width();
  // A forced break within: more lines than one, whatever the width.
  std::vector<Fragment> lines = line.lines(shape.most + Pt(1));
  if (lines.size() == 1) {
    for (PageItem& item : lines[0].items)
      if (GlyphRun* run = std::get_if<GlyphRun>(&item)) shape.runs.push_back(std::move(*run));
    if (s_.right_to_left)                              // set flush right in its measure
      for (GlyphRun& run : shape.runs) run.origin.x -= Pt(1);
  }
  const bool letters = std::any_of(text.begin(), text.end(), [](unsigned char c) { return std::isalpha(c) || c >= 0x80; });
  size_t at = 0;
  bool number = !text.empty();
  while (number && at < text.size()) number = next_sign(text, at) != none;
  if (!letters || number) shape.least = shape.most;
  // The runs read logically: the whole number's last digit says where it ends.
  std::string read;
  for (const GlyphRun& run : shape.runs) read += run.text;
  const size_t end = whole_number_end(read, separator_);
  shape.whole = shape.most;
  size_t start = 0;
  for (const GlyphRun& run : shape.runs) {
    if (end < read.size() && end > start && end <= start + run.text.size() && !run.right_to_left) {
      float edge = 0;
      for (const PlacedGlyph& glyph : run.glyphs)
        if (start + glyph.cluster < end) edge = std::max(edge, glyph.x + glyph.advance);
      shape.whole = run.origin.x + Pt(static_cast<double>(edge));
    }
    start += run.text.size();
  }
  return shape;
}

bool CellShapes::learn(Sign left, Sign right) {
  Pair& pair = pairs_[left * signs + right];
  if (pair.state != Pair::State::unknown) return pair.state == Pair::State::good;
  pair.state = Pair::State::bad;
  const std::vector<std::string>& texts = sign_texts();
  // Between digits, as in a number; `right` == left's end: nothing follows.
  const bool last = right == signs - 1;
  const std::string digit = is_digit(left) ? texts[left] : !last && is_digit(right) ? texts[right] : "0";
  const std::string text = digit + texts[left] + (last ? std::string() : texts[right] + digit);
  const size_t count = last ? 2 : 4;
  std::vector<Fragment> lines = block(text, Alignment::start).lines(Pt(1e5));
  if (lines.size() != 1 || lines[0].items.size() != 1) return false;
  GlyphRun* run = std::get_if<GlyphRun>(&lines[0].items[0]);
  if (!run || run->glyphs.size() != count || run->right_to_left) return false;
  if (!sampled_) sample_ = *run, sampled_ = true, sample_.glyphs.clear(), sample_.text.clear(), sample_.origin.x = Pt(0);
  if (run->font != sample_.font) return false;
  const PlacedGlyph& glyph = run->glyphs[1];
  const PlacedGlyph before = run->glyphs[0];
  if (glyph.y != 0 || glyph.x != before.x + before.advance) return false;     // marks that move are shaped in full
  figures_[left] = {glyph.glyph, 0, 0};
  pair.step = glyph.advance;
  pair.state = Pair::State::good;
  return true;
}

/// A number put together from glyphs of known advance, kerning included: nothing is shaped.
bool CellShapes::from_digits(const std::string& text) {
  if (text.empty() || text.size() > 24) return false;
  std::array<Sign, 25> read{};
  std::array<std::uint8_t, 25> offsets{};
  size_t count = 0;
  for (size_t at = 0; at < text.size();) {
    offsets[count] = static_cast<std::uint8_t>(at);
    const Sign sign = next_sign(text, at);
    if (sign == none) return false;
    // Among letters from right to left only digits and what stands between them surely read from left to right.
    if (s_.right_to_left && !is_digit(sign) && (sign >= inner_signs || count == 0 || at >= text.size() || !is_digit(read[count - 1]))) return false;
    read[count++] = sign;
  }
  if (!is_digit(read[0]) && count == 1) return false;
  for (size_t i = 0; i < count; ++i)
    if (!learn(read[i], i + 1 < count ? read[i + 1] : static_cast<Sign>(signs - 1))) return false;
  const size_t whole = whole_number_end(text, separator_);
  passing_.runs.assign(1, sample_);
  GlyphRun& run = passing_.runs.front();
  run.text = text;
  run.glyphs.reserve(count);
  float x = 0;
  passing_.whole = Pt(-1);
  for (size_t i = 0; i < count; ++i) {
    const float step = pairs_[read[i] * signs + (i + 1 < count ? read[i + 1] : signs - 1)].step;
    if (offsets[i] == whole) passing_.whole = Pt(static_cast<double>(x));
    run.glyphs.push_back({figures_[read[i]].glyph, x, 0, step, offsets[i]});
    x += step;
  }
  passing_.most = passing_.least = Pt(static_cast<double>(x));
  if (passing_.whole < Pt(0)) passing_.whole = passing_.most;
  return true;
}

std::vector<Fragment> CellShapes::lines(const std::string& text, Pt measure, Alignment alignment) {
  const auto known = blocks_.find({text, alignment});
  if (known != blocks_.end()) return known->second.lines(measure);
  if (blocks_.size() >= kept_blocks) return block(text, alignment).lines(measure);
  return blocks_.emplace(std::pair(text, alignment), block(text, alignment)).first->second.lines(measure);
}

}  // namespace divulga::layout
