#include <algorithm>
#include <array>
#include <cctype>

#include "web/css_rule.h"
#include "web/stylesheet.h"

namespace divulga {
namespace {

bool is_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_'; }

/// Exchanges the words left and right; inside a name only between hyphens ("margin-left"), never inside url() or a string.
std::string swapped_words(const std::string& text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    if (text[i] == '"' || text[i] == '\'') {
      const size_t end = text.find(text[i], i + 1);
      const size_t size = end == std::string::npos ? text.size() - i : end - i + 1;
      out.append(text, i, size);
      i += size;
    } else if (text.compare(i, 4, "url(") == 0) {
      size_t end = text.find(')', i);
      if (i + 4 < text.size() && (text[i + 4] == '"' || text[i + 4] == '\'')) end = text.find(')', text.find(text[i + 4], i + 5));
      const size_t size = end == std::string::npos ? text.size() - i : end - i + 1;
      out.append(text, i, size);
      i += size;
    } else if (std::isalpha(static_cast<unsigned char>(text[i]))) {
      size_t end = i;
      while (end < text.size() && std::isalpha(static_cast<unsigned char>(text[end]))) ++end;
      const std::string word = text.substr(i, end - i);
      out += word == "left" ? "right" : word == "right" ? "left" : word;
      i = end;
    } else {
      out += text[i++];
    }
  }
  return out;
}

/// "10px" -> "-10px", "-50%" -> "50%", "0" stays, anything else through calc().
std::string negated(const std::string& length) {
  if (length == "0" || length.rfind("0%", 0) == 0) return length;
  if (length[0] == '-' && length.size() > 1 && (std::isdigit(static_cast<unsigned char>(length[1])) || length[1] == '.')) return length.substr(1);
  if (std::isdigit(static_cast<unsigned char>(length[0])) || length[0] == '.') return "-" + length;
  return "calc(-1*(" + length + "))";
}

std::string joined(const std::vector<std::string>& parts, const char* by) {
  std::string out;
  for (size_t i = 0; i < parts.size(); ++i) out += (i ? by : "") + parts[i];
  return out;
}

/// top right bottom left -> top left bottom right.
std::string mirrored_sides(const std::string& value) {
  std::vector<std::string> parts = split_css(value, ' ');
  if (parts.size() == 4) std::swap(parts[1], parts[3]);
  return joined(parts, " ");
}

/// The corners clockwise from top left, horizontal radii before an optional "/".
std::string mirrored_corners(const std::string& value) {
  std::vector<std::string> halves = split_css(value, '/');
  for (std::string& half : halves) {
    std::vector<std::string> parts = split_css(half, ' ');
    if (parts.size() == 2) std::swap(parts[0], parts[1]);
    else if (parts.size() == 3) parts = {parts[1], parts[0], parts[1], parts[2]};
    else if (parts.size() == 4) parts = {parts[1], parts[0], parts[3], parts[2]};
    half = joined(parts, " ");
  }
  return joined(halves, "/");
}

bool starts_like_length(const std::string& part) {
  return std::isdigit(static_cast<unsigned char>(part[0])) || part[0] == '.' || (part[0] == '-' && part.size() > 1 && part[1] != '-');
}

/// The first length of each shadow is its horizontal offset.
std::string mirrored_shadow(const std::string& value) {
  std::vector<std::string> shadows = split_css(value, ',');
  for (std::string& shadow : shadows) {
    std::vector<std::string> parts = split_css(shadow, ' ');
    for (std::string& part : parts)
      if (starts_like_length(part)) {
        part = negated(part);
        break;
      }
    shadow = joined(parts, " ");
  }
  return joined(shadows, ",");
}

/// translate, translateX, translate3d, rotate and skewX change sign; scale and the vertical ones stay.
std::string mirrored_transform(const std::string& value) {
  static constexpr std::array<const char*, 6> kSigned{"translateX(", "translate3d(", "translate(", "rotate(", "rotateZ(", "skewX("};
  std::string out;
  for (size_t i = 0; i < value.size();) {
    size_t taken = 0;
    if (i == 0 || !is_name(value[i - 1]))
      for (const char* function : kSigned) {
        const std::string name = function;
        if (value.compare(i, name.size(), name) != 0) continue;
        int depth = 1;
        size_t end = i + name.size();
        while (end < value.size() && depth) depth += value[end] == '(' ? 1 : value[end] == ')' ? -1 : 0, ++end;
        std::vector<std::string> arguments = split_css(value.substr(i + name.size(), end - 1 - i - name.size()), ',');
        if (!arguments.empty()) arguments[0] = negated(arguments[0]);
        out += name + joined(arguments, ",") + ")";
        taken = end - i;
        break;
      }
    if (!taken) out += value[i], taken = 1;
    i += taken;
  }
  return out;
}

/// A percentage counts from the left; a length becomes one from the right.
std::string mirrored_position(const std::string& value) {
  std::vector<std::string> layers = split_css(value, ',');
  for (std::string& layer : layers) {
    std::vector<std::string> parts = split_css(swapped_words(layer), ' ');
    if (!parts.empty() && starts_like_length(parts[0])) {
      if (parts[0].back() == '%') parts[0] = parts[0] == "0%" ? "100%" : parts[0] == "100%" ? "0%" : "calc(100% - " + parts[0] + ")";
      else if (parts[0] == "0") parts[0] = "100%";
      else parts[0] = "right " + parts[0];
    }
    layer = joined(parts, " ");
  }
  return joined(layers, ",");
}

std::string mirrored_value(const std::string& property, const std::string& value) {
  static const std::set<std::string> kSides{"margin", "padding", "border-width", "border-color", "border-style", "inset",
                                            "scroll-margin", "scroll-padding", "border-image-width"};
  static const std::set<std::string> kWords{"text-align", "float", "clear", "transform-origin", "transition", "transition-property",
                                            "background", "background-image", "justify-content", "will-change", "caption-side"};
  if (kSides.count(property)) return mirrored_sides(value);
  if (property == "border-radius") return mirrored_corners(value);
  if (property == "box-shadow" || property == "text-shadow") return mirrored_shadow(value);
  if (property == "transform") return mirrored_transform(value);
  if (property == "background-position" || property == "background-position-x") return mirrored_position(value);
  if (kWords.count(property)) return swapped_words(value);
  return value;
}

std::string mirrored_declaration(const std::string& declaration) {
  const size_t colon = declaration.find(':');
  if (colon == std::string::npos || declaration.rfind("--", 0) == 0) return declaration;
  const std::string property = declaration.substr(0, colon);
  // "!important" is no part of the value, glued to it or not.
  const size_t mark = std::min(declaration.find("!important", colon), declaration.size());
  const size_t end = declaration.find_last_not_of(' ', mark - 1) + 1;
  return swapped_words(property) + ":" + mirrored_value(property, declaration.substr(colon + 1, end - colon - 1)) + declaration.substr(end);
}

void mirror(std::vector<CssRule>& rules) {
  for (CssRule& rule : rules) {
    for (std::string& declaration : rule.declarations) declaration = mirrored_declaration(declaration);
    mirror(rule.rules);
  }
}

}  // namespace

std::string mirrored_css(const std::string& css) {
  std::vector<CssRule> rules = parse_css(css);
  mirror(rules);
  return write_css(rules);
}

}  // namespace divulga
