#include "unit/exchange/sample_table.h"

#include <random>
#include <stdexcept>

#include "exchange/zip_archive.h"

namespace divulga {

TranslationUnit& SampleUnits::add(const std::string& source, const std::string& translation, TranslationState state, const std::string& kind) {
  const int line = static_cast<int>(units.size()) + 7;
  texts_.push_back({source, wording_hash(source), Risk::normal, {{"leaflets/sportello", kind, {"content/ponte/leaflets/sportello.md", line, 1, 0}}}});
  TranslationUnit unit;
  unit.source = &texts_.back();
  unit.translation = translation;
  unit.state = translation.empty() ? TranslationState::missing : state;
  unit.made_from = translation.empty() ? "" : source;
  units.push_back(unit);
  return units.back();
}

Project sample_project() {
  Project project;
  project.id = "ponte";
  project.title = {"Sportello Ponte", {}};
  project.source_language = LocaleTag("it");
  return project;
}

ExchangeTable sample_table(const SampleUnits& units, const std::string& language) {
  return exchange_table(sample_project(), LocaleTag(language), units.units, {"leaflets/sportello", false});
}

void add_random(SampleUnits& units, unsigned seed, int count) {
  static const std::vector<std::string> marks{" **b** ", " *i* ", "{{facts.desk.phone}}", "{{a}}", "[qui](https://a.example/?a=1&b=2)", "[^n]", " @tbl-a ", "`codice`", "\\*",
                                              "https://b.example/x", "[uno]{.tel}", "<!-- x -->", "&amp;", " ~~s~~ "};
  static const std::vector<std::string> letters{
      "\n", "{1}", "<1}", "{2 bold>", "\\", "|", "\"", "'", "&", "<", ">", "=1+1", "+39", "-", ";", ",", "\t", "  ", " ", "*", "_", "[x]", "&lt;", "<b>", "`",
      "\u0627\u0644\u0645\u0643\u062A\u0628", "\u2067\u0623\u2069", "\u200F", "\u202B", "\u200C", "e\u0301", "\u1E9B\u0323", "\u09AC\u09BE\u0982\u09B2\u09BE", "\U0001F30D",
      "\U00020BB7", "\u4E2D\u6587", "\u00A0", "\u202F", "\u00AD", "\u2011", "\u2028", "casa", "ufficio", "1.240", "\u12A0\u121B\u122D\u129B", "%s", "$1", "\\n", "\uFEFFx", "#"};
  std::mt19937 random(seed);
  const auto text = [&](unsigned most) {
    std::string out;
    for (unsigned n = 1 + static_cast<unsigned>(random()) % most; n > 0; --n) out += letters[random() % letters.size()];
    return out;
  };
  const auto in_markup = [&](unsigned most) {
    ChippedText plain;
    plain.pieces.push_back({text(3), -1});
    std::string out;
    for (unsigned n = 1 + static_cast<unsigned>(random()) % most; n > 0; --n) out += random() % 2 ? " " + join_chips(plain) : marks[random() % marks.size()];
    return out;
  };
  for (int i = 0; i < count; ++i) {
    const bool title = i % 7 == 0;
    const std::string source = "n" + std::to_string(i) + " " + (title ? text(12) + "{{a}}" : in_markup(i % 50 == 49 ? 600 : 12)) + " x";
    // The chips of the source, other words about them.
    ChippedText other = split_chips(source, title ? Markup::tags : Markup::markdown);
    for (ChippedPiece& piece : other.pieces)
      if (piece.chip < 0) piece.text = " t" + text(5) + "y ";
    other.pieces.insert(other.pieces.begin(), {"t", -1});
    other.pieces.push_back({" y", -1});
    TranslationUnit& unit = units.add(source, i % 5 == 0 ? "" : join_chips(other), static_cast<TranslationState>(1 + random() % 5), title ? "title" : "paragraph");
    if (unit.state == TranslationState::stale) unit.made_from = "prima " + source;
    if (i % 3) continue;
    std::string comment = "c " + text(4) + "z";
    for (char& c : comment)
      if (c == '\n') c = ' ';
    unit.comments = {comment};
  }
}

TableWords sample_words() {
  const auto entry = [](const char* english, const char* translation) {
    CatalogEntry out;
    out.source = english;
    out.translation = translation;
    return out;
  };
  return {Catalog({entry("Translation", "Traduzione"), entry("translated", "tradotto"), entry("reviewed", "rivisto"), entry("to translate", "da tradurre")}),
          Catalog({entry("Translation", "\u0627\u0644\u062A\u0631\u062C\u0645\u0629"), entry("translated", "\u0645\u062A\u0631\u062C\u0645")})};
}

std::string part_of(const std::string& zip, const std::string& name) {
  DiagnosticSink sink;
  const auto parts = read_zip(zip, {name}, {}, "sample", sink);
  if (!parts.count(name)) throw std::logic_error("no part " + name);
  return parts.at(name);
}

}  // namespace divulga
