#include "layout/icons.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>
#include <pugixml.hpp>
#include <set>

namespace divulga::layout {
namespace {

/// One reader of path data; the current point and the last control point are the grammar's state.
class PathReader {
 public:
  explicit PathReader(const std::string& data) : at_(data.data()), end_(data.data() + data.size()) {}

  std::vector<PathCommand> read() {
    char command = 0;
    while (skip_separators(), at_ != end_) {
      if (std::isalpha(static_cast<unsigned char>(*at_))) command = *at_++;
      else if (command == 0 || command == 'Z' || command == 'z') break;
      if (!segment(command)) break;
      if (command == 'M') command = 'L';         // further pairs after a moveto are linetos
      if (command == 'm') command = 'l';
    }
    return std::move(out_);
  }

 private:
  struct XY { double x = 0, y = 0; };

  void skip_separators() {
    while (at_ != end_ && (std::isspace(static_cast<unsigned char>(*at_)) || *at_ == ',')) ++at_;
  }
  bool number(double& value) {
    skip_separators();
    if (at_ != end_ && *at_ == '+') ++at_;
    const auto [rest, error] = std::from_chars(at_, end_, value);
    if (error != std::errc()) return false;
    at_ = rest;
    return true;
  }
  bool flag(double& value) {                     // may stand without a separator after it
    skip_separators();
    if (at_ == end_ || (*at_ != '0' && *at_ != '1')) return false;
    value = *at_++ - '0';
    return true;
  }
  bool pair(XY& p, bool relative) {
    if (!number(p.x) || !number(p.y)) return false;
    if (relative) p.x += here_.x, p.y += here_.y;
    return true;
  }
  static Point point(XY p) { return {Pt(p.x), Pt(p.y)}; }
  void line_to(XY p) {
    out_.push_back({PathCommand::Kind::line, point(p), {}, {}});
    here_ = control_ = p;
  }
  void curve_to(XY a, XY b, XY p) {
    out_.push_back({PathCommand::Kind::curve, point(a), point(b), point(p)});
    control_ = b;
    here_ = p;
  }
  XY reflected(bool same_family) const {
    return same_family ? XY{2 * here_.x - control_.x, 2 * here_.y - control_.y} : here_;
  }

  bool segment(char command) {
    const bool relative = std::islower(static_cast<unsigned char>(command));
    const char kind = static_cast<char>(std::toupper(static_cast<unsigned char>(command)));
    const char before = last_;
    last_ = kind;
    XY a, b, p;
    switch (kind) {
      case 'M':
        if (!pair(p, relative)) return false;
        out_.push_back({PathCommand::Kind::move, point(p), {}, {}});
        here_ = control_ = start_ = p;
        return true;
      case 'L':
        if (!pair(p, relative)) return false;
        line_to(p);
        return true;
      case 'H':
        if (!number(p.x)) return false;
        line_to({relative ? here_.x + p.x : p.x, here_.y});
        return true;
      case 'V':
        if (!number(p.y)) return false;
        line_to({here_.x, relative ? here_.y + p.y : p.y});
        return true;
      case 'C':
        if (!pair(a, relative) || !pair(b, relative) || !pair(p, relative)) return false;
        curve_to(a, b, p);
        return true;
      case 'S':
        a = reflected(before == 'C' || before == 'S');
        if (!pair(b, relative) || !pair(p, relative)) return false;
        curve_to(a, b, p);
        return true;
      case 'Q':
        if (!pair(a, relative) || !pair(p, relative)) return false;
        quadratic(a, p);
        return true;
      case 'T':
        a = reflected(before == 'Q' || before == 'T');
        if (!pair(p, relative)) return false;
        quadratic(a, p);
        return true;
      case 'A': return arc(relative);
      case 'Z':
        out_.push_back({PathCommand::Kind::close, {}, {}, {}});
        here_ = control_ = start_;
        return true;
      default: return false;
    }
  }

  void quadratic(XY a, XY p) {
    const XY from = here_;
    curve_to({from.x + 2.0 / 3 * (a.x - from.x), from.y + 2.0 / 3 * (a.y - from.y)},
             {p.x + 2.0 / 3 * (a.x - p.x), p.y + 2.0 / 3 * (a.y - p.y)}, p);
    control_ = a;
  }

