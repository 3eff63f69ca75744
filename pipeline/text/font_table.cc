#include "text/font_table.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "locale/locale_tag.h"

namespace divulga {
namespace {

enum class Designs { sans_and_serif, sans_only, serif_only };

struct ScriptFamily {
  std::string_view script;   // ISO 15924
  std::string_view name;     // as in "Noto Sans <name>"
  Designs designs;
};

constexpr std::array script_families = {
    ScriptFamily{"Beng", "Bengali", Designs::sans_and_serif},
    ScriptFamily{"Deva", "Devanagari", Designs::sans_and_serif},
    ScriptFamily{"Guru", "Gurmukhi", Designs::sans_and_serif},
    ScriptFamily{"Taml", "Tamil", Designs::sans_and_serif},
    ScriptFamily{"Sinh", "Sinhala", Designs::sans_and_serif},
    ScriptFamily{"Ethi", "Ethiopic", Designs::sans_and_serif},
    ScriptFamily{"Geor", "Georgian", Designs::sans_and_serif},
    ScriptFamily{"Armn", "Armenian", Designs::sans_and_serif},
    ScriptFamily{"Hebr", "Hebrew", Designs::sans_and_serif},
    ScriptFamily{"Gujr", "Gujarati", Designs::sans_and_serif},
    ScriptFamily{"Telu", "Telugu", Designs::sans_and_serif},
    ScriptFamily{"Knda", "Kannada", Designs::sans_and_serif},
    ScriptFamily{"Mlym", "Malayalam", Designs::sans_and_serif},
    ScriptFamily{"Orya", "Oriya", Designs::sans_only},
    ScriptFamily{"Thai", "Thai", Designs::sans_and_serif},
    ScriptFamily{"Laoo", "Lao", Designs::sans_and_serif},
    ScriptFamily{"Khmr", "Khmer", Designs::sans_and_serif},
    ScriptFamily{"Mymr", "Myanmar", Designs::sans_and_serif},
    ScriptFamily{"Tibt", "Tibetan", Designs::serif_only},
    ScriptFamily{"Thaa", "Thaana", Designs::sans_only},
};

struct CjkRegion {
  std::string_view suffix;   // of the face's name
  std::string_view tags;     // scripts and languages that ask for it
};
constexpr std::array cjk_regions = {CjkRegion{"SC", ""}, CjkRegion{"TC", "zh-Hant"}, CjkRegion{"HK", "zh-HK"},
                                    CjkRegion{"JP", "ja"}, CjkRegion{"KR", "ko"}};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_cjk(std::string_view script) {
  return is_one_of(script, {"Hani", "Hans", "Hant", "Hira", "Kana", "Hrkt", "Jpan", "Hang", "Kore", "Bopo", "Hanb"});
}

bool speaks(std::string_view tag, std::string_view language) {
  return tag.substr(0, language.size()) == language && (tag.size() == language.size() || tag[language.size()] == '-');
}

std::string_view cjk_suffix(std::string_view script, std::string_view language) {
  if (speaks(language, "zh-HK") || speaks(language, "zh-Hant-HK")) return "HK";
  if (speaks(language, "zh-Hant") || speaks(language, "zh-TW") || script == "Hant") return "TC";
  if (speaks(language, "ja") || is_one_of(script, {"Hira", "Kana", "Hrkt", "Jpan"})) return "JP";
  if (speaks(language, "ko") || is_one_of(script, {"Hang", "Kore"})) return "KR";
  return "SC";
}

/// How far a face's weight is from the one asked for; below 500 lighter faces are nearer, above it heavier (CSS Fonts 4).
int weight_distance(int wanted, int weight) {
  int distance = std::abs(wanted - weight);
  bool on_the_right_side = wanted > 500 ? weight >= wanted : weight <= wanted;
  return distance * 2 + (on_the_right_side ? 0 : 1);
}

}  // namespace

FontTable::FontTable(const std::string& asset_directory, const std::string& debian_fonts) {
  add_assets(asset_directory);
  add_debian(debian_fonts);
}

void FontTable::begin_family(std::string name) {
  families_.push_back({std::move(name), static_cast<FontId>(entries_.size()), 0});
}

void FontTable::add(FontTableEntry entry) {
  entry.family = families_.back().name;
  entries_.push_back(std::move(entry));
  families_.back().count++;
}

void FontTable::add_assets(const std::string& directory) {
  begin_family("Titillium Web");
  const std::string stem = directory + "/titillium-web-v10-latin-ext_latin-";
  const std::string npm = "bootstrap-italia (npm)";
  for (int weight : {300, 400, 600, 700}) {
    std::string number = std::to_string(weight);
    add({"", stem + (weight == 400 ? "regular" : number) + ".ttf", npm, "", weight, false});
    add({"", stem + (weight == 400 ? "italic" : number + "italic") + ".ttf", npm, "", weight, true});
  }
  // Ubuntu comes cut by range: each range is a family here, tried in this order.
  for (const char* range : {"latin", "latin-ext", "greek", "cyrillic"}) {
    begin_family(std::string("Ubuntu ") + range);
    for (int weight : {400, 700})
      add({"", directory + "/ubuntu-" + range + "-" + std::to_string(weight) + "-normal.ttf", "@fontsource/ubuntu (npm)", "",
           weight, false});
  }
}

void FontTable::add_noto(const std::string& directory, const std::string& name, const std::string& stem, bool italics,
                         const std::string& package) {
  begin_family(name);
  add({"", directory + stem + "-Regular.ttf", package, "", 400, false});
  add({"", directory + stem + "-Bold.ttf", package, "", 700, false});
  if (!italics) return;
  add({"", directory + stem + "-Italic.ttf", package, "", 400, true});
  add({"", directory + stem + "-BoldItalic.ttf", package, "", 700, true});
}

void FontTable::add_debian(const std::string& fonts) {
  const std::string noto = fonts + "/truetype/noto/";
  const std::string core = "fonts-noto-core";
  add_noto(noto, "Noto Sans", "NotoSans", true, core);
  add_noto(noto, "Noto Serif", "NotoSerif", true, core);
  add_noto(noto, "Noto Sans Mono", "NotoSansMono", false, "fonts-noto-mono");
  add_noto(noto, "Noto Naskh Arabic", "NotoNaskhArabic", false, core);
  add_noto(noto, "Noto Nastaliq Urdu", "NotoNastaliqUrdu", false, core);
  for (const ScriptFamily& family : script_families) {
    std::string name(family.name);
    if (family.designs != Designs::serif_only) add_noto(noto, "Noto Sans " + name, "NotoSans" + name, false, core);
    if (family.designs != Designs::sans_only) add_noto(noto, "Noto Serif " + name, "NotoSerif" + name, false, core);
  }
  for (const CjkRegion& region : cjk_regions) {
    for (const char* design : {"Sans", "Serif"}) {
      std::string name = std::string("Noto ") + design + " CJK " + std::string(region.suffix);
      begin_family(name);
      for (int weight : {400, 700})
        add({"", fonts + "/opentype/noto/Noto" + design + "CJK-" + (weight == 400 ? "Regular" : "Bold") + ".ttc",
             "fonts-noto-cjk", name, weight, false});
    }
  }
  add_noto(noto, "Noto Sans Symbols", "NotoSansSymbols", false, core);
  for (const char* name : {"Symbols2", "Math"}) {
    begin_family(std::string("Noto Sans ") + name);
    add({"", noto + "NotoSans" + name + "-Regular.ttf", core, "", 400, false});
  }
}

void FontTable::choose(std::string_view family, const FontRequest& request, std::vector<FontId>& out) const {
  auto found = std::find_if(families_.begin(), families_.end(), [&](const Family& f) { return f.name == family; });
  if (found == families_.end()) return;
  FontId best = found->first;
  auto rank = [&](FontId id) {
    const FontTableEntry& entry = entries_[id];
    return weight_distance(request.weight, entry.weight) + (entry.italic == request.italic ? 0 : 10000);
  };
  for (FontId id = found->first; id < found->first + found->count; ++id)
    if (rank(id) < rank(best)) best = id;
  out.push_back(best);
}

void FontTable::choose_script(const FontRequest& request, std::string_view script, std::string_view language, std::vector<FontId>& out) const {
  const bool serif = request.role == FontRole::serif;
  if (script == "Arab") {
    choose(speaks(language, "ur") ? "Noto Nastaliq Urdu" : "Noto Naskh Arabic", request, out);
  } else if (is_cjk(script)) {
    choose((serif ? "Noto Serif CJK " : "Noto Sans CJK ") + std::string(cjk_suffix(script, language)), request, out);
  } else {
    for (const ScriptFamily& family : script_families) {
      if (family.script != script) continue;
      bool as_serif = family.designs == Designs::serif_only || (serif && family.designs != Designs::sans_only);
      choose((as_serif ? "Noto Serif " : "Noto Sans ") + std::string(family.name), request, out);
    }
  }
}

std::vector<FontId> FontTable::faces(const FontRequest& request, std::string_view script, std::string_view language) const {
  std::vector<FontId> out;
  const bool serif = request.role == FontRole::serif;
  const bool european = is_one_of(script, {"Latn", "Cyrl", "Grek", "Zyyy", "Zinh", ""});

  if (request.role == FontRole::statement && european)
    for (const char* range : {"latin", "latin-ext", "greek", "cyrillic"}) choose(std::string("Ubuntu ") + range, request, out);
  if (request.role == FontRole::heading && european && script != "Cyrl" && script != "Grek")
    choose("Titillium Web", request, out);
  if (request.role == FontRole::mono) choose("Noto Sans Mono", request, out);

  choose_script(request, script, language, out);
  choose(serif ? "Noto Serif" : "Noto Sans", request, out);
  // Punctuation of the language itself behind a Latin word: a full-width comma, an Arabic question mark.
  if (european) choose_script(request, LocaleTag(language).script(), language, out);
  // What the Latin face lacks: arrows and ballot boxes, check marks, operators.
  for (const char* family : {"Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math"}) choose(family, request, out);
  return out;
}

}  // namespace divulga
