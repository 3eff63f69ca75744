#include "workspace/brand_colors.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "geometry/contrast.h"
#include "workspace/mapping.h"

namespace divulga {
namespace {

constexpr double least_text = 4.5, least_body = 7, least_mark = 3;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// #06C or #0066CC.
std::optional<Color> parse_color(const std::string& text) {
  const bool digits = text.size() > 1 && text[0] == '#' && std::all_of(text.begin() + 1, text.end(), [](char c) { return hex_digit(c) >= 0; });
  if (!digits || (text.size() != 4 && text.size() != 7)) return std::nullopt;
  const size_t each = text.size() == 4 ? 1 : 2;
  const auto part = [&](size_t n) {
    const size_t at = 1 + n * each;
    return static_cast<std::uint8_t>(hex_digit(text[at]) * 16 + hex_digit(text[at + each - 1]));
  };
  return Color{part(0), part(1), part(2)};
}

class ColorReader {
 public:
  ColorReader(const YamlNode& node, Brand& brand, DiagnosticSink& sink) : mapping_(node, "color", sink), brand_(brand), sink_(sink) {}

  void read() {
    const YamlNode& palette = mapping_.group("palette");
    for (const YamlNode::Member& member : palette.members) palette_[member.key.text] = &member.value;
    for (const auto& [name, value] : palette_) resolve({value->text, value->span}, 0);
    role("foreground", brand_.ink, places_.ink);
    role("background", brand_.paper, places_.paper);
    role("primary", brand_.primary, places_.primary);
    role("secondary", brand_.accent, places_.accent);
    role("accent", brand_.accent, places_.accent);
    for (const char* name : {"tertiary", "success", "info", "warning", "danger", "light", "dark"}) {
      Color unused;
      SourceSpan place;
      role(name, unused, place);
    }
    read_inks(mapping_.group("cmyk"));
    mapping_.finish();
    check_contrast(brand_, places_, sink_);
  }

 private:
  void role(const char* name, Color& color, SourceSpan& place) {
    const SourceString text = mapping_.text(name);
    if (text.empty()) return;
    place = text.span;
    if (const auto found = resolve(text, 0)) roles_[name] = color = *found;
  }

  /// A colour, or the name of one of the palette, which may itself name another.
  std::optional<Color> resolve(const SourceString& text, int depth) {
    if (const auto color = parse_color(text.text)) return color;
    const auto named = palette_.find(text.text);
    if (named != palette_.end() && named->second->kind == YamlNode::Kind::scalar) {
      if (depth < 16) return resolve({named->second->text, named->second->span}, depth + 1);
      sink_.error("wrong-value", text.span, message("colour '{0}' is named by itself", text.text), message("write one of them as \"#0066CC\""));
      return std::nullopt;
    }
    std::vector<std::string> names;
    for (const auto& [name, value] : palette_) names.push_back(name);
    const Message near = did_you_mean(text.text, names);
    sink_.error("unknown-color", text.span, message("'{0}' is neither a colour nor a name of the palette", text.text),
                near.empty() ? message("write \"#0066CC\", between quotes: two hexadecimal digits each of red, green, blue") : near);
    return std::nullopt;
  }

  void read_inks(const YamlNode& node) {
    for (const YamlNode::Member& member : node.members) {
      const std::string& name = member.key.text;
      const auto role = roles_.find(name);
      std::optional<Color> color;
      if (role != roles_.end()) color = role->second;
      else if (const auto named = palette_.find(name); named != palette_.end()) color = resolve({named->second->text, named->second->span}, 0);
      if (!color) {
        std::vector<std::string> names;
        for (const auto& [known, value] : roles_) names.push_back(known);
        for (const auto& [known, value] : palette_) names.push_back(known);
        sink_.error("unknown-color", member.key.span, message("'{0}' is no colour of this brand", name), did_you_mean(name, names));
        continue;
      }
      if (const auto inks = read_cmyk(member.value, name)) brand_.inks[*color] = *inks;
    }
  }

