#include "layout/picture.h"

#include <algorithm>
#include <cmath>

#include "layout/table_layout.h"
#include "picture/raster.h"
#include "picture/svg_reader.h"

namespace divulga::layout {
namespace {

constexpr double print_resolution = 250;           // pixels an inch below which dots are seen
constexpr double smallest_words = 6;               // points

Rect common(const Rect& a, const Rect& b) {
  const Pt left = std::max(a.x, b.x), top = std::max(a.y, b.y);
  return {left, top, std::max(Pt(0), std::min(a.right(), b.right()) - left), std::max(Pt(0), std::min(a.bottom(), b.bottom()) - top)};
}

bool holds(const Rect& outer, const Rect& inner) {
  const Pt hair(1e-4);
  return inner.x >= outer.x - hair && inner.y >= outer.y - hair && inner.right() <= outer.right() + hair && inner.bottom() <= outer.bottom() + hair;
}

std::string whole(double value) { return std::to_string(std::lround(value)); }

/// Letters of a script that runs right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms in UTF-8.
bool has_right_to_left(const std::string& text) {
  for (size_t i = 0; i + 1 < text.size(); ++i) {
    const auto a = static_cast<unsigned char>(text[i]), b = static_cast<unsigned char>(text[i + 1]);
    if ((a >= 0xD6 && a <= 0xDF) || (a == 0xE0 && b >= 0xA0 && b <= 0xA3) || (a == 0xEF && b >= 0xAC)) return true;
  }
  return false;
}

/// A blank at a piece's edge counts: the next piece stands behind it.
std::string with_firm_edges(std::string text) {
  if (!text.empty() && text.back() == ' ') text.replace(text.size() - 1, 1, "\xC2\xA0");
  if (!text.empty() && text.front() == ' ') text.replace(0, 1, "\xC2\xA0");
  return text;
}

class DrawingLayout {
 public:
  DrawingLayout(Setting& setting, Point at, double scale, const std::optional<Rect>& clip, StructId element, const SourceSpan& span, Fragment& into)
      : s_(setting), at_(at), scale_(scale), clip_(clip), element_(element), span_(span), into_(into) {}

  /// Words too small to be read, told once a drawing.
  void tell_small_words() const {
    if (!smallest_ || smallest_->first >= smallest_words) return;
    const long tenths = std::lround(smallest_->first * 10);
    s_.sink.warning("small-words", span_, message("words of the drawing are {0}.{1} pt high at this width: '{2}'", tenths / 10, tenths % 10, smallest_->second),
                    message("8 pt can be read by everybody: show the drawing wider, or write larger in it"));
  }

  void operator()(const DrawnShape& shape) {
    Path path;
    path.element = element_;
    path.commands = shape.outline;
    for (PathCommand& c : path.commands) c.p1 = placed(c.p1), c.p2 = placed(c.p2), c.p3 = placed(c.p3);
    path.fill = shape.fill;
    path.even_odd = shape.even_odd;
    path.stroke = shape.stroke;
    path.stroke_width = Pt(shape.stroke_width * scale_);
    for (const double dash : shape.dash) path.dash.push_back(static_cast<float>(dash * scale_));
    PathStyle style = shape.style;
    style.dash_phase *= scale_;
    if (style.clip) style.clip = Rect{placed({style.clip->x, style.clip->y}).x, placed({style.clip->x, style.clip->y}).y, style.clip->width * scale_, style.clip->height * scale_};
    if (style.gradient) style.gradient->place = Matrix{scale_, 0, 0, scale_, at_.x.value, at_.y.value} * style.gradient->place;
    if (clip_) {
      Rect box = bounds_of(path.commands);
      const Pt around = path.stroke ? path.stroke_width / 2 : Pt(0);
      box = {box.x - around, box.y - around, box.width + around * 2, box.height + around * 2};
      const Rect seen = common(box, *clip_);
      if (seen.width <= Pt(0) || seen.height <= Pt(0)) return;
      if (!holds(*clip_, box)) style.clip = style.clip ? common(*style.clip, *clip_) : *clip_;
    }
    const bool plain = style.cap == LineCap::butt && style.join == LineJoin::miter && style.dash_phase == 0 && style.fill_opacity >= 1 &&
                       style.stroke_opacity >= 1 && !style.clip && !style.gradient;
    if (!plain) path.style = std::make_shared<const PathStyle>(std::move(style));
    into_.items.emplace_back(std::move(path));
  }

