#include "pdf/content_stream.h"

#include <algorithm>
#include <cmath>

#include "diag/diagnostic.h"
#include "pdf/glyph_clusters.h"
#include "pdf/syntax.h"

namespace divulga::pdf {

void Resources::share(SharedSubsets& shared, const PagedDocument& document) {
  shared_ = &shared;
  for (const Page& page : document.pages)
    for (const PageItem& item : page.items)
      if (const auto* run = std::get_if<GlyphRun>(&item)) letters_[run->font] += run->text;
  for (auto& [font, letters] : letters_) letters = SharedSubsets::letters_beside(letters);
}

Resources::Font Resources::font(FontId id) {
  const auto [found, is_new] = numbers_.try_emplace(id, static_cast<int>(fonts_.size()));
  if (is_new) fonts_.emplace_back(faces_(id), objects_, prepared_, shared_, shared_ ? letters_[id] : std::string());
  return {found->second, &fonts_[static_cast<std::size_t>(found->second)]};
}

const ImageObject& Resources::image(const std::shared_ptr<const ImageData>& data) {
  if (!data) throw Error(message("a page shows an image that has no bytes"));
  const auto found = images_.find(data.get());
  if (found != images_.end()) return found->second;
  return images_.try_emplace(data.get(), write_image(*data, objects_, color_space_, color_space_ == "/DeviceRGB" ? FourInks::converted : FourInks::kept)).first->second;
}

PageCodes Resources::encode(const Page& page, int index) {
  PageCodes out;
  std::size_t glyphs = 0;
  for (const PageItem& item : page.items)
    if (const auto* run = std::get_if<GlyphRun>(&item)) glyphs += run->glyphs.size();
  out.codes.reserve(glyphs);
  for (const PageItem& item : page.items) {
    if (const auto* placed = std::get_if<PlacedImage>(&item)) out.images.push_back(image(placed->image));
    const auto* run = std::get_if<GlyphRun>(&item);
    if (!run || run->glyphs.empty()) continue;
    if (!(run->size.value > 0)) throw Error(message("text of size 0 on page {0}: '{1}'", index + 1, run->text));
    const auto [number, font] = this->font(run->font);
    for_each_cluster(*run, [&, font = font](const GlyphCluster& cluster) { font->encode(cluster, run->size, run->right_to_left, out.codes); });
    out.runs.push_back({number, font->object(), out.codes.size()});
  }
  return out;
}

void Resources::embed_fonts() {
  for (EmbeddedFont& font : fonts_) font.embed();
}

ContentStream::ContentStream(const Page& page, int index, const PageCodes& codes, StructureTree* structure, const PrintInks* inks)
    : page_(page), index_(index), codes_(codes), structure_(structure), inks_(inks) {}

void ContentStream::write() {
  out_.reserve(codes_.codes.size() * 4 + codes_.runs.size() * 48 + page_.items.size() * 24);
  for (const PageItem& item : page_.items) std::visit([this](const auto& shown) { show(shown); }, item);
  leave();
  end_text();
}

std::string ContentStream::resources() const {
  std::string out;
  if (!used_fonts_.empty()) {
    out += "/Font <<";
    for (const auto& [number, object] : used_fonts_) {
      out += " /F" + std::to_string(number) + " ";
      append_reference(out, object);
    }
    out += " >>";
  }
  if (!used_images_.empty()) {
    out += " /XObject <<";
    for (const auto& [object, count] : used_images_) {
      out += " /I" + std::to_string(object) + " ";
      append_reference(out, object);
    }
    out += " >>";
  }
  if (!opacities_.empty()) {
    out += "/ExtGState <<";
    for (const auto& [entries, number] : opacities_) out += " /O" + std::to_string(number) + " << " + entries + " >>";
    out += " >>";
  }
  if (!shadings_.empty()) {
    out += "/Shading <<";
    for (std::size_t i = 0; i < shadings_.size(); ++i) out += " /S" + std::to_string(i) + " << " + shadings_[i] + " >>";
    out += " >>";
  }
  return out;
}

void ContentStream::enter(StructId element) {
  if (structure_ == nullptr || open_ == element) return;
  leave();
  if (element == artifact) {
    out_ += "/Artifact BMC\n";
  } else {
    const int mark = structure_->add_content(element, index_);
    out_ += '/';
    out_ += structure_->name_of(element);
    out_ += "<</MCID ";
    append_integer(out_, mark);
    out_ += ">>BDC\n";
  }
  open_ = element;
}

void ContentStream::leave() {
  if (!open_) return;
  end_text();    // marked content and text objects may not overlap
  out_ += "EMC\n";
  open_.reset();
}

void ContentStream::begin_text() {
  if (in_text_) return;
  out_ += "BT\n";
  in_text_ = true;
}

void ContentStream::end_text() {
  if (!in_text_) return;
  out_ += "ET\n";
  in_text_ = false;
}

void ContentStream::number(double value, int decimals) {
  append_number(out_, value, decimals);
  out_ += ' ';
}

void ContentStream::point(const Point& at) {
  number(at.x.value);
  number((page_.size.height - at.y).value);
}

void ContentStream::inks(const Cmyk& parts, const char* op) {
  for (const double part : {parts.cyan, parts.magenta, parts.yellow, parts.black}) number(part);
  out_ += op;
}

void ContentStream::set_fill(const Color& color, Use use) {
  if (fill_ == color && (inks_ == nullptr || fill_use_ == use)) return;
  fill_ = color;
  fill_use_ = use;
  if (inks_) return inks(use == Use::text ? inks_->text(color) : inks_->area(color), "k\n");
  for (const std::uint8_t part : {color.r, color.g, color.b}) number(part / 255.0);
  out_ += "rg\n";
}

void ContentStream::set_stroke(const Color& color) {
  if (stroke_ == color) return;
  stroke_ = color;
  if (inks_) return inks(inks_->text(color), "K\n");
  for (const std::uint8_t part : {color.r, color.g, color.b}) number(part / 255.0);
  out_ += "RG\n";
}

void ContentStream::show(const GlyphRun& run) {
  if (run.glyphs.empty()) return;
  enter(run.element);
  begin_text();
  set_fill(run.color, Use::text);
  const std::size_t begin = run_ == 0 ? 0 : codes_.runs[run_ - 1].end;
  const PageCodes::Run& coded = codes_.runs[run_++];
  if (font_ != coded.font || font_size_ != run.size.value) {
    used_fonts_.try_emplace(coded.font, coded.object);
    out_ += "/F";
    append_integer(out_, coded.font);
    out_ += ' ';
    number(run.size.value);
    out_ += "Tf\n";
    font_ = coded.font;
    font_size_ = run.size.value;
  }
  show_codes(run, std::span(codes_.codes).subspan(begin, coded.end - begin));
}

void ContentStream::show_codes(const GlyphRun& run, std::span<const ShownCode> codes) {
  // Thousandths of an em, kept from the rounded widths that the reader adds up, so that no error grows along the line.
  const double thousandths = 1000 / run.size.value;
  const double start = codes.front().x;
  double pen = 0;
  if (stretch_ != run.stretch) {
    number(static_cast<double>(stretch_ = run.stretch) * 100, 1);    // whole thousandths, as layout has them
    out_ += "Tz\n";
  }
  out_ += "1 0 0 1 ";
  point({run.origin.x + Pt(start * static_cast<double>(run.stretch)), run.origin.y});
  out_ += "Tm\n";
  bool in_array = false, in_string = false;
  const auto close_string = [&] { if (in_string) out_ += ')'; in_string = false; };
  const auto close_array = [&] { close_string(); if (in_array) out_ += "] TJ\n"; in_array = false; };
  for (const ShownCode& code : codes) {
    const double rise = code.rise != 0 ? std::round(code.rise * 1000) / 1000 : 0;
    if (rise != rise_) {
      close_array();
      number(rise);
      out_ += "Ts\n";
      rise_ = rise;
    }
    const double off = (code.x - start) * thousandths - pen, shift = std::abs(off) < 0.5 ? 0 : std::round(off);
    if (!in_array) out_ += '[';
    in_array = true;
    if (shift != 0) {
      close_string();
      append_number(out_, -shift, 0);
      pen += shift;
    }
    if (!in_string) out_ += '(';
    in_string = true;
    append_escaped(out_, static_cast<char>(code.cid >> 8));    // as a literal a code takes half of what it takes in hexadecimal
    append_escaped(out_, static_cast<char>(code.cid));
    pen += code.width;
  }
  close_array();
  if (rise_ != 0) out_ += "0 Ts\n";
  rise_ = 0;
}

struct ContentStream::State {
  std::optional<Color> fill, stroke;
  Use fill_use;
  double line_width;
  bool dashed;
  int font;
  double font_size;
};

ContentStream::State ContentStream::save() {
  out_ += "q\n";
  return {fill_, stroke_, fill_use_, line_width_, dashed_, font_, font_size_};
}

void ContentStream::restore(State state) {
  out_ += "Q\n";
  fill_ = state.fill, stroke_ = state.stroke, fill_use_ = state.fill_use;
  line_width_ = state.line_width, dashed_ = state.dashed;
  font_ = state.font, font_size_ = state.font_size;
}

void ContentStream::clip(const Rect& box) {
  point({box.x, box.bottom()});
  number(box.width.value);
  number(box.height.value);
  out_ += "re W n\n";
}

void ContentStream::set_opacity(double fill, double stroke) {
  if (fill >= 1 && stroke >= 1) return;
  transparent_ = true;
  std::string entries = "/ca ";
  append_number(entries, fill, 3);
  entries += " /CA ";
  append_number(entries, stroke, 3);
  const auto [found, is_new] = opacities_.try_emplace(entries, static_cast<int>(opacities_.size()));
  out_ += "/O" + std::to_string(found->second) + " gs\n";
}

namespace {

std::string array(std::initializer_list<double> parts) {
  std::string out = "[";
  for (const double part : parts) {
    if (out.size() > 1) out += ' ';
    append_number(out, part, 4);
  }
  return out + "]";
}

std::string color_array(const Color& color, const PrintInks* inks) {
  if (!inks) return array({color.r / 255.0, color.g / 255.0, color.b / 255.0});
  const Cmyk parts = inks->area(color);
  return array({parts.cyan, parts.magenta, parts.yellow, parts.black});
}

/// One interpolation from stop to stop, stitched together (ISO 32000-1, 7.10.4).
std::string gradient_function(const std::vector<Gradient::Stop>& stops, const PrintInks* inks) {
  const auto between = [inks](const Gradient::Stop& from, const Gradient::Stop& to) {
    return "<< /FunctionType 2 /Domain [0 1] /N 1 /C0 " + color_array(from.color, inks) + " /C1 " + color_array(to.color, inks) + " >>";
  };
  if (stops.size() == 2 && stops[0].offset <= 0 && stops[1].offset >= 1) return between(stops[0], stops[1]);
  std::string functions, bounds, encode;
  double last = 0;
  const auto piece = [&](const Gradient::Stop& from, const Gradient::Stop& to, double end) {
    if (end <= last) return;                     // two stops at one place: a sharp edge
    functions += between(from, to) + " ";
    if (end < 1) append_number(bounds, end, 4), bounds += ' ';
    encode += "0 1 ";
    last = end;
  };
  if (stops.front().offset > 0) piece(stops.front(), stops.front(), stops.front().offset);
  for (std::size_t i = 0; i + 1 < stops.size(); ++i) piece(stops[i], stops[i + 1], std::min(stops[i + 1].offset, 1.0));
  if (last < 1) piece(stops.back(), stops.back(), 1);
  return "<< /FunctionType 3 /Domain [0 1] /Functions [" + functions + "] /Bounds [" + bounds + "] /Encode [" + encode + "] >>";
}

}  // namespace

void ContentStream::paint_gradient(const Gradient& g) {
  std::string entries = std::string("/ShadingType ") + (g.radial ? "3" : "2") + " /ColorSpace " + (inks_ ? "/DeviceCMYK" : "/DeviceRGB") + " /Coords [";
  const auto add = [&](double value) { append_number(entries, value, 4), entries += ' '; };
  add(g.x1), add(g.y1);
  if (g.radial) add(g.r1);
  add(g.x2), add(g.y2);
  if (g.radial) add(g.r2);
  entries += "] /Extend [true true] /Function " + gradient_function(g.stops, inks_);
  // The gradient's space, then the page turned over.
  for (const double part : {g.place.a, 0 - g.place.b, g.place.c, 0 - g.place.d}) number(part, 5);
  point({Pt(g.place.e), Pt(g.place.f)});
  out_ += "cm /S" + std::to_string(shadings_.size()) + " sh\n";
  shadings_.push_back(std::move(entries));
}

void ContentStream::show(const Path& path) {
  const PathStyle* style = path.style.get();
  const bool gradient = style && style->gradient;
  if (path.commands.empty() || (!path.fill && !path.stroke && !gradient)) return;
  enter(path.element);
  end_text();
  std::optional<State> outside;
  if (style) {
    outside = save();
    if (style->clip) clip(*style->clip);
    set_opacity(style->fill_opacity, style->stroke_opacity);
  }
  if (gradient) {
    const State whole = save();
    outline(path);
    out_ += path.even_odd ? "W* n\n" : "W n\n";
    paint_gradient(*style->gradient);
    restore(whole);
  }
  const bool fill = path.fill && !gradient;
  if (fill) set_fill(*path.fill, Use::area);
  if (path.stroke) {
    set_stroke(*path.stroke);
    if (line_width_ != path.stroke_width.value) {
      number(line_width_ = path.stroke_width.value);
      out_ += "w\n";
    }
    if (dashed_ || !path.dash.empty()) {
      out_ += '[';
      for (const float length : path.dash) number(static_cast<double>(length));
      out_ += "] ";
      number(style ? style->dash_phase : 0);
      out_ += "d\n";
      dashed_ = !path.dash.empty();
    }
    if (style) {                                 // a saved state starts with butts, mitres and a limit of 10
      if (style->cap != LineCap::butt) out_ += std::to_string(static_cast<int>(style->cap)) + " J\n";
      if (style->join != LineJoin::miter) out_ += std::to_string(static_cast<int>(style->join)) + " j\n";
      if (style->miter_limit != 10) number(style->miter_limit), out_ += "M\n";
    }
  }
  if (fill || path.stroke) {
    outline(path);
    out_ += fill && path.stroke ? "B" : fill ? "f" : "S";
    out_ += fill && path.even_odd ? "*\n" : "\n";
  }
  if (outside) restore(*outside);
}

void ContentStream::outline(const Path& path) {
  for (const PathCommand& command : path.commands) {
    switch (command.kind) {
      case PathCommand::Kind::move:
        point(command.p1);
        out_ += "m\n";
        break;
      case PathCommand::Kind::line:
        point(command.p1);
        out_ += "l\n";
        break;
      case PathCommand::Kind::curve:
        point(command.p1);
        point(command.p2);
        point(command.p3);
        out_ += "c\n";
        break;
      case PathCommand::Kind::close:
        out_ += "h\n";
        break;
    }
  }
}

void ContentStream::show(const PlacedImage& placed) {
  const ImageObject& image = codes_.images[image_++];
  enter(placed.element);
  end_text();
  used_images_.try_emplace(image.object, 1);
  transparent_ = transparent_ || image.transparent;
  out_ += "q ";
  if (placed.clip) clip(*placed.clip);
  // The unit square, its rows turned as the camera was held (EXIF orientation 1 to 8), on the box.
  static constexpr int turned[8][6] = {{1, 0, 0, 1, 0, 0}, {-1, 0, 0, 1, 1, 0}, {-1, 0, 0, -1, 1, 1}, {1, 0, 0, -1, 0, 1},
                                       {0, -1, -1, 0, 1, 1}, {0, -1, 1, 0, 0, 1}, {0, 1, 1, 0, 0, 0}, {0, 1, -1, 0, 1, 0}};
  const auto& m = turned[std::clamp(placed.orientation, 1, 8) - 1];
  const double w = placed.box.width.value, h = placed.box.height.value;
  for (const double part : {m[0] * w, m[1] * h, m[2] * w, m[3] * h}) number(part);
  point({placed.box.x + Pt(m[4] * w), placed.box.bottom() - Pt(m[5] * h)});
  out_ += "cm /I";
  append_integer(out_, image.object);
  out_ += " Do Q\n";
}

}  // namespace divulga::pdf