  // SVG 1.1, F.6.5: from end points to centre, then a cubic for each quarter at most.
  bool arc(bool relative) {
    double rx = 0, ry = 0, rotation = 0, large = 0, sweep = 0;
    XY p;
    if (!number(rx) || !number(ry) || !number(rotation) || !flag(large) || !flag(sweep) || !pair(p, relative)) return false;
    rx = std::abs(rx), ry = std::abs(ry);
    if (rx == 0 || ry == 0 || (p.x == here_.x && p.y == here_.y)) { line_to(p); return true; }
    const double phi = rotation * std::numbers::pi / 180, c = std::cos(phi), s = std::sin(phi);
    const double dx = (here_.x - p.x) / 2, dy = (here_.y - p.y) / 2;
    const double x1 = c * dx + s * dy, y1 = -s * dx + c * dy;
    const double grow = x1 * x1 / (rx * rx) + y1 * y1 / (ry * ry);
    if (grow > 1) rx *= std::sqrt(grow), ry *= std::sqrt(grow);
    const double denominator = rx * rx * y1 * y1 + ry * ry * x1 * x1;
    const double root = std::sqrt(std::max(0.0, (rx * rx * ry * ry - denominator) / denominator)) * (large == sweep ? -1 : 1);
    const double cx1 = root * rx * y1 / ry, cy1 = -root * ry * x1 / rx;
    const double cx = c * cx1 - s * cy1 + (here_.x + p.x) / 2, cy = s * cx1 + c * cy1 + (here_.y + p.y) / 2;
    const double from = std::atan2((y1 - cy1) / ry, (x1 - cx1) / rx), to = std::atan2((-y1 - cy1) / ry, (-x1 - cx1) / rx);
    double turn = to - from;
    if (sweep == 0 && turn > 0) turn -= 2 * std::numbers::pi;
    if (sweep != 0 && turn < 0) turn += 2 * std::numbers::pi;
    const int pieces = std::max(1, static_cast<int>(std::ceil(std::abs(turn) / (std::numbers::pi / 2) - 1e-9)));
    const double step = turn / pieces, k = 4.0 / 3 * std::tan(step / 4);
    const auto on = [&](double x, double y) { return XY{cx + c * rx * x - s * ry * y, cy + s * rx * x + c * ry * y}; };
    for (int i = 0; i < pieces; ++i) {
      const double t0 = from + i * step, t1 = t0 + step;
      const XY end = i + 1 == pieces ? p : on(std::cos(t1), std::sin(t1));
      curve_to(on(std::cos(t0) - k * std::sin(t0), std::sin(t0) + k * std::cos(t0)),
               on(std::cos(t1) + k * std::sin(t1), std::sin(t1) - k * std::cos(t1)), end);
    }
    control_ = here_;
    return true;
  }

  const char* at_;
  const char* end_;
  XY here_, control_, start_;
  char last_ = 0;
  std::vector<PathCommand> out_;
};

/// A symbol shows nothing outside its view box (SVG 1.1, 14.3.3): parts that begin there are dropped.
std::vector<PathCommand> clipped(const std::vector<PathCommand>& path, double side) {
  std::vector<PathCommand> result;
  bool inside = true;
  for (const PathCommand& c : path) {
    if (c.kind == PathCommand::Kind::move) inside = c.p1.x >= Pt(-1) && c.p1.x <= Pt(side + 1) && c.p1.y >= Pt(-1) && c.p1.y <= Pt(side + 1);
    if (inside) result.push_back(c);
  }
  return result;
}

}  // namespace

std::vector<PathCommand> read_path_data(const std::string& data) { return PathReader(data).read(); }

IconSet::IconSet(const FileSystem& files, const std::string& share) {
  const std::string path = join_path(share, "bootstrap-italia/dist/svg/sprites.svg");
  if (!files.exists(path)) return;
  pugi::xml_document sprite;
  if (!sprite.load_string(files.read(path).c_str())) return;
  for (const pugi::xml_node node : sprite.child("svg").children("symbol")) {
    Symbol symbol;
    double box[4] = {0, 0, 24, 24};
    const std::string view = node.attribute("viewBox").as_string("0 0 24 24");
    const char* at = view.data();
    for (double& side : box) {
      while (at < view.data() + view.size() && *at == ' ') ++at;
      at = std::from_chars(at, view.data() + view.size(), side).ptr;
    }
    symbol.side = std::max(box[2], box[3]);
    for (const pugi::xpath_node found : node.select_nodes(".//path[not(@fill='none')]")) {
      const pugi::xml_node outline = found.node();
      symbol.outlines.push_back({outline.attribute("d").as_string(),
                                 std::string(outline.attribute("fill-rule").as_string()) == "evenodd"});
    }
    const std::string id = node.attribute("id").as_string();
    symbols_.emplace(id.rfind("it-", 0) == 0 ? id.substr(3) : id, std::move(symbol));
  }
}

std::vector<std::string> IconSet::names() const {
  std::vector<std::string> result;
  for (const auto& [name, symbol] : symbols_) result.push_back(name);
  return result;
}

std::vector<Path> IconSet::draw(const std::string& name, Point at, Pt size, Color color, bool mirrored) const {
  std::vector<Path> result;
  const auto found = symbols_.find(name);
  if (found == symbols_.end()) return result;
  static const std::set<std::string> directed = {"arrow-left", "arrow-right", "chevron-left", "chevron-right", "list", "comment", "logout",
                                                 "external-link", "arrow-left-circle", "arrow-right-circle", "files", "mail"};
  const bool turn = mirrored && directed.count(name) > 0;
  const double factor = size.value / found->second.side;
  const auto place = [&](Point& p) {
    p.x = at.x + (turn ? size - p.x * factor : p.x * factor);
    p.y = at.y + p.y * factor;
  };
  for (const Outline& outline : found->second.outlines) {
    Path path;
    path.commands = clipped(read_path_data(outline.data), found->second.side);
    for (PathCommand& c : path.commands) { place(c.p1); place(c.p2); place(c.p3); }
    path.fill = color;
    path.even_odd = outline.even_odd;
    result.push_back(std::move(path));
  }
  return result;
}

}  // namespace divulga::layout