  void operator()(const DrawnText& text) {
    std::vector<std::pair<Fragment, Pt>> pieces;   // with their baselines
    Pt width;
    for (const DrawnPiece& piece : text.pieces) {
      TextLook look = s_.type.body;
      look.role = piece.mono ? FontRole::mono : piece.serif ? FontRole::serif : FontRole::sans;
      look.weight = piece.bold ? 700 : 400;
      look.italic = piece.italic;
      look.size = Pt(piece.size * scale_);
      if (look.size <= Pt(0)) continue;
      look.leading = look.size * 1.4;
      look.color = piece.opacity >= 1 ? piece.color : mix(piece.color, s_.palette.paper, piece.opacity);
      TextOptions options;
      options.span = span_;
      // Which way words run is the drawing's business, not the page's.
      const bool rtl = text.right_to_left || has_right_to_left(piece.text);
      if (rtl != s_.right_to_left) options.language = rtl ? LocaleTag("ar") : s_.project().source_language;
      options.alignment = rtl == s_.right_to_left ? Alignment::start : Alignment::end;
      const TextBlock block(s_, with_firm_edges(piece.text), look, element_, options);
      const Pt wide = block.max_width() + Pt(0.01);
      const LocaleTag language = options.language.empty() ? s_.language : options.language;
      pieces.emplace_back(block.block(wide), baseline_of(s_.context.fonts, look, language));
      pieces.back().first.width = wide;
      width += wide;
      if (!smallest_ || look.size.value < smallest_->first) smallest_ = {look.size.value, piece.text};
    }
    const bool at_end = (text.anchor == DrawnText::Anchor::end) != (text.right_to_left && text.anchor != DrawnText::Anchor::middle);
    const Point origin = placed({Pt(text.x), Pt(text.y)});
    Pt x = text.anchor == DrawnText::Anchor::middle ? origin.x - width / 2 : at_end ? origin.x - width : origin.x;
    if (text.right_to_left) std::reverse(pieces.begin(), pieces.end());
    for (auto& [piece, baseline] : pieces) {
      const Pt wide = piece.width, y = origin.y - baseline;
      if (!clip_ || holds(*clip_, {x, origin.y - Pt(1), wide, Pt(1)})) into_.put(std::move(piece), x, y);
      x += wide;
    }
  }

 private:
  Point placed(Point p) const { return {at_.x + p.x * scale_, at_.y + p.y * scale_}; }

