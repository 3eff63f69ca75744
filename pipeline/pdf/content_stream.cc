#include "pdf/content_stream.h"

#include <cmath>

#include "diag/diagnostic.h"
#include "pdf/glyph_clusters.h"
#include "pdf/syntax.h"

namespace divulga::pdf {

Resources::Font Resources::font(FontId id) {
  const auto [found, is_new] = numbers_.try_emplace(id, static_cast<int>(fonts_.size()));
  if (is_new) fonts_.emplace_back(faces_(id), objects_);
  return {found->second, &fonts_[static_cast<std::size_t>(found->second)]};
}

const ImageObject& Resources::image(const std::shared_ptr<const ImageData>& data) {
  if (!data) throw Error("a page shows an image that has no bytes");
  const auto found = images_.find(data.get());
  if (found != images_.end()) return found->second;
  return images_.try_emplace(data.get(), write_image(*data, objects_)).first->second;
}

void Resources::embed_fonts() {
  for (EmbeddedFont& font : fonts_) font.embed();
}

ContentStream::ContentStream(const Page& page, int index, Resources& resources, StructureTree* structure)
    : page_(page), index_(index), resources_(resources), structure_(structure) {}

void ContentStream::write() {
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

void ContentStream::set_fill(const Color& color) {
  if (fill_ == color) return;
  for (const std::uint8_t part : {color.r, color.g, color.b}) number(part / 255.0);
  out_ += "rg\n";
  fill_ = color;
}

void ContentStream::set_stroke(const Color& color) {
  if (stroke_ == color) return;
  for (const std::uint8_t part : {color.r, color.g, color.b}) number(part / 255.0);
  out_ += "RG\n";
  stroke_ = color;
}

void ContentStream::show(const GlyphRun& run) {
  if (run.glyphs.empty()) return;
  if (!(run.size.value > 0)) throw Error("text of size 0 on page " + std::to_string(index_ + 1) + ": '" + run.text + "'");
  enter(run.element);
  begin_text();
  set_fill(run.color);
  const auto [font_number, font] = resources_.font(run.font);
  used_fonts_.try_emplace(font_number, font->object());
  if (font_ != font_number || font_size_ != run.size.value) {
    out_ += "/F";
    append_integer(out_, font_number);
    out_ += ' ';
    number(run.size.value);
    out_ += "Tf\n";
    font_ = font_number;
    font_size_ = run.size.value;
  }
  codes_.clear();
  for_each_cluster(run, [&, font = font](const GlyphCluster& cluster) { font->encode(cluster, run.size, run.right_to_left, codes_); });
  show_codes(run);
}

void ContentStream::show_codes(const GlyphRun& run) {
  // Thousandths of an em, kept from the rounded widths that the reader adds up, so that no error grows along the line.
  const double thousandths = 1000 / run.size.value;
  const double start = codes_.front().x;
  double pen = 0;
  out_ += "1 0 0 1 ";
  point({run.origin.x + Pt(start), run.origin.y});
  out_ += "Tm\n";
  bool in_array = false, in_string = false;
  const auto close_string = [&] { if (in_string) out_ += '>'; in_string = false; };
  const auto close_array = [&] { close_string(); if (in_array) out_ += "] TJ\n"; in_array = false; };
  for (const ShownCode& code : codes_) {
    const double rise = std::round(code.rise * 1000) / 1000;
    if (rise != rise_) {
      close_array();
      number(rise);
      out_ += "Ts\n";
      rise_ = rise;
    }
    const double shift = std::round((code.x - start) * thousandths - pen);
    if (!in_array) out_ += '[';
    in_array = true;
    if (shift != 0) {
      close_string();
      append_number(out_, -shift, 0);
      pen += shift;
    }
    if (!in_string) out_ += '<';
    in_string = true;
    append_hex(out_, code.cid, 4);
    pen += code.width;
  }
  close_array();
  if (rise_ != 0) out_ += "0 Ts\n";
  rise_ = 0;
}

void ContentStream::show(const Path& path) {
  if (path.commands.empty() || (!path.fill && !path.stroke)) return;
  enter(path.element);
  end_text();
  if (path.fill) set_fill(*path.fill);
  if (path.stroke) {
    set_stroke(*path.stroke);
    if (line_width_ != path.stroke_width.value) {
      number(line_width_ = path.stroke_width.value);
      out_ += "w\n";
    }
    if (dashed_ || !path.dash.empty()) {
      out_ += '[';
      for (const float length : path.dash) number(static_cast<double>(length));
      out_ += "] 0 d\n";
      dashed_ = !path.dash.empty();
    }
  }
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
  const bool both = path.fill && path.stroke;
  out_ += both ? "B" : path.fill ? "f" : "S";
  out_ += path.fill && path.even_odd ? "*\n" : "\n";
}

void ContentStream::show(const PlacedImage& placed) {
  const ImageObject& image = resources_.image(placed.image);
  enter(placed.element);
  end_text();
  used_images_.try_emplace(image.object, 1);
  transparent_ = transparent_ || image.transparent;
  out_ += "q ";
  number(placed.box.width.value);
  out_ += "0 0 ";
  number(placed.box.height.value);
  point({placed.box.x, placed.box.bottom()});
  out_ += "cm /I";
  append_integer(out_, image.object);
  out_ += " Do Q\n";
}

}  // namespace divulga::pdf
