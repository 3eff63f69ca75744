#include "picture/svg_reader.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <pugixml.hpp>
#include <set>

#include "picture/svg_shapes.h"
#include "picture/svg_style.h"

namespace divulga {
namespace {

using pugi::xml_node;

constexpr int deepest = 200;                       // nested elements, references followed
constexpr size_t most_items = 200'000;             // a few lines of nested <use> can ask for more than any memory holds

/// "svg:rect" -> "rect"; other vocabularies (Inkscape's notes) are "".
std::string local_name(const xml_node& node) {
  const std::string name = node.name();
  const size_t colon = name.find(':');
  if (colon == std::string::npos) return name;
  return name.compare(0, colon, "svg") == 0 ? name.substr(colon + 1) : "";
}

std::string href_of(const xml_node& node) {
  const pugi::xml_attribute plain = node.attribute("href");
  return plain ? plain.as_string() : node.attribute("xlink:href").as_string();
}

/// The properties that SVG lets stand as attributes.
const std::set<std::string>& presentation_attributes() {
  static const std::set<std::string> names{
      "fill", "stroke", "color", "opacity", "fill-opacity", "stroke-opacity", "fill-rule", "clip-rule", "stroke-width", "stroke-dasharray", "stroke-dashoffset",
      "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "font-size", "font-family", "font-weight", "font-style", "text-anchor", "direction", "visibility",
      "display", "clip-path", "filter", "mask", "marker-start", "marker-mid", "marker-end", "letter-spacing", "word-spacing", "text-decoration", "baseline-shift",
      "dominant-baseline", "writing-mode"};
  return names;
}

struct Context {
  Matrix place;                                    // user units to the drawing
  SvgStyle style;
  double width = 0, height = 0;                    // of the nearest viewport, for percentages
  std::optional<Rect> clip;                        // in the drawing
  int depth = 0;
  double diagonal() const { return std::hypot(width, height) / std::sqrt(2.0); }
};

double scale_of(const Matrix& m) { return std::sqrt(std::abs(m.determinant())); }
bool is_upright(const Matrix& m) { return std::abs(m.b) < 1e-9 && std::abs(m.c) < 1e-9; }

Rect common(const Rect& a, const Rect& b) {
  const Pt left = std::max(a.x, b.x), top = std::max(a.y, b.y);
  const Pt right = std::min(a.right(), b.right()), bottom = std::min(a.bottom(), b.bottom());
  return {left, top, std::max(Pt(0), right - left), std::max(Pt(0), bottom - top)};
}

class SvgReader {
 public:
  SvgReader(const std::string& bytes, std::vector<SvgFault>& faults) : bytes_(bytes), faults_(faults) {}

  std::optional<Drawing> read() {
    const pugi::xml_parse_result parsed = document_.load_buffer(bytes_.data(), bytes_.size(), pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_pi);
    if (!parsed) {
      std::string why = parsed.description();
      for (char& c : why) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      add(Severity::error, line_of(parsed.offset), message("it is not well-formed XML: {0}", why), message("save it again as plain SVG"));
      return std::nullopt;
    }
    const xml_node root = document_.document_element();
    if (local_name(root) != "svg") {
      add(Severity::error, 1, message("its root element is '{0}', not 'svg'", root.name()), message("save it as SVG"));
      return std::nullopt;
    }
    for (const xml_node node : document_.children())
      if (node.type() == pugi::node_pi && std::string(node.name()) == "xml-stylesheet") refuse(node, message("a style sheet in another file"), message("put the styles into the drawing"));
    survey(root, 0);
    if (refused_) return std::nullopt;
    return draw(root);
  }

 private:
  // ---- what is told

