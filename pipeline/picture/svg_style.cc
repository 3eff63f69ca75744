#include "picture/svg_style.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

namespace divulga {
namespace {

constexpr const char* blanks = " \t\r\n";

std::string trimmed(const std::string& text) {
  const size_t from = text.find_first_not_of(blanks);
  return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(blanks) - from + 1);
}

std::string without_comments(const std::string& css) {
  std::string out;
  for (size_t at = 0; at < css.size();) {
    const size_t from = css.find("/*", at);
    out += css.substr(at, from == std::string::npos ? from : from - at);
    if (from == std::string::npos) break;
    const size_t end = css.find("*/", from + 2);
    at = end == std::string::npos ? css.size() : end + 2;
  }
  return out;
}

std::vector<std::string> split(const std::string& text, char by) {
  std::vector<std::string> parts;
  for (size_t at = 0; at <= text.size();) {
    const size_t end = std::min(text.find(by, at), text.size());
    parts.push_back(trimmed(text.substr(at, end - at)));
    at = end + 1;
  }
  return parts;
}

bool is_name(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isalnum(c) || c == '-' || c == '_' || c >= 0x80; });
}

/// The id inside "url(#id)", with what stands behind it in `rest`.
std::string reference(const std::string& value, std::string* rest = nullptr) {
  if (value.rfind("url(", 0) != 0) return {};
  const size_t end = value.find(')');
  if (end == std::string::npos) return {};
  std::string inside = trimmed(value.substr(4, end - 4));
  if (inside.size() > 1 && (inside.front() == '"' || inside.front() == '\'')) inside = inside.substr(1, inside.size() - 2);
  if (rest) *rest = trimmed(value.substr(end + 1));
  return inside.size() > 1 && inside[0] == '#' ? inside.substr(1) : std::string();
}

bool set_paint(const std::string& value, const Color& current, SvgPaint& paint) {
  std::string rest = value;
  SvgPaint read;
  if (value.rfind("url(", 0) == 0) {
    read.gradient = reference(value, &rest);
    if (read.gradient.empty()) return false;
    read.none = rest.empty() || rest == "none";
    if (read.none) { paint = read; return true; }
  }
  if (rest == "none" || rest == "transparent") read.none = true;
  else if (rest == "currentColor" || rest == "currentcolor") read.color = current;
  else if (const auto color = read_color(rest)) read.color = *color;
  else return false;
  paint = read;
  return true;
}

std::optional<double> share(const std::string& value) {
  double number = 0;
  const auto [rest, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc()) return std::nullopt;
  const std::string unit = trimmed(std::string(rest, value.data() + value.size()));
  if (unit == "%") number /= 100;
  else if (!unit.empty()) return std::nullopt;
  return std::clamp(number, 0.0, 1.0);
}

bool set_font_size(const std::string& value, SvgStyle& style) {
  static const std::map<std::string, double> words{{"xx-small", 9}, {"x-small", 10}, {"small", 13}, {"medium", 16}, {"large", 18}, {"x-large", 24}, {"xx-large", 32}};
  if (const auto word = words.find(value); word != words.end()) { style.font_size = word->second; return true; }
  const auto size = read_length(value, style.font_size, style.font_size);
  if (!size || *size < 0) return false;
  style.font_size = *size;
  return true;
}

