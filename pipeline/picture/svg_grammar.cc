#include "picture/svg_grammar.h"

// SVG++ carries the grammars; this is the only file that includes it.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wall"
#pragma GCC diagnostic ignored "-Wextra"
#include <boost/mpl/set.hpp>
#include <svgpp/parser/grammar/color.hpp>
#include <svgpp/parser/path_data.hpp>
#include <svgpp/parser/transform_list.hpp>
#include <svgpp/policy/error.hpp>
#include <svgpp/policy/path.hpp>
#include <svgpp/policy/path_events.hpp>
#include <svgpp/policy/transform.hpp>
#include <svgpp/policy/transform_events.hpp>
#pragma GCC diagnostic pop

#include <algorithm>
#include <charconv>
#include <cmath>

namespace divulga {
namespace {

namespace tag = svgpp::tag;
namespace policy = svgpp::policy;

Point point(double x, double y) { return {Pt(x), Pt(y)}; }

/// Takes what SVG++ found; a mistake ends the attribute without an exception.
struct Outline {
  std::vector<PathCommand> commands;

  void path_move_to(double x, double y, tag::coordinate::absolute) { commands.push_back({PathCommand::Kind::move, point(x, y), {}, {}}); }
  void path_line_to(double x, double y, tag::coordinate::absolute) { commands.push_back({PathCommand::Kind::line, point(x, y), {}, {}}); }
  void path_cubic_bezier_to(double x1, double y1, double x2, double y2, double x, double y, tag::coordinate::absolute) {
    commands.push_back({PathCommand::Kind::curve, point(x1, y1), point(x2, y2), point(x, y)});
  }
  void path_close_subpath() { commands.push_back({PathCommand::Kind::close, {}, {}, {}}); }
  void path_exit() {}
};

struct Transformation {
  Matrix matrix;
  void transform_matrix(const boost::array<double, 6>& m) { matrix = {m[0], m[1], m[2], m[3], m[4], m[5]}; }
};

struct Quiet {
  typedef bool error_policy_tag;
  template <class Context, class... Rest>
  static bool parse_failed(Context&, const Rest&...) { return false; }
};

struct ColorFactory {
  typedef Color color_type;
  typedef double percentage_type;
  static Color create(unsigned char r, unsigned char g, unsigned char b) { return {r, g, b}; }
  static Color create_from_percent(double r, double g, double b) {
    const auto byte = [](double percent) { return static_cast<std::uint8_t>(std::lround(std::clamp(percent, 0.0, 100.0) * 2.55)); };
    return {byte(r), byte(g), byte(b)};
  }
};
using ColorGrammar = svgpp::color_grammar<tag::source::css, std::string::const_iterator, ColorFactory>;

std::string trimmed(const std::string& text) {
  const size_t from = text.find_first_not_of(" \t\r\n");
  return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

/// Boost.Spirit's character classes end the program at anything else (assertions on) or read outside their tables.
bool is_ascii(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// A command that repeats without its letter may stand behind a closepath only as garbage; numbers must be finite.
bool finite(const std::vector<PathCommand>& path) {
  return std::all_of(path.begin(), path.end(), [](const PathCommand& c) {
    for (const Point& p : {c.p1, c.p2, c.p3})
      if (!(std::abs(p.x.value) < 1e9) || !(std::abs(p.y.value) < 1e9)) return false;
    return true;
  });
}

/// How much of path data SVG++ can be given: all up to a letter of another script; nothing where a number is beyond any page:
/// it would cut an arc into pieces without end.
size_t sound_part(const std::string& data) {
  const char* const begin = data.data();
  const char* const end = begin + data.size();
  for (const char* at = begin; at != end;) {
    if (static_cast<unsigned char>(*at) >= 0x80) return static_cast<size_t>(at - begin);
    if ((*at >= '0' && *at <= '9') || *at == '.') {
      double value = 0;
      const auto [rest, error] = std::from_chars(at, end, value);
      if (error == std::errc::result_out_of_range || value >= 1e9) return 0;
      at = rest == at ? at + 1 : rest;
    } else {
      ++at;
    }
  }
  return data.size();
}

}  // namespace

std::vector<PathCommand> read_path_data(const std::string& data, bool* whole) {
  Outline outline;
  const size_t sound = sound_part(data);
  const std::string text = trimmed(data.substr(0, sound));
  const bool good = text.empty() || text == "none" ||
                    svgpp::value_parser<tag::type::path_data, svgpp::path_policy<policy::path::minimal>,
                                        svgpp::path_events_policy<policy::path_events::forward_to_method<Outline>>,
                                        svgpp::error_policy<Quiet>>::parse(tag::attribute::d(), outline, text, tag::source::attribute());
  const bool usable = finite(outline.commands);
  if (whole) *whole = good && usable && sound == data.size();
  if (!usable) outline.commands.clear();
  return std::move(outline.commands);
}

std::optional<Matrix> read_transform(const std::string& list) {
  Transformation result;
  const std::string text = trimmed(list);
  if (text.empty() || text == "none") return result.matrix;
  if (!is_ascii(text)) return std::nullopt;
  const bool good = svgpp::value_parser<tag::type::transform_list, svgpp::transform_policy<policy::transform::matrix>,
                                        svgpp::transform_events_policy<policy::transform_events::forward_to_method<Transformation>>,
                                        svgpp::error_policy<Quiet>>::parse(tag::attribute::transform(), result, text, tag::source::attribute());
  if (!good) return std::nullopt;
  const Matrix& m = result.matrix;
  for (const double part : {m.a, m.b, m.c, m.d, m.e, m.f})
    if (!(std::abs(part) < 1e9)) return std::nullopt;
  return m;
}

std::optional<Color> read_color(const std::string& text) {
  static const ColorGrammar grammar;               // immutable once made; made once by any thread
  std::string trimmed_text = trimmed(text);
  const std::string& shown = trimmed_text;
  if (!is_ascii(shown)) return std::nullopt;
  Color color;
  auto at = shown.begin();
  if (!boost::spirit::qi::parse(at, shown.end(), grammar, color) || at != shown.end()) return std::nullopt;
  return color;
}

std::optional<std::vector<double>> read_numbers(const std::string& list) {
  std::vector<double> numbers;
  const char* at = list.data();
  const char* const end = at + list.size();
  const auto skip = [&] { while (at != end && (*at == ' ' || *at == ',' || *at == '\t' || *at == '\n' || *at == '\r')) ++at; };
  for (skip(); at != end; skip()) {
    if (*at == '+') ++at;
    double value = 0;
    const auto [rest, error] = std::from_chars(at, end, value);
    if (error != std::errc() || !(std::abs(value) < 1e9)) return std::nullopt;
    numbers.push_back(value);
    at = rest;
  }
  return numbers;
}

std::optional<ViewBox> read_view_box(const std::string& text) {
  const auto numbers = read_numbers(text);
  if (!numbers || numbers->size() != 4 || !((*numbers)[2] > 0) || !((*numbers)[3] > 0)) return std::nullopt;
  return ViewBox{(*numbers)[0], (*numbers)[1], (*numbers)[2], (*numbers)[3]};
}

Matrix fitted(const ViewBox& box, double width, double height, const std::string& preserve_aspect_ratio) {
  const double sx = width / box.width, sy = height / box.height;
  const std::string& how = preserve_aspect_ratio;
  if (how.find("none") != std::string::npos) return {sx, 0, 0, sy, -box.x * sx, -box.y * sy};
  const double scale = how.find("slice") != std::string::npos ? std::max(sx, sy) : std::min(sx, sy);
  const auto share = [&](const char* low, const char* high) {
    return how.find(low) != std::string::npos ? 0.0 : how.find(high) != std::string::npos ? 1.0 : 0.5;
  };
  return {scale, 0, 0, scale, -box.x * scale + (width - box.width * scale) * share("xMin", "xMax"),
          -box.y * scale + (height - box.height * scale) * share("YMin", "YMax")};
}

}  // namespace divulga