  int line_of(std::ptrdiff_t offset) const {
    const size_t end = std::min(bytes_.size(), static_cast<size_t>(std::max<std::ptrdiff_t>(offset, 0)));
    return 1 + static_cast<int>(std::count(bytes_.begin(), bytes_.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
  }
  void add(Severity severity, int line, Message message, Message hint = {}) {
    if (faults_.size() < 200) faults_.push_back({severity, line, std::move(message), std::move(hint)});
  }
  void refuse(const xml_node& node, const Message& what, const Message& hint) {
    refused_ = true;
    add(Severity::error, line_of(node.offset_debug()), what, hint);
  }
  void warn(const xml_node& node, const Message& what, const Message& hint = message("print shows the picture without it")) {
    if (warned_.insert({node.offset_debug(), what.text()}).second) add(Severity::warning, line_of(node.offset_debug()), what, hint);
  }

  // ---- the whole tree once: ids, style sheets, what no picture may hold

  void survey(const xml_node& node, int depth) {
    if (depth > deepest) return refuse(node, message("elements nested more than {0} deep", deepest), message("flatten the drawing's groups"));
    const std::string name = local_name(node);
    if (name == "script") refuse(node, message("a script"), message("a picture may not run anything: remove it"));
    if (name == "foreignObject") refuse(node, message("'foreignObject': content that is not SVG"), message("draw it with SVG's own shapes and text"));
    if (name == "style") {
      std::vector<std::string> unknown;
      const std::string css = node.text().as_string();
      if (css.find("@import") != std::string::npos || names_elsewhere(css)) refuse(node, message("a style sheet that loads another file"), message("put the styles into the drawing"));
      sheet_.read(css, unknown);
      for (const std::string& selector : unknown) warn(node, message("the rules of '{0}' are not applied", selector), message("write selectors as a type, a .class or an #id"));
    }
    if (const std::string id = node.attribute("id").as_string(); !id.empty()) ids_.emplace(id, node);
    for (const pugi::xml_attribute attribute : node.attributes()) check(node, attribute);
    for (const xml_node child : node.children())
      if (child.type() == pugi::node_element) survey(child, depth + 1);
  }

  static bool names_elsewhere(const std::string& css) {
    for (size_t at = css.find("url("); at != std::string::npos; at = css.find("url(", at + 4)) {
      const size_t from = css.find_first_not_of(" '\"", at + 4);
      if (from != std::string::npos && css[from] != '#' && css.compare(from, 5, "data:") != 0) return true;
    }
    return false;
  }

  void check(const xml_node& node, const pugi::xml_attribute& attribute) {
    const std::string key = attribute.name(), value = attribute.as_string();
    if (key.size() > 2 && key.compare(0, 2, "on") == 0) refuse(node, message("'{0}' runs a script", key), message("remove it"));
    if ((key == "href" || key == "xlink:href") && !value.empty() && value[0] != '#' && value.compare(0, 5, "data:") != 0) {
      if (local_name(node) == "a" && value.compare(0, 11, "javascript:") != 0) warn(node, message("the link to '{0}' leads nowhere in a picture", value), message("link it in the text"));
      else refuse(node, message("'{0}' names another file: '{1}'", key, value), message("put what it shows into the drawing"));
    } else if (names_elsewhere(value)) {
      refuse(node, message("'{0}' names another file: '{1}'", key, value), message("put what it shows into the drawing"));
    }
  }

  // ---- drawing

  std::optional<Drawing> draw(const xml_node& root) {
    const std::optional<ViewBox> box = read_view_box(root.attribute("viewBox").as_string());
    if (root.attribute("viewBox") && !box) warn(root, message("viewBox '{0}' is not understood", root.attribute("viewBox").as_string()), message("write four numbers: x y width height"));
    const auto side = [&](const char* name, double other) {
      const std::string text = root.attribute(name).as_string();
      const auto length = text.empty() || text.back() == '%' ? std::nullopt : read_length(text, 0, 16);
      return length && *length > 0 ? *length : other;
    };
    drawing_.width = side("width", 0), drawing_.height = side("height", 0);
    if (box) {                                     // one side given: the other by the view box
      if (drawing_.width <= 0) drawing_.width = drawing_.height > 0 ? drawing_.height * box->width / box->height : box->width;
      if (drawing_.height <= 0) drawing_.height = drawing_.width * box->height / box->width;
    }
    if (!(drawing_.width > 0) || !(drawing_.height > 0)) {
      add(Severity::error, line_of(root.offset_debug()), message("the drawing has no size"), message("give 'svg' a width and a height, or a viewBox"));
      return std::nullopt;
    }
    Context context;
    context.width = box ? box->width : drawing_.width;
    context.height = box ? box->height : drawing_.height;
    context.clip = Rect{Pt(0), Pt(0), Pt(drawing_.width), Pt(drawing_.height)};
    if (box) context.place = fitted(*box, drawing_.width, drawing_.height, root.attribute("preserveAspectRatio").as_string());
    if (!take_style(root, context)) return std::nullopt;
    children(root, context);
    if (refused_) return std::nullopt;
    if (drawing_.items.empty()) {
      add(Severity::error, line_of(root.offset_debug()), message("nothing in it can be drawn"), message("see what it holds, or save it again as plain SVG"));
      return std::nullopt;
    }
    return std::move(drawing_);
  }

  void children(const xml_node& node, const Context& context) {
    for (const xml_node child : node.children())
      if (child.type() == pugi::node_element) element(child, context);
  }

  /// The element's own style, clip and transformation on what is around it; false when it is not shown.
  bool take_style(const xml_node& node, Context& context) {
    std::vector<std::string> classes;
    const std::string names = node.attribute("class").as_string();
    for (size_t at = 0; at < names.size();) {
      const size_t from = std::min(names.find_first_not_of(" \t\r\n", at), names.size()), end = std::min(names.find_first_of(" \t\r\n", from), names.size());
      if (end > from) classes.push_back(names.substr(from, end - from));
      at = end + 1;
    }
    SvgProperties properties;
    for (const pugi::xml_attribute attribute : node.attributes())
      if (presentation_attributes().count(attribute.name())) properties[attribute.name()] = attribute.as_string();
    for (const auto& [name, value] : sheet_.matching(local_name(node), node.attribute("id").as_string(), classes)) properties[name] = value;
    for (const auto& [name, value] : read_declarations(node.attribute("style").as_string())) properties[name] = value;
    context.style.clip_path.clear();
    std::vector<std::string> faults;
    apply(properties, context.style, context.diagonal(), faults);
    for (const std::string& fault : faults) warn(node, message("'{0}' is not drawn", fault));
    if (properties.count("opacity") && context.style.opacity > 0 && properties.at("opacity") != "1") {
      const std::string name = local_name(node);
      if ((name == "g" || name == "svg" || name == "use" || name == "symbol") && std::distance(node.begin(), node.end()) > 3)
        warn(node, message("the opacity of a group is given to each of its shapes"), message("where they lie over one another both show through"));
    }
    if (const pugi::xml_attribute transform = node.attribute("transform")) {
      if (const auto matrix = read_transform(transform.as_string())) context.place = context.place * *matrix;
      else warn(node, message("transform '{0}' is not understood", transform.as_string()), message("write SVG 1.1 transformations: translate(10, 20) scale(2)"));
    }
    if (!context.style.clip_path.empty()) take_clip(node, context);
    return context.style.displayed;
  }

  void take_clip(const xml_node& node, Context& context) {
    const auto found = ids_.find(context.style.clip_path);
    if (found == ids_.end() || local_name(found->second) != "clipPath") return warn(node, message("there is no clip path '#{0}'", context.style.clip_path));
    const xml_node clip = found->second;
    xml_node only;
    int shapes = 0;
    for (const xml_node child : clip.children())
      if (child.type() == pugi::node_element && local_name(child) != "title") only = child, ++shapes;
    Context inner = context;
    Matrix own;
    if (const auto matrix = read_transform(clip.attribute("transform").as_string())) own = *matrix;
    if (const auto matrix = read_transform(only.attribute("transform").as_string())) own = own * *matrix;
    inner.place = context.place * own;
    const bool by_box = std::string(clip.attribute("clipPathUnits").as_string()) == "objectBoundingBox";
    if (shapes != 1 || local_name(only) != "rect" || by_box || !is_upright(inner.place) || only.attribute("rx") || only.attribute("ry"))
      return warn(clip, message("clip path '#{0}' is not one upright rectangle", context.style.clip_path), message("print shows what it would cut off"));
    const auto path = rect_outline([&](const char* name, double full) { return length(only, name, full, inner); }, inner.width, inner.height);
    if (path.empty()) return;
    clip_to(path, inner, context);
  }

  static void clip_to(std::vector<PathCommand> path, const Context& inner, Context& context) {
    for (PathCommand& c : path) c.p1 = inner.place(c.p1);
    const Rect box = bounds_of(path);
    context.clip = context.clip ? common(*context.clip, box) : box;
  }

  static std::optional<double> length(const xml_node& node, const char* name, double full, const Context& context) {
    const pugi::xml_attribute attribute = node.attribute(name);
    if (!attribute) return std::nullopt;
    return read_length(attribute.as_string(), full, context.style.font_size);
  }

  void element(const xml_node& node, Context context) {
    if (refused_ || ++context.depth > deepest) return;
    const std::string name = local_name(node);
    static const std::set<std::string> silent{"", "defs", "title", "desc", "metadata", "style", "symbol", "clipPath", "linearGradient", "radialGradient", "namedview", "script"};
    static const std::set<std::string> effects{"filter", "mask", "pattern", "marker", "cursor", "view", "font", "font-face", "color-profile"};
    static const std::set<std::string> moves{"animate", "animateTransform", "animateMotion", "animateColor", "set", "mpath"};
    if (silent.count(name) || effects.count(name)) return;     // effects are told where they are used
    if (moves.count(name)) return warn(node, message("'{0}': paper does not move", name), message("print shows the picture at its start"));
    if (!take_style(node, context)) return;
    if (name == "g" || name == "a") return children(node, context);
    if (name == "switch") {
      for (const xml_node child : node.children())
        if (child.type() == pugi::node_element && !child.attribute("systemLanguage") && !child.attribute("requiredExtensions")) return element(child, context);
      return;
    }
    if (name == "svg") return viewport(node, node, context);
    if (name == "use") return use(node, context);
    if (name == "text") return text(node, context);
    if (name == "image") return warn(node, message("a picture inside the drawing is not drawn"), message("show it as a picture of its own"));
    shape(node, name, context);
  }

  /// A nested svg, or a symbol that `use` shows: its own viewport, cut off at its edges.
  void viewport(const xml_node& node, const xml_node& asked, Context context) {
    const double x = local_name(asked) == "svg" ? length(asked, "x", context.width, context).value_or(0) : 0;
    const double y = local_name(asked) == "svg" ? length(asked, "y", context.height, context).value_or(0) : 0;
    const double w = length(asked, "width", context.width, context).value_or(length(node, "width", context.width, context).value_or(context.width));
    const double h = length(asked, "height", context.height, context).value_or(length(node, "height", context.height, context).value_or(context.height));
    if (!(w > 0) || !(h > 0)) return;
    context.place = context.place * Matrix{1, 0, 0, 1, x, y};
    const std::string overflow = node.attribute("overflow").as_string();
    if (overflow != "visible" && is_upright(context.place)) clip_to(rectangle_outline(0, 0, w, h), context, context);
    context.width = w, context.height = h;
    if (const auto box = read_view_box(node.attribute("viewBox").as_string())) {
      context.place = context.place * fitted(*box, w, h, node.attribute("preserveAspectRatio").as_string());
      context.width = box->width, context.height = box->height;
    }
    children(node, context);
  }

  void use(const xml_node& node, Context context) {
    const std::string href = href_of(node);
    const auto found = href.empty() || href[0] != '#' ? ids_.end() : ids_.find(href.substr(1));
    if (found == ids_.end()) return warn(node, message("'use' names '{0}', which is not there", href));
    const xml_node target = found->second;
    if (!using_.insert(target.offset_debug()).second) return warn(node, message("'use' of '{0}' shows itself", href));
    context.place = context.place * Matrix{1, 0, 0, 1, length(node, "x", context.width, context).value_or(0), length(node, "y", context.height, context).value_or(0)};
    const std::string name = local_name(target);
    if (name == "symbol" || name == "svg") {
      if (take_style(target, context)) viewport(target, node, context);
    } else {
      element(target, context);
    }
    using_.erase(target.offset_debug());
  }

  void shape(const xml_node& node, const std::string& name, const Context& context) {
    const auto get = [&](const char* key, double full) { return length(node, key, full, context); };
    const auto x = [&](const char* key) { return get(key, context.width).value_or(0); };
    const auto y = [&](const char* key) { return get(key, context.height).value_or(0); };
    std::vector<PathCommand> path;
    bool understood = true;
    if (name == "path") {
      path = read_path_data(node.attribute("d").as_string(), &understood);
    } else if (name == "rect") {
      path = rect_outline(get, context.width, context.height);
    } else if (name == "circle") {
      const double r = get("r", context.diagonal()).value_or(0);
      path = ellipse_outline(x("cx"), y("cy"), r, r);
    } else if (name == "ellipse") {
      path = ellipse_outline(x("cx"), y("cy"), x("rx"), y("ry"));
    } else if (name == "line") {
      path = polygon_outline({x("x1"), y("y1"), x("x2"), y("y2")}, false);
    } else if (name == "polyline" || name == "polygon") {
      const auto points = read_numbers(node.attribute("points").as_string());
      understood = points && points->size() % 2 == 0;
      if (points) path = polygon_outline(*points, name == "polygon");
    } else {
      return warn(node, message("element '{0}' is not drawn", name));
    }
    if (!understood) warn(node, message("the outline of this '{0}' is not understood to its end", name), message("print shows it up to there"));
    if (!path.empty() && context.style.visible) paint(node, std::move(path), context);
  }

  void paint(const xml_node& node, std::vector<PathCommand> path, const Context& context) {
    const SvgStyle& style = context.style;
    DrawnShape shape;
    shape.even_odd = style.even_odd;
    shape.style.fill_opacity = style.fill_opacity * style.opacity;
    shape.style.stroke_opacity = style.stroke_opacity * style.opacity;
    const Rect own_box = bounds_of(path);
    if (!style.fill.gradient.empty()) {
      shape.style.gradient = gradient(node, style.fill.gradient, own_box, context, shape.style.fill_opacity);
      if (shape.style.gradient && shape.style.gradient->stops.size() == 1) {
        shape.fill = shape.style.gradient->stops[0].color;
        shape.style.gradient.reset();
      }
      if (!shape.style.gradient && !shape.fill && !style.fill.none) shape.fill = style.fill.color;
    } else if (!style.fill.none) {
      shape.fill = style.fill.color;
    }
    const double scale = scale_of(context.place);
    if (!style.stroke.none || !style.stroke.gradient.empty()) stroke(node, own_box, context, scale, shape);
    if (!shape.fill && !shape.stroke && !shape.style.gradient) return;
    for (PathCommand& c : path) c.p1 = context.place(c.p1), c.p2 = context.place(c.p2), c.p3 = context.place(c.p3);
    const Rect box = bounds_of(path);
    shape.outline = std::move(path);
    if (context.clip) {
      const Pt around = shape.stroke ? Pt(shape.stroke_width / 2 * (shape.style.join == LineJoin::miter ? std::min(shape.style.miter_limit, 4.0) : 1.0)) : Pt(0);
      const Rect& clip = *context.clip;
      const Pt hair(1e-6);
      if (clip.width <= Pt(0) || clip.height <= Pt(0)) return;
      if (box.x - around > clip.right() || box.right() + around < clip.x || box.y - around > clip.bottom() || box.bottom() + around < clip.y) return;
      if (box.x - around < clip.x - hair || box.right() + around > clip.right() + hair || box.y - around < clip.y - hair || box.bottom() + around > clip.bottom() + hair)
        shape.style.clip = clip;
    }
    if (drawing_.items.size() >= most_items) return refuse(node, message("more than {0} shapes", most_items), message("simplify the drawing"));
    drawing_.items.emplace_back(std::move(shape));
  }

  void stroke(const xml_node& node, const Rect& box, const Context& context, double scale, DrawnShape& shape) {
    const SvgStyle& style = context.style;
    if (style.stroke_width <= 0) return;
    if (!style.stroke.gradient.empty()) {
      const auto colors = gradient(node, style.stroke.gradient, box, context, shape.style.stroke_opacity);
      if (colors) {
        shape.stroke = colors->stops[colors->stops.size() / 2].color;
        if (colors->stops.size() > 1) warn(node, message("a gradient along a line is drawn in one colour"), message("fill the line's outline with the gradient instead"));
      } else if (!style.stroke.none) {
        shape.stroke = style.stroke.color;
      }
    } else {
      shape.stroke = style.stroke.color;
    }
    const Matrix& m = context.place;
    const double across = std::hypot(m.a, m.b), down = std::hypot(m.c, m.d);
    if (std::abs(across - down) > 0.05 * std::max(across, down)) warn(node, message("a line that is stretched more one way than the other is drawn evenly wide"), message("apply the transformation in the drawing program"));
    shape.stroke_width = style.stroke_width * scale;
    for (const double dash : style.dash) shape.dash.push_back(dash * scale);
    shape.style.dash_phase = style.dash_phase * scale;
    shape.style.cap = style.cap;
    shape.style.join = style.join;
    shape.style.miter_limit = style.miter_limit;
  }

  // ---- gradients

  /// An attribute of a gradient, or of the one that it takes after.
  pugi::xml_attribute inherited(const xml_node& node, const char* name, int depth = 0) const {
    if (const pugi::xml_attribute own = node.attribute(name)) return own;
    const std::string href = href_of(node);
    const auto found = href.size() < 2 || depth > 20 ? ids_.end() : ids_.find(href.substr(1));
    return found == ids_.end() ? pugi::xml_attribute() : inherited(found->second, name, depth + 1);
  }
  xml_node with_stops(const xml_node& node, int depth = 0) const {
    for (const xml_node child : node.children())
      if (local_name(child) == "stop") return node;
    const std::string href = href_of(node);
    const auto found = href.size() < 2 || depth > 20 ? ids_.end() : ids_.find(href.substr(1));
    return found == ids_.end() ? xml_node() : with_stops(found->second, depth + 1);
  }

  static double fraction(const pugi::xml_attribute& attribute, double otherwise, double full) {
    if (!attribute) return otherwise;
    return read_length(attribute.as_string(), full, 16).value_or(otherwise);
  }

  std::optional<Gradient> gradient(const xml_node& user, const std::string& id, const Rect& box, const Context& context, double& opacity) {
    const auto found = ids_.find(id);
    const std::string name = found == ids_.end() ? "" : local_name(found->second);
    if (name != "linearGradient" && name != "radialGradient") {
      warn(user, name.empty() ? message("there is no gradient '#{0}'", id) : message("'{0}' #{1} is not drawn", name, id), message("fill it with a colour"));
      return std::nullopt;
    }
    const xml_node node = found->second;
    Gradient out;
    out.radial = name == "radialGradient";
    read_stops(with_stops(node), out, opacity);
    if (out.stops.empty()) return std::nullopt;
    const bool by_box = std::string(inherited(node, "gradientUnits").as_string("objectBoundingBox")) == "objectBoundingBox";
    if (by_box && (box.width <= Pt(0) || box.height <= Pt(0))) { out.stops.resize(1); return out; }
    const double w = by_box ? 1 : context.width, h = by_box ? 1 : context.height, d = by_box ? 1 : context.diagonal();
    const auto at = [&](const char* key, double otherwise, double full) { return fraction(inherited(node, key), otherwise, full); };
    if (out.radial) {
      out.x2 = at("cx", w / 2, w), out.y2 = at("cy", h / 2, h), out.r2 = at("r", d / 2, d);
      out.x1 = at("fx", out.x2, w), out.y1 = at("fy", out.y2, h), out.r1 = at("fr", 0, d);
      if (!(out.r2 > 0)) { out.stops = {out.stops.back()}; return out; }
    } else {
      out.x1 = at("x1", 0, w), out.y1 = at("y1", 0, h), out.x2 = at("x2", w, w), out.y2 = at("y2", 0, h);
      if (out.x1 == out.x2 && out.y1 == out.y2) { out.stops = {out.stops.back()}; return out; }
    }
    const std::string spread = inherited(node, "spreadMethod").as_string("pad");
    if (spread != "pad") warn(node, message("a gradient that repeats is drawn once"), message("end it where it should end"));
    Matrix own;
    if (const pugi::xml_attribute transform = inherited(node, "gradientTransform"))
      if (const auto matrix = read_transform(transform.as_string())) own = *matrix;
    const Matrix units = by_box ? Matrix{box.width.value, 0, 0, box.height.value, box.x.value, box.y.value} : Matrix{};
    out.place = context.place * units * own;
    return out;
  }

  void read_stops(const xml_node& node, Gradient& out, double& opacity) {
    std::vector<double> opacities;
    for (const xml_node child : node.children()) {
      if (local_name(child) != "stop") continue;
      SvgProperties properties;
      for (const char* name : {"stop-color", "stop-opacity", "color"})
        if (child.attribute(name)) properties[name] = child.attribute(name).as_string();
      for (const auto& [name, value] : sheet_.matching("stop", child.attribute("id").as_string(), {child.attribute("class").as_string()})) properties[name] = value;
      for (const auto& [name, value] : read_declarations(child.attribute("style").as_string())) properties[name] = value;
      Gradient::Stop stop;
      const std::string offset = child.attribute("offset").as_string("0");
      stop.offset = std::clamp(read_length(offset, 1, 16).value_or(0), 0.0, 1.0);
      if (!out.stops.empty()) stop.offset = std::max(stop.offset, out.stops.back().offset);
      if (const auto color = read_color(properties["stop-color"])) stop.color = *color;
      out.stops.push_back(stop);
      opacities.push_back(std::clamp(read_length(properties["stop-opacity"], 1, 16).value_or(1), 0.0, 1.0));
    }
    if (opacities.empty()) return;
    if (std::all_of(opacities.begin(), opacities.end(), [&](double o) { return o == opacities[0]; })) { opacity *= opacities[0]; return; }
    warn(node, message("a gradient that fades away is drawn as on white"), message("fade to the colour of the ground"));
    for (size_t i = 0; i < out.stops.size(); ++i) {
      const auto blended = [&](std::uint8_t part) { return static_cast<std::uint8_t>(std::lround(part * opacities[i] + 255 * (1 - opacities[i]))); };
      Color& c = out.stops[i].color;
      c = {blended(c.r), blended(c.g), blended(c.b)};
    }
  }

  // ---- text

  void text(const xml_node& node, const Context& context) {
    const Matrix& m = context.place;
    const bool even = is_upright(m) && m.a > 0 && m.d > 0 && std::abs(m.a - m.d) < 0.02 * m.d;
    if (!even)
      return add(Severity::error, line_of(node.offset_debug()), message("text that is turned, mirrored or stretched: '{0}'", std::string(trimmed(node.text().as_string())).substr(0, 40)),
                 message("turn it into paths in the drawing program, or set it upright"));
    DrawnText line;
    line.x = length(node, "x", context.width, context).value_or(0) + length(node, "dx", context.width, context).value_or(0);
    line.y = length(node, "y", context.height, context).value_or(0) + length(node, "dy", context.height, context).value_or(0);
    start(node, context, line);
    pieces(node, context, line);
    finish(node, context, std::move(line));
  }

  void start(const xml_node& node, const Context& context, DrawnText& line) {
    line.anchor = static_cast<DrawnText::Anchor>(context.style.anchor);
    line.right_to_left = context.style.right_to_left;
    line.line = line_of(node.offset_debug());
    for (const char* name : {"rotate", "textLength"})
      if (node.attribute(name)) warn(node, message("'{0}' of a text is not drawn", name));
  }

  void pieces(const xml_node& node, const Context& context, DrawnText& line) {
    for (const xml_node child : node.children()) {
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
        piece(node, child.value(), context, line);
        continue;
      }
      if (child.type() != pugi::node_element) continue;
      const std::string name = local_name(child);
      if (name == "title" || name == "desc" || name.empty()) continue;
      if (name != "tspan" && name != "a") { warn(child, message("'{0}' in a text is not drawn", name)); continue; }
      Context inner = context;
      if (!take_style(child, inner)) continue;
      const auto x = length(child, "x", context.width, context), y = length(child, "y", context.height, context), dy = length(child, "dy", context.height, context);
      if (x || y || dy) {                          // a line of its own
        const double at_x = x.value_or(line.x), at_y = y.value_or(line.y) + dy.value_or(0);
        finish(child, context, std::move(line));
        line = {};
        line.x = at_x, line.y = at_y;
        start(child, inner, line);
      } else if (child.attribute("dx")) {
        warn(child, message("'dx' inside a line of text is not drawn"));
      }
      pieces(child, inner, line);
    }
  }

  void piece(const xml_node& node, const std::string& written, const Context& context, DrawnText& line) {
    std::string shown;
    for (const char c : written) {
      const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
      const bool after_blank = shown.empty() ? (line.pieces.empty() || line.pieces.back().text.back() == ' ') : shown.back() == ' ';
      if (!blank) shown += c;
      else if (!after_blank) shown += ' ';
    }
    if (shown.empty() || !context.style.visible) return;
    const SvgStyle& style = context.style;
    if (style.fill.none && style.fill.gradient.empty()) { warn(node, message("text without a fill is not drawn")); return; }
    if (!style.fill.gradient.empty()) warn(node, message("text filled with a gradient is drawn in one colour"));
    if (!style.stroke.none) warn(node, message("the outline of text is not drawn"));
    line.pieces.push_back({std::move(shown), style.font_size * context.place.d, style.fill.color, style.fill_opacity * style.opacity, style.bold, style.italic, style.serif, style.mono});
  }

  void finish(const xml_node& node, const Context& context, DrawnText line) {
    while (!line.pieces.empty()) {                 // no blank at the end
      std::string& last = line.pieces.back().text;
      while (!last.empty() && last.back() == ' ') last.pop_back();
      if (!last.empty()) break;
      line.pieces.pop_back();
    }
    if (line.pieces.empty()) return;
    const Point at = context.place({Pt(line.x), Pt(line.y)});
    line.x = at.x.value, line.y = at.y.value;
    if (drawing_.items.size() >= most_items) return refuse(node, message("more than {0} shapes", most_items), message("simplify the drawing"));
    drawing_.items.emplace_back(std::move(line));
  }

  static std::string trimmed(const std::string& text) {
    const size_t from = text.find_first_not_of(" \t\r\n");
    return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
  }

  const std::string& bytes_;
  std::vector<SvgFault>& faults_;
  pugi::xml_document document_;
  std::map<std::string, xml_node> ids_;
  SvgStyleSheet sheet_;
  std::set<std::ptrdiff_t> using_;                 // targets of <use> that are being drawn
  std::set<std::pair<std::ptrdiff_t, std::string>> warned_;
  bool refused_ = false;
  Drawing drawing_;
};

}  // namespace

std::optional<Drawing> read_svg(const std::string& bytes, std::vector<SvgFault>& faults) { return SvgReader(bytes, faults).read(); }

}  // namespace divulga