void set_family(std::string value, SvgStyle& style) {
  std::transform(value.begin(), value.end(), value.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const auto holds = [&](const char* name) { return value.find(name) != std::string::npos; };
  style.mono = holds("mono") || holds("courier") || holds("consolas");
  style.serif = !style.mono && !holds("sans") && (holds("serif") || holds("times") || holds("georgia") || holds("garamond"));
}

template <typename T>
bool choose(const std::string& value, std::initializer_list<std::pair<const char*, T>> words, T& into) {
  for (const auto& [word, meaning] : words)
    if (value == word) { into = meaning; return true; }
  return false;
}

bool set_dash(const std::string& value, double diagonal, SvgStyle& style) {
  style.dash.clear();
  if (value == "none") return true;
  std::string list = value;
  std::replace(list.begin(), list.end(), ',', ' ');
  double sum = 0;
  for (const std::string& part : split(list, ' ')) {
    if (part.empty()) continue;
    const auto length = read_length(part, diagonal, style.font_size);
    if (!length || *length < 0) return false;
    style.dash.push_back(*length);
    sum += *length;
  }
  if (sum <= 0) style.dash.clear();
  else if (style.dash.size() % 2 == 1) {
    const std::vector<double> once = style.dash;
    style.dash.insert(style.dash.end(), once.begin(), once.end());
  }
  return true;
}

/// What would change the picture if it were drawn; anything else that is not known does not matter here.
bool matters(const std::string& name, const std::string& value) {
  static const std::set<std::string> undrawn{"filter", "mask", "marker", "marker-start", "marker-mid", "marker-end", "mix-blend-mode", "writing-mode",
                                             "text-decoration", "letter-spacing", "word-spacing", "baseline-shift", "dominant-baseline", "glyph-orientation-vertical",
                                             "transform", "animation", "clip", "textLength", "paint-order", "vector-effect"};
  static const std::set<std::string> harmless{"none", "normal", "auto", "0", "lr", "lr-tb", "horizontal-tb", "baseline", "alphabetic"};
  return undrawn.count(name) > 0 && harmless.count(value) == 0;
}

/// False when the value is not understood.
bool set(const std::string& name, const std::string& value, SvgStyle& s, double diagonal) {
  const auto opacity = [&](double& into, bool multiplied) {
    const auto read = share(value);
    if (read) into = multiplied ? into * *read : *read;
    return read.has_value();
  };
  const auto length = [&](double& into) {
    const auto read = read_length(value, diagonal, s.font_size);
    if (read) into = *read;
    return read.has_value();
  };
  if (name == "fill") return set_paint(value, s.current, s.fill);
  if (name == "stroke") return set_paint(value, s.current, s.stroke);
  if (name == "opacity") return opacity(s.opacity, true);
  if (name == "fill-opacity") return opacity(s.fill_opacity, false);
  if (name == "stroke-opacity") return opacity(s.stroke_opacity, false);
  if (name == "fill-rule") return choose<bool>(value, {{"nonzero", false}, {"evenodd", true}}, s.even_odd);
  if (name == "clip-rule") return choose<bool>(value, {{"nonzero", false}, {"evenodd", true}}, s.clip_even_odd);
  if (name == "stroke-width") return length(s.stroke_width) && s.stroke_width >= 0;
  if (name == "stroke-dasharray") return set_dash(value, diagonal, s);
  if (name == "stroke-dashoffset") return length(s.dash_phase);
  if (name == "stroke-linecap") return choose<LineCap>(value, {{"butt", LineCap::butt}, {"round", LineCap::round}, {"square", LineCap::square}}, s.cap);
  if (name == "stroke-linejoin")
    return choose<LineJoin>(value, {{"miter", LineJoin::miter}, {"miter-clip", LineJoin::miter}, {"arcs", LineJoin::miter}, {"round", LineJoin::round}, {"bevel", LineJoin::bevel}}, s.join);
  if (name == "stroke-miterlimit") return length(s.miter_limit) && s.miter_limit >= 1;
  if (name == "font-size") return set_font_size(value, s);
  if (name == "font-family") return set_family(value, s), true;
  if (name == "font-weight") {
    s.bold = value == "bold" || value == "bolder" || (value.size() == 3 && value[0] >= '6');
    return true;
  }
  if (name == "font-style") return s.italic = value == "italic" || value == "oblique", true;
  if (name == "text-anchor") return choose<int>(value, {{"start", 0}, {"middle", 1}, {"end", 2}}, s.anchor);
  if (name == "direction") return choose<bool>(value, {{"ltr", false}, {"rtl", true}}, s.right_to_left);
  if (name == "visibility") return s.visible = value == "visible", true;
  if (name == "display") return s.displayed = value != "none", true;
  if (name == "clip-path") {
    if (value == "none") return true;
    s.clip_path = reference(value);
    return !s.clip_path.empty();
  }
  return !matters(name, value);
}

}  // namespace

SvgProperties read_declarations(const std::string& text) {
  SvgProperties properties;
  for (const std::string& declaration : split(without_comments(text), ';')) {
    const size_t colon = declaration.find(':');
    if (colon == std::string::npos) continue;
    std::string value = trimmed(declaration.substr(colon + 1));
    const size_t important = value.find("!important");
    if (important != std::string::npos) value = trimmed(value.substr(0, important));
    properties[trimmed(declaration.substr(0, colon))] = value;
  }
  return properties;
}

