#include "layout/icons.h"

#include <algorithm>
#include <charconv>
#include <pugixml.hpp>
#include <set>

#include "picture/svg_grammar.h"

namespace divulga::layout {
namespace {

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

IconSet::IconSet(const FileSystem& files, const std::string& share)
    : files_(&files), path_(join_path(share, "bootstrap-italia/dist/svg/sprites.svg")) {}

const IconSet::Symbols& IconSet::symbols() const {
  std::call_once(sprite_->read, [this] {
    if (files_ && files_->exists(path_)) sprite_->symbols = read(files_->read(path_));
  });
  return sprite_->symbols;
}

IconSet::Symbols IconSet::read(const std::string& text) {
  Symbols symbols;
  pugi::xml_document sprite;
  if (!sprite.load_string(text.c_str())) return symbols;
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
    symbols.emplace(id.rfind("it-", 0) == 0 ? id.substr(3) : id, std::move(symbol));
  }
  return symbols;
}

std::vector<std::string> IconSet::names() const {
  std::vector<std::string> result;
  for (const auto& [name, symbol] : symbols()) result.push_back(name);
  return result;
}

std::vector<Path> IconSet::draw(const std::string& name, Point at, Pt size, Color color, bool mirrored) const {
  std::vector<Path> result;
  const auto found = symbols().find(name);
  if (found == symbols().end()) return result;
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
