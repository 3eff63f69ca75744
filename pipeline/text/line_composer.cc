#include "text/line_composer.h"

#include <unicode/ubidi.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "text/font_book_implementation.h"
#include "text/paragraph_text.h"

namespace divulga {
namespace {

constexpr double rounding = 1e-6;   // points

/// Letters, digits and marks of Latin text, which never give way to justify a line.
bool is_rigid(char16_t unit) { return unit > ' ' && unit < 0x80; }

/// The glyphs of clusters [start, end) within a shaped text, unless a cut there would change shapes.
std::optional<std::pair<size_t, size_t>> slice(const ShapedText& shaped, std::uint32_t start, std::uint32_t end,
                                               std::uint32_t length, bool right_to_left) {
  const std::vector<ShapedGlyph>& glyphs = shaped.glyphs;
  auto first_at = [&](std::uint32_t unit) -> std::optional<size_t> {   // index where clusters from `unit` on begin
    auto it = right_to_left
                  ? std::partition_point(glyphs.begin(), glyphs.end(), [&](const ShapedGlyph& g) { return g.cluster >= unit; })
                  : std::partition_point(glyphs.begin(), glyphs.end(), [&](const ShapedGlyph& g) { return g.cluster < unit; });
    if (unit > 0 && unit < length) {
      const bool is_none = right_to_left ? it == glyphs.begin() : it == glyphs.end();
      if (is_none) return std::nullopt;
      const ShapedGlyph& beginning = right_to_left ? *std::prev(it) : *it;
      if (beginning.cluster != unit || beginning.unsafe_to_break) return std::nullopt;
    }
    return static_cast<size_t>(it - glyphs.begin());
  };
  auto from = first_at(start), to = first_at(end);
  if (!from || !to) return std::nullopt;
  return right_to_left ? std::pair{*to, *from} : std::pair{*from, *to};
}

/// Rounded down to what a PDF states exactly: what is left over is never too much for the spaces.
double thousandths(double share) { return std::floor(share * 1000) / 1000; }

}  // namespace

Line LineComposer::compose(const Breakpoint& from, const Breakpoint& to, Pt measure, Pt indent) {
  const ParagraphOptions& options = paragraph_.options;
  trimmed_end_ = std::max(to.trimmed_end, from.position);
  gather(from, to);

  Line line;
  line.ends_paragraph = to.kind == Breakpoint::Kind::forced || to.kind == Breakpoint::Kind::end;
  line.hyphenated = to.is_hyphen();
  const Flexibility flexible = flexibility();
  const double over_start = from.hangs_over_start, over_end = to.hangs_over_end;
  line.protruding = Pt(over_start + over_end);
  line.space_ratio = adjust(flexible, measure.value - indent.value - flexible.width + line.protruding.value, !line.ends_paragraph);

  line.runs = make_runs(to);
  double width = 0;
  for (LineRun& run : line.runs) {
    run.x = Pt(width);
    width += run.width.value;
  }
  line.width = Pt(width);

  const bool right_to_left = options.direction == Direction::right_to_left;
  const double free = measure.value - indent.value - width;
  double left = right_to_left ? free + over_start : indent.value - over_start;
  if (options.alignment == Alignment::center) left = (right_to_left ? 0 : indent.value) + free / 2;
  if (options.alignment == Alignment::end) left = right_to_left ? 0 : indent.value + free;
  for (LineRun& run : line.runs) run.x += Pt(left);
  add_heights(line, from.position);
  return line;
}

double LineComposer::adjust(const Flexibility& flexible, double room, bool may_stretch) {
  stretch_ratio_ = shrink_ratio_ = 0;
  glyph_stretch_ = 1;
  tracking_ratio_ = 0;
  const bool justified = paragraph_.options.alignment == Alignment::justify;
  const double glyphs = justified ? flexible.glyphs * glyph_expansion : 0;
  const double most = (room > 0 ? flexible.stretch : flexible.shrink) + glyphs;
  const bool is_filled = room > rounding && justified && may_stretch;
  const bool is_fitted = room < 0 && -room <= most + rounding;
  if ((!is_filled && !is_fitted) || most <= 0) return 1;
  glyph_stretch_ = glyphs > 0 ? 1 + thousandths(std::clamp(room / most, -1.0, 1.0) * glyph_expansion) : 1;
  room -= flexible.glyphs * (glyph_stretch_ - 1);
  if (room < 0 && flexible.shrink > 0) shrink_ratio_ = std::min(1.0, -room / flexible.shrink);
  if (room <= 0 || flexible.stretch <= 0) return written_ratio(flexible);
  const double for_spaces = flexible.stretch * (widest_space - 1) / space_stretch;
  if (room > for_spaces && flexible.apart > 0) {
    tracking_ratio_ = std::min(1.0, (room - for_spaces) / flexible.apart);
    room -= tracking_ratio_ * flexible.apart;
  }
  stretch_ratio_ = room / flexible.stretch;
  return written_ratio(flexible);
}

double LineComposer::written_ratio(const Flexibility& flexible) const {
  return flexible.spaces > 0 ? 1 + stretch_ratio_ * space_stretch - shrink_ratio_ * space_shrink : 1;
}

double LineComposer::stretch_of(const Item& item) const { return allows_expansion(item.script) ? glyph_stretch_ : 1; }

double LineComposer::tracking_of(const Item& item) const {
  const ItemSetting& as = paragraph_.setting(item);
  return as.tracking + (allows_tracking(item.script) ? tracking_ratio_ * most_tracking * as.size.value : 0);
}

void LineComposer::gather(const Breakpoint& from, const Breakpoint& to) {
  parts_.clear();
  const std::uint32_t start = from.position, end = to.text_end;
  auto piece = std::upper_bound(paragraph_.pieces.begin(), paragraph_.pieces.end(), start,
                                [](std::uint32_t unit, const Piece& p) { return unit < p.end; });
  for (; piece != paragraph_.pieces.end() && piece->start < end; ++piece) {
    const std::uint32_t first = std::max(piece->start, start), last = std::min(piece->end, end);
    if (first < trimmed_end_ && trimmed_end_ < last) {
      add_part(*piece, first, trimmed_end_, from, to);
      add_part(*piece, trimmed_end_, last, from, to);
    } else {
      add_part(*piece, first, last, from, to);
    }
  }
  if (to.is_hyphen() && !parts_.empty()) add_hyphen(to);
}

void LineComposer::add_part(const Piece& piece, std::uint32_t start, std::uint32_t end, const Breakpoint& from, const Breakpoint& to) {
  Part part;
  part.start = start;
  part.end = end;
  part.item = &paragraph_.items[piece.item];
  part.hangs = start >= trimmed_end_;
  const bool right_to_left = paragraph_.options.direction == Direction::right_to_left;
  part.level = part.hangs ? (right_to_left ? 1 : 0) : part.item->level;   // UAX 9, L1
  part.shaped = piece.shaped;
  part.base = piece.start;
  part.last = piece.shaped->glyphs.size();
  if (start != piece.start || end != piece.end) {
    const ShapingRun& run = paragraph_.settings[piece.item].run;
    if (auto range = slice(*piece.shaped, start - piece.start, end - piece.start, piece.end - piece.start, run.right_to_left)) {
      std::tie(part.first, part.last) = *range;
    } else {
      part.shaped = shaper_.shape(run, start, end, from.position, to.text_end);
      part.base = start;
      part.last = part.shaped->glyphs.size();
    }
  }
  parts_.push_back(std::move(part));
}

void LineComposer::add_hyphen(const Breakpoint& to) {
  Part part = parts_.back();
  part.start = part.end = to.text_end;
  part.is_hyphen = true;
  part.shaped = paragraph_.hyphen(shaper_, *part.item);
  part.first = 0;
  part.last = part.shaped->glyphs.size();
  parts_.push_back(std::move(part));
}

double LineComposer::flexible_share(std::uint32_t unit, bool stretch) const {
  const std::u16string& units = paragraph_.text.units;
  if (is_word_space(units[unit])) return stretch ? space_stretch : space_shrink;
  if (stretch && unit + 1 < trimmed_end_ && is_cjk(units[unit]) && is_cjk(units[unit + 1])) return cjk_stretch;
  return 0;
}

LineComposer::Flexibility LineComposer::flexibility() const {
  Flexibility sum;
  const std::u16string& units = paragraph_.text.units;
  for (const Part& part : parts_) {
    if (part.hangs) continue;
    const ItemSetting& as = paragraph_.setting(*part.item);
    const bool expands = allows_expansion(part.item->script), tracks = allows_tracking(part.item->script);
    const std::vector<ShapedGlyph>& glyphs = part.shaped->glyphs;
    for (size_t i = part.first; i < part.last; ++i) {
      const double advance = glyphs[i].advance * as.scale;
      sum.width += advance;
      const bool is_rigid_here = part.is_hyphen || is_rigid(units[part.base + glyphs[i].cluster]);
      const bool is_space = !is_rigid_here && is_word_space(units[part.base + glyphs[i].cluster]);
      if (is_space) sum.spaces += advance;
      else if (expands) sum.glyphs += advance;
      if (i + 1 == part.last || glyphs[i + 1].cluster != glyphs[i].cluster) {
        sum.width += as.tracking;
        if (tracks) sum.apart += most_tracking * as.size.value;
      }
      if (is_rigid_here) continue;
      sum.stretch += advance * flexible_share(part.base + glyphs[i].cluster, true);
      sum.shrink += advance * flexible_share(part.base + glyphs[i].cluster, false);
    }
  }
  return sum;
}

std::vector<LineRun> LineComposer::make_runs(const Breakpoint& to) const {
  std::vector<LineRun> runs;
  std::vector<UBiDiLevel> levels;
  for (size_t first = 0; first < parts_.size();) {
    size_t last = first + 1;
    const Part& part = parts_[first];
    while (last < parts_.size() && parts_[last].item->span == part.item->span && parts_[last].item->font == part.item->font &&
           parts_[last].level == part.level && paragraph_.setting(*parts_[last].item).size == paragraph_.setting(*part.item).size &&
           stretch_of(*parts_[last].item) == stretch_of(*part.item))
      ++last;
    runs.push_back(make_run(first, last, to));
    levels.push_back(part.level);
    first = last;
  }
  if (std::all_of(levels.begin(), levels.end(), [](UBiDiLevel level) { return level == 0; })) return runs;
  std::vector<int32_t> logical(runs.size());
  ubidi_reorderVisual(levels.data(), static_cast<int32_t>(levels.size()), logical.data());
  std::vector<LineRun> visual;
  visual.reserve(runs.size());
  for (int32_t index : logical) visual.push_back(std::move(runs[static_cast<size_t>(index)]));
  return visual;
}

LineRun LineComposer::make_run(size_t first, size_t last, const Breakpoint& to) const {
  const Part& head = parts_[first];
  const StyledText& span = paragraph_.spans[head.item->span];
  const ParagraphText& text = paragraph_.text;
  const std::uint32_t start = head.start, end = parts_[last - 1].end;
  LineRun run;
  run.font = head.item->font;
  run.size = paragraph_.setting(*head.item).size;
  run.baseline_shift = span.style.baseline_shift;
  run.right_to_left = (head.level & 1) != 0;
  run.stretch = static_cast<float>(stretch_of(*head.item));
  run.color = span.style.color;
  run.language = paragraph_.language_of(span);
  run.tag = span.style.tag;
  run.offset = text.bytes[start];
  run.text = text.utf8.substr(text.bytes[start], text.bytes[end] - text.bytes[start]);
  if (parts_[last - 1].is_hyphen && to.kind == Breakpoint::Kind::hyphenation) run.text += "\u00AD";

  size_t count = 0;
  for (size_t i = first; i < last; ++i) count += parts_[i].last - parts_[i].first;
  run.glyphs.reserve(count);
  double pen = 0;
  if (run.right_to_left) {
    for (size_t i = first; i < last; ++i)   // spaces that hang stand to the left of the run's edge
      for (size_t g = parts_[i].first; parts_[i].hangs && g < parts_[i].last; ++g)
        pen -= parts_[i].shaped->glyphs[g].advance * paragraph_.setting(*parts_[i].item).scale;
    for (size_t i = last; i-- > first;) place_part(run, parts_[i], start, pen);
  } else {
    for (size_t i = first; i < last; ++i) place_part(run, parts_[i], start, pen);
  }
  return run;
}

void LineComposer::place_part(LineRun& run, const Part& part, std::uint32_t run_start, double& pen) const {
  const ItemSetting& as = paragraph_.setting(*part.item);
  const double stretch = stretch_of(*part.item), tracking = tracking_of(*part.item);
  const std::vector<std::uint32_t>& bytes = paragraph_.text.bytes;
  const std::vector<ShapedGlyph>& glyphs = part.shaped->glyphs;
  for (size_t i = part.first; i < part.last; ++i) {
    const ShapedGlyph& glyph = glyphs[i];
    double advance = glyph.advance * as.scale;
    auto cluster = static_cast<std::uint32_t>(run.text.size() - 2);   // the hyphen's: U+00AD, two bytes long
    if (!part.is_hyphen) {
      const std::uint32_t unit = part.base + glyph.cluster;
      cluster = bytes[unit] - bytes[run_start];
      const bool gives_way = !part.hangs && !is_rigid(paragraph_.text.units[unit]);
      if (gives_way && (stretch_ratio_ != 0 || shrink_ratio_ != 0))
        advance *= 1 + stretch_ratio_ * flexible_share(unit, true) - shrink_ratio_ * flexible_share(unit, false);
      if (gives_way && is_word_space(paragraph_.text.units[unit])) advance /= stretch;   // only the spaces' own factor counts
    }
    if (tracking != 0 && !part.hangs && (i + 1 == part.last || glyphs[i + 1].cluster != glyph.cluster)) advance += tracking / stretch;
    run.glyphs.push_back({glyph.glyph, static_cast<float>(pen + glyph.x * as.scale), static_cast<float>(glyph.y * as.scale),
                          static_cast<float>(advance), cluster});
    pen += advance;
    if (!part.hangs) run.width += Pt(advance * stretch);
  }
}

void LineComposer::add_heights(Line& line, std::uint32_t at) const {
  auto raise = [&](const FontMetrics& metrics, Pt size, Pt shift) {
    line.ascent = std::max(line.ascent, metrics.ascent * size + shift);
    line.descent = std::max(line.descent, metrics.descent * size - shift);
  };
  for (const LineRun& run : line.runs) raise(paragraph_.fonts.face(run.font).metrics, run.size, run.baseline_shift);
  if (!line.runs.empty() || paragraph_.spans.empty()) return;
  const std::vector<std::uint32_t>& starts = paragraph_.text.span_starts;   // an empty line is as high as its span's font
  auto span = static_cast<size_t>(std::upper_bound(starts.begin(), starts.end() - 1, at) - starts.begin() - 1);
  const TextStyle& style = paragraph_.spans[span].style;
  const auto script = paragraph_.fonts.implementation().script_of(paragraph_.options.language);
  raise(paragraph_.fonts.face(paragraph_.fonts.faces(style.font, script_name(script), style.language).front()).metrics, style.size,
        style.baseline_shift);
}

}  // namespace divulga
