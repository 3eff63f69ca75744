#include "layout/dump.h"

#include <algorithm>
#include <cstdio>

namespace divulga {
namespace {

std::string tenth(Pt length) {
  char text[32];
  double value = length.value;
  if (value > -0.05 && value < 0) value = 0;      // never "-0.0"
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}
std::string hex(const Color& c) {
  char text[8];
  std::snprintf(text, sizeof text, "#%02x%02x%02x", c.r, c.g, c.b);
  return text;
}
std::string place(StructId element) { return element == artifact ? "-" : std::to_string(element); }

/// Around every point, control points too.
Rect control_box(const Path& path) {
  Pt left(1e9), top(1e9), right(-1e9), bottom(-1e9);
  const auto take = [&](const Point& p) {
    left = std::min(left, p.x), right = std::max(right, p.x);
    top = std::min(top, p.y), bottom = std::max(bottom, p.y);
  };
  for (const PathCommand& c : path.commands) {
    if (c.kind == PathCommand::Kind::close) continue;
    take(c.p1);
    if (c.kind == PathCommand::Kind::curve) take(c.p2), take(c.p3);
  }
  return {left, top, right - left, bottom - top};
}

std::string written(const Rect& box) { return tenth(box.x) + "," + tenth(box.y) + " " + tenth(box.width) + "x" + tenth(box.height); }

/// What a path has besides its colours, where it has it.
std::string look(const PathStyle& style) {
  std::string out;
  const auto percent = [](double share) { return std::to_string(static_cast<int>(share * 100 + 0.5)) + "%"; };
  if (style.cap != LineCap::butt) out += style.cap == LineCap::round ? " round-cap" : " square-cap";
  if (style.join != LineJoin::miter) out += style.join == LineJoin::round ? " round-join" : " bevel-join";
  if (style.fill_opacity < 1) out += " fill-opacity " + percent(style.fill_opacity);
  if (style.stroke_opacity < 1) out += " stroke-opacity " + percent(style.stroke_opacity);
  if (style.clip) out += " clip " + written(*style.clip);
  if (style.gradient) {
    out += style.gradient->radial ? " radial" : " linear";
    for (const Gradient::Stop& stop : style.gradient->stops) out += " " + percent(stop.offset) + " " + hex(stop.color);
  }
  return out;
}

struct ItemDump {
  std::string& out;
  void operator()(const GlyphRun& run) const {
    out += "  text " + tenth(run.origin.x) + "," + tenth(run.origin.y) + " size " + tenth(run.size) + " in " + place(run.element) +
           (run.right_to_left ? " rtl" : "") + " \"" + run.text + "\"\n";
  }
  void operator()(const Path& path) const {
    out += "  path " + written(control_box(path)) + " in " + place(path.element);
    if (path.fill) out += " fill " + hex(*path.fill);
    if (path.stroke) out += " stroke " + hex(*path.stroke) + " " + tenth(path.stroke_width);
    if (path.style) out += look(*path.style);
    out += "\n";
  }
  void operator()(const PlacedImage& image) const {
    out += "  image " + written(image.box) + (image.clip ? " clip " + written(*image.clip) : "") +
           (image.orientation != 1 ? " turned " + std::to_string(image.orientation) : "") + " in " + place(image.element) + " " + image.image->name + "\n";
  }
};

void dump_element(const PagedDocument& document, StructId id, int depth, std::string& out) {
  const StructElement& e = document.structure[static_cast<size_t>(id)];
  out += std::string(static_cast<size_t>(depth) * 2, ' ') + name_of(e.tag) + " " + std::to_string(id);
  if (e.language) out += " lang=" + e.language->str();
  if (e.scope == StructElement::Scope::column) out += " scope=column";
  if (e.scope == StructElement::Scope::row) out += " scope=row";
  if (e.ordered_list) out += " ordered";
  if (e.id) out += " id=" + *e.id;
  if (e.alt) out += " alt=\"" + *e.alt + "\"";
  if (e.actual_text) out += " text=\"" + *e.actual_text + "\"";
  out += "\n";
  for (size_t child = 0; child < document.structure.size(); ++child)
    if (document.structure[child].parent == id && child != 0) dump_element(document, static_cast<StructId>(child), depth + 1, out);
}

}  // namespace

std::string dump(const PagedDocument& document) {
  std::string out;
  for (size_t i = 0; i < document.pages.size(); ++i) {
    const Page& page = document.pages[i];
    out += "page " + std::to_string(i + 1) + " " + tenth(page.size.width) + "x" + tenth(page.size.height) + "\n";
    for (const PageItem& item : page.items) std::visit(ItemDump{out}, item);
    for (const LinkArea& link : page.links) {
      out += "  link " + tenth(link.box.x) + "," + tenth(link.box.y) + " " + tenth(link.box.width) + "x" + tenth(link.box.height) + " in " + place(link.element) +
             (link.parts.empty() ? "" : " over " + std::to_string(link.parts.size()) + " lines") + " to ";
      out += link.url.empty() ? "page " + std::to_string(link.page + 1) + " at " + tenth(link.y) : link.url;
      out += "\n";
    }
  }
  for (const OutlineEntry& entry : document.outline)
    out += "outline " + std::to_string(entry.level) + " \"" + entry.title + "\" page " + std::to_string(entry.page + 1) + " at " + tenth(entry.y) + "\n";
  if (!document.structure.empty()) dump_element(document, 0, 0, out);
  return out;
}

}  // namespace divulga