std::optional<double> read_length(const std::string& text, double full, double em) {
  const std::string value = trimmed(text);
  const char* from = value.data();
  const char* const end = from + value.size();
  if (from != end && *from == '+') ++from;
  double number = 0;
  const auto [rest, error] = std::from_chars(from, end, number);
  if (error != std::errc() || !(std::abs(number) < 1e9)) return std::nullopt;
  const std::string unit(rest, end);
  static const std::map<std::string, double> units{{"", 1}, {"px", 1}, {"pt", 96.0 / 72}, {"pc", 16}, {"mm", 96 / 25.4}, {"cm", 960 / 25.4}, {"in", 96}};
  if (const auto found = units.find(unit); found != units.end()) return number * found->second;
  if (unit == "%") return number * full / 100;
  if (unit == "em" || unit == "rem") return number * em;
  if (unit == "ex") return number * em / 2;
  return std::nullopt;
}

void SvgStyleSheet::read(const std::string& css, std::vector<std::string>& unknown) {
  const std::string text = without_comments(css);
  for (size_t at = 0; at < text.size();) {
    const size_t open = text.find('{', at);
    if (open == std::string::npos) return;
    std::string selectors = trimmed(text.substr(at, open - at));
    size_t close = std::min(text.find('}', open), text.size());
    if (!selectors.empty() && selectors[0] == '@') {       // a block of blocks, or a font
      int depth = 1;
      for (close = open + 1; close < text.size() && depth > 0; ++close) depth += text[close] == '{' ? 1 : text[close] == '}' ? -1 : 0;
      unknown.push_back(selectors);
      at = close;
      continue;
    }
    const SvgProperties properties = read_declarations(text.substr(open + 1, close - open - 1));
    for (const std::string& selector : split(selectors, ',')) {
      Rule rule;
      const size_t mark = selector.find_first_of(".#");
      rule.type = selector.substr(0, mark);
      if (rule.type == "*") rule.type.clear();
      const std::string name = mark == std::string::npos ? "" : selector.substr(mark + 1);
      if ((mark != std::string::npos && !is_name(name)) || (!rule.type.empty() && !is_name(rule.type))) {
        unknown.push_back(selector);
        continue;
      }
      if (mark != std::string::npos) (selector[mark] == '#' ? rule.id : rule.name) = name;
      rule.weight = (rule.id.empty() ? 0 : 100) + (rule.name.empty() ? 0 : 10) + (rule.type.empty() ? 0 : 1);
      rule.properties = properties;
      rules_.push_back(std::move(rule));
    }
    at = close + 1;
  }
}

SvgProperties SvgStyleSheet::matching(const std::string& type, const std::string& id, const std::vector<std::string>& classes) const {
  std::vector<const Rule*> found;
  for (const Rule& rule : rules_) {
    if (!rule.type.empty() && rule.type != type) continue;
    if (!rule.id.empty() && rule.id != id) continue;
    if (!rule.name.empty() && std::find(classes.begin(), classes.end(), rule.name) == classes.end()) continue;
    found.push_back(&rule);
  }
  std::stable_sort(found.begin(), found.end(), [](const Rule* a, const Rule* b) { return a->weight < b->weight; });
  SvgProperties out;
  for (const Rule* rule : found)
    for (const auto& [name, value] : rule->properties) out[name] = value;
  return out;
}

void apply(const SvgProperties& properties, SvgStyle& style, double diagonal, std::vector<std::string>& faults) {
  // The colour and the font's size first: others are measured by them.
  if (const auto color = properties.find("color"); color != properties.end() && color->second != "inherit")
    if (const auto read = read_color(color->second)) style.current = *read;
  if (const auto size = properties.find("font-size"); size != properties.end() && size->second != "inherit" && !set_font_size(size->second, style))
    faults.push_back("font-size: " + size->second);
  for (const auto& [name, value] : properties) {
    if (value == "inherit" || name == "font-size") continue;
    if (!set(name, value, style, diagonal)) faults.push_back(name + ": " + value);
  }
}

}  // namespace divulga
