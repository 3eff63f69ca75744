#include "layout/lockup.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

#include "layout/inline_text.h"

namespace divulga::layout {
namespace {

constexpr Color reflex_blue{0x00, 0x33, 0x99};
constexpr Color emblem_yellow{0xFF, 0xCC, 0x00};

// Annex IX of Regulation (EU) 2021/1060 as the Commission's download page words it; languages without a sure text are left out.
const std::map<std::string, std::string>& statements() {
  static const std::map<std::string, std::string> table = {
      {"it", "Cofinanziato dall’Unione europea"}, {"en", "Co-funded by the European Union"},
      {"de", "Kofinanziert von der Europäischen Union"}, {"hr", "Sufinancira Europska unija"},
      {"ro", "Cofinanțat de Uniunea Europeană"}, {"el", "Με τη συγχρηματοδότηση της Ευρωπαϊκής Ένωσης"},
      {"fi", "Euroopan unionin osarahoittama"}, {"bg", "Съфинансирано от Европейския съюз"},
      {"cs", "Spolufinancováno Evropskou unií"}, {"da", "Medfinansieret af Den Europæiske Union"},
      {"et", "Kaasrahastanud Euroopa Liit"}, {"fr", "Cofinancé par l’Union européenne"},
      {"hu", "Az Európai Unió társfinanszírozásával"}, {"lt", "Bendrai finansuoja Europos Sąjunga"},
      {"lv", "Līdzfinansē Eiropas Savienība"}, {"nl", "Medegefinancierd door de Europese Unie"},
      {"pl", "Dofinansowane przez Unię Europejską"}, {"pt", "Cofinanciado pela União Europeia"},
      {"sk", "Spolufinancovaný Európskou úniou"}, {"sl", "Sofinancira Evropska unija"},
      {"sv", "Medfinansieras av Europeiska unionen"}, {"es", "Cofinanciado por la Unión Europea"}};
  return table;
}

Path star(double cx, double cy, double radius, StructId element) {
  using K = PathCommand::Kind;
  constexpr double inner = 0.381966;             // of the outer radius: the pentagram's own
  Path path;
  for (int j = 0; j < 10; ++j) {
    const double r = j % 2 == 0 ? radius : radius * inner;
    const double angle = (-90 + 36 * j) * std::numbers::pi / 180;
    path.commands.push_back({j == 0 ? K::move : K::line, {Pt(cx + r * std::cos(angle)), Pt(cy + r * std::sin(angle))}, {}, {}});
  }
  path.commands.push_back({K::close, {}, {}, {}});
  path.fill = emblem_yellow;
  path.element = element;
  return path;
}

}  // namespace

std::vector<Path> emblem(Point at, Pt height, StructId element) {
  const double h = height.value;
  std::vector<Path> paths = {rectangle({at.x, at.y, Pt(1.5 * h), height}, reflex_blue, element)};
  for (int k = 0; k < 12; ++k) {
    const double angle = 30 * k * std::numbers::pi / 180;
    paths.push_back(star(at.x.value + 0.75 * h + h / 3 * std::sin(angle), at.y.value + 0.5 * h - h / 3 * std::cos(angle), h / 18, element));
  }
  return paths;
}

std::vector<std::string> funding_statements(FundProfile fund, const LocaleTag& language) {
  std::vector<std::string> result = {fund == FundProfile::fami_2014_2020 ? "Progetto co-finanziato dall’Unione europea"
                                                                           : statements().at("it")};
  const std::string code = language.language();
  if (code == "it") return result;
  const auto own = statements().find(code);
  result.push_back(own != statements().end() ? own->second : statements().at("en"));
  return result;
}

std::string fund_name(FundProfile fund) {
  return fund == FundProfile::fami_2014_2020 ? "Fondo Asilo, Migrazione e Integrazione (FAMI) 2014-2020"
                                             : "Fondo Asilo, Migrazione e Integrazione 2021-2027";
}

Fragment lockup(Setting& s, Pt height, Pt room, StructId parent) {
  height = std::max(height, Pt(Mm(10)));
  const StructId figure = s.structure.add(StructTag::figure, parent);
  const std::vector<std::string> said = funding_statements(s.project().fund, s.language);
  const std::string fund = fund_name(s.project().fund);
  std::string alt;
  for (const std::string& statement : said) alt += statement + ". ";
  s.structure[figure].alt = alt + fund;
  if (s.language.language() != "it") s.structure[figure].language = LocaleTag("it");

  const size_t count = said.size();
  const double share = count == 1 ? 0.36 : 0.285;               // statement's line height in proportion to the emblem
  TextLook look{FontRole::statement, 700, height * (share * 0.82), height * share, reflex_blue, false, false};
  TextLook fund_look{FontRole::statement, 400, height * (count == 1 ? 0.25 : 0.225), height * (count == 1 ? 0.36 : 0.285), reflex_blue, false, false};

  Fragment out;
  const Pt gap = height * 0.28;                                   // text stays clear of the emblem
  const Pt text_x = height * 1.5 + gap;
  for (Path& path : emblem({Pt(0), Pt(0)}, height, figure)) out.items.emplace_back(std::move(path));
  // The lockup is a mark: its own order does not turn with the page.
  struct Row { Fragment fragment; Pt leading; };
  std::vector<Row> rows;
  Pt width, total;
  const auto add = [&](const std::string& text, TextLook l, const char* language) {
    const Pt natural = TextBlock(s, text, l, artifact, {Alignment::start, false, LocaleTag(language), {}}).max_width() + Pt(1);
    if (natural > room - text_x) l.size = l.size * ((room - text_x) / natural);
    TextOptions options;
    options.language = LocaleTag(language);
    options.alignment = s.right_to_left ? Alignment::end : Alignment::start;   // left in either
    TextBlock block(s, text, l, artifact, options);
    const Pt w = block.max_width() + Pt(1);
    width = std::max(width, w);
    total += l.leading;
    rows.push_back({block.block(w), l.leading});
  };
  add(said[0], look, "it");
  if (count > 1) add(said[1], look, "en");      // the fonts of the statement cover every official language
  add(fund, fund_look, "it");
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
