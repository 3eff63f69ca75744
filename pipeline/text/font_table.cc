#include "text/font_table.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <span>

#include "locale/locale_tag.h"
#include "text/font_book.h"

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

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}
bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return is_one_of(word, std::span(words.begin(), words.size()));
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

FontTable::FontTable(const std::string& asset_directory, const std::string& debian_fonts, const std::vector<FontFamilyChoice>& choices) {
  add_assets(asset_directory);
  add_debian(debian_fonts);
  for (const FontFamilyChoice& choice : choices) add_choice(choice);
}

void FontTable::add_choice(const FontFamilyChoice& choice) {
  std::vector<Family>& chosen = chosen_[static_cast<std::size_t>(choice.role)];
  if (!choice.files.empty()) {
    begin_family(choice.family);
    for (const FontFile& file : choice.files) add({"", file.path, "", "", file.weight, file.italic, file.bytes});
    chosen.push_back(families_.back());
    return;
  }
  for (const Family& family : families_)
    if (family.name == choice.family || (choice.family == "Ubuntu" && is_one_of(family.name, ubuntu_ranges)))
      chosen.push_back(family);
  if (chosen.empty())
    throw Error({Severity::error, "unknown-font-family", choice.span, message("unknown font family '{0}'", choice.family),
                 did_you_mean(choice.family, known_font_families())});
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
  const auto add_design_system = [&](const char* name, const char* stem, std::initializer_list<int> weights) {
    begin_family(name);
    const std::string path = directory + "/" + stem + "-latin-ext_latin-", npm = "bootstrap-italia (npm)";
    for (int weight : weights) {
      std::string number = std::to_string(weight);
      add({"", path + (weight == 400 ? "regular" : number) + ".ttf", npm, "", weight, false});
      add({"", path + (weight == 400 ? "italic" : number + "italic") + ".ttf", npm, "", weight, true});
    }
  };
  add_design_system("Titillium Web", "titillium-web-v10", {300, 400, 600, 700});
  add_design_system("Lora", "lora-v20", {400, 700});
  add_design_system("Roboto Mono", "roboto-mono-v13", {400, 700});
  for (const std::string_view range : ubuntu_ranges) {
    begin_family(std::string(range));
    const std::string stem = directory + "/ubuntu-" + std::string(range.substr(range.find(' ') + 1)) + "-";
    for (int weight : {400, 700}) add({"", stem + std::to_string(weight) + "-normal.ttf", "@fontsource/ubuntu (npm)", "", weight, false});
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
  add_noto(noto, "Noto Sans Display", "NotoSansDisplay", true, core);
  add_noto(noto, "Noto Serif Display", "NotoSerifDisplay", true, core);
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
  if (found != families_.end()) choose(*found, request, out);
}

void FontTable::choose(const Family& family, const FontRequest& request, std::vector<FontId>& out) const {
  FontId best = family.first;
  auto rank = [&](FontId id) {
    const FontTableEntry& entry = entries_[id];
    return weight_distance(request.weight, entry.weight) + (entry.italic == request.italic ? 0 : 10000);
  };
  for (FontId id = family.first; id < family.first + family.count; ++id)
    if (rank(id) < rank(best)) best = id;
  if (std::find(out.begin(), out.end(), best) == out.end()) out.push_back(best);
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
  const std::vector<Family>& chosen = chosen_[static_cast<std::size_t>(request.role)];
  const auto choose_brand = [&] {
    for (const Family& family : chosen) choose(family, request, out);
  };

  if (request.role == FontRole::statement && european)
    for (const std::string_view range : ubuntu_ranges) choose(range, request, out);
  if (european) choose_brand();
  if (request.role == FontRole::heading && chosen.empty() && european && script != "Cyrl" && script != "Grek")
    choose("Titillium Web", request, out);
  if (request.role == FontRole::mono) choose("Noto Sans Mono", request, out);

  choose_script(request, script, language, out);
  if (!european) choose_brand();
  choose(serif ? "Noto Serif" : "Noto Sans", request, out);
  // Punctuation of the language itself behind a Latin word: a full-width comma, an Arabic question mark.
  if (european) choose_script(request, LocaleTag(language).script(), language, out);
  // What the Latin face lacks: arrows and ballot boxes, check marks, operators.
  for (const char* family : {"Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math"}) choose(family, request, out);
  return out;
}

const std::vector<std::string>& known_font_families() {
  static const std::vector<std::string> known = {"Lora", "Noto Sans", "Noto Sans Display", "Noto Sans Mono", "Noto Serif",
                                                 "Noto Serif Display", "Roboto Mono", "Titillium Web", "Ubuntu"};
  return known;
}

}  // namespace divulga