  std::optional<Cmyk> read_cmyk(const YamlNode& node, const std::string& name) {
    double parts[4] = {0, 0, 0, 0}, total = 0;
    bool good = node.kind == YamlNode::Kind::sequence && node.items.size() == 4;
    for (size_t i = 0; good && i < 4; ++i) {
      const std::string& text = node.items[i].text;
      good = !text.empty() && text.size() < 8 && text.find_first_not_of("0123456789.") == std::string::npos && std::count(text.begin(), text.end(), '.') < 2 && text != ".";
      if (good) parts[i] = std::stod(text), good = parts[i] <= 100;
      total += parts[i];
    }
    if (!good) {
      sink_.error("wrong-value", node.span, message("the inks of '{0}' must be four numbers from 0 to 100", name), message("cyan, magenta, yellow, black: [100, 60, 0, 10]"));
      return std::nullopt;
    }
    if (total > 300)
      sink_.warning("much-ink", node.span, message("'{0}' takes {1} percent of ink; printers ask for 300 at most", name, std::lround(total)),
                    message("less of all three colours and more black look the same"));
    return Cmyk{parts[0] / 100, parts[1] / 100, parts[2] / 100, parts[3] / 100};
  }

  Mapping mapping_;
  Brand& brand_;
  DiagnosticSink& sink_;
  BrandColorPlaces places_;
  std::map<std::string, const YamlNode*> palette_;
  std::map<std::string, Color> roles_;
};

std::string ratio(double value) {
  char text[16];
  std::snprintf(text, sizeof text, "%.1f:1", std::floor(value * 10) / 10);
  return text;
}

/// The place of a colour, or of the one that it is held against, which may be the only one that was written.
const SourceSpan& place_of(const SourceSpan& first, const SourceSpan& second) { return first.line > 0 ? first : second; }

}  // namespace

void read_colors(const YamlNode& node, Brand& brand, DiagnosticSink& sink) { ColorReader(node, brand, sink).read(); }

void check_contrast(const Brand& brand, const BrandColorPlaces& places, DiagnosticSink& sink) {
  const Color white{255, 255, 255};
  const double body = contrast(brand.ink, brand.paper);
  if (body < least_body) {
    Diagnostic told;
    told.severity = body < least_text ? Severity::error : Severity::warning;
    told.code = "low-contrast";
    told.span = place_of(places.ink, places.paper);
    told.message = message("running text in {0} on {1} has a contrast of {2}, less than 7:1", to_hex(brand.ink), to_hex(brand.paper), ratio(body));
    told.hint = message("the nearest colour that has it: {0}", to_hex(nearest_readable(brand.ink, brand.paper, least_body)));
    sink.report(told);
  }
  const double on_primary = std::max(contrast(white, brand.primary), contrast(brand.ink, brand.primary));
  if (on_primary < least_text)
    sink.error("low-contrast", place_of(places.primary, places.ink),
               message("neither white nor {0} can be read on the primary colour {1}: {2} at best, less than 4.5:1", to_hex(brand.ink), to_hex(brand.primary), ratio(on_primary)),
               message("the nearest primary colour that has it: {0}", to_hex(nearest_readable(brand.primary, contrast(white, brand.primary) >= contrast(brand.ink, brand.primary) ? white : brand.ink, least_text))));
  if (const double accent = contrast(brand.accent, brand.paper); accent < least_mark)
    sink.warning("low-contrast", place_of(places.accent, places.paper),
                 message("the accent {0} on {1} has a contrast of {2}, less than 3:1; it is darkened where it carries meaning", to_hex(brand.accent), to_hex(brand.paper), ratio(accent)),
                 message("the nearest colour that has it: {0}", to_hex(nearest_readable(brand.accent, brand.paper, least_mark))));
}

}  // namespace divulga