  Setting& s_;
  const Point at_;
  const double scale_;
  const std::optional<Rect> clip_;
  const StructId element_;
  const SourceSpan& span_;
  Fragment& into_;
  std::optional<std::pair<double, std::string>> smallest_;   // points, and the words
};

/// What a figure shows, measured in its own units (pixels).
struct Picture {
  double width = 0, height = 0;
  std::shared_ptr<const ImageData> image;
  int orientation = 1;
  std::optional<Drawing> drawing;
};

std::optional<Picture> read_picture(const Setting& s, const std::string& source, const SourceSpan& span) {
  const std::string path = join_path(s.context.root, source);
  if (!s.context.files.exists(path)) {
    s.sink.error("missing-image", span, message("no image '{0}'", source), message("put the file there or correct the path"));
    return std::nullopt;
  }
  Picture picture;
  auto data = std::make_shared<ImageData>();
  data->bytes = s.context.files.read(path);
  data->name = source;
  if (picture_format(data->bytes) == PictureFormat::svg) {
    std::vector<SvgFault> faults;                  // told by edition/
    picture.drawing = read_svg(data->bytes, faults);
    if (picture.drawing) picture.width = picture.drawing->width, picture.height = picture.drawing->height;
  } else if (const auto header = read_raster_header(data->bytes)) {
    picture.width = header->upright_width(), picture.height = header->upright_height();
    picture.orientation = header->orientation;
    picture.image = std::move(data);
  }
  if (picture.width > 0 && picture.height > 0) return picture;
  s.sink.error("bad-image", span, message("'{0}' is not a whole PNG, JPEG or SVG picture", source), message("save it again as PNG, JPEG or SVG"));
  return std::nullopt;
}

void check_resolution(const Setting& s, const std::string& source, double pixels, Pt width, const SourceSpan& span) {
  const double dots = pixels / (width.value / 72), good = pixels / print_resolution * 25.4;
  if (dots >= print_resolution - 0.5) return;
  s.sink.warning("low-resolution", span, message("picture '{0}' has {1} dpi at {2} mm, print wants 250", source, whole(dots), whole(Mm(width).value)),
                 message("it is good for {0} mm; at this size it needs {1} pixels across", whole(std::floor(good)), whole(std::ceil(width.value / 72 * print_resolution))));
}

}  // namespace

void draw(Setting& setting, const Drawing& drawing, Point at, double scale, const std::optional<Rect>& clip, StructId element, const SourceSpan& span,
          Fragment& into) {
  DrawingLayout layout(setting, at, scale, clip, element, span, into);
  for (const auto& item : drawing.items) std::visit([&](const auto& drawn) { layout(drawn); }, item);
  layout.tell_small_words();
}

double picture_ratio(const Setting& s, const std::string& source) {
  const std::string path = join_path(s.context.root, source);
  if (!s.context.files.exists(path)) return 1;
  const std::string bytes = s.context.files.read(path);
  std::vector<SvgFault> faults;
  if (picture_format(bytes) == PictureFormat::svg) {
    const auto drawing = read_svg(bytes, faults);
    return drawing && drawing->width > 0 && drawing->height > 0 ? drawing->width / drawing->height : 1;
  }
  const auto header = read_raster_header(bytes);
  return header ? static_cast<double>(header->upright_width()) / header->upright_height() : 1;
}

std::optional<Fragment> lay_out_figure(Setting& s, const Figure& n, Pt room, Pt page_height, StructId parent, const SourceSpan& span) {
  const std::optional<Picture> picture = read_picture(s, n.source, span);
  if (!picture) return std::nullopt;
  const Share share = n.crop.shown(picture->width, picture->height);
  const double ratio = picture->height * share.height / (picture->width * share.width);
  Pt width = room * std::clamp(n.width, 0.05, 1.0), height = width * ratio;
  const Pt most = page_height > Pt(0) ? page_height * 0.7 : height;
  if (height > most) width = width * (most / height), height = most;

  const StructId group = s.structure.add(StructTag::div, parent);
  const StructId figure = s.structure.add(StructTag::figure, group);
  s.structure[figure].alt = n.alt;
  const Rect seen{s.x(Pt(0), width, room), Pt(0), width, height};
  const Size all{width / share.width, height / share.height};
  const Rect whole_box{seen.x - all.width * share.x, seen.y - all.height * share.y, all.width, all.height};
  const std::optional<Rect> clip = n.crop.none() ? std::nullopt : std::optional(seen);
  Fragment f;
  f.width = room;
  f.height = height;
  if (picture->image) {
    PlacedImage placed;
    placed.image = picture->image;
    placed.box = whole_box;
    placed.clip = clip;
    placed.orientation = picture->orientation;
    placed.element = figure;
    f.items.emplace_back(std::move(placed));
    check_resolution(s, n.source, picture->width * share.width, width, span);
  } else {
    draw(s, *picture->drawing, {whole_box.x, whole_box.y}, all.width.value / picture->width, clip, figure, span, f);
  }
  f.figures.push_back({figure, seen});
  if (!n.id.empty()) f.anchors.push_back({n.id, Pt(0)});
  Flow flow = {single(std::move(f), Pt(0), s.type.unit * 0.5, span)};
  if (!n.caption.empty()) append(flow, caption(s, n.label, n.caption, group, room, span));
  if (!n.credit.empty()) {
    TextOptions options;
    options.span = span;
    const TextBlock credit(s, n.credit, s.type.caption, s.structure.add(StructTag::paragraph, group), options);
    append(flow, line_flow(credit.lines(room), s.type.unit * 0.25, Pt(0), Keep::together, span));
  }
  return stack(std::move(flow), room);
}

}  // namespace divulga::layout
