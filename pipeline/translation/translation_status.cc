#include "translation/translation_status.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace divulga {
namespace {

void count(const TranslationUnit& unit, int words, TranslationCount& into) {
  ++into.texts[static_cast<size_t>(unit.state)];
  if (unit.state != TranslationState::translated && unit.state != TranslationState::reviewed) into.words_left += words;
}

/// What stands in no material: "partials", "project", "facts", "services", "results".
std::string group_of(const std::string& place) {
  const std::string group = place.substr(0, place.find('/'));
  return group == "partials" || group == "results" || group == place ? group : std::string();
}

}  // namespace

int TranslationCount::total() const { return std::accumulate(texts.begin(), texts.end(), 0); }

int TranslationCount::percent() const { return total() == 0 ? 100 : static_cast<int>(100LL * done() / total()); }

TranslationStatus translation_status(const ProjectContent& content, const std::vector<SourceText>& texts, const std::vector<int>& words,
                                     const std::vector<LocaleTag>& languages, const std::vector<std::vector<TranslationUnit>>& units) {
  TranslationStatus status{content.project.id, content.project.title.text, content.project.source_language, static_cast<int>(texts.size()),
                           std::accumulate(words.begin(), words.end(), 0), {}, {}};
  const auto editions = edition_texts(content, texts);
  for (const Material& material : content.materials) {
    MaterialStatus row{std::string(to_string(material.folder)) + "/" + material.name, material.title.text, material.risk, {}};
    row.cells.resize(languages.size());
    status.materials.push_back(std::move(row));
  }
  std::map<std::string, std::set<size_t>> groups;
  for (size_t i = 0; i < texts.size(); ++i)
    for (const Occurrence& one : texts[i].occurrences)
      if (const std::string group = group_of(one.material); !group.empty()) groups[group].insert(i);
  for (size_t l = 0; l < languages.size(); ++l) {
    std::vector<bool> wanted(texts.size(), false);
    size_t made = 0;
    for (size_t m = 0; m < content.materials.size(); ++m) {
      const auto& asked = content.materials[m].languages;
      MaterialStatus::Cell& cell = status.materials[m].cells[l];
      cell.made = std::find(asked.begin(), asked.end(), languages[l]) != asked.end();
      made += cell.made ? 1 : 0;
      for (const EditionText& text : editions[m]) {
        count(units[l][text.text], words[text.text], cell.count);
        if (cell.made) wanted[text.text] = true;
      }
    }
    // A language that only a leaflet or two are made in does not want the whole project's texts.
    const bool whole = 2 * made >= content.materials.size();
    LanguageStatus language{languages[l], whole, {}, {}};
    for (size_t i = 0; i < texts.size(); ++i) {
      if (!whole && !wanted[i]) continue;
      const TranslationUnit& unit = units[l][i];
      count(unit, words[i], language.count);
      if (unit.state == TranslationState::stale)
        language.stale.push_back({texts[i].occurrences[0].span, unit.made_from, texts[i].text, unit.translation, texts[i].risk, unit.stale_since});
    }
    status.languages.push_back(std::move(language));
    for (const HeldEdition& held : held_editions(content, editions, languages[l], units[l]))
      status.materials[held.material].cells[l].held = told(content, held).message;
  }
  for (const auto& [name, members] : groups) {
    MaterialStatus row{name, {}, Risk::normal, {}};
    row.cells.resize(languages.size());
    for (size_t l = 0; l < languages.size(); ++l) {
      row.cells[l].made = status.languages[l].whole;
      for (const size_t i : members) count(units[l][i], words[i], row.cells[l].count);
    }
    status.materials.push_back(std::move(row));
  }
  return status;
}

}  // namespace divulga
