#include "layout/lockup.h"

#include <algorithm>

#include "geometry/emblem.h"
#include "layout/inline_text.h"
#include "workspace/funding.h"

namespace divulga::layout {
namespace {

Path star(const EmblemStar& corners, Point at, Pt height, StructId element) {
  using K = PathCommand::Kind;
  Path path;
  for (const EmblemPoint& corner : corners)
    path.commands.push_back({path.commands.empty() ? K::move : K::line, {at.x + height * corner.x, at.y + height * corner.y}, {}, {}});
  path.commands.push_back({K::close, {}, {}, {}});
  path.fill = emblem_yellow;
  path.element = element;
  return path;
}

}  // namespace

std::vector<Path> emblem(Point at, Pt height, StructId element) {
  std::vector<Path> paths = {rectangle({at.x, at.y, height * emblem_width, height}, emblem_blue, element)};
  for (const EmblemStar& corners : emblem_stars()) paths.push_back(star(corners, at, height, element));
  return paths;
}

Fragment lockup(Setting& s, Pt height, Pt room, StructId parent) {
  height = std::max(height, Pt(Mm(10)));
  const StructId figure = s.structure.add(StructTag::figure, parent);
  const std::vector<FundingStatement> said = funding_statements(s.project().fund, s.language);
  const std::string fund = fund_name(s.project().fund);
  std::string alt;
  for (const FundingStatement& statement : said) alt += statement.text + ". ";
  s.structure[figure].alt = alt + fund;
  if (s.language.language() != "it") s.structure[figure].language = LocaleTag("it");

  const size_t count = said.size();
  const double share = count == 1 ? 0.36 : 0.285;               // statement's line height in proportion to the emblem
  TextLook look{FontRole::statement, 700, height * (share * 0.82), height * share, emblem_blue, false, false};
  TextLook fund_look{FontRole::statement, 400, height * (count == 1 ? 0.25 : 0.225), height * (count == 1 ? 0.36 : 0.285), emblem_blue, false, false};

  Fragment out;
  const Pt gap = height * 0.28;                                   // text stays clear of the emblem
  const Pt text_x = height * 1.5 + gap;
  for (Path& path : emblem({Pt(0), Pt(0)}, height, figure)) out.items.emplace_back(std::move(path));
  // The lockup is a mark: its own order does not turn with the page.
  struct Row { Fragment fragment; Pt leading; };
  std::vector<Row> rows;
  Pt width, total;
  const auto add = [&](const std::string& text, TextLook l, const LocaleTag& language) {
    const Pt natural = TextBlock(s, text, l, artifact, {Alignment::start, false, language, {}}).max_width() + Pt(1);
    if (natural > room - text_x) l.size = l.size * ((room - text_x) / natural);
    TextOptions options;
    options.language = language;
    options.alignment = s.right_to_left ? Alignment::end : Alignment::start;   // left in either
    TextBlock block(s, text, l, artifact, options);
    const Pt w = block.max_width() + Pt(1);
    width = std::max(width, w);
    total += l.leading;
    rows.push_back({block.block(w), l.leading});
  };
  for (const FundingStatement& statement : said) add(statement.text, look, statement.language);
  add(fund, fund_look, LocaleTag("it"));
  Pt y = (height - total) / 2;
  for (Row& row : rows) {
    for (PageItem& item : row.fragment.items) std::visit([&](auto& i) { i.element = figure; }, item);
    out.put(std::move(row.fragment), text_x, y);
    y += row.leading;
  }
  out.width = text_x + width;
  out.height = height;
  out.figures.push_back({figure, {Pt(0), Pt(0), out.width, out.height}});
  return out;
}

}  // namespace divulga::layout
