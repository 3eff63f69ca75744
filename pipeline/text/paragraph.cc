#include "text/paragraph.h"

#include <algorithm>
#include <mutex>

#include "text/breakpoints.h"
#include "text/font_book_implementation.h"
#include "text/line_composer.h"

namespace divulga {
namespace {

/// A hyphen in code would be read as a part of it.
bool is_code(const TextStyle& style) { return style.font.role == FontRole::mono; }

std::vector<std::uint32_t> hyphen_points(const ShapedPieces& paragraph) {
  std::vector<std::uint32_t> out;
  const ParagraphText& text = paragraph.text;
  const std::u16string_view units = text.units;
  Hyphenation& hyphenation = paragraph.fonts.implementation().hyphenation;
  for (size_t span = 0; span < paragraph.spans.size();) {   // neighbours in one language are one text
    size_t last = span + 1;
    const std::string& language = paragraph.language_of(paragraph.spans[span]).str();
    const bool code = is_code(paragraph.spans[span].style);
    while (last < paragraph.spans.size() && is_code(paragraph.spans[last].style) == code && paragraph.language_of(paragraph.spans[last]).str() == language) ++last;
    const std::uint32_t start = text.span_starts[span], end = text.span_starts[last];
    if (code) { span = last; continue; }
    for (std::uint32_t point : hyphenation.points(units.substr(start, end - start), language)) out.push_back(start + point);
    span = last;
  }
  return out;
}

}  // namespace

struct ShapedParagraph::State {
  State(const FontBook& fonts, std::vector<StyledText> content, ParagraphOptions options, DiagnosticSink& sink)
      : pieces(fonts, std::move(content), std::move(options), sink),
        opportunities(find_opportunities(fonts, pieces)),
        segments(find_segments(pieces, opportunities, {})) {}

  static std::vector<std::uint32_t> find_opportunities(const FontBook& fonts, const ShapedPieces& pieces) {
    const std::string& language = pieces.options.language.str();
    auto found = fonts.implementation().opportunities.find(pieces.text.units, language);
    return pieces.options.whole_words ? LineOpportunities::between_words(pieces.text.units, language, found) : found;
  }

  const std::vector<Segment>& hyphenated_segments() const {
    std::call_once(hyphenated_once, [this] { hyphenated = find_segments(pieces, opportunities, hyphen_points(pieces)); });
    return hyphenated;
  }

  /// The segment's breaks, with hyphens only where it is not well broken without. `used`: whose points they index.
  std::vector<std::uint32_t> breaks(size_t index, const LineMeasure& measure, const Segment*& used) const {
    used = &segments[index];
    const bool may_hyphenate = pieces.options.hyphenate;
    if (may_hyphenate || measure.alignment == Alignment::justify)
      if (auto found = break_lines(*used, measure, false, false); !found.empty()) return found;
    if (!may_hyphenate) return break_lines(*used, measure, false, true);
    used = &hyphenated_segments()[index];
    if (auto found = break_lines(*used, measure, true, false); !found.empty()) return found;
    return break_lines(*used, measure, true, true);
  }

  ShapedPieces pieces;
  std::vector<std::uint32_t> opportunities;
  std::vector<Segment> segments;
  mutable std::once_flag hyphenated_once;
  mutable std::vector<Segment> hyphenated;
};

ShapedParagraph::ShapedParagraph(const FontBook& fonts, std::vector<StyledText> content, ParagraphOptions options,
                                 DiagnosticSink& sink)
    : state_(std::make_unique<State>(fonts, std::move(content), std::move(options), sink)) {}
ShapedParagraph::~ShapedParagraph() = default;
ShapedParagraph::ShapedParagraph(ShapedParagraph&&) noexcept = default;
ShapedParagraph& ShapedParagraph::operator=(ShapedParagraph&&) noexcept = default;

std::vector<Line> ShapedParagraph::lines(Pt measure) const {
  std::vector<Line> out;
  LineComposer composer(state_->pieces);
  const ParagraphOptions& options = state_->pieces.options;
  for (size_t i = 0; i < state_->segments.size(); ++i) {
    const Pt indent = i == 0 ? options.first_line_indent : Pt(0);
    const Segment* segment = nullptr;
    std::uint32_t from = 0;
    for (std::uint32_t to : state_->breaks(i, {measure.value, indent.value, options.alignment}, segment)) {
      out.push_back(composer.compose((*segment)[from], (*segment)[to], measure, from == 0 ? indent : Pt(0)));
      from = to;
    }
  }
  return out;
}

Pt ShapedParagraph::max_content_width() const {
  double widest = 0;
  for (const Segment& segment : state_->segments) widest = std::max(widest, segment.back().end.width - segment.front().start.width);
  return Pt(widest);
}

Pt ShapedParagraph::min_content_width() const {
  double widest = 0;
  for (const Segment& segment : state_->segments)
    for (size_t i = 1, from = 0; i < segment.size(); ++i) {
      if (segment[i].kind == Breakpoint::Kind::address) continue;   // an address is whole where there is room
      widest = std::max(widest, segment[i].end.width - segment[from].start.width + segment[i].hyphen);
      from = i;
    }
  return Pt(widest);
}

}  // namespace divulga
